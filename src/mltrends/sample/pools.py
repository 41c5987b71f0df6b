"""Sentences by language, in the shape in which ads are put together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from mltrends.sample.data import table
from mltrends.sample.skills import PLACES

Lines = tuple[str, ...]
FILES = {"de": "sentences/german", "fr": "sentences/french"}


@dataclass(frozen=True, slots=True)
class Pools:
    """All pools of one language. `asks` are by place (required, preferred, duty) and group of concepts."""

    intro: Lines
    intro_more: Lines
    team: Lines
    process: Lines
    duties: dict[str, Lines]
    duties_general: Lines
    duties_trap: Lines
    asks: tuple[dict[str, Lines], ...]
    general: Lines
    general_trap: Lines
    nice: Lines
    degree: dict[str, Lines]
    fields: Lines
    fields_statistics: Lines
    years: Lines
    one_year: Lines
    remote: dict[str, Lines]
    contact: Lines
    about: Lines
    benefits: Lines
    legal: Lines
    headings: dict[str, Lines]
    joints: Lines

    def line(self, place: int, group: str) -> Lines:
        """The sentences that name concepts of a group at a place."""
        return self.asks[place].get(group) or self.asks[place][""]


@cache
def pools(language: str) -> Pools:
    """The pools of a language: en, de or fr."""
    headings = _all(table("sentences/headings")[language])
    return _english(headings) if language == "en" else _foreign(language, headings)


def _english(headings: dict[str, Lines]) -> Pools:
    duties, asks, offers = (table(f"sentences/{name}") for name in ("duties", "asks", "offers"))
    return Pools(
        intro=tuple(duties["intro"]),
        intro_more=tuple(duties["intro_more"]),
        team=tuple(duties["team"]),
        process=tuple(offers["process"]),
        duties=_all(duties["role"]),
        duties_general=tuple(duties["general"]),
        duties_trap=tuple(duties["trap"]),
        asks=(_all(asks["required"]), _all(asks["preferred"]), _all(duties["skills"])),
        general=tuple(asks["general"]),
        general_trap=tuple(asks["trap"]),
        nice=tuple(asks["nice"]),
        degree=_all(asks["degree"]),
        fields=tuple(asks["fields"]),
        fields_statistics=tuple(asks["fields_statistics"]),
        years=tuple(asks["years"]["plain"]),
        one_year=tuple(asks["years"]["one"]),
        remote=_all(offers["remote"]),
        contact=tuple(offers["contact"]["lines"]),
        about=(),
        benefits=(),
        legal=(),
        headings=headings,
        joints=(" and ", " and ", ", and ", " or ", " / "),
    )


def _foreign(language: str, headings: dict[str, Lines]) -> Pools:
    given = table(FILES[language])
    by_place = dict(zip(PLACES, ("required", "preferred", "skill_duty"), strict=True))
    return Pools(
        intro=tuple(given["intro"]),
        intro_more=(),
        team=(),
        process=(),
        duties={"": tuple(given["duties"])},
        duties_general=(),
        duties_trap=(),
        asks=tuple({"": tuple(given[by_place[place]])} for place in PLACES),
        general=tuple(given["general"]),
        general_trap=(),
        nice=(),
        degree=_all(given["degree"]),
        fields=tuple(given["fields"]),
        fields_statistics=tuple(given["fields"]),
        years=tuple(given["years"]),
        one_year=tuple(given["one"]),
        remote=_all(given["remote"]),
        contact=tuple(given["contact"]),
        about=tuple(given["about"]),
        benefits=tuple(given["benefits"]),
        legal=tuple(given["legal"]),
        headings=headings,
        joints=(" und ",) if language == "de" else (" et ",),
    )


def _all(given: dict[str, Any]) -> dict[str, Lines]:
    return {key: tuple(lines) for key, lines in given.items()}
