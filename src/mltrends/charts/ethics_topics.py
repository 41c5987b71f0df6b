"""Which topics of ethics ads name, in what they say of the work and anywhere in their text."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.cells import fine_percent, interval_cell
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.keys import Key
from mltrends.charts.house.message import Message
from mltrends.charts.house.ranking import Ranking, Row
from mltrends.charts.house.verdicts import rivals
from mltrends.charts.house.words import clean, count, percent, short_title
from mltrends.charts.rows.society import ETHICS, Topic

TOO_FEW = "Too few ads with text to compare topics of ethics"


def ranked(answers: Answers) -> list[Topic]:
    """Topics of ethics with a share, the most frequent first."""
    rows = [r for r in answers.rows(Topic) if r.topic == ETHICS and r.share is not None and not r.suppressed]
    return sorted(rows, key=lambda row: (-(row.share or 0.0), row.label))


def _title(answers: Answers) -> str:
    rows = ranked(answers)
    if not rows:
        return TOO_FEW
    share = percent(rows[0].share or 0.0, rows[0].n)
    if not rows[0].k:
        return "No ad names a topic of ethics in its work"
    near = [row for row in rivals(rows) if row.k]
    if near:
        return f"No clear leader: {len(near) + 1} topics of ethics about as frequent"
    return short_title(
        f"{clean(rows[0].label, 50)} leads the topics of ethics: {share} of ads",
        f"One topic of ethics leads: {share} of ads",
    )


def _subtitle(answers: Answers) -> str:
    n = max((row.n for row in answers.rows(Topic) if row.topic == ETHICS), default=0)
    return (
        f"Share of ads with text that name a topic of ethics where they speak of the work, percent with {CONFIDENCE}; "
        f"{facts(answers).scope_line}; {from_sources(n, 'ads with text', len(facts(answers).sources))}"
    )


def _alt(answers: Answers) -> str:
    rows = ranked(answers)
    if not rows:
        return f"No chart: {TOO_FEW.lower()}."
    told = ", ".join(f"{clean(row.label, 50)} {percent(row.share or 0.0, row.n)}" for row in rows[:4])
    return (
        "Dots with intervals for the share of ads that name a topic of ethics, with rings for shares that count legal and "
        f"company text too. {_title(answers)}. In the work: {told}."
    )


def _note(_answers: Answers) -> str:
    return (
        f"Dots count only what is about the work, with the {CONFIDENCE}; rings also count sections about the company, benefits, "
        "legal text and notices of AI in hiring. What ads do not say may still be part of the work."
    )


def _both(row: Topic) -> str:
    """The share in the work, and the other where it differs."""
    work = percent(row.share or 0.0, row.n)
    anywhere = work if row.anywhere is None else percent(row.anywhere, row.n)
    return work if work == anywhere else f"{work}, anywhere {anywhere}"


def _table(answers: Answers) -> Table:
    head = (
        "Topic", "Ads with text", CONFIDENCE, "Ads", "With legal and company text", "First 12 months", "Last 12 months",
        "Change",
    )  # fmt: skip
    rows = tuple(
        (
            clean(row.label),
            percent(row.share or 0.0, row.n),
            interval_cell(row.ci_low, row.ci_high, row.n),
            count(row.k),
            "" if row.anywhere is None else percent(row.anywhere, row.n),
            "" if row.first_share is None else percent(row.first_share, row.n_first or 0),
            "" if row.last_share is None else percent(row.last_share, row.n_last or 0),
            row.change,
        )
        for row in ranked(answers)
    )
    return Table("Topics of ethics in ads", head, rows)


def _picture(answers: Answers) -> Picture:
    rows = ranked(answers)
    if not rows:
        return Message(f"{TOO_FEW}. Topics are compared when there are enough ads with text.")
    dots = tuple(
        Row(
            clean(row.label),
            _both(row),
            row.share,
            row.ci_low,
            row.ci_high,
            hue="green",
            before=row.anywhere,
        )
        for row in rows
    )
    keys = (
        Key("About the work", "green", "o"),
        Key("Legal and company text too", "green", "o", hollow=True),
    )
    return Ranking(dots, tick=fine_percent, keys=keys)


def _behind(answers: Answers) -> tuple[Behind, ...]:
    rows = [row for row in ranked(answers)[:2] if row.k]
    return tuple(
        Behind(f"ads that mention {clean(row.label, 50)}", "naming", {"concept": row.concept}) for row in rows
    )


CHART = Chart(
    name="ethics_topics",
    page="ethics",
    order=20,
    metric="answer_topics",
    also=("answer_roles", "answer_sources"),
    question="Which topics of ethics do ads name?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
