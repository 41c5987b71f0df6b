"""Whether growth is real or the mix of sources: one role's line as counted and with sources held, and the change taken apart."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.lines import Point, Series
from mltrends.charts.house.message import Message
from mltrends.charts.house.months import usable
from mltrends.charts.house.ranking import Ranking, Row
from mltrends.charts.house.stack import Part, Stack
from mltrends.charts.house.timeline import Timeline
from mltrends.charts.house.words import (
    clean,
    count,
    percent,
    points,
    points_between,
    short_title,
    tick_points,
    whole_percent,
)
from mltrends.charts.role_trends import by_role, points_of
from mltrends.charts.rows.demand import NO_ROLE, ROLE, Shift, Trend

TOO_LITTLE = "Too little data to tell growth from the mix of sources"
ONE_SOURCE = "Too few sources to tell growth from their mix"
TELLING = 0.005  # of all ads: a gap below half a point is no finding


def told(answers: Answers) -> list[Shift]:
    """Roles whose change could be taken apart, that which the mix moved furthest first."""
    rows = [
        row
        for row in answers.grouped(Shift, "subject").get(ROLE, [])
        if row.raw is not None and row.within is not None and row.thing != NO_ROLE
    ]
    return sorted(rows, key=lambda row: (-abs(_gap(row)), row.label))


def _gap(row: Shift) -> float:
    return (row.raw or 0.0) - (row.within or 0.0)


def _outside(row: Shift) -> bool:
    """True when the change as counted lies outside the interval of the change within sources."""
    if row.raw is None or row.within_low is None or row.within_high is None:
        return False
    return not row.within_low <= row.raw <= row.within_high and abs(_gap(row)) >= TELLING


def _sources(answers: Answers) -> int:
    lines = answers.kept(by_role)
    return max((row.sources for rows in lines.values() for row in rows), default=0)


def chosen(answers: Answers) -> Shift | None:
    """The role that is drawn; none where the mix could not move anything."""
    rows = [row for row in answers.kept(told) if row.thing in answers.kept(by_role)]
    return rows[0] if rows and _sources(answers) > 1 else None


def _title(answers: Answers) -> str:
    found = answers.kept(chosen)
    if found is None:
        one = bool(answers.kept(told)) and _sources(answers) == 1
        return ONE_SOURCE if one else TOO_LITTLE
    if not _outside(found):
        return "No clear effect of the mix of sources on any role"
    name, by = clean(found.label, 50), points(_gap(found))
    if found.reversed:
        return short_title(
            f"Source mix turns the trend of {name} round: {by}",
            f"Source mix turns one role's trend round: {by}",
        )
    return short_title(
        f"Source mix moves the share of {name} by {by}", f"Source mix moves one role's share by {by}"
    )


def _subtitle(answers: Answers) -> str:
    found = answers.kept(chosen)
    n = (found.n_before or 0) + (found.n_after or 0) if found else 0
    return (
        f"Share of each month's ads for the role that the mix moves most, percent with {CONFIDENCE}; "
        f"{facts(answers).scope_line}; {from_sources(n, 'ads of the two years', facts(answers).flowing)}"
    )


def _alt(answers: Answers) -> str:
    found = answers.kept(chosen)
    if found is None:
        return f"No chart: {_title(answers)}."
    return (
        f"Lines of the monthly share of ads for {clean(found.label, 60)}, as counted and with sources weighted alike, "
        f"over bars of what the change from {found.year_before} to {found.year_after} is made of. {_title(answers)}. "
        f"As counted {points(found.raw or 0.0)}, within sources {points(found.within or 0.0)}."
    )


def _note(_answers: Answers) -> str:
    return (
        "The grey line pools all ads, so that it moves when a source with few or many ads for the role grows; the blue, "
        "adjusted line weights sources alike in all months. The parts add up to the change as counted. Drawn is the role whose "
        "two changes differ most; all roles are in the table."
    )


def _parts(row: Shift) -> list[tuple[str, float]]:
    return [
        ("Within sources", row.within or 0.0),
        ("Mix of the same sources", row.mix or 0.0),
        ("Sources that came or went", row.came_or_went or 0.0),
        ("As counted", row.raw or 0.0),
    ]


def _table(answers: Answers) -> Table:
    rows = answers.kept(told) if answers.kept(chosen) else []
    head = ("Role", "Years", "As counted", "Within sources", CONFIDENCE, "Mix of sources", "Came or went")
    return Table(
        "Of what the change of each role's share is made",
        head,
        tuple(
            (
                clean(row.label, 60),
                f"{row.year_before} – {row.year_after}",
                points(row.raw or 0.0),
                points(row.within or 0.0),
                ""
                if row.within_low is None or row.within_high is None
                else points_between(row.within_low, row.within_high),
                points(row.mix or 0.0),
                points(row.came_or_went or 0.0),
            )
            for row in rows
        ),
    )


def _picture(answers: Answers) -> Picture:
    found = answers.kept(chosen)
    if found is None:
        n = count(facts(answers).ads)
        return Message(f"{_title(answers)}: {n} ads in scope. Two whole years of two sources are needed.")
    months = answers.kept(by_role)[found.thing]
    lines = (
        Series("Adjusted", _last(months, "adjusted"), points_of(months), "blue", "o"),
        Series("As counted", _last(months, "raw"), _raw(months), "slate", "s", (5, 2), quiet=True),
    )
    bars = tuple(
        Row(
            words,
            points(value),
            value,
            found.within_low if words == "Within sources" else None,
            found.within_high if words == "Within sources" else None,
            hue={"Within sources": "blue", "As counted": "slate"}.get(words, "orange"),
            marker={"Within sources": "o", "As counted": "s"}.get(words, "D"),
        )
        for words, value in _parts(found)
    )
    return Stack(
        (
            Part(f"{clean(found.label, 60)}, share of ads", Timeline(lines, tick=whole_percent), grows=True),
            Part(
                f"Change from {found.year_before} to {found.year_after}, and its parts",
                Ranking(bars, tick=tick_points, from_zero=False, reference=0.0),
            ),
        )
    )


def _raw(months: list[Trend]) -> tuple[Point, ...]:
    """The pooled line; its band would hide the other's."""
    return tuple(
        Point(row.month, row.raw if usable(row) else None, None, None, complete=True) for row in months
    )


def _last(months: list[Trend], column: str) -> str:
    end = next((row for row in reversed(months) if usable(row)), None)
    value = getattr(end, column) if end else None
    return percent(value, end.n) if end and value is not None else ""


def _behind(answers: Answers) -> tuple[Behind, ...]:
    found = answers.kept(chosen)
    return (Behind(f"ads for {clean(found.label, 60)}", "role", {"role": found.thing}),) if found else ()


CHART = Chart(
    name="source_mix",
    page="demand",
    order=40,
    metric="answer_shifts",
    also=("answer_trends", "answer_roles", "answer_sources"),
    question="Is growth real, or the mix of sources?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
