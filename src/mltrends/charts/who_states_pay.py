"""Who states pay: the share of ads that do, by month and country, with the days on which laws began."""

from __future__ import annotations

from datetime import date

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.countries import country_name
from mltrends.charts.house.facts import CONFIDENCE, PLACE, facts, from_sources
from mltrends.charts.house.laws import Law, flags_of, laws_between
from mltrends.charts.house.message import Message
from mltrends.charts.house.months import ads_of_ends, cell, last_words, point, usable
from mltrends.charts.house.timeline import Series, Timeline
from mltrends.charts.house.verdicts import FELL, NO_CLEAR_CHANGE, ROSE
from mltrends.charts.house.words import counted, listed, month_name, percent, short_title, whole_percent
from mltrends.charts.rows.pay import DisclosureChange, DisclosureMonth

ALL, UNSTATED = "all", "unstated"
ENOUGH = 0.5  # of the months in which all places have a share a country needs one too, for a line
COUNTRIES = 3
LOOKS = (("vermillion", "s", ()), ("green", "^", (7, 2)), ("purple", "D", (4, 1.6)))
TOO_FEW = "Too few dated ads to show who states pay"


def by_country(answers: Answers) -> dict[str, list[DisclosureMonth]]:
    """Months of all places together, then of the countries with most ads among those with months enough."""
    found: dict[str, list[DisclosureMonth]] = {}
    for row in answers.rows(DisclosureMonth):
        found.setdefault(row.country, []).append(row)
    found = {country: sorted(rows, key=lambda row: row.month) for country, rows in found.items()}
    told = {country: sum(map(usable, rows)) for country, rows in found.items()}
    ads = {country: sum(row.n for row in rows) for country, rows in found.items()}
    countries = [c for c in found if c not in {ALL, UNSTATED} and told[c] > ENOUGH * told.get(ALL, 0)]
    first = [ALL] if told.get(ALL) else []
    return {c: found[c] for c in [*first, *sorted(countries, key=lambda c: (-ads[c], c))[:COUNTRIES]]}


def laws(answers: Answers) -> list[Law]:
    """Laws of the countries that have a line, in its time."""
    months = _months(answers)
    if not months:
        return []
    return laws_between({c for c in by_country(answers) if c != ALL}, months[0], months[-1])


def _months(answers: Answers) -> list[date]:
    return sorted({row.month for rows in by_country(answers).values() for row in rows})


def _name(country: str) -> str:
    return "All places" if country == ALL else country_name(country)


def change(answers: Answers) -> DisclosureChange | None:
    """The verdict on all places together."""
    return next((row for row in answers.rows(DisclosureChange) if row.country == ALL), None)


def _title(answers: Answers) -> str:
    series = by_country(answers)
    if not series:
        return TOO_FEW
    found = change(answers)
    if found is not None and found.verdict in {ROSE, FELL} and None not in (found.before, found.after):
        n = ads_of_ends(series.get(ALL, []), found.months_before, found.months_after)
        before, after = percent(found.before or 0.0, n), percent(found.after or 0.0, n)
        return short_title(f"Ads that state pay {found.verdict} from {before} to {after}")
    if found is not None and found.verdict == NO_CLEAR_CHANGE:
        return "No clear change in the share of ads that state pay"
    return "Too little data to tell whether more ads state pay"


def _subtitle(answers: Answers) -> str:
    rows = [row for row in answers.rows(DisclosureMonth) if row.country == ALL]
    months = sorted(row.month for row in rows)
    span = f"{month_name(months[0])} – {month_name(months[-1])}" if months else facts(answers).period
    return (
        f"Share of each month's ads in which the employer states pay, percent with {CONFIDENCE}; "
        f"{PLACE}, {span}; {from_sources(sum(row.n for row in rows), 'dated ads', facts(answers).flowing)}"
    )


def _alt(answers: Answers) -> str:
    series = _series(answers)
    if not series:
        return f"No chart: {TOO_FEW.lower()}."
    ends = "; ".join(f"{one.name} {one.last}" for one in series if one.last)
    marked = listed([law.place for law in laws(answers)], most=12)
    flags = f" Marked are the days on which laws began: {marked}." if marked else ""
    return (
        f"Lines of the monthly share of ads that state pay, {counted(len(series), 'line')}. {_title(answers)}. "
        f"Last complete month: {ends}.{flags}"
    )


def _note(answers: Answers) -> str:
    about = " ".join(f"{law.place}: {law.what}" for law in laws(answers)[:3])
    marks = f" Dashed: laws on pay in ads began. {about}" if about else ""
    return (
        "Estimates by boards are no stated pay. Bands are 95% intervals; dotted grey months are not complete; gaps are months "
        f"with too few ads. The mix of sources and countries moves the line too.{marks}"
    )


def _series(answers: Answers) -> list[Series]:
    made = []
    looks = iter(LOOKS)
    several = len(by_country(answers)) > 1
    for country, rows in by_country(answers).items():
        hue, marker, dash = ("blue", "o", ()) if country == ALL else next(looks)
        points = tuple(map(point, rows))
        quiet = several and country != ALL
        made.append(Series(_name(country), last_words(rows), points, hue, marker, dash, quiet))
    return made


def _table(answers: Answers) -> Table:
    series = by_country(answers)
    cells = {(row.month, country): row for country, rows in series.items() for row in rows}
    rows = []
    for month in _months(answers):
        here = [cells[month, c] for c in series if (month, c) in cells]
        began = [
            law.place for law in laws(answers) if (law.day.year, law.day.month) == (month.year, month.month)
        ]
        shares = tuple(cell(cells.get((month, c))) for c in series)
        whole = "yes" if all(row.complete for row in here) else "no"
        rows.append(
            (month_name(month), whole, f"{max(row.n for row in here):,}", *shares, listed(began, most=9))
        )
    head = ("Month", "Complete", "Ads", *(_name(c) for c in series), "Laws that began")
    return Table("Share of ads that state pay by month and country, with 95% interval", head, tuple(rows))


def _picture(answers: Answers) -> Picture:
    series = _series(answers)
    if not series:
        return Message(f"{TOO_FEW}. A month is drawn when it has enough ads with a date.")
    return Timeline(tuple(series), tick=whole_percent, flags=flags_of(laws(answers)))


def _behind(answers: Answers) -> tuple[Behind, ...]:
    return (Behind("dated ads, month by month", "months", {}),) if by_country(answers) else ()


CHART = Chart(
    name="who_states_pay",
    page="pay",
    order=50,
    metric="answer_disclosure_months",
    also=("answer_disclosure_change", "answer_roles", "answer_sources"),
    question="How many ads say what they pay?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
