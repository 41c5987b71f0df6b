"""The nouns of a page: what a file of `pages` declares, and what a template is handed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Table
from mltrends.charts.house.facts import Facts, facts
from mltrends.report.behind import Ads
from mltrends.report.cookbook import Answered
from mltrends.report.figures import Figure
from mltrends.report.finding import Finding
from mltrends.report.read import ClaimQuery, Query

LONGEST_SLUG = 60


@dataclass(frozen=True, slots=True)
class Made:
    """One HTML file: its template, and what that is handed as `page`."""

    file: str
    template: str
    content: Any
    picture: str = ""  # that stands for the page where it is linked to


@dataclass(frozen=True, slots=True)
class Page:
    """A page in the navigation; its maker may make further files that are reached from it."""

    name: str  # of its file, and the `page` that charts name
    words: str  # in the navigation
    group: str  # of the navigation
    order: int
    make: Callable[[Ground], Iterator[Made]]

    @property
    def file(self) -> str:
        """The HTML file."""
        return f"{self.name}.html"


@dataclass(frozen=True, slots=True)
class Thing:
    """A skill or a role that has a page of its own."""

    kind: str  # skill or role
    key: str  # concept of a skill, name of a role
    label: str
    file: str
    words: str  # what it is, in the search and in lists
    n: int  # ads that mention it, or are for it


@dataclass(frozen=True)
class Ground:
    """All that pages are made from."""

    answers: Answers
    queries: tuple[Query, ...]
    findings: tuple[Finding, ...]
    figures: Mapping[str, Figure]  # by the names of the charts, in the order of pages
    things: tuple[Thing, ...]
    figures_of: Mapping[str, tuple[Figure, ...]]  # of a thing, by its file
    ads_of: Mapping[str, Ads]  # of a thing, by its file
    behind: Mapping[str, tuple[Ads, ...]]  # of a chart, by its name
    claim_queries: tuple[ClaimQuery, ...]
    title: str
    recipes: tuple[Answered, ...] = ()  # of the cookbook, where its page is made
    since: tuple[str, ...] = ()  # what changed since the run before
    before: str = ""  # that run

    @cached_property
    def facts(self) -> Facts:
        """What every page says of the run."""
        return facts(self.answers)

    @cached_property
    def links(self) -> Mapping[str, str]:
        """The page of each skill and role, by its label."""
        return {thing.label: thing.file for thing in self.things}

    def on(self, page: str) -> tuple[Figure, ...]:
        """The figures of a page."""
        return tuple(figure for figure in self.figures.values() if figure.page == page)

    def picture(self, page: str) -> str:
        """The first picture of a page; none when it has none."""
        return next((path for figure in self.on(page) for path in figure.files if path.endswith(".png")), "")

    def things_of(self, kind: str) -> tuple[Thing, ...]:
        """The skills, or the roles, that have pages."""
        return tuple(thing for thing in self.things if thing.kind == kind)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a topic page shows: findings first, then charts, then what they cannot say."""

    eyebrow: str
    title: str
    lede: str
    figures: tuple[Figure, ...]
    tables: tuple[Table, ...] = ()
    limits: tuple[str, ...] = ()


def slug(text: str) -> str:
    """A name for a file made of any words: small letters, digits and single dashes."""
    plain = unicodedata.normalize("NFKD", text.replace("#", " sharp").replace("+", " plus")).encode(
        "ascii", "ignore"
    )
    return re.sub(r"[^a-z0-9]+", "-", plain.decode().lower()).strip("-")[:LONGEST_SLUG].strip("-") or "x"
