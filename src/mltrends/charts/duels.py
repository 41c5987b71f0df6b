"""Skills held against one another: two lines of months in each small picture."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, PLACE, facts, from_sources
from mltrends.charts.house.lines import Series
from mltrends.charts.house.message import Message
from mltrends.charts.house.months import cell, usable
from mltrends.charts.house.palette import DASHES, MARKERS, SERIES
from mltrends.charts.house.panels import Panel, Panels
from mltrends.charts.house.verdicts import FELL, ROSE
from mltrends.charts.house.words import clean, counted, listed, month_name, period, short_title, whole_percent
from mltrends.charts.role_trends import level_words, points_of
from mltrends.charts.rows.demand import SKILL, Growth, Trend

MOST = 6
LEAST_ADS = 30  # that mention the weaker one, over all months
TOO_FEW = "Too few ads by month to hold skills against one another"


class Duel(NamedTuple):
    """The months of two skills."""

    one: list[Trend]
    other: list[Trend]


@cache
def pairs() -> tuple[tuple[str, str], ...]:
    """Concepts that are held against one another."""
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return tuple((duel["one"], duel["other"]) for duel in told["duel"])


def duels(answers: Answers) -> list[Duel]:
    """Those that the data carry."""
    lines = answers.grouped(Trend, "subject", "thing")
    found = []
    for names in pairs():
        sides = [sorted(lines.get((SKILL, name), []), key=lambda row: row.month) for name in names]
        if all(sum(map(usable, rows)) > 1 and sum(row.k for row in rows) >= LEAST_ADS for rows in sides):
            found.append(Duel(*sides))
    return found[:MOST]


def _verdict(answers: Answers, rows: list[Trend]) -> str:
    found = answers.grouped(Growth, "concept").get(rows[0].thing, [])
    return found[0].verdict if found else ""


def _title(answers: Answers) -> str:
    found = answers.kept(duels)
    if not found:
        return TOO_FEW
    turned = []
    for duel in found:
        verdicts = {_verdict(answers, rows): clean(rows[0].label, 30) for rows in duel}
        if {ROSE, FELL} <= set(verdicts):
            turned.append((verdicts[ROSE], verdicts[FELL]))
    if turned:
        up, down = turned[0]
        return short_title(
            f"Ads mention {up} more often each year, {down} less often",
            f"{counted(len(turned), 'pair')} of skills: one rose, the other fell",
        )
    moved = [
        (_verdict(answers, rows), clean(rows[0].label, 30))
        for duel in found
        for rows in duel
        if _verdict(answers, rows) in {ROSE, FELL}
    ]
    if not moved:
        return f"No clear change between the skills of {counted(len(found), 'pair')}"
    ups, downs = ([name for verdict, name in moved if verdict == word] for word in (ROSE, FELL))
    said = [f"{listed(names, 2)} {word}" for word, names in ((ROSE, ups), (FELL, downs)) if names]
    return short_title(
        f"Among skills held against one another, {', '.join(said)}",
        f"Of {counted(2 * len(found), 'skill')} in pairs, {len(ups)} rose and {len(downs)} fell",
    )


def _subtitle(answers: Answers) -> str:
    months = {row.month: row.n for duel in answers.kept(duels) for row in duel.one}
    span = period(facts(answers).first, facts(answers).last)
    return (
        f"Share of each month's ads with text that mention a skill, percent with {CONFIDENCE}, sources weighted alike; "
        f"{PLACE}, {span}; {from_sources(sum(months.values()), 'ads of complete months', facts(answers).flowing)}"
    )


def _alt(answers: Answers) -> str:
    found = answers.kept(duels)
    if not found:
        return f"No chart: {TOO_FEW.lower()}."
    told = "; ".join(
        " and ".join(f"{clean(rows[0].label, 40)} {level_words(rows)}" for rows in duel) for duel in found
    )
    return (
        f"Panels of lines, two skills in each of {counted(len(found), 'panel')}. {_title(answers)}. "
        f"Over the last 12 months: {told}."
    )


def _note(_answers: Answers) -> str:
    return (
        "Beside each name is its mean share of the last 12 months; bands are 95% intervals; each panel has a scale of "
        "its own. An ad may mention both. Whether a skill rose or fell is tested within sources, over all months."
    )


def _table(answers: Answers) -> Table:
    lines = [rows for duel in answers.kept(duels) for rows in duel]
    months = sorted({row.month for rows in lines for row in rows})
    at = [{row.month: row for row in rows} for rows in lines]
    return Table(
        "Share of ads by month that mention a skill, sources weighted alike, with 95% interval",
        ("Month", *(clean(rows[0].label, 60) for rows in lines)),
        tuple((month_name(month), *(cell(each.get(month)) for each in at)) for month in months),
    )


def _picture(answers: Answers) -> Picture:
    found = answers.kept(duels)
    if not found:
        return Message(f"{TOO_FEW}. A month is drawn when enough of its ads have a date and a text.")
    panels = []
    for duel in found:
        series = tuple(
            Series(
                clean(rows[0].label, 60),
                level_words(rows),
                points_of(rows),
                SERIES[at],
                MARKERS[at],
                DASHES[at],
            )
            for at, rows in enumerate(duel)
        )
        panels.append(Panel(" – ".join(line.name for line in series), series))
    return Panels(tuple(panels), tick=whole_percent, shared=False)


def _behind(answers: Answers) -> tuple[Behind, ...]:
    return tuple(
        Behind(f"ads that mention {clean(rows[0].label, 60)}", "naming", {"concept": rows[0].thing})
        for duel in answers.kept(duels)[:1]
        for rows in duel
    )


CHART = Chart(
    name="duels",
    page="skills",
    order=50,
    metric="answer_trends",
    also=("answer_skill_growth", "answer_roles", "answer_sources"),
    question="TensorFlow or PyTorch, R or Python, Hadoop or Spark?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
