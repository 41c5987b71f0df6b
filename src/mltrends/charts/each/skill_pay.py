"""By how much ads that ask for one skill post more than others, as more and more is held the same."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.message import Message
from mltrends.charts.house.ranking import Ranking, Row
from mltrends.charts.house.words import clean, count, more_percent, short_title
from mltrends.charts.rows.pay import Premium
from mltrends.charts.skill_premiums import HEADLINE, LESS, MORE, RUNGS, currency

EACH = "skill"
ORDER = 40


def chart(concept: str) -> Chart:
    """The chart of one skill."""

    def rungs(answers: Answers) -> list[Premium]:
        """All rungs of the currency most used, where any has a figure."""
        chosen = answers.kept(currency)
        rows = [
            row
            for row in answers.grouped(Premium, "concept").get(concept, [])
            if row.currency == chosen and row.rung in RUNGS
        ]
        return sorted(rows, key=lambda row: row.step) if any(row.premium is not None for row in rows) else []

    def told(answers: Answers) -> list[Premium]:
        return [row for row in rungs(answers) if row.premium is not None]

    def title(answers: Answers) -> str:
        rows = told(answers)
        if not rows:
            return "Too few ads with pay to compare pay for this skill"
        head = next((row for row in rows if row.rung == HEADLINE), None)
        if head is None or head.verdict not in {MORE, LESS}:
            return "No clear difference in posted pay of like ads with it"
        by = more_percent(round(abs(head.premium or 0.0), 2)).lstrip("+")
        return short_title(f"Like ads that mention it post {by} {head.verdict} pay")

    def subtitle(answers: Answers) -> str:
        rows = rungs(answers)
        n = max((row.n for row in rows), default=0)
        unit = f"{clean(rows[0].currency, 8)} a year" if rows else "a year"
        return (
            f"Posted pay of ads that mention it against ads that do not, percent more with {CONFIDENCE}, {unit}; "
            f"{facts(answers).scope_line}; {from_sources(n, 'ads with pay and text', len(facts(answers).sources))}"
        )

    def alt(answers: Answers) -> str:
        rows = told(answers)
        if not rows:
            return f"No chart: {title(answers)}."
        steps = "; ".join(f"{RUNGS[row.rung][0].lower()} {_printed(row)}" for row in rows)
        return f"Dots with intervals for how much more ads with {clean(rows[0].label, 40)} post. {title(answers)}. {steps}."

    def note(_answers: Answers) -> str:
        return (
            "From top to bottom more is held the same, so that like is compared with like; the title tells of the rung with "
            "role and level. What is left is a difference between ads, not what learning the skill would bring."
        )

    def _printed(row: Premium) -> str:
        return more_percent(round(row.premium or 0.0, 2))

    def table(answers: Answers) -> Table:
        rows = tuple(
            (
                RUNGS[row.rung][0],
                _printed(row) if row.premium is not None else clean(row.reason, 80),
                ""
                if row.ci_low is None or row.ci_high is None
                else f"{more_percent(round(row.ci_low, 2))} to {more_percent(round(row.ci_high, 2))}",
                count(row.k),
                count(row.n),
            )
            for row in rungs(answers)
        )
        head = ("Held the same", "Posted pay", CONFIDENCE, "Ads that mention it", "Ads with pay and text")
        return Table("Posted pay of ads that mention it against others", head, rows)

    def picture(answers: Answers) -> Picture:
        if not rungs(answers):
            return Message(
                f"{title(answers)}. A hundred ads with pay that mention it are needed, and a hundred that do not."
            )
        rows = []
        for row in rungs(answers):
            words, hue, marker = RUNGS[row.rung]
            if row.premium is None:
                rows.append(Row(words, clean(row.reason, 80) or "no figure"))
            else:
                rows.append(
                    Row(words, _printed(row), row.premium, row.ci_low, row.ci_high, hue=hue, marker=marker)
                )
        return Ranking(tuple(rows), tick=more_percent, from_zero=False, reference=0.0)

    def behind(answers: Answers) -> tuple[Behind, ...]:
        return tuple(
            Behind(f"ads that mention {clean(row.label, 60)}", "naming", {"concept": concept})
            for row in told(answers)[:1]
        )

    return Chart(
        name="skill-pay",
        page="skill",
        order=ORDER,
        metric="answer_skill_pay",
        also=("answer_roles", "answer_sources"),
        question="What do ads that ask for it pay?",
        title=title,
        subtitle=subtitle,
        alt=alt,
        note=note,
        table=table,
        picture=picture,
        behind=behind,
    )
