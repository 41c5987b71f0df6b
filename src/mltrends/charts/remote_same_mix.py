"""Whether remote work moved, or only the mix of jobs: its share by year, as it is and with the mix held still."""

from __future__ import annotations

from datetime import date

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, PLACE, facts, from_sources
from mltrends.charts.house.message import Message
from mltrends.charts.house.timeline import Point, Series, Timeline
from mltrends.charts.house.words import clean, count, interval, percent, points, whole_percent
from mltrends.charts.rows.remote import SameMix

REMOTE = "remote"
TOO_LITTLE = "Too little data to hold the mix of jobs still"


def every(answers: Answers) -> list[SameMix]:
    """All whole years of remote work, in order."""
    rows = (row for row in answers.rows(SameMix) if (row.subject, row.thing) == (REMOTE, REMOTE))
    return sorted(rows, key=lambda row: row.year)


def years(answers: Answers) -> list[SameMix]:
    """Years that can be compared; from two on there is something to compare."""
    rows = [
        row for row in every(answers) if row.held is not None and row.raw is not None and not row.suppressed
    ]
    return rows if len(rows) > 1 else []


def _title(answers: Answers) -> str:
    rows = years(answers)
    if not rows:
        return TOO_LITTLE
    first, last = rows[0], rows[-1]
    ends = first.held_low, first.held_high, last.held_low, last.held_high
    before, after = percent(first.held or 0.0, first.n), percent(last.held or 0.0, last.n)
    if None not in ends and (last.held_low or 0.0) > (first.held_high or 0.0):
        return f"With the same mix of jobs, remote work rose: {before} to {after}"
    if None not in ends and (last.held_high or 0.0) < (first.held_low or 0.0):
        return f"With the same mix of jobs, remote work fell: {before} to {after}"
    return "No clear change in remote work with the same mix of jobs"


def _subtitle(answers: Answers) -> str:
    n = sum(row.n for row in every(answers))
    return (
        f"Share of a year's ads that offer fully remote work, percent with {CONFIDENCE}; "
        f"{PLACE}, {facts(answers).period}; {from_sources(n, 'ads of whole years', facts(answers).flowing)}"
    )


def _alt(answers: Answers) -> str:
    rows = years(answers)
    if not rows:
        return f"No chart: {TOO_LITTLE.lower()}."
    last = rows[-1]
    return (
        f"Lines of the yearly share of ads that offer remote work, all ads and with the mix of jobs held still. {_title(answers)}. "
        f"In {last.year}: same mix {percent(last.held or 0.0, last.n)}, all ads {percent(last.raw or 0.0, last.n)}."
    )


def _note(answers: Answers) -> str:
    widest = max(years(answers), key=lambda row: abs(row.gap or 0.0), default=None)
    gap = f" The mix moves it by {points(widest.gap or 0.0)} at most, in {widest.year}." if widest else ""
    return (
        "Same mix: roles and levels weigh in every year what they weigh in the mean of all. Bands are 95% intervals; years that "
        f"are not whole are left out.{gap} The mix of countries and sources is not held."
    )


def _table(answers: Answers) -> Table:
    rows = []
    for row in every(answers):
        held = row.held is not None and not row.suppressed
        within = ""
        if held and row.held_low is not None and row.held_high is not None:
            within = interval(row.held_low, row.held_high, row.n)
        rows.append(
            (
                str(row.year),
                count(row.n),
                percent(row.raw, row.n) if row.raw is not None and not row.suppressed else "too few ads",
                percent(row.held or 0.0, row.n) if held else clean(row.reason or "too few ads", 80),
                within,
                points(row.gap) if held and row.gap is not None else "",
            )
        )
    head = ("Year", "Ads", "All ads", "Same mix of jobs", CONFIDENCE, "What the mix does")
    return Table("Share of ads that offer remote work by year", head, tuple(rows))


def _picture(answers: Answers) -> Picture:
    rows = years(answers)
    if not rows:
        return Message(f"{TOO_LITTLE}. It takes two years that are whole in a source, with ads enough.")
    last = rows[-1]
    held = tuple(Point(date(r.year, 1, 1), r.held, r.held_low, r.held_high, True) for r in rows)
    raw = tuple(Point(date(r.year, 1, 1), r.raw, None, None, True) for r in rows)
    series = (
        Series("Same mix of jobs", percent(last.held or 0.0, last.n), held, "blue", "o"),
        Series("All ads", percent(last.raw or 0.0, last.n), raw, "slate", "s", (6, 2), quiet=True),
    )
    return Timeline(series, tick=whole_percent, every=12)


def _behind(answers: Answers) -> tuple[Behind, ...]:
    if not years(answers):
        return ()
    return (Behind("ads that offer remote work", "remote", {"mode": REMOTE}),)


CHART = Chart(
    name="remote_same_mix",
    page="remote",
    order=90,
    metric="answer_same_mix",
    also=("answer_roles", "answer_sources"),
    question="Did remote work change, or the mix of jobs?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
