"""How the share of ads for one role moved: a line with its band."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.lines import Series
from mltrends.charts.house.message import Message
from mltrends.charts.house.months import cell, last_words
from mltrends.charts.house.timeline import Timeline
from mltrends.charts.house.verdicts import FELL, NO_CLEAR_CHANGE, ROSE
from mltrends.charts.house.words import clean, count, month_name, points, short_title, whole_percent
from mltrends.charts.role_trends import by_role, level_words, points_of
from mltrends.charts.rows.demand import ROLE, Shift, Trend

EACH = "role"
ORDER = 20


def chart(role: str) -> Chart:
    """The chart of one role."""

    def months(answers: Answers) -> list[Trend]:
        return answers.kept(by_role).get(role, [])

    def shift(answers: Answers) -> Shift | None:
        return next(iter(answers.grouped(Shift, "subject", "thing").get((ROLE, role), [])), None)

    def title(answers: Answers) -> str:
        found = shift(answers)
        if not months(answers):
            return "Too few ads by month to follow this role"
        if found is None or found.within is None or found.verdict not in {ROSE, FELL, NO_CLEAR_CHANGE}:
            return "No clear change in its share of ads: too few years"
        years = f"{found.year_before} to {found.year_after}"
        if found.verdict == NO_CLEAR_CHANGE:
            return f"No clear change in its share of ads from {years}"
        return short_title(f"Its share of ads {found.verdict} from {years}: {points(found.within)}")

    def subtitle(answers: Answers) -> str:
        n = sum(row.n for row in months(answers))
        return (
            f"Share of each month's ads that are for the role, percent with {CONFIDENCE}, sources weighted alike; "
            f"{facts(answers).scope_line}; {from_sources(n, 'ads of complete months', facts(answers).flowing)}"
        )

    def alt(answers: Answers) -> str:
        rows = months(answers)
        if not rows:
            return f"No chart: {title(answers)}."
        return f"Lines of the monthly share of ads for {clean(role, 60)}. {title(answers)}. Mean of the last 12 months: {level_words(rows)}."

    def note(_answers: Answers) -> str:
        return (
            "The band is the 95% interval of a month; gaps are months with too few ads; only complete months. "
            "The change is tested between the first and the last whole year, within sources."
        )

    def table(answers: Answers) -> Table:
        rows = tuple(
            (month_name(row.month), cell(row), count(row.k), count(row.n)) for row in months(answers)
        )
        head = ("Month", "Share of ads", "Ads for the role", "All ads")
        return Table("Share of ads by month that are for the role", head, rows)

    def picture(answers: Answers) -> Picture:
        rows = months(answers)
        if not rows:
            return Message(f"{title(answers)}. A month is drawn when it is complete and has enough ads.")
        line = Series(clean(role, 60), last_words(rows), points_of(rows), "blue", "o")
        return Timeline((line,), tick=whole_percent)

    def behind(answers: Answers) -> tuple[Behind, ...]:
        return (Behind(f"ads for {clean(role, 60)}", "role", {"role": role}),) if months(answers) else ()

    return Chart(
        name="role-trend",
        page="role",
        order=ORDER,
        metric="answer_trends",
        also=("answer_shifts", "answer_roles", "answer_sources"),
        question="Is this role advertised more, or less, than before?",
        title=title,
        subtitle=subtitle,
        alt=alt,
        note=note,
        table=table,
        picture=picture,
        behind=behind,
    )
