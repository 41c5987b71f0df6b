"""With which others one skill is named."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.message import Message
from mltrends.charts.house.ranking import Ranking, Row
from mltrends.charts.house.verdicts import rivals
from mltrends.charts.house.words import clean, count, short_title, tick_hundredths
from mltrends.charts.pairs import SURE
from mltrends.charts.rows.demand import Pair

EACH = "skill"
ORDER = 30
MOST = 10


def hundredths(value: float) -> str:
    """`42`: a nearness in hundredths."""
    return f"{round(value * 100)}"


def chart(concept: str) -> Chart:
    """The chart of one skill."""

    def shown(answers: Answers) -> list[Pair]:
        rows = [
            *answers.grouped(Pair, "concept").get(concept, []),
            *answers.grouped(Pair, "other").get(concept, []),
        ]
        kept = [
            row
            for row in rows
            if row.q_value is not None and row.q_value <= SURE and (row.npmi_low or 0.0) > 0
        ]
        return sorted(kept, key=lambda row: (-row.npmi, _other(row)))

    def _other(row: Pair) -> str:
        return clean(row.other_label if row.concept == concept else row.label, 60)

    def _other_concept(row: Pair) -> str:
        return row.other if row.concept == concept else row.concept

    def _name(row: Pair) -> str:
        return clean(row.label if row.concept == concept else row.other_label, 40)

    def title(answers: Answers) -> str:
        rows = shown(answers)
        if not rows:
            return "Too few ads to tell which skills go with it"
        if not rivals(rows):
            return short_title(
                f"{_name(rows[0])} goes most with {_other(rows[0])}", "One other skill goes with it most"
            )
        near = len(rivals(rows)) + 1
        return f"No clear leader: {near} skills go with it about as closely"

    def subtitle(answers: Answers) -> str:
        n = max((row.n for row in shown(answers)), default=0)
        return (
            f"NPMI in hundredths with {CONFIDENCE}, 0 as by chance and 100 only together, skills named in the same ads; "
            f"{facts(answers).scope_line}; {from_sources(n, 'ads with text', len(facts(answers).sources))}"
        )

    def alt(answers: Answers) -> str:
        rows = shown(answers)
        if not rows:
            return f"No chart: {title(answers)}."
        told = "; ".join(f"{_other(row)} {hundredths(row.npmi)}" for row in rows[:5])
        return f"Dots with intervals for NPMI of {_name(rows[0])} with other skills. {title(answers)}. First: {told}."

    def note(_answers: Answers) -> str:
        return (
            "Listed are skills named in the same ads more often than by chance, false finds among all pairs held to 10%. "
            "That skills are named together does not say that one needs the other."
        )

    def table(answers: Answers) -> Table:
        head = ("Skill", "NPMI", CONFIDENCE, "Times as often as by chance", "Ads that name both")
        rows = tuple(
            (
                _other(row),
                f"{row.npmi:.2f}",
                f"{row.npmi_low or 0.0:.2f}–{row.npmi_high or 0.0:.2f}",
                f"{row.lift:.1f}",
                count(row.k),
            )
            for row in shown(answers)[: 2 * MOST]
        )
        return Table("Skills that go with it, the strongest first", head, rows)

    def picture(answers: Answers) -> Picture:
        rows = shown(answers)[:MOST]
        if not rows:
            return Message(f"{title(answers)}. A pair is looked at from 20 ads that name both.")
        dots = tuple(
            Row(_other(row), hundredths(row.npmi), row.npmi, row.npmi_low, row.npmi_high) for row in rows
        )
        return Ranking(dots, tick=tick_hundredths)

    def behind(answers: Answers) -> tuple[Behind, ...]:
        return tuple(
            Behind(f"ads that mention {_other(row)}", "naming", {"concept": _other_concept(row)})
            for row in shown(answers)[:1]
        )

    return Chart(
        name="skill-neighbours",
        page="skill",
        order=ORDER,
        metric="answer_pairs",
        also=("answer_roles", "answer_sources"),
        question="Which skills go with it?",
        title=title,
        subtitle=subtitle,
        alt=alt,
        note=note,
        table=table,
        picture=picture,
        behind=behind,
        drawn=False,
    )
