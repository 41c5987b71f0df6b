"""Where the work is done, by month: remote, hybrid, onsite, and on top how many ads do not say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from mltrends.charts.house.answers import Answers, RemoteChange, RemoteMonth
from mltrends.charts.house.areas import Areas, Column, Layer
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import facts, from_sources
from mltrends.charts.house.message import Message
from mltrends.charts.house.months import ads_of_ends, cell, last_words, usable
from mltrends.charts.house.verdicts import FELL, ROSE, TOO_LITTLE
from mltrends.charts.house.words import month_name, percent, short_title, whole_percent

MODES = ("remote", "hybrid", "onsite", "unstated")
LOOKS: dict[str, tuple[str, str, float]] = {
    "remote": ("blue", "o", 0.85),
    "hybrid": ("green", "s", 0.75),
    "onsite": ("vermillion", "^", 0.75),
    "unstated": ("slate", "D", 0.16),
}
TOO_FEW = "Too few dated ads to show remote work by month"


def by_mode(answers: Answers) -> dict[str, list[RemoteMonth]]:
    """Months of each mode that has a number to show, in a fixed order of modes."""
    found = {mode: [r for r in answers.rows(RemoteMonth) if r.mode == mode] for mode in MODES}
    return {
        mode: sorted(rows, key=lambda row: row.month)
        for mode, rows in found.items()
        if any(usable(row) for row in rows)
    }


def change(answers: Answers, mode: str) -> RemoteChange | None:
    """The test of change for a mode."""
    return next((row for row in answers.rows(RemoteChange) if row.mode == mode), None)


def _title(answers: Answers) -> str:
    if not by_mode(answers):
        return TOO_FEW
    found = change(answers, "remote")
    if found is None or found.verdict == TOO_LITTLE:
        return "Too little data to tell whether remote work changed"
    if found.verdict in {ROSE, FELL} and found.before is not None and found.after is not None:
        n = ads_of_ends(by_mode(answers).get("remote", []), found.months_before, found.months_after)
        before, after = percent(found.before, n), percent(found.after, n)
        return short_title(f"Ads offering remote work {found.verdict} from {before} to {after}")
    return "No clear change in ads offering remote work"


def _subtitle(answers: Answers) -> str:
    rows = answers.rows(RemoteMonth)
    months = sorted({row.month for row in rows})
    span = f"{month_name(months[0])} – {month_name(months[-1])}" if months else facts(answers).period
    n = sum({row.month: row.n for row in rows}.values())
    return (
        f"Share of each month's ads by place of work, percent; "
        f"{facts(answers).place}, {span}; {from_sources(n, 'dated ads', facts(answers).flowing)}"
    )


def _alt(answers: Answers) -> str:
    layers = _layers(answers)
    if not layers:
        return f"No chart: {TOO_FEW.lower()}."
    ends = "; ".join(f"{one.name.lower()} {one.last}" for one in layers if one.last)
    return (
        "Areas of the monthly shares of ads that offer remote, hybrid or onsite work or do not say, one on the other. "
        f"{_title(answers)}. Last complete month: {ends}."
    )


def _note(_answers: Answers) -> str:
    return (
        "Unstated stands on top: an ad that says nothing is not counted as onsite. Pale months with dotted edges are not "
        "complete; gaps are months with too few ads. The intervals are in the table."
    )


def _layers(answers: Answers) -> tuple[Layer, ...]:
    modes = by_mode(answers)
    return (
        tuple(Layer(mode.capitalize(), last_words(modes.get(mode, [])), *LOOKS[mode]) for mode in MODES)
        if modes
        else ()
    )


def _columns(answers: Answers) -> tuple[Column, ...]:
    """Months whose modes are all known; where no ad says anything, all of it is unstated."""
    months: dict[date, dict[str, RemoteMonth]] = {}
    for row in answers.rows(RemoteMonth):
        months.setdefault(row.month, {})[row.mode] = row
    return tuple(
        Column(month, _shares(rows), all(row.complete for row in rows.values()))
        for month, rows in sorted(months.items())
    )


def _shares(rows: Mapping[str, RemoteMonth]) -> tuple[float, ...]:
    if not any(usable(row) for row in rows.values()):
        return ()
    return tuple(rows[mode].share or 0.0 if mode in rows and usable(rows[mode]) else 0.0 for mode in MODES)


def _table(answers: Answers) -> Table:
    cells: dict[tuple[date, str], RemoteMonth] = {
        (row.month, row.mode): row for row in answers.rows(RemoteMonth)
    }
    rows = []
    for month in sorted({month for month, _ in cells}):
        here = [cells[month, mode] for mode in MODES if (month, mode) in cells]
        shares = tuple(cell(cells.get((month, mode))) for mode in MODES)
        whole = "yes" if all(row.complete for row in here) else "no"
        rows.append((month_name(month), whole, f"{max(row.n for row in here):,}", *shares))
    head = ("Month", "Complete", "Ads", *(mode.capitalize() for mode in MODES))
    return Table("Share of ads by month and place of work, with 95% interval", head, tuple(rows))


def _picture(answers: Answers) -> Picture:
    layers = _layers(answers)
    if not layers:
        return Message(f"{TOO_FEW}. A month is drawn when it has enough ads with a date.")
    return Areas(layers, _columns(answers), tick=whole_percent)


def _behind(answers: Answers) -> tuple[Behind, ...]:
    if not by_mode(answers):
        return ()
    return (Behind("ads that offer remote work", "remote", {"mode": "remote"}),)


CHART = Chart(
    name="remote",
    page="remote",
    order=50,
    metric="answer_remote_months",
    also=("answer_remote_change", "answer_roles", "answer_sources"),
    question="Where is the work done?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
