"""How many years of experience ads for beginners ask for, and how often label and years contradict each other."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.keys import Key
from mltrends.charts.house.message import Message
from mltrends.charts.house.ranking import Ranking, Row
from mltrends.charts.house.words import count, interval, percent, short_title, whole_percent
from mltrends.charts.rows.society import LevelYears

TOO_FEW = "Too few entry-level ads say how many years they ask for"
LEVELS = {
    "entry": "Entry level (interns, juniors)",
    "mid": "No level named",
    "senior": "Senior and lead",
    "top": "Managers and above",
}
CONTRADICTS = 3
MOST_YEARS = 10


def histogram(answers: Answers, level: str = "entry") -> list[LevelYears]:
    """Years of a level that may be shown, the fewest first."""
    rows = [
        r for r in answers.rows(LevelYears) if r.level == level and r.share is not None and not r.suppressed
    ]
    return sorted(rows, key=lambda row: row.years)  # fmt: skip


def contradiction(answers: Answers) -> LevelYears | None:
    """How many entry-level ads ask for three years or more."""
    return next((row for row in histogram(answers) if row.years == CONTRADICTS), None)


def years(number: int) -> str:
    """`no years`, `1 year`, `10 years or more`."""
    if number >= MOST_YEARS:
        return f"{MOST_YEARS} years or more"
    return "No years" if number == 0 else f"{number} year" if number == 1 else f"{number} years"


def _title(answers: Answers) -> str:
    row = contradiction(answers)
    if row is None:
        return TOO_FEW
    share = percent(row.or_more or 0.0, row.stated)
    return short_title(f"{share} of entry-level ads with a figure ask for 3+ years")


def _subtitle(answers: Answers) -> str:
    stated = max((row.stated for row in answers.rows(LevelYears) if row.level == "entry"), default=0)
    return (
        "Years of experience that ads for interns and juniors ask for, percent of those that say years; "
        f"{facts(answers).scope_line}; {from_sources(stated, 'entry-level ads that say years', len(facts(answers).sources))}"
    )


def _alt(answers: Answers) -> str:
    row = contradiction(answers)
    if row is None:
        return f"No chart: {TOO_FEW.lower()}."
    told = ", ".join(
        f"{years(one.years).lower()} {percent(one.share or 0.0, one.stated)}" for one in histogram(answers)
    )
    return f"Bars for how many years of experience entry-level ads ask for. {_title(answers)}. {told[:1].upper()}{told[1:]}."  # fmt: skip


def _note(answers: Answers) -> str:
    row = contradiction(answers)
    if row is None or row.ci_low is None or row.ci_high is None or row.of_all is None:
        return "The level is read from the title, the years from the text; of alternatives the fewest count."
    return (
        f"Bars from 3 years on contradict the label: {percent(row.or_more or 0.0, row.stated)} ({CONFIDENCE} "
        f"{interval(row.ci_low, row.ci_high, row.stated)}) of ads that say years, {percent(row.of_all, row.n)} of all "
        f"{count(row.n)} entry-level ads. The level is read from the title; of alternatives the fewest years count."
    )


def _table(answers: Answers) -> Table:
    head = ("Level", "Years asked for", "Ads", "Share", "So many or more", CONFIDENCE, "Ads that say years")
    rows = tuple(
        (
            words,
            years(row.years),
            count(row.k),
            percent(row.share or 0.0, row.stated),
            percent(row.or_more or 0.0, row.stated),
            "" if row.ci_low is None or row.ci_high is None else interval(row.ci_low, row.ci_high, row.stated),
            count(row.stated),
        )
        for level, words in LEVELS.items()
        for row in histogram(answers, level)
    )  # fmt: skip
    return Table("Years of experience that ads ask for, by level", head, rows)


def _picture(answers: Answers) -> Picture:
    rows = histogram(answers)
    if contradiction(answers) is None:
        return Message(f"{TOO_FEW}. The bars are shown when enough of them do.")
    bars = tuple(
        Row(
            years(row.years),
            percent(row.share or 0.0, row.stated),
            row.share,
            hue="vermillion" if row.years >= CONTRADICTS else "sky",
        )
        for row in rows
    )
    keys = (
        Key("Fits the label", "sky", "s"),
        Key(f"Contradicts it: {CONTRADICTS} years or more", "vermillion", "s"),
    )
    return Ranking(bars, tick=whole_percent, bars=True, keys=keys)


CHART = Chart(
    name="entry_years",
    page="education",
    order=40,
    metric="answer_experience_years",
    also=("answer_roles", "answer_sources"),
    question="How many years do entry-level ads ask for?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
)
