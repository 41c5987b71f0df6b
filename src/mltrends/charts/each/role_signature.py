"""What sets one role apart: the skills that its ads name above all other ads."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.message import Message
from mltrends.charts.house.ranking import Ranking, Row
from mltrends.charts.house.verdicts import rivals
from mltrends.charts.house.words import clean, count, percent, short_title, signed, tick_signed
from mltrends.charts.rows.demand import Signature
from mltrends.charts.signatures import telling

EACH = "role"
ORDER = 10
MOST = 12


def chart(role: str) -> Chart:
    """The chart of one role."""

    def shown(answers: Answers) -> list[Signature]:
        rows = answers.kept(telling).get(role, [])[:MOST]
        return sorted(rows, key=lambda row: (-(row.log_odds or 0.0), row.label))

    def title(answers: Answers) -> str:
        rows = shown(answers)
        if not rows:
            return "Too few ads to tell what sets this role apart"
        if not rivals(rows):
            return short_title(
                f"{clean(rows[0].label, 50)} sets this role apart most", "One skill sets this role apart most"
            )
        surest = min(rows, key=lambda row: row.place or 0)
        return short_title(
            f"{len(rows)} skills set this role apart, {clean(surest.label, 40)} surest of all",
            f"{len(rows)} skills set this role apart",
        )

    def subtitle(answers: Answers) -> str:
        n = sum(rows[0].n for rows in answers.grouped(Signature, "role").values())
        return (
            f"Difference of log odds with {CONFIDENCE} that the role's ads and all other ads name a skill; "
            f"{facts(answers).scope_line}; {from_sources(n, 'ads with text', len(facts(answers).sources))}"
        )

    def alt(answers: Answers) -> str:
        rows = shown(answers)
        if not rows:
            return f"No chart: {title(answers)}."
        told = "; ".join(f"{clean(row.label, 40)} {signed(row.log_odds or 0.0)}" for row in rows[:5])
        return f"Dots with intervals for the difference of log odds, {len(rows)} skills of {clean(role, 60)}. {title(answers)}. First: {told}."

    def note(_answers: Answers) -> str:
        return (
            "+0.7 means odds twice those of all other ads, +2.3 ten times. Listed are the skills named more often beyond "
            "chance whose interval starts furthest from zero; a long interval is a skill that few ads name."
        )

    def table(answers: Answers) -> Table:
        head = ("Skill", "Log odds above other ads", CONFIDENCE, "Share of the role's ads", "Ads")
        rows = tuple(
            (
                clean(row.label, 60),
                signed(row.log_odds or 0.0),
                f"{signed(row.ci_low or 0.0)} to {signed(row.ci_high or 0.0)}",
                percent(row.k / row.n, row.n) if row.n else "",
                count(row.k),
            )
            for row in shown(answers)
        )
        return Table("Skills that set the role apart", head, rows)

    def picture(answers: Answers) -> Picture:
        rows = shown(answers)
        if not rows:
            return Message(f"{title(answers)}. Two roles with enough ads with text are needed.")
        dots = tuple(
            Row(
                clean(row.label, 60),
                signed(row.log_odds or 0.0),
                row.log_odds,
                row.ci_low,
                row.ci_high,
                aside=percent(row.k / row.n, row.n) if row.n else "",
            )
            for row in rows
        )
        return Ranking(dots, tick=tick_signed, aside_head="Of its ads")

    def behind(answers: Answers) -> tuple[Behind, ...]:
        rows = sorted(shown(answers), key=lambda row: row.place or 0)
        return tuple(
            Behind(
                f"ads for {clean(role, 60)} that mention {clean(row.label, 60)}",
                "role_naming",
                {"role": role, "concept": row.concept},
            )
            for row in rows[:2]
        )

    return Chart(
        name="role-signature",
        page="role",
        order=ORDER,
        metric="answer_signatures",
        also=("answer_roles", "answer_sources"),
        question="What sets this role apart?",
        title=title,
        subtitle=subtitle,
        alt=alt,
        note=note,
        table=table,
        picture=picture,
        behind=behind,
    )
