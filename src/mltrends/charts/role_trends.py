"""How each role moved: a small picture of months for each, on the same scales."""

from __future__ import annotations

from statistics import median

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, ONE_ROLE, facts, from_sources, one_role
from mltrends.charts.house.lines import Point, Series
from mltrends.charts.house.message import Message
from mltrends.charts.house.months import cell, last_complete, usable
from mltrends.charts.house.panels import Panel, Panels
from mltrends.charts.house.verdicts import FELL, NO_CLEAR_CHANGE, ROSE
from mltrends.charts.house.words import (
    clean,
    counted,
    month_name,
    percent,
    period,
    short_title,
    whole_percent,
)
from mltrends.charts.rows.demand import NO_ROLE, ROLE, Shift, Trend

MOST = 9
LEAST_ADS = 30  # of a role in all months together; a line of fewer is chance
FAR_APART = 12.0  # times the middle role that the largest is, from which one scale would hide the rest
TOO_FEW = "Too few ads by month to follow roles"


def by_role(answers: Answers) -> dict[str, list[Trend]]:
    """Months of each role with at least two to draw, the largest at the end first; none where there is only one."""
    found: dict[str, list[Trend]] = {}
    if one_role(answers):
        return found
    for (subject, thing), rows in answers.grouped(Trend, "subject", "thing").items():
        if (
            subject == ROLE
            and thing != NO_ROLE
            and sum(map(usable, rows)) > 1
            and sum(row.k for row in rows) >= LEAST_ADS
        ):
            found[thing] = sorted(rows, key=lambda row: row.month)
    return dict(sorted(found.items(), key=lambda pair: (-_level(pair[1]), pair[0])))


def _level(rows: list[Trend]) -> float:
    """The share over the last year that has months, so that one month does not order the panels."""
    last = [row for row in rows if usable(row)][-12:]
    return sum(row.share or 0.0 for row in last) / len(last) if last else 0.0


def level_words(rows: list[Trend]) -> str:
    """That share in words."""
    return percent(_level(rows), sum(row.n for row in rows if usable(row)))


def points_of(rows: list[Trend]) -> tuple[Point, ...]:
    """The adjusted line of a thing."""
    return tuple(
        Point(row.month, row.share, row.ci_low, row.ci_high, complete=True, piece=row.piece)
        if usable(row)
        else Point(row.month, None, None, None, complete=True, piece=row.piece)
        for row in rows
    )


def _verdicts(answers: Answers) -> dict[str, str]:
    return {row.thing: row.verdict for row in answers.grouped(Shift, "subject").get(ROLE, [])}


def _nothing(answers: Answers) -> str:
    return ONE_ROLE if one_role(answers) else TOO_FEW


def _title(answers: Answers) -> str:
    roles = answers.kept(by_role)
    if not roles:
        return _nothing(answers)
    verdicts = _verdicts(answers)
    counts = {
        word: sum(verdicts.get(role) == word for role in roles) for word in (ROSE, FELL, NO_CLEAR_CHANGE)
    }
    if not sum(counts.values()):
        return "Too little data to tell whether any role rose or fell"
    if not counts[ROSE] and not counts[FELL]:
        return f"No clear change in the share of {counted(counts[NO_CLEAR_CHANGE], 'role')}"
    still = counts[NO_CLEAR_CHANGE]
    parts = [f"{counts[word]} {word}" for word in (ROSE, FELL) if counts[word]]
    if still:
        parts.append(f"{still} {'shows' if still == 1 else 'show'} no clear change")
    return short_title(f"Of {counted(sum(counts.values()), 'role')}, {', '.join(parts)}")


def _subtitle(answers: Answers) -> str:
    months = {row.month: row.n for rows in answers.kept(by_role).values() for row in rows}
    n = sum(months.values())
    span = period(facts(answers).first, facts(answers).last)
    return (
        f"Share of each month's ads by role, percent with {CONFIDENCE}, sources weighted alike in all months; "
        f"{facts(answers).place}, {span}; {from_sources(n, 'ads of complete months', facts(answers).flowing)}"
    )


def _alt(answers: Answers) -> str:
    roles = answers.kept(by_role)
    if not roles:
        return f"No chart: {_nothing(answers)[0].lower()}{_nothing(answers)[1:]}."
    ends = "; ".join(f"{clean(role, 60)} {level_words(rows)}" for role, rows in list(roles.items())[:6])
    return f"Panels of lines, the monthly share of ads, one for each of {counted(len(roles), 'role')}. {_title(answers)}. Over the last 12 months: {ends}."


def _note(answers: Answers) -> str:
    picture = _picture(answers)
    scale = ""
    if isinstance(picture, Panels):
        scale = (
            "All panels have one scale. "
            if picture.shared
            else "Roles differ so much in size that each panel has a scale of its own: compare shapes, not heights. "
        )
    return (
        f"{scale}Bands are 95% intervals; gaps are months with too few ads; only months that are complete. "
        "Each panel is headed by the mean share of its last 12 months. Verdicts compare the first and the last whole year."
    )


def _table(answers: Answers) -> Table:
    roles = dict(list(answers.kept(by_role).items())[:MOST])
    months = sorted({row.month for rows in roles.values() for row in rows})
    at = {(role, row.month): row for role, rows in roles.items() for row in rows}
    rows = tuple((month_name(month), *(cell(at.get((role, month))) for role in roles)) for month in months)
    return Table(
        "Share of ads by month and role, sources weighted alike, with 95% interval",
        ("Month", *(clean(role, 60) for role in roles)),
        rows,
    )


def _picture(answers: Answers) -> Picture:
    roles = answers.kept(by_role)
    if not roles:
        if one_role(answers):
            return Message(f"{ONE_ROLE}.")
        return Message(f"{TOO_FEW}. A month is drawn when it is complete and has enough ads.")
    verdicts = _verdicts(answers)
    panels = []
    for role, rows in list(roles.items())[:MOST]:
        hue = {ROSE: "blue", FELL: "vermillion"}.get(verdicts.get(role, ""), "slate")
        marker = {ROSE: "^", FELL: "v"}.get(verdicts.get(role, ""), "o")
        series = Series(clean(role, 60), level_words(rows), points_of(rows), hue, marker)
        panels.append(Panel(clean(role, 60), (series,)))
    levels = [_level(rows) for rows in roles.values()][:MOST]
    shared = max(levels) <= FAR_APART * median(levels) if median(levels) else False
    return Panels(tuple(panels), tick=whole_percent, shared=shared)


def _behind(answers: Answers) -> tuple[Behind, ...]:
    return tuple(
        Behind(f"ads for {clean(role, 60)}", "role", {"role": role})
        for role, rows in list(answers.kept(by_role).items())[:2]
        if last_complete(rows)
    )


CHART = Chart(
    name="role_trends",
    page="demand",
    order=30,
    metric="answer_trends",
    also=("answer_shifts", "answer_roles", "answer_sources"),
    question="How did the share of each role move?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
