"""What the page of one skill or role shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mltrends.charts.house.chart import Table
from mltrends.report.behind import Ads
from mltrends.report.figures import Figure
from mltrends.report.page import Thing


@dataclass(frozen=True, slots=True)
class Tile:
    """A number, and what it counts."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Profile:
    """All of one skill or role."""

    thing: Thing
    eyebrow: str
    sentence: str
    tiles: tuple[Tile, ...]
    figures: tuple[Figure, ...]
    ads: Ads | None  # up to ten of those behind it
    around: tuple[Thing, ...]  # before and after it by number of ads
    back: str  # the page that compares all of its kind
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """The list of all skills, or of all roles, with pages."""

    eyebrow: str
    title: str
    lede: str
    table: Table


def neighbours_of(things: Sequence[Thing], at: int) -> tuple[Thing, ...]:
    """The one before and the one after."""
    return (*things[max(0, at - 1) : at], *things[at + 1 : at + 2])
