"""A page for each role that enough ads are for."""

from __future__ import annotations

from collections.abc import Iterator

from mltrends.charts.house.answers import RolePay, RoleShare
from mltrends.charts.house.chart import Table
from mltrends.charts.house.facts import CONFIDENCE
from mltrends.charts.house.words import clean, count, interval, money, percent
from mltrends.report.page import Ground, Made, Page
from mltrends.report.role_skills import role_skills
from mltrends.report.thing import Listed, Profile, Tile, neighbours_of

MOST_SKILLS = 20
TITLE = "Roles that enough ads are for"
LEDE = "Each has a page with what sets it apart, the skills that its ads mention, the pay they post, and some of the ads."
HEAD = ("Role", "Share of ads", CONFIDENCE, "Ads")


def _make(ground: Ground) -> Iterator[Made]:
    rows = {row.role: row for row in ground.answers.rows(RoleShare)}
    things = ground.things_of("role")
    for at, thing in enumerate(things):
        row = rows[thing.key]
        profile = Profile(
            thing=thing,
            eyebrow="Role",
            sentence=_sentence(row),
            tiles=tuple(_tiles(ground, row)),
            figures=ground.figures_of.get(thing.file, ()),
            tables=tuple(_tables(ground, thing.key)),
            ads=ground.ads_of.get(thing.file),
            around=neighbours_of(things, at),
            back="demand.html",
        )
        yield Made(thing.file, "thing.html", profile)
    table = Table("Roles with a page", HEAD, tuple(_cells(rows[thing.key]) for thing in things))
    yield Made("role.html", "list.html", Listed("Every role", TITLE, LEDE, table))


def _cells(row: RoleShare) -> tuple[str, ...]:
    return (
        clean(row.role, 80),
        percent(row.share or 0.0, row.n),
        "" if row.ci_low is None or row.ci_high is None else interval(row.ci_low, row.ci_high, row.n),
        count(row.k),
    )


def _sentence(row: RoleShare) -> str:
    between = (
        f" ({CONFIDENCE} {interval(row.ci_low, row.ci_high, row.n)})"
        if row.ci_low is not None and row.ci_high is not None
        else ""
    )
    return f"{percent(row.share or 0.0, row.n)} of the ads in scope are for {clean(row.role, 80)}{between}."


def _tiles(ground: Ground, row: RoleShare) -> Iterator[Tile]:
    yield Tile(count(row.k), f"of {count(row.n)} ads in scope")
    for pay in ground.answers.rows(RolePay):
        if pay.role == row.role and pay.p50 is not None and not pay.suppressed:
            currency = clean(pay.currency, 8)
            yield Tile(
                money(pay.p50, currency), f"median of posted pay a year, {count(pay.k)} ads in {currency}"
            )


def _tables(ground: Ground, role: str) -> Iterator[Table]:
    rows = role_skills(ground.answers).get(role, [])[:MOST_SKILLS]
    if rows:
        cells = tuple(
            (
                clean(row.label, 80),
                percent(row.share or 0.0, row.n),
                "" if row.ci_low is None or row.ci_high is None else interval(row.ci_low, row.ci_high, row.n),
                count(row.k),
                count(row.n),
            )
            for row in rows
        )
        head = ("Skill", "Ads that mention it", CONFIDENCE, "Ads", "Ads of the role with text")
        yield Table(f"Skills that ads for {clean(role, 80)} mention most", head, cells)


PAGES = (Page("role", "All roles", "Look up", 20, _make),)
