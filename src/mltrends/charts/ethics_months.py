"""How often ads speak of ethics by month: all their words, and only what is about the work."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.cells import fine_percent
from mltrends.charts.house.chart import Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, PLACE, facts, from_sources
from mltrends.charts.house.message import Message
from mltrends.charts.house.months import ads_of_ends, cell, last_words, point, usable
from mltrends.charts.house.timeline import Series, Timeline
from mltrends.charts.house.verdicts import FELL, ROSE, TOO_LITTLE
from mltrends.charts.house.words import count, month_name, percent, short_title
from mltrends.charts.rows.society import ANYWHERE, WORK, EthicsChange, EthicsMonth

TOO_FEW = "Too few dated ads with text to show ethics by month"
LOOKS: dict[str, tuple[str, str, str, tuple[float, ...]]] = {
    WORK: ("About the work", "green", "o", ()),
    ANYWHERE: ("Anywhere in the ad", "slate", "D", (4, 1.6)),
}


def lines(answers: Answers) -> dict[str, list[EthicsMonth]]:
    """Months of each way of counting that has a number to show."""
    found = {way: [row for row in answers.rows(EthicsMonth) if row.counting == way] for way in LOOKS}
    return {
        way: sorted(rows, key=lambda row: row.month)
        for way, rows in found.items()
        if any(usable(row) for row in rows)
    }


def change(answers: Answers, way: str) -> EthicsChange | None:
    """The test of change for a way of counting."""
    return next((row for row in answers.rows(EthicsChange) if row.counting == way), None)


def _title(answers: Answers) -> str:
    if WORK not in lines(answers):
        return TOO_FEW
    work, anywhere = change(answers, WORK), change(answers, ANYWHERE)
    if work is None or work.verdict not in {ROSE, FELL}:
        if work is None or work.verdict == TOO_LITTLE:
            return "Too little data to tell whether ethics in ads changed"
        if anywhere is not None and anywhere.verdict == ROSE:
            return "Only legal and company text speaks of ethics more often"
        return "No clear change in ads that speak of ethics"
    n = ads_of_ends(lines(answers)[WORK], work.months_before, work.months_after)
    before, after = percent(work.before or 0.0, n), percent(work.after or 0.0, n)
    return short_title(f"Ads that speak of ethics {work.verdict} from {before} to {after}")


def _subtitle(answers: Answers) -> str:
    rows = [row for row in answers.rows(EthicsMonth) if row.counting == WORK]
    months = sorted(row.month for row in rows)
    span = f"{month_name(months[0])} – {month_name(months[-1])}" if months else facts(answers).period
    return (
        f"Share of each month's ads with text that name privacy, fairness, transparency and the like, percent with "
        f"{CONFIDENCE}; {PLACE}, {span}; {from_sources(sum(row.n for row in rows), 'dated ads with text', facts(answers).flowing)}"
    )


def _series(answers: Answers) -> list[Series]:
    return [
        Series(name, last_words(rows), tuple(point(row) for row in rows), hue, marker, dash)
        for way, rows in lines(answers).items()
        for name, hue, marker, dash in [LOOKS[way]]
    ]


def _alt(answers: Answers) -> str:
    series = _series(answers)
    if WORK not in lines(answers):
        return f"No chart: {TOO_FEW.lower()}."
    ends = "; ".join(f"{one.name.lower()} {one.last}" for one in series if one.last)
    last = f" Last complete month: {ends}." if ends else ""
    return f"Lines of the monthly share of ads that speak of ethics, counted in two ways. {_title(answers)}.{last}"


def _note(_answers: Answers) -> str:
    return (
        "The lower line counts ethics only where the ad speaks of the work; the upper one also sections about the company, "
        "benefits, legal text and notices of AI in hiring, which are copied from ad to ad. Bands are 95% intervals; dotted "
        "grey months are not complete; gaps are months with too few ads."
    )


def _table(answers: Answers) -> Table:
    found = lines(answers)
    by_month = {way: {row.month: row for row in rows} for way, rows in found.items()}
    months = sorted({month for rows in by_month.values() for month in rows})
    head = ("Month", *(LOOKS[way][0] for way in LOOKS), "Ads with text", "Complete")
    rows = []
    for month in months:
        here = [by_month.get(way, {}).get(month) for way in LOOKS]
        some = next(row for row in here if row is not None)
        rows.append(
            (month_name(month), *(cell(row) for row in here), count(some.n), "yes" if some.complete else "no")
        )
    return Table("Ads that speak of ethics, by month", head, tuple(rows))


def _picture(answers: Answers) -> Picture:
    if WORK not in lines(answers):
        return Message(f"{TOO_FEW}. A month is drawn when it has enough ads with text and a date.")
    return Timeline(tuple(_series(answers)), tick=fine_percent)


CHART = Chart(
    name="ethics_months",
    page="ethics",
    order=10,
    metric="answer_ethics_months",
    also=("answer_ethics_change", "answer_roles", "answer_sources"),
    question="Do ads speak of ethics more often?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
)
