"""How the share of ads that mention one skill moved: a line with its band."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.lines import Series
from mltrends.charts.house.message import Message
from mltrends.charts.house.months import cell, last_words, usable
from mltrends.charts.house.timeline import Timeline
from mltrends.charts.house.verdicts import FELL, NO_CLEAR_CHANGE, ROSE
from mltrends.charts.house.words import clean, month_name, short_title, times, whole_percent
from mltrends.charts.role_trends import level_words, points_of
from mltrends.charts.rows.demand import SKILL, Growth, Trend

EACH = "skill"
ORDER = 10


def chart(concept: str) -> Chart:
    """The chart of one skill."""

    def months(answers: Answers) -> list[Trend]:
        rows = answers.grouped(Trend, "subject", "thing").get((SKILL, concept), [])
        return sorted(rows, key=lambda row: row.month) if sum(map(usable, rows)) > 1 else []

    def growth(answers: Answers) -> Growth | None:
        return next(iter(answers.grouped(Growth, "concept").get(concept, [])), None)

    def title(answers: Answers) -> str:
        rows, found = months(answers), growth(answers)
        if not rows:
            return "Too few ads by month to follow this skill"
        name = clean(rows[0].label, 40)
        if found is None or found.verdict not in {ROSE, FELL, NO_CLEAR_CHANGE}:
            return short_title(
                f"No clear change in mentions of {name}: too few to test",
                "No clear change: too few mentions to test",
            )
        if found.verdict == NO_CLEAR_CHANGE:
            return short_title(
                f"No clear change in how often ads mention {name}",
                "No clear change in how often ads mention it",
            )
        more = "more" if found.verdict == ROSE else "less"
        factor = times(found.odds_ratio or 1.0)
        return short_title(
            f"Ads mention {name} {more} each year: odds {factor}",
            f"Ads mention it {more} each year: odds {factor}",
        )

    def subtitle(answers: Answers) -> str:
        n = sum(row.n for row in months(answers))
        return (
            f"Share of each month's ads with text that mention it, percent with {CONFIDENCE}, sources weighted alike; "
            f"{facts(answers).scope_line}; {from_sources(n, 'ads of complete months', facts(answers).flowing)}"
        )

    def alt(answers: Answers) -> str:
        rows = months(answers)
        if not rows:
            return f"No chart: {title(answers)}."
        return f"Lines of the monthly share of ads that mention {clean(rows[0].label, 40)}. {title(answers)}. Mean of the last 12 months: {level_words(rows)}."

    def note(_answers: Answers) -> str:
        return (
            "The band is the 95% interval of a month; gaps are months with too few ads; only complete months. "
            "Whether it rose or fell is tested over all months, within sources, with false finds among all skills held to 10%."
        )

    def table(answers: Answers) -> Table:
        rows = tuple(
            (month_name(row.month), cell(row), f"{row.k:,}", f"{row.n:,}") for row in months(answers)
        )
        return Table(
            "Share of ads by month that mention it",
            ("Month", "Share of ads", "Ads that mention it", "Ads"),
            rows,
        )

    def picture(answers: Answers) -> Picture:
        rows = months(answers)
        if not rows:
            return Message(
                f"{title(answers)}. A month is drawn when enough of its ads have a date and a text."
            )
        line = Series(clean(rows[0].label, 40), last_words(rows), points_of(rows), "blue", "o")
        return Timeline((line,), tick=whole_percent)

    def behind(answers: Answers) -> tuple[Behind, ...]:
        rows = months(answers)
        return tuple(
            Behind(f"ads that mention {clean(row.label, 60)}", "naming", {"concept": concept})
            for row in rows[:1]
        )

    return Chart(
        name="skill-trend",
        page="skill",
        order=ORDER,
        metric="answer_trends",
        also=("answer_skill_growth", "answer_roles", "answer_sources"),
        question="Is it mentioned more, or less, than before?",
        title=title,
        subtitle=subtitle,
        alt=alt,
        note=note,
        table=table,
        picture=picture,
        behind=behind,
    )
