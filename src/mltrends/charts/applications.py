"""What ads say that machine learning is applied to: dots with intervals."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.cells import fine_percent, interval_cell
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.message import Message
from mltrends.charts.house.ranking import Ranking, Row
from mltrends.charts.house.verdicts import rivals
from mltrends.charts.house.words import clean, count, percent, short_title
from mltrends.charts.rows.society import Application

MOST = 15
TOO_FEW = "Too few ads name an application to rank them"


def ranked(answers: Answers) -> list[Application]:
    """Applications with a rank and a share, in the order of their rank."""
    rows = [
        r
        for r in answers.rows(Application)
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
            f"{first} is the application named most: {share} of ads",
            f"{first} is named most: {share} of ads",
            f"One application is named most: {share} of ads",
        )
    if len(near) == 1 and len(rows) > 2:
        return short_title(
            f"{first} and {clean(near[0].label, 50)} are named most", "Two applications are named most"
        )
    return f"No clear leader: {len(near) + 1} applications are named about as often"


def _subtitle(answers: Answers) -> str:
    n = max((row.n for row in answers.rows(Application)), default=0)
    return (
        f"Share of ads with text that name an application, percent with {CONFIDENCE}, up to {MOST} applications; "
        f"{facts(answers).scope_line}; {from_sources(n, 'ads with text', len(facts(answers).sources))}"
    )


def _alt(answers: Answers) -> str:
    rows = ranked(answers)[:MOST]
    if not rows:
        return f"No chart: {TOO_FEW.lower()}."
    told = ", ".join(f"{clean(row.label, 50)} {percent(row.share or 0.0, row.n)}" for row in rows[:5])
    return (
        f"Dots with intervals for the share of ads that name an application of machine learning, {len(rows)} of them. "
        f"{_title(answers)}. At the top: {told}."
    )


def _note(_answers: Answers) -> str:
    return (
        f"Lines are {CONFIDENCE}s. Only the applications that the documents name are looked for; most ads name none of them, "
        "which does not mean that they have none."
    )


def _table(answers: Answers) -> Table:
    head = ("Application", "Ads with text", CONFIDENCE, "Ads")
    rows = tuple(
        (
            clean(row.label),
            percent(row.share or 0.0, row.n),
            interval_cell(row.ci_low, row.ci_high, row.n),
            count(row.k),
        )
        for row in ranked(answers)
    )
    return Table("Applications of machine learning that ads name", head, rows)


def _picture(answers: Answers) -> Picture:
    rows = ranked(answers)[:MOST]
    if not rows:
        return Message(f"{TOO_FEW}. Applications are ranked when enough ads name them.")
    dots = tuple(
        Row(
            clean(row.label),
            percent(row.share or 0.0, row.n),
            row.share,
            row.ci_low,
            row.ci_high,
            hue="vermillion",
            marker="s",
        )
        for row in rows
    )
    return Ranking(dots, tick=fine_percent)


def _behind(answers: Answers) -> tuple[Behind, ...]:
    return tuple(
        Behind(f"ads that mention {clean(row.label, 50)}", "naming", {"concept": row.concept})
        for row in ranked(answers)[:2]
    )


CHART = Chart(
    name="applications",
    page="industries",
    order=30,
    metric="answer_applications",
    also=("answer_roles", "answer_sources"),
    question="What is machine learning applied to?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
