"""Skills that no document names although ads mention them more than the median of those that one does."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.cells import fine_percent, interval_cell
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.message import Message
from mltrends.charts.house.ranking import Ranking, Row
from mltrends.charts.house.words import clean, count, counted, percent, short_title
from mltrends.charts.rows.society import Guide

MOST = 20
TOO_FEW = "Too few ads with text to tell what the documents miss"


def missed(answers: Answers) -> list[Guide]:
    """The skills that stand out, the most frequent first."""
    rows = [row for row in answers.rows(Guide) if row.missed and row.share is not None and not row.suppressed]
    return sorted(rows, key=lambda row: (-row.k, row.label))


def middle(answers: Answers) -> float | None:
    """Median share of the skills that a document names."""
    return next((row.middle for row in answers.rows(Guide) if row.middle is not None), None)


def _title(answers: Answers) -> str:
    if middle(answers) is None:
        return TOO_FEW
    rows = missed(answers)
    if not rows:
        return "No skill that the documents miss stands out in ads"
    number = counted(len(rows), "skill")
    return short_title(
        f"The documents miss {number} that ads mention, such as {clean(rows[0].label, 40)}",
        f"The documents miss {number} that ads mention often",
    )


def _subtitle(answers: Answers) -> str:
    n = max((row.n for row in answers.rows(Guide)), default=0)
    return (
        f"Share of ads with text that mention a skill that no document names, percent with {CONFIDENCE}, up to {MOST} "
        f"skills; {facts(answers).scope_line}; {from_sources(n, 'ads with text', len(facts(answers).sources))}"
    )


def _alt(answers: Answers) -> str:
    if middle(answers) is None:
        return f"No chart: {TOO_FEW.lower()}."
    rows = missed(answers)
    told = ", ".join(f"{clean(row.label, 50)} {percent(row.share or 0.0, row.n)}" for row in rows[:5])
    top = f" At the top: {told}." if told else ""
    return (
        "Dots with intervals for the share of ads that mention skills in no document, "
        f"{counted(len(rows), 'skill')}. {_title(answers)}.{top}"
    )


def _note(answers: Answers) -> str:
    half = middle(answers)
    n = max((row.n for row in answers.rows(Guide)), default=0)
    line = f" of {percent(half, n)}" if half is not None else ""
    return (
        f"A skill stands here when its {CONFIDENCE} lies above the median share{line} of the skills that the documents do "
        "name. They were written for learners and at one time; what ads mention now they may have left out on purpose."
    )


def _table(answers: Answers) -> Table:
    head = ("Skill", "Ads with text", CONFIDENCE, "Ads", "Rank among all skills")
    rows = tuple(
        (
            clean(row.label),
            percent(row.share or 0.0, row.n),
            interval_cell(row.ci_low, row.ci_high, row.n),
            count(row.k),
            "" if row.rank is None else str(row.rank),
        )
        for row in missed(answers)
    )
    return Table("Skills that no document names and ads mention often", head, rows)


def _picture(answers: Answers) -> Picture:
    if middle(answers) is None:
        return Message(f"{TOO_FEW}. Skills are compared when there are enough ads with text.")
    rows = missed(answers)[:MOST]
    if not rows:
        return Message("No skill lies surely above the median of those that the documents name.")
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
        for row in missed(answers)[:3]
    )


CHART = Chart(
    name="guides_missed",
    page="missing",
    order=20,
    metric="answer_guides",
    also=("answer_roles", "answer_sources"),
    question="What do the documents not mention that ads do?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
