"""Which skills the documents name, which ads do, and which both."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.cells import interval_cell
from mltrends.charts.house.chart import Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.message import Message
from mltrends.charts.house.sides import Item, Side, Sides
from mltrends.charts.house.words import clean, count, percent, short_title
from mltrends.charts.rows.society import Guide

TOO_FEW = "Too few ads with text to compare them with the documents"
BOTH, ADS, GUIDES = "guides and ads", "ads only", "guides only"
SIDES = {
    GUIDES: ("Documents only", "slate"),
    BOTH: ("Documents and ads", "blue"),
    ADS: ("Ads only", "vermillion"),
}
LISTED = 12  # of each side by name


def on(answers: Answers, side: str) -> list[Guide]:
    """Skills of a side that may be told, those that ads name most first."""
    rows = [
        row
        for row in answers.rows(Guide)
        if row.side == side and row.share is not None and not row.suppressed
    ]
    return sorted(rows, key=lambda row: (-row.k, row.label))  # fmt: skip


def _ranked(answers: Answers) -> int:
    return len(on(answers, BOTH)) + len(on(answers, ADS))


def _title(answers: Answers) -> str:
    ranked = _ranked(answers)
    if not ranked:
        return TOO_FEW
    alone = len(on(answers, ADS))
    return short_title(f"{count(alone)} of {count(ranked)} skills in ads are in no document")


def _subtitle(answers: Answers) -> str:
    n = max((row.n for row in answers.rows(Guide)), default=0)
    return (
        "Number of skills by where they are named, with the percent of ads with text that mention the first of them; "
        f"{facts(answers).scope_line}; {from_sources(n, 'ads with text', len(facts(answers).sources))}"
    )


def _alt(answers: Answers) -> str:
    if not _ranked(answers):
        return f"No chart: {TOO_FEW.lower()}."
    told = "; ".join(f"{name.lower()} {count(len(on(answers, side)))}" for side, (name, _) in SIDES.items())
    first = ", ".join(
        f"{clean(row.label, 50)} {percent(row.share or 0.0, row.n)}" for row in on(answers, ADS)[:4]
    )
    more = f" Most mentioned in ads only: {first}." if first else ""
    return f"Bars of how many skills the documents name, ads name, or both. {_title(answers)}. Skills: {told}.{more}"  # fmt: skip


def _note(_answers: Answers) -> str:
    return (
        "Skills in ads are those that enough ads mention to be ranked; documents only are those that too few do. "
        "What ads seldom say may be taken for granted: silence contradicts no document."
    )


def _table(answers: Answers) -> Table:
    head = ("Skill", "Where", "Documents", "Ads with text", CONFIDENCE, "Ads")
    rows = tuple(
        (
            clean(row.label),
            SIDES[side][0],
            clean(row.documents or "", 40),
            percent(row.share or 0.0, row.n),
            interval_cell(row.ci_low, row.ci_high, row.n),
            count(row.k),
        )
        for side in SIDES
        for row in on(answers, side)
    )
    return Table("Skills in documents and in ads", head, rows)


def _picture(answers: Answers) -> Picture:
    if not _ranked(answers):
        return Message(f"{TOO_FEW}. Skills are compared when there are enough ads to rank them.")
    return Sides(
        tuple(
            Side(
                name,
                len(on(answers, side)),
                hue,
                tuple(
                    Item(clean(row.label, 60), percent(row.share or 0.0, row.n))
                    for row in on(answers, side)[:LISTED]
                ),
            )
            for side, (name, hue) in SIDES.items()
        ),
        "skill",
    )


CHART = Chart(
    name="guides",
    page="missing",
    order=10,
    metric="answer_guides",
    also=("answer_roles", "answer_sources"),
    question="Do the documents and the ads name the same skills?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
)
