"""Where the work is done, by month: remote, hybrid, onsite, and how many ads do not say."""

from __future__ import annotations

from datetime import date

from mltrends.charts.house.answers import Answers, RemoteChange, RemoteMonth
from mltrends.charts.house.chart import Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, PLACE, facts, from_sources
from mltrends.charts.house.message import Message
from mltrends.charts.house.months import ads_of_ends, cell, last_words, point, usable
from mltrends.charts.house.timeline import Series, Timeline
from mltrends.charts.house.verdicts import FELL, ROSE, TOO_LITTLE
from mltrends.charts.house.words import month_name, percent, short_title

MODES = ("remote", "hybrid", "onsite", "unstated")
LOOKS: dict[str, tuple[str, str, tuple[float, ...]]] = {
    "remote": ("blue", "o", ()),
    "hybrid": ("green", "s", (7, 2)),
    "onsite": ("vermillion", "^", (9, 2, 2.5, 2)),
    "unstated": ("slate", "D", (4, 1.6)),
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
        f"Share of each month's ads by place of work, percent with {CONFIDENCE}; "
        f"{PLACE}, {span}; {from_sources(n, 'dated ads', facts(answers).flowing)}"
    )


def _alt(answers: Answers) -> str:
    series = _series(answers)
    if not series:
        return f"No chart: {TOO_FEW.lower()}."
    ends = "; ".join(f"{one.name.lower()} {one.last}" for one in series if one.last)
    return (
        "Lines of the monthly share of ads that offer remote, hybrid or onsite work or do not say. "
        f"{_title(answers)}. Last complete month: {ends}."
    )


def _note(_answers: Answers) -> str:
    return (
        "Unstated is its own line: an ad that says nothing is not counted as onsite. "
        "Bands are 95% intervals; dotted grey months are not complete; gaps are months with too few ads, or with none that says."
    )


def _series(answers: Answers) -> list[Series]:
    made = []
    for mode, rows in by_mode(answers).items():
        hue, marker, dash = LOOKS[mode]
        made.append(Series(mode.capitalize(), last_words(rows), tuple(map(point, rows)), hue, marker, dash))
    return made


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
    series = _series(answers)
    if not series:
        return Message(f"{TOO_FEW}. A month is drawn when it has enough ads with a date.")
    return Timeline(tuple(series), tick=lambda share: f"{share:.0%}")


CHART = Chart(
    name="remote",
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
)
