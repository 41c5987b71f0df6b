"""For which roles ads mention one skill."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.message import Message
from mltrends.charts.house.ranking import Ranking, Row
from mltrends.charts.house.verdicts import rivals
from mltrends.charts.house.words import clean, count, interval, percent, short_title, whole_percent
from mltrends.charts.rows.demand import NO_ROLE, SkillOfRole

EACH = "skill"
ORDER = 20
MOST = 14


def chart(concept: str) -> Chart:
    """The chart of one skill."""

    def shown(answers: Answers) -> list[SkillOfRole]:
        rows = [
            row
            for row in answers.grouped(SkillOfRole, "concept").get(concept, [])
            if row.share is not None and not row.suppressed and row.role != NO_ROLE
        ]
        return (
            sorted(rows, key=lambda row: (-(row.share or 0.0), row.role))
            if any(row.k for row in rows)
            else []
        )

    def title(answers: Answers) -> str:
        rows = shown(answers)
        if not rows:
            return "Too few ads by role to compare mentions of this skill"
        name, share = clean(rows[0].role, 50), percent(rows[0].share or 0.0, rows[0].n)
        if len(rows) == 1:
            return short_title(
                f"Of ads for {name}, {share} mention it", f"{share} of one role's ads mention it"
            )
        if not rivals(rows):
            return short_title(
                f"{name} ads mention it most: {share}", f"One role's ads mention it most: {share}"
            )
        return f"No clear leader: {len(rivals(rows)) + 1} roles mention it about as often"

    def subtitle(answers: Answers) -> str:
        n = sum(row.n for row in shown(answers))
        return (
            f"Share of the role's ads with text that mention it, percent with {CONFIDENCE}; "
            f"{facts(answers).scope_line}; {from_sources(n, 'ads with text', len(facts(answers).sources))}"
        )

    def alt(answers: Answers) -> str:
        rows = shown(answers)
        if not rows:
            return f"No chart: {title(answers)}."
        told = "; ".join(
            f"{clean(row.role, 60)} {percent(row.share or 0.0, row.n)}" for row in (rows[0], rows[-1])
        )
        return f"Dots with intervals for the share of ads that mention {clean(rows[0].label, 40)}, by role. {title(answers)}. Most and least: {told}."

    def note(_answers: Answers) -> str:
        return "Share of the ads with text of each role. Roles with too few ads are left out."

    def table(answers: Answers) -> Table:
        rows = tuple(
            (
                clean(row.role),
                percent(row.share or 0.0, row.n),
                "" if row.ci_low is None or row.ci_high is None else interval(row.ci_low, row.ci_high, row.n),
                count(row.k),
                count(row.n),
            )
            for row in shown(answers)
        )
        head = ("Role", "Ads that mention it", CONFIDENCE, "Ads", "Ads with text")
        return Table("Share of each role's ads that mention it", head, rows)

    def picture(answers: Answers) -> Picture:
        rows = shown(answers)
        if not rows:
            return Message(f"{title(answers)}. Shares are shown for roles with enough ads with text.")
        dots = tuple(
            Row(clean(row.role), percent(row.share or 0.0, row.n), row.share, row.ci_low, row.ci_high)
            for row in rows[:MOST]
        )
        return Ranking(dots, tick=whole_percent)

    def behind(answers: Answers) -> tuple[Behind, ...]:
        return tuple(
            Behind(
                f"ads for {clean(row.role, 60)} that mention {clean(row.label, 60)}",
                "role_naming",
                {"role": row.role, "concept": concept},
            )
            for row in shown(answers)[:1]
        )

    return Chart(
        name="skill-roles",
        page="skill",
        order=ORDER,
        metric="answer_skill_roles",
        also=("answer_roles", "answer_sources"),
        question="Which roles ask for it?",
        title=title,
        subtitle=subtitle,
        alt=alt,
        note=note,
        table=table,
        picture=picture,
        behind=behind,
        drawn=False,
    )
