"""The roles: how often they are, at which levels, under which titles."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from mltrends.sample.data import table
from mltrends.sample.draw import Cumulative, cumulative
from mltrends.sample.skills import skills

OUT_OF_SCOPE = ("Software Engineer", "Other")
SEPARATORS = re.compile(r"[,(]| - | in ")


@dataclass(frozen=True, slots=True)
class Title:
    """One wording of a title, the plain title inside it, and the concepts that it names."""

    text: str
    plain: str
    marks: frozenset[int]
    duties: str


@dataclass(frozen=True, slots=True)
class Role:
    """One role. `titles` are by level, in the order of `levels`."""

    name: str
    code: str
    family: str
    weight: tuple[float, float]
    base: float
    campus: bool
    levels: tuple[str, ...]
    level_weights: tuple[float, ...]
    level_sums: Cumulative
    level_pay: tuple[float, ...]
    titles: tuple[tuple[Title, ...], ...]

    @property
    def in_scope(self) -> bool:
        """Whether the role is one of the field."""
        return self.name not in OUT_OF_SCOPE

    def named(self, skill: int) -> float:
        """The share of this role's titles that name a concept themselves."""
        if not any(skill in title.marks for titles in self.titles for title in titles):
            return 0.0
        total = math.fsum(self.level_weights)
        return math.fsum(
            weight / total * sum(skill in title.marks for title in titles) / len(titles)
            for weight, titles in zip(self.level_weights, self.titles, strict=True)
        )


@cache
def roles() -> tuple[Role, ...]:
    """All roles, in the order of roles.toml."""
    return tuple(_role(entry) for entry in table("roles")["role"])


def _role(entry: dict[str, Any]) -> Role:
    known = table("roles")["levels"]
    levels = tuple(entry["levels"])
    heads = entry.get("heads", {})
    return Role(
        name=entry["name"],
        code=entry["code"],
        family=entry["family"],
        weight=(entry["weight"][0], entry["weight"][1]),
        base=float(entry["base"]),
        campus=entry.get("campus", False),
        levels=levels,
        level_weights=tuple(float(entry["levels"][level]) for level in levels),
        level_sums=cumulative([entry["levels"][level] for level in levels]),
        level_pay=tuple(known[level]["pay"] for level in levels),
        titles=tuple(
            tuple(_heads(heads[level], entry))
            if level in heads
            else tuple(_around(known[level]["titles"], entry))
            for level in levels
        ),
    )


def _heads(texts: list[str], entry: dict[str, Any]) -> list[Title]:
    return [_title(text, text, entry["code"]) for text in texts]


def _around(patterns: list[str], entry: dict[str, Any]) -> list[Title]:
    """Every pattern of the level around every plain title.

    A title that already has a tail ("Data Scientist - Pricing") takes only what stands in front, and
    then so often that no plain title is rarer than another.
    """
    made: list[Title] = []
    before = [pattern for pattern in patterns if pattern.endswith("{t}")]
    for kind in entry["kinds"]:
        for plain in kind["titles"]:
            ways = before if SEPARATORS.search(plain) else patterns
            fitting = [ways[number % len(ways)] for number in range(len(patterns))]
            made += [
                _title(way.replace("{t}", plain), plain, kind.get("duties", entry["code"])) for way in fitting
            ]
    return made


def _title(text: str, plain: str, duties: str) -> Title:
    return Title(text, plain, _marks(plain), duties)


@cache
def _marks(plain: str) -> frozenset[int]:
    """The concepts that a title names; the word for a level never names one."""
    return frozenset(number for number, skill in enumerate(skills()) if skill.marks.search(plain))
