"""How large a part of all ads is for roles in scope: sources thin and grey, the line over all bold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from mltrends.charts.house.answers import Answers, SourceAccount
from mltrends.charts.house.chart import Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.lines import Point, Series
from mltrends.charts.house.message import Message
from mltrends.charts.house.months import cell, usable
from mltrends.charts.house.palette import DASHES, MARKERS
from mltrends.charts.house.timeline import Timeline
from mltrends.charts.house.words import (
    clean,
    counted,
    month_name,
    percent,
    period,
    short_title,
    whole_percent,
)

MOST = 4  # sources drawn beside the line over all
WHOLE = "all"
YEAR = 12  # months that the title tells of
TOO_FEW = "Too few ads for other roles to be a whole"


@dataclass(frozen=True, slots=True)
class MlShare:
    """Share of all ads of a month that are for roles in scope, of a source or of all."""

    ANSWER: ClassVar[str] = "answer_ml_share"
    source: str
    month: date
    k: int
    n: int
    share: float | None
    ci_low: float | None
    ci_high: float | None
    sources: int
    piece: int
    suppressed: bool
    reason: str | None

    @property
    def complete(self) -> bool:
        """Lines have no other months."""
        return True


def lines(answers: Answers) -> dict[str, list[MlShare]]:
    """Months of all sources together and of each that has a whole, the largest first; empty without any."""
    found = {
        source: sorted(rows, key=lambda row: row.month)
        for source, rows in answers.grouped(MlShare, "source").items()
        if sum(map(usable, rows)) > 1
    }
    if WHOLE not in found:
        return {}
    size = {source: sum(row.n for row in rows) for source, rows in found.items()}
    return {
        source: found[source] for source in sorted(found, key=lambda name: (name != WHOLE, -size[name], name))
    }


def _last_year(rows: list[MlShare]) -> list[MlShare]:
    """The last months of the last piece: others may not be compared with them."""
    shown = [row for row in rows if usable(row)]
    return [row for row in shown if row.piece == shown[-1].piece][-YEAR:]


def _level(rows: list[MlShare]) -> str:
    last = _last_year(rows)
    return percent(sum(row.share or 0.0 for row in last) / len(last), sum(row.n for row in last))


def _title(answers: Answers) -> str:
    found = answers.kept(lines)
    if not found:
        return TOO_FEW
    rows = found[WHOLE]
    last = _last_year(rows)
    return short_title(f"{_level(rows)} of ads are for these roles, {period(last[0].month, last[-1].month)}")


def _subtitle(answers: Answers) -> str:
    rows = answers.kept(lines).get(WHOLE, [])
    n = sum(row.n for row in rows)
    sources = len(answers.kept(lines)) - 1 if rows else facts(answers).flowing
    return (
        f"Share of each month's ads that are for a role in scope, percent with {CONFIDENCE}, sources weighted alike; "
        f"{facts(answers).scope_line}; {from_sources(n, 'ads for any role', sources)}"
    )


def _alt(answers: Answers) -> str:
    found = answers.kept(lines)
    if not found:
        return f"No chart: {TOO_FEW.lower()}."
    rows = [row for row in found[WHOLE] if usable(row)]
    ends = "; ".join(
        f"{month_name(row.month)} {percent(row.share or 0.0, row.n)}" for row in (rows[0], rows[-1])
    )
    return f"Lines of the monthly share of ads that are for roles in scope. {_title(answers)}. First and last month: {ends}."


def _note(answers: Answers) -> str:
    narrow = {row.source for row in answers.rows(MlShare) if row.source != WHOLE} - set(answers.kept(lines))
    out = ""
    if narrow:
        verb = "is" if len(narrow) == 1 else "are"
        out = f"{counted(len(narrow), 'source')} {verb} left out: too few ads, or gathered by asking for such jobs. "
    return (
        f"{out}The share hangs on what else a source brings: compare months, not boards. Only complete months; which roles "
        "are in scope is a setting."
    )


def _names(answers: Answers) -> dict[str, str]:
    return {row.source: clean(row.title, 60) for row in answers.rows(SourceAccount)} | {WHOLE: "All"}


def _drawn(answers: Answers) -> dict[str, list[MlShare]]:
    """All, and its sources where several have ads in one month: else the line is theirs, one after the other."""
    found = answers.kept(lines)
    if all(row.sources < 2 for row in found.get(WHOLE, ())):
        return {WHOLE: found[WHOLE]} if found else {}
    return dict(list(found.items())[: MOST + 1])


def _table(answers: Answers) -> Table:
    found, names = _drawn(answers), _names(answers)
    at = {source: {row.month: row for row in rows} for source, rows in found.items()}
    months = sorted({month for rows in at.values() for month in rows})
    return Table(
        "Share of all ads that are for roles in scope, with 95% interval",
        ("Month", *(names.get(source, clean(source, 60)) for source in found)),
        tuple((month_name(month), *(cell(rows.get(month)) for rows in at.values())) for month in months),
    )


def _points(rows: list[MlShare], *, band: bool) -> tuple[Point, ...]:
    return tuple(
        Point(
            row.month,
            row.share if usable(row) else None,
            row.ci_low if band and usable(row) else None,
            row.ci_high if band and usable(row) else None,
            complete=True,
            piece=row.piece,
        )
        for row in rows
    )


def _picture(answers: Answers) -> Picture:
    found, names = _drawn(answers), _names(answers)
    if not found:
        return Message(
            f"{TOO_FEW}. A source that was asked only for jobs in scope cannot tell what part of all jobs they are."
        )
    series = []
    for at, (source, rows) in enumerate(list(found.items())[1:], start=1):
        name, line = names.get(source, clean(source, 60)), _points(rows, band=False)
        series.append(Series(name, _level(rows), line, "faint", MARKERS[at], DASHES[at], quiet=True))
    name = "All" if series else "These roles"
    series.append(Series(name, _level(found[WHOLE]), _points(found[WHOLE], band=True), "blue", "o"))
    return Timeline(tuple(series), tick=whole_percent)


CHART = Chart(
    name="ml_share",
    page="demand",
    order=5,
    metric="answer_ml_share",
    also=("answer_roles", "answer_sources"),
    question="How large a part of all ads are these roles?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
)
