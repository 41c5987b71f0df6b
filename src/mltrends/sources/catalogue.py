"""The known datasets, one .toml file each, read strictly."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any, get_args

from mltrends.model import PayKind, SideTable, Source, SourceKind

ROLES = (
    "id", "title", "text", "company", "place", "country", "pay", "pay_low", "pay_high", "pay_currency", "pay_period",
    "pay_scale", "pay_usd", "date", "expires", "seen", "remote", "employment", "industry", "level", "url",
)  # fmt: skip
PROVIDES = ("text", "pay", "place", "date", "remote", "employment")
REQUIRED = ("title", "kind", "flow", "pay_kind", "licence", "citation", "marks", "roles")
OPTIONAL = (
    "ignores", "missing", "provides", "joins", "fixed", "says", "headline", "snapshots", "stable_id", "snippets",
    "tables",
)  # fmt: skip


class SourceError(ValueError):
    """A source's .toml file is not as it must be."""


@cache
def known_sources() -> tuple[Source, ...]:
    """All sources, by name."""
    folder = resources.files("mltrends.sources")
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name
    )
    return tuple(
        source_of(file.name.removesuffix(".toml"), tomllib.loads(file.read_text("utf-8"))) for file in files
    )


def source_named(name: str) -> Source:
    """The source of that name."""
    found = {source.name: source for source in known_sources()}
    if name not in found:
        raise SourceError(f"there is no source {name!r}; known are: {', '.join(found)}")
    return found[name]


def source_of(name: str, table: dict[str, Any]) -> Source:
    """A source from its table; a key that is missing, unknown or out of its words is refused by name."""
    missing = [key for key in REQUIRED if key not in table]
    unknown = [key for key in table if key not in REQUIRED + OPTIONAL]
    if missing or unknown:
        raise SourceError(
            f"source {name}: missing {missing}, unknown {unknown}; keys are: {', '.join(REQUIRED + OPTIONAL)}"
        )
    _only(name, "kind", [table["kind"]], get_args(SourceKind))
    _only(name, "pay_kind", [table["pay_kind"]], get_args(PayKind))
    _only(name, "provides", table.get("provides", []), PROVIDES)
    for key in ("roles", "joins", "fixed", "says"):
        _only(name, key, table.get(key, {}), ROLES)
    if "title" not in table["roles"] and not table.get("headline"):
        raise SourceError(f"source {name}: no column plays the role of title")
    return Source(
        name=name,
        title=table["title"],
        kind=table["kind"],
        flow=table["flow"],
        pay_kind=table["pay_kind"],
        licence=table["licence"],
        citation=table["citation"],
        marks=tuple(tuple(words) for words in table["marks"]),
        roles={role: tuple(columns) for role, columns in table["roles"].items()},
        ignores=tuple(table.get("ignores", ())),
        missing=tuple(table.get("missing", ())),
        provides=frozenset(table.get("provides", ())),
        joins=dict(table.get("joins", {})),
        fixed=dict(table.get("fixed", {})),
        says={role: dict(words) for role, words in table.get("says", {}).items()},
        headline=table.get("headline", False),
        snapshots=table.get("snapshots", False),
        stable_id=table.get("stable_id", False),
        snippets=table.get("snippets", True),
        tables=tuple(
            SideTable(side, tuple(entry["marks"]), entry["key"])
            for side, entry in table.get("tables", {}).items()
        ),
    )


def _only(name: str, key: str, given: Iterable[str], allowed: tuple[str, ...]) -> None:
    for word in given:
        if word not in allowed:
            raise SourceError(f"source {name}: {key} has {word!r}; allowed are: {', '.join(allowed)}")
