"""Settings of a home: `mltrends.toml`, read strictly.

An unknown key is refused with the known ones beside it, because a misspelt threshold that is
silently ignored changes numbers without a word.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args

from mltrends.model import Role, WrongUse

OF_OPERATION = ("checks", "notify", "store")  # sections that say how a home is run, and change no number
NOT_THE_FIELD = ("Software Engineer", "Other")
ROLES: tuple[str, ...] = get_args(Role)


class SettingsError(WrongUse):
    """`mltrends.toml` says something that cannot be meant; the message says where and what is allowed."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which ads count as machine-learning careers."""

    roles: tuple[str, ...] = tuple(role for role in ROLES if role not in NOT_THE_FIELD)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Below these a number is shown as too thin, or not ranked."""

    share_min_ads: int = 50  # a share is shown from this many ads on
    rank_min_ads: int = 100  # and ranked from this many ads
    rank_min_hits: int = 10  # with this many hits among them
    pay_min_ads: int = 30  # a pay quantile is shown from this many ads with stated pay
    pay_min_employers: int = 5  # by at least this many employers
    text_min_chars: int = 200  # an ad has text, for skills, from this length on


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Layers of concepts beside the built-in taxonomy."""

    layers: tuple[str, ...] = ()  # paths of TOML files, relative to the home


@dataclass(frozen=True, slots=True)
class Models:
    """Which models are made; the answers of one that is left out are there, without rows."""

    skill_pay: bool = True  # what ads that ask for a skill pay more or less (answer_skill_pay)
    remote_pay: bool = True  # what ads for remote and hybrid work pay more or less (answer_remote_pay)
    families: bool = True  # skills that go together (answer_skill_families)
    pay: bool = True  # pay from what an ad says (answer_pay_model, answer_pay_terms, `mltrends pay`)
    titles: bool = (
        True  # a role for titles that name no known job (answer_ad_roles and two answers beside it)
    )


@dataclass(frozen=True, slots=True)
class Report:
    """What pages may show."""

    snippets: bool = True  # words of ads around a match, at most 200 characters, masked
    topics: tuple[str, ...] = ()  # pages that a run draws, as ("pay", "remote"); none means all


@dataclass(frozen=True, slots=True)
class Retention:
    """How much of the past is kept."""

    warehouses: int = 3
    reports: int = 10  # and what as many runs answered
    logs: int = 30


class Rule(StrEnum):
    """What becomes of a run in which a check between runs notices something."""

    OFF = "off"
    WARN = "warn"
    FAIL = "fail"  # nothing is published


@dataclass(frozen=True, slots=True)
class Checks:
    """What is held against the run before, ahead of publishing (docs/operate.md has the rules)."""

    source_gone: Rule = Rule.WARN
    source_stopped: Rule = Rule.WARN
    field_emptied: Rule = Rule.WARN
    share_jumped: Rule = Rule.WARN
    fewer_ads: Rule = Rule.WARN


@dataclass(frozen=True, slots=True)
class Notify:
    """Who is told of runs; nobody, unless it is asked for. No part of the warehouse, since addresses may be secret."""

    webhook: str = ""  # address that is sent JSON; MLTRENDS_WEBHOOK in the environment wins
    on: tuple[str, ...] = ("failed", "held back", "warned")  # or published, nothing new


@dataclass(frozen=True, slots=True)
class Store:
    """Where partitions are kept beside the home; nowhere, unless it is asked for. Who may, the environment says."""

    partitions: str = ""  # an address, as s3://bucket/name; --store wins


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of a home; the defaults are what a home without `mltrends.toml` has."""

    scope: Scope = field(default_factory=Scope)
    thresholds: Thresholds = field(default_factory=Thresholds)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    models: Models = field(default_factory=Models)
    report: Report = field(default_factory=Report)
    retention: Retention = field(default_factory=Retention)
    checks: Checks = field(default_factory=Checks)
    notify: Notify = field(default_factory=Notify)
    store: Store = field(default_factory=Store)

    def lines(self) -> list[str]:
        """What numbers and pages come from, one `section.key = value` a line; also what keys are made of."""
        return [
            f"{section.name}.{key.name} = {_shown(getattr(getattr(self, section.name), key.name))}"
            for section in fields(self)
            if section.name not in OF_OPERATION
            for key in fields(getattr(self, section.name))
        ]

    def shown(self) -> list[str]:
        """What is in force, short enough to print with each run: the long list of roles only where it was changed."""
        roles = f"scope: {len(self.scope.roles)} roles" if self.scope == Scope() else self.lines()[0]
        layers = (
            [line for line in self.lines() if line.startswith("vocabulary.")]
            if self.vocabulary.layers
            else []
        )
        quiet = ("vocabulary.", *(() if self.report.topics else ("report.topics",)))
        rest = [line for line in self.lines()[1:] if not line.startswith(quiet)]
        return [roles, *layers, *(line.partition(".")[2] for line in rest)]


def load_settings(path: Path) -> Settings:
    """Read `mltrends.toml`; a file that is not there means the defaults."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path.name} is not valid TOML: {error}") from error
    return _settings(path.name, table)


def settings_told(lines: Iterable[str]) -> Settings:
    """The settings that `Settings.lines` told; without layers of the vocabulary, whose paths may hold any sign."""
    told = "\n".join(line for line in lines if not line.startswith("vocabulary."))
    return _settings("the settings of the warehouse", tomllib.loads(told))


def _settings(file: str, table: dict[str, Any]) -> Settings:
    sections = {section.name: type(getattr(Settings(), section.name)) for section in fields(Settings)}
    _refuse_unknown(file, "section", table, sections)
    made = {name: _section(file, name, sections[name], content) for name, content in table.items()}
    settings = Settings(**made)
    unknown_roles = [role for role in settings.scope.roles if role not in ROLES]
    if unknown_roles:
        raise SettingsError(
            f"{file}: scope.roles has no role {unknown_roles[0]!r}; the roles are: {', '.join(ROLES)}"
        )
    return settings


def _section(file: str, name: str, kind: type[Any], content: object) -> Any:
    if not isinstance(content, dict):
        raise SettingsError(f"{file}: {name} must be a section, written [{name}]")
    default = kind()
    known = {key.name: type(getattr(default, key.name)) for key in fields(kind)}
    _refuse_unknown(file, f"key in [{name}]", content, known)
    return kind(**{key: _value(file, f"{name}.{key}", known[key], value) for key, value in content.items()})


def _value(file: str, key: str, kind: type, value: object) -> object:
    if kind is tuple:
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        raise SettingsError(f"{file}: {key} must be a list of texts, not {value!r}")
    if kind is str and isinstance(value, str):
        return value
    if issubclass(kind, StrEnum):
        if value in list(kind):
            return kind(str(value))
        raise SettingsError(f"{file}: {key} must be one of {', '.join(kind)}, not {value!r}")
    if kind is int:
        if isinstance(value, int) and not isinstance(value, bool) and value >= 1:
            return value
        raise SettingsError(f"{file}: {key} must be a whole number from 1 on, not {value!r}")
    if kind is bool and isinstance(value, bool):
        return value
    what = "a text" if kind is str else "true or false"
    raise SettingsError(f"{file}: {key} must be {what}, not {value!r}")


def _refuse_unknown(file: str, what: str, table: dict[str, Any], known: dict[str, type]) -> None:
    for name in table:
        if name not in known:
            raise SettingsError(f"{file}: unknown {what}: {name!r}; known are: {', '.join(known)}")


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(f'"{item}"' for item in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)
