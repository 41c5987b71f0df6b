"""A page for each skill that enough ads mention, and the list of them all."""

from __future__ import annotations

from collections.abc import Iterator

from mltrends.charts.house.answers import SkillChange, SkillShare
from mltrends.charts.house.chart import Table
from mltrends.charts.house.facts import CONFIDENCE
from mltrends.charts.house.words import clean, count, interval, percent, points
from mltrends.charts.skills import group
from mltrends.report.page import Ground, Made, Page
from mltrends.report.thing import Listed, Profile, Tile, neighbours_of

TITLE = "Skills that enough ads mention"
LEDE = "Each has a page with its share by role and month, what it is asked for together with, and ads that mention it."
HEAD = ("Skill", "Kind", "Ads that mention it", CONFIDENCE, "Ads")


def _make(ground: Ground) -> Iterator[Made]:
    rows = {row.concept: row for row in ground.answers.rows(SkillShare)}
    changes = {row.concept: row for row in ground.answers.rows(SkillChange)}
    things = ground.things_of("skill")
    for at, thing in enumerate(things):
        row = rows[thing.key]
        profile = Profile(
            thing=thing,
            eyebrow=f"Skill · {group(row)}",
            sentence=_sentence(row),
            tiles=tuple(_tiles(row, changes.get(thing.key))),
            figures=ground.figures_of.get(thing.file, ()),
            ads=ground.ads_of.get(thing.file),
            around=neighbours_of(things, at),
            back="skills.html",
        )
        yield Made(thing.file, "thing.html", profile)
    table = Table("Skills with a page", HEAD, tuple(_cells(rows[thing.key]) for thing in things))
    yield Made("skill.html", "list.html", Listed("Every skill", TITLE, LEDE, table))


def _cells(row: SkillShare) -> tuple[str, ...]:
    return (
        clean(row.label, 80),
        group(row),
        percent(row.share or 0.0, row.n),
        "" if row.ci_low is None or row.ci_high is None else interval(row.ci_low, row.ci_high, row.n),
        count(row.k),
    )


def _sentence(row: SkillShare) -> str:
    between = (
        f" ({CONFIDENCE} {interval(row.ci_low, row.ci_high, row.n)})"
        if row.ci_low is not None and row.ci_high is not None
        else ""
    )
    return f"{percent(row.share or 0.0, row.n)} of ads with text mention {clean(row.label, 80)}{between}."


def _tiles(row: SkillShare, change: SkillChange | None) -> Iterator[Tile]:
    yield Tile(f"{count(row.k)} of {count(row.n)}", "ads with text that mention it")
    if row.rank is not None:
        yield Tile(f"No. {count(row.rank)}", "among the skills of this report, by that share")
    if row.required_share is not None:
        yield Tile(percent(row.required_share, row.k), "of these ask for it outright, not as a plus")
    if change is not None and change.change is not None:
        yield Tile(
            f"{change.verdict}, {points(change.change)}",
            f"last {change.months_after} complete months against the first {change.months_before}",
        )
    yield Tile(count(row.employers), "employers known among ads with text")


PAGES = (Page("skill", "All skills", "Look up", 10, _make),)
