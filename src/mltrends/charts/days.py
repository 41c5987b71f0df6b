"""On which days ads were first seen: a calendar for each source and year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.calendar import Calendar, Strip
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import facts, from_sources
from mltrends.charts.house.message import Message
from mltrends.charts.house.words import clean, count, counted, percent, short_title
from mltrends.charts.rows.society import SourceDay

TOO_FEW = "Too few dated ads to show on which days they came"
WEEKEND = 5  # from this day of the week on


def by_year(answers: Answers) -> dict[tuple[str, int], list[SourceDay]]:
    """Days of each source and year: the source with most ads first, its years in order."""
    ads: dict[str, int] = defaultdict(int)
    found: dict[tuple[str, int], list[SourceDay]] = {}
    for row in answers.rows(SourceDay):
        if row.n > 0:
            ads[row.source] += row.n
            found.setdefault((row.source, row.day.year), []).append(row)
    order = sorted(found, key=lambda key: (-ads[key[0]], key))
    return {key: sorted(found[key], key=lambda row: row.day) for key in order}


def half(answers: Answers) -> tuple[int, int]:
    """The fewest days that hold half of the ads, and all days on which any came, all sources together."""
    ads: dict[date, int] = defaultdict(int)
    for row in answers.rows(SourceDay):
        if row.n > 0:
            ads[row.day] += row.n
    sizes = sorted(ads.values(), reverse=True)
    total, so_far, days = sum(sizes), 0, 0
    while so_far * 2 < total:
        so_far += sizes[days]
        days += 1
    return days, len(sizes)


def _title(answers: Answers) -> str:
    if not by_year(answers):
        return TOO_FEW
    few, days = half(answers)
    return short_title(f"Half of the ads came on {count(few)} of {counted(days, 'day')}")


def _subtitle(answers: Answers) -> str:
    n = sum(row.n for row in answers.rows(SourceDay))
    sources = len({source for source, _ in by_year(answers)}) or facts(answers).flowing
    return (
        "Number of ads by the day on which they were first seen, by source and year, in scope or not; "
        f"{facts(answers).scope_line}; {from_sources(n, 'dated ads', sources)}"
    )


def _most(rows: Sequence[SourceDay]) -> str:
    busiest = max(rows, key=lambda row: (row.n, row.day))
    return f"{busiest.day.isoformat()} ({count(busiest.n)})"


def _alt(answers: Answers) -> str:
    found = by_year(answers)
    if not found:
        return f"No chart: {TOO_FEW.lower()}."
    told = "; ".join(
        f"{clean(rows[0].title, 50)} {year}: {counted(len(rows), 'day')}, most on {_most(rows)}"
        for (_, year), rows in list(found.items())[:2]
    )
    return f"Heatmap of days, a strip for each source and year. {_title(answers)}. {told}."


def _note(_answers: Answers) -> str:
    return (
        "One square a day, weeks from left to right, Monday at the top; darker days have more ads, on the scale of their "
        "source. Where everything came on few days, the day says when a source was gathered, not when employers posted."
    )


def _table(answers: Answers) -> Table:
    head = ("Source", "Year", "Ads", "Days with ads", "Busiest day", "On weekends")
    rows = []
    for (_, year), days in by_year(answers).items():
        n = sum(row.n for row in days)
        weekend = sum(row.n for row in days if row.day.weekday() >= WEEKEND)
        rows.append(
            (
                clean(days[0].title),
                str(year),
                count(n),
                count(len(days)),
                _most(days),
                percent(weekend / n, n),
            )
        )
    return Table("Days on which ads were first seen", head, tuple(rows))


def _picture(answers: Answers) -> Picture:
    found = by_year(answers)
    if not found:
        return Message(f"{TOO_FEW}. Sources are shown when they say when an ad was posted.")
    full: dict[str, int] = {}
    for (source, _), rows in found.items():
        full[source] = max(full.get(source, 1), *(row.n for row in rows), 1)
    return Calendar(
        tuple(
            Strip(
                clean(rows[0].title, 60),
                year,
                tuple((row.day, round((row.n / full[source]) ** 0.5, 3)) for row in rows),
            )
            for (source, year), rows in found.items()
        )
    )


def _behind(answers: Answers) -> tuple[Behind, ...]:
    return (Behind("dated ads", "months", {}),) if by_year(answers) else ()


CHART = Chart(
    name="days",
    page="data",
    order=20,
    metric="answer_days",
    also=("answer_roles", "answer_sources"),
    question="On which days did ads come?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
