"""Whether posted pay moved: all ads of a year thrown together, and with the mix of jobs held still."""

from __future__ import annotations

from datetime import date

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, PLACE, facts, from_sources
from mltrends.charts.house.message import Message
from mltrends.charts.house.timeline import Point, Series, Timeline
from mltrends.charts.house.words import clean, count, month_name, more_percent, thousands
from mltrends.charts.rows.pay import PayYear

STATED = "stated_employer"  # what surveys tell is another thing, and in no line here
TOO_FEW = "Too little data to compare pay like for like"


def _stated(answers: Answers) -> list[PayYear]:
    return [row for row in answers.rows(PayYear) if row.salary_kind == STATED]


def currency(answers: Answers) -> str:
    """Of the currencies with an index that of most ads; without any, that of most ads."""
    ads: dict[str, int] = {}
    told: set[str] = set()
    for row in _stated(answers):
        ads[row.currency] = ads.get(row.currency, 0) + row.k
        if row.index is not None:
            told.add(row.currency)
    return min(ads, key=lambda name: (name not in told, -ads[name], name), default="")


def in_currency(answers: Answers) -> list[PayYear]:
    """All years of that currency, in order."""
    chosen = currency(answers)
    return sorted((row for row in _stated(answers) if row.currency == chosen), key=lambda row: row.year)


def years(answers: Answers) -> list[PayYear]:
    """Years with an index; from two on there is something to compare."""
    rows = [row for row in in_currency(answers) if row.index is not None]
    return rows if len(rows) > 1 else []


def _title(answers: Answers) -> str:
    rows = years(answers)
    if not rows:
        return TOO_FEW
    first, last = rows[0], rows[-1]
    span = f"from {first.year} to {last.year}"
    if last.index_low is not None and last.index_low > 1:
        return f"Posted pay in like ads rose {_by(last.index)} {span}"
    if last.index_high is not None and last.index_high < 1:
        return f"Posted pay in like ads fell {_by(last.index)} {span}"
    return f"No clear change in posted pay of like ads {span}"


def _by(index: float | None) -> str:
    return more_percent(round(abs((index or 1.0) - 1), 2)).removeprefix("+")


def _subtitle(answers: Answers) -> str:
    rows = years(answers) or in_currency(answers)
    unit = f" in {clean(currency(answers), 8)}" if currency(answers) else ""
    base = f" against {rows[0].year}" if rows else ""
    n = sum(row.k for row in rows)
    return (
        f"Posted yearly pay{unit} by year{base}, percent with {CONFIDENCE}, not corrected for prices; "
        f"{PLACE}, {facts(answers).period}; {from_sources(n, 'dated ads with such pay', facts(answers).flowing)}"
    )


def _alt(answers: Answers) -> str:
    rows = years(answers)
    if not rows:
        return f"No chart: {TOO_FEW.lower()}."
    last = rows[-1]
    return (
        "Lines of posted pay by year against the first year, all ads together and with the mix of jobs held still. "
        f"{_title(answers)}. In {last.year}: like ads {_said(last.index)}, all ads {_said(last.index_pooled)}."
    )


def _note(answers: Answers) -> str:
    rows = years(answers)
    cells = f" {count(rows[-1].index_cells or 0)} kinds of job carry it." if rows else ""
    until = facts(answers).last
    if rows and until and until.year == rows[-1].year and until.month < 12:
        cells += f" {until.year} has ads up to {month_name(until)} only."
    return (
        "Same mix: every kind of job (country, role and level) is compared with itself only; the gap between the lines is what "
        f"a changing mix of ads does.{cells} Pay is as posted, so that part of a rise is prices. Surveys are not in it."
    )


def _said(index: float | None) -> str:
    return more_percent(round((index or 1.0) - 1, 2))


def _table(answers: Answers) -> Table:
    rows = tuple(
        (
            str(row.year),
            count(row.k),
            "" if row.median is None else f"{clean(row.currency, 8)} {thousands(row.median)}",
            "" if row.index_pooled is None else _said(row.index_pooled),
            "" if row.index is None else _said(row.index),
            ""
            if row.index_low is None or row.index_high is None
            else f"{_said(row.index_low)} to {_said(row.index_high)}",
            clean(row.index_reason or "", 80),
        )
        for row in in_currency(answers)
    )
    head = ("Year", "Ads", "Median", "All ads", "Same mix of jobs", CONFIDENCE, "Why not")
    return Table("Posted yearly pay against the first year", head, rows)


def _picture(answers: Answers) -> Picture:
    rows = years(answers)
    if not rows:
        why = sorted({clean(row.index_reason, 80) for row in in_currency(answers) if row.index_reason})
        return Message(f"{TOO_FEW}{': ' + why[0] if why else ''}.")
    held = tuple(
        Point(date(row.year, 1, 1), _less(row.index), _less(row.index_low), _less(row.index_high), True)
        for row in rows
    )
    raw = tuple(Point(date(row.year, 1, 1), _less(row.index_pooled), None, None, True) for row in rows)
    series = (
        Series("Same mix of jobs", _said(rows[-1].index), held, "blue", "o"),
        Series("All ads together", _said(rows[-1].index_pooled), raw, "slate", "s", (6, 2), quiet=True),
    )
    return Timeline(series, tick=more_percent, every=12, base=0.0)


def _less(index: float | None) -> float | None:
    return None if index is None else index - 1


CHART = Chart(
    name="pay_growth",
    page="pay",
    order=80,
    metric="answer_pay_growth",
    also=("answer_roles", "answer_sources"),
    question="Does posted pay grow, like for like?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
)
