"""Which fields of study ads name beside a degree: bars with intervals."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.cells import fine_percent, interval_cell
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.message import Message
from mltrends.charts.house.ranking import Ranking, Row
from mltrends.charts.house.verdicts import rivals
from mltrends.charts.house.words import clean, count, percent, short_title
from mltrends.charts.rows.society import FieldOfStudy

MOST = 15
TOO_FEW = "Too few ads name a field of study to rank them"


def ranked(answers: Answers) -> list[FieldOfStudy]:
    """Fields with a rank and a share, in the order of their rank."""
    rows = [
        r
        for r in answers.rows(FieldOfStudy)
        if r.rank is not None and r.share is not None and not r.suppressed
    ]
    return sorted(rows, key=lambda row: (row.rank or 0, row.label))  # fmt: skip


def _title(answers: Answers) -> str:
    rows = ranked(answers)
    if not rows:
        return TOO_FEW
    first, share = clean(rows[0].label, 50), percent(rows[0].share or 0.0, rows[0].n)
    near = rivals(rows)
    if not near:
        return short_title(
            f"{first} is the field named most: {share} of ads", f"One field is named most: {share} of ads"
        )
    if len(near) == 1 and len(rows) > 2:
        return short_title(
            f"{first} and {clean(near[0].label, 50)} are named most", "Two fields of study are named most"
        )
    return f"No clear leader: {len(near) + 1} fields are named about as often"


def _subtitle(answers: Answers) -> str:
    n = max((row.n for row in answers.rows(FieldOfStudy)), default=0)
    return (
        f"Share of ads with text that name a field of study beside a degree, percent with {CONFIDENCE}, up to {MOST} fields; "
        f"{facts(answers).scope_line}; {from_sources(n, 'ads with text', len(facts(answers).sources))}"
    )


def _alt(answers: Answers) -> str:
    rows = ranked(answers)[:MOST]
    if not rows:
        return f"No chart: {TOO_FEW.lower()}."
    told = ", ".join(f"{clean(row.label, 50)} {percent(row.share or 0.0, row.n)}" for row in rows[:5])
    return (
        f"Horizontal bars for the share of ads that name a field of study, {len(rows)} fields. {_title(answers)}. "
        f"At the top: {told}."
    )


def _note(_answers: Answers) -> str:
    return (
        f"Thin lines are {CONFIDENCE}s. A field counts within 150 characters of words for a degree; ads list several "
        "(“computer science, statistics or a related field”), so that shares add up to more than those that name any."
    )


def _table(answers: Answers) -> Table:
    head = ("Field of study", "Ads with text", CONFIDENCE, "Of ads that name a degree", "Ads")
    rows = tuple(
        (
            clean(row.label),
            percent(row.share or 0.0, row.n),
            interval_cell(row.ci_low, row.ci_high, row.n),
            "" if row.of_degrees is None else percent(row.of_degrees, row.n),
            count(row.k),
        )
        for row in ranked(answers)
    )
    return Table("Fields of study that ads name", head, rows)


def _picture(answers: Answers) -> Picture:
    rows = ranked(answers)[:MOST]
    if not rows:
        return Message(f"{TOO_FEW}. Fields are ranked when enough ads name them.")
    bars = tuple(
        Row(clean(row.label), percent(row.share or 0.0, row.n), row.share, row.ci_low, row.ci_high)
        for row in rows
    )
    return Ranking(bars, tick=fine_percent, bars=True)


def _behind(answers: Answers) -> tuple[Behind, ...]:
    return tuple(
        Behind(f"ads that mention {clean(row.label, 50)}", "naming", {"concept": row.concept})
        for row in ranked(answers)[:1]
    )


CHART = Chart(
    name="fields_of_study",
    page="education",
    order=30,
    metric="answer_education_fields",
    also=("answer_roles", "answer_sources"),
    question="Which fields of study do ads name?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
