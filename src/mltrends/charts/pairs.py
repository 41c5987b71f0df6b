"""Which skills travel together: how much more often two are named in one ad than chance would have it."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.heatmap import Cell, Heatmap
from mltrends.charts.house.message import Message
from mltrends.charts.house.order import alike_side_by_side
from mltrends.charts.house.verdicts import rivals
from mltrends.charts.house.words import clean, count, counted, short_title
from mltrends.charts.rows.demand import Pair

MOST = 14  # skills
IN_TABLE = 60
SURE = 0.10  # q value up to which a pair counts
TOO_FEW = "Too few ads name two skills to tell which go together"


def sure(answers: Answers) -> list[Pair]:
    """Pairs named together more often than chance, the strongest first."""
    rows = [
        row
        for row in answers.rows(Pair)
        if row.q_value is not None and row.q_value <= SURE and (row.npmi_low or 0.0) > 0
    ]
    return sorted(rows, key=lambda row: (-row.npmi, row.label, row.other_label))


def _skills(answers: Answers) -> dict[str, str]:
    """Skills of the strongest pairs, by what their lower bounds say; concept and label."""
    found: dict[str, str] = {}
    for row in sorted(
        answers.kept(sure), key=lambda row: (-(row.npmi_low or 0.0), row.label, row.other_label)
    ):
        new = {row.concept: row.label, row.other: row.other_label}
        if len(found | new) > MOST:
            break
        found |= new
    return found


def _grid(answers: Answers) -> tuple[list[str], list[str], list[list[Pair | None]]]:
    """Concepts, their labels and the pairs of them, what goes together side by side."""
    labels = answers.kept(_skills)
    known = {frozenset((row.concept, row.other)): row for row in answers.rows(Pair)}

    def pair(one: str, other: str) -> Pair | None:
        return known.get(frozenset((one, other))) if one != other else None

    names = sorted(labels)
    spots = [[1.0 if one == other else _npmi(pair(one, other)) for other in names] for one in names]
    ordered = alike_side_by_side(names, spots)
    first = answers.kept(sure)[0].concept if ordered else ""
    if (
        ordered and ordered.index(first) >= len(ordered) // 2
    ):  # where room is short, what comes last is left out
        ordered.reverse()
    return ordered, [labels[name] for name in ordered], [[pair(a, b) for b in ordered] for a in ordered]


def _npmi(row: Pair | None) -> float:
    return row.npmi if row else 0.0


def _title(answers: Answers) -> str:
    if not answers.rows(Pair):
        return TOO_FEW
    rows = answers.kept(sure)
    if not rows:
        return "No clear pairs: skills are named together about as by chance"
    near = rivals(rows)
    if not near:
        return short_title(
            f"{clean(rows[0].label, 40)} and {clean(rows[0].other_label, 40)} go together most",
            "One pair of skills goes together most",
        )
    return f"No clear leader: {count(len(near) + 1)} pairs of skills go together most"


def _subtitle(answers: Answers) -> str:
    rows = answers.rows(Pair)
    n = max((row.n for row in rows), default=0)
    number = max((row.tested for row in rows), default=0)
    return (
        f"NPMI of two skills in one ad, 0 as by chance and 1 only together; {counted(number, 'pair')} of ads' skills "
        f"tested within sources; {facts(answers).scope_line}; "
        f"{from_sources(n, 'ads with text', len(facts(answers).sources))}"
    )


def _alt(answers: Answers) -> str:
    rows = answers.kept(sure)
    if not rows:
        return f"No chart: {_title(answers)}."
    told = "; ".join(
        f"{clean(row.label, 40)} and {clean(row.other_label, 40)} {row.npmi:.2f}" for row in rows[:5]
    )
    return f"Heatmap of NPMI between {counted(len(answers.kept(_skills)), 'skill')}. {_title(answers)}. Strongest: {told}."


def _note(_answers: Answers) -> str:
    return (
        "Printed is NPMI in hundredths: 0 as often as by chance, 100 never apart; below zero they avoid one another. "
        "A point stands where fewer than 20 ads name both. Skills are those of the strongest pairs, false finds held to "
        "10%. That skills are named together does not say that one needs the other."
    )


def _table(answers: Answers) -> Table:
    head = ("Skill", "Goes with", "NPMI", CONFIDENCE, "Times as often as by chance", "Ads that name both")
    rows = tuple(
        (
            clean(row.label, 60),
            clean(row.other_label, 60),
            f"{row.npmi:.2f}",
            f"{row.npmi_low or 0.0:.2f}–{row.npmi_high or 0.0:.2f}",
            f"{row.lift:.1f}",
            count(row.k),
        )
        for row in answers.kept(sure)[:IN_TABLE]
    )
    return Table("Pairs of skills that go together, the strongest first", head, rows)


def _picture(answers: Answers) -> Picture:
    if not answers.kept(sure):
        return Message(f"{_title(answers)}. A pair is looked at from 20 ads that name both.")
    _, labels, grid = answers.kept(_grid)
    top = max(row.npmi for line in grid for row in line if row)
    cells = tuple(tuple(_cell(row, top) for row in line) for line in grid)
    names = tuple(clean(label, 60) for label in labels)
    return Heatmap(names, names, cells, square=True)


def _cell(row: Pair | None, top: float) -> Cell | None:
    if row is None:
        return None
    hundredths = round(row.npmi * 100)
    return Cell(f"−{-hundredths}" if hundredths < 0 else str(hundredths), max(0.0, row.npmi) / top)


def _behind(answers: Answers) -> tuple[Behind, ...]:
    return tuple(
        Behind(f"ads that mention {clean(label, 60)}", "naming", {"concept": concept})
        for row in answers.kept(sure)[:1]
        for concept, label in ((row.concept, row.label), (row.other, row.other_label))
    )


CHART = Chart(
    name="pairs",
    page="skills",
    order=70,
    metric="answer_pairs",
    also=("answer_roles", "answer_sources"),
    question="Which skills travel together?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
