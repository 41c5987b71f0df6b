"""Two roles side by side: a page for each pair of the roles with most ads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from mltrends.charts.house.answers import RolePay, RoleShare
from mltrends.charts.house.words import clean, count, interval, money, percent, points
from mltrends.report.page import Ground, Made, Page, Thing
from mltrends.report.role_skills import RoleSkill, role_skills

MOST = 10  # roles, so that there are at most 45 pairs
MOST_SKILLS = 30


@dataclass(frozen=True, slots=True)
class Line:
    """One measure of both."""

    words: str
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Both:
    """A skill in the ads of both roles; widths are percent of the longest bar."""

    label: str
    one: str
    other: str
    one_width: str
    other_width: str
    apart: str  # words for the difference


@dataclass(frozen=True, slots=True)
class Pair:
    """Two roles."""

    one: Thing
    other: Thing
    file: str
    lines: tuple[Line, ...]
    skills: tuple[Both, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """The list of pairs."""

    roles: tuple[Thing, ...]
    files: dict[tuple[str, str], str]


def _make(ground: Ground) -> Iterator[Made]:
    roles = ground.things_of("role")[:MOST]
    skills = role_skills(ground.answers)
    files = {}
    for one, other in combinations(roles, 2):
        file = f"compare-{one.file.removeprefix('role-').removesuffix('.html')}-and-{other.file.removeprefix('role-')}"
        files[one.key, other.key] = files[other.key, one.key] = file
        both = tuple(_skills(skills.get(one.key, []), skills.get(other.key, [])))
        yield Made(file, "pair.html", Pair(one, other, file, tuple(_lines(ground, one, other)), both))
    yield Made("compare.html", "compare.html", Compare(roles, files))


def _lines(ground: Ground, one: Thing, other: Thing) -> Iterator[Line]:
    shares = {row.role: row for row in ground.answers.rows(RoleShare)}
    first, second = shares[one.key], shares[other.key]
    yield Line("Ads", count(first.k), count(second.k))
    yield Line("Share of the ads in scope", _share(first), _share(second))
    pays = {(row.role, row.currency): row for row in ground.answers.rows(RolePay)}
    for currency in sorted({currency for role, currency in pays if role in (one.key, other.key)}):
        medians = [_median(pays.get((thing.key, currency))) for thing in (one, other)]
        if all(medians):
            yield Line(f"Median of posted pay, {clean(currency, 8)} a year", *medians)


def _share(row: RoleShare) -> str:
    between = (
        "" if row.ci_low is None or row.ci_high is None else f" ({interval(row.ci_low, row.ci_high, row.n)})"
    )
    return f"{percent(row.share or 0.0, row.n)}{between}"


def _median(row: RolePay | None) -> str:
    if row is None or row.p50 is None or row.suppressed:
        return ""
    return f"{money(row.p50, clean(row.currency, 8))} (n\u00a0=\u00a0{count(row.k)})"


def _skills(one: list[RoleSkill], other: list[RoleSkill]) -> Iterator[Both]:
    """Skills of both, those that differ most first; only those of which both have ads enough."""
    second = {row.concept: row for row in other}
    both = [(row, second[row.concept]) for row in one if row.concept in second]
    both.sort(key=lambda rows: (-abs((rows[0].share or 0) - (rows[1].share or 0)), rows[0].label))
    longest = max((row.share or 0.0 for rows in both[:MOST_SKILLS] for row in rows), default=1.0)
    for a, b in both[:MOST_SKILLS]:
        yield Both(
            clean(a.label, 80),
            percent(a.share or 0.0, a.n),
            percent(b.share or 0.0, b.n),
            f"{100 * (a.share or 0.0) / longest:.1f}",
            f"{100 * (b.share or 0.0) / longest:.1f}",
            _apart(a, b),
        )


def _apart(a: RoleSkill, b: RoleSkill) -> str:
    if None in (a.ci_low, a.ci_high, b.ci_low, b.ci_high):
        return ""
    lie_apart = (a.ci_low or 0) > (b.ci_high or 0) or (b.ci_low or 0) > (a.ci_high or 0)
    return points((a.share or 0.0) - (b.share or 0.0)) if lie_apart else "no clear difference"


PAGES = (Page("compare", "Compare two roles", "Look up", 30, _make),)
