"""What pay employers post for one role, level by level."""

from __future__ import annotations

from collections import Counter

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.countries import country_name
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.levels import LEVELS, LOOKS
from mltrends.charts.house.levels import ORDER as ORDER_OF_LEVELS
from mltrends.charts.house.message import Message
from mltrends.charts.house.ranking import Ranking, Row
from mltrends.charts.house.words import clean, count, money, short_title, thousands
from mltrends.charts.rows.pay import LevelPay

EACH = "role"
ORDER = 30


def chart(role: str) -> Chart:
    """The chart of one role."""

    def every(answers: Answers) -> list[LevelPay]:
        """Levels with a median, in the country and currency that has most ads of them."""
        rows = [
            row
            for row in answers.grouped(LevelPay, "role").get(role, [])
            if row.p50 is not None and not row.suppressed and row.seniority in ORDER_OF_LEVELS
        ]
        ads: Counter[tuple[str, str]] = Counter()
        for row in rows:
            ads[row.country, row.currency] += row.k
        most = min(ads, key=lambda place: (-ads[place], place), default=None)
        kept = [row for row in rows if (row.country, row.currency) == most]
        return sorted(kept, key=lambda row: ORDER_OF_LEVELS[row.seniority])

    def title(answers: Answers) -> str:
        rows = answers.kept(every)
        if not rows:
            return "Too few ads state pay to tell it by level"
        pay = [money(row.p50 or 0.0, clean(row.currency, 8)) for row in rows]
        if len(rows) == 1:
            return short_title(f"Median posted pay for {LEVELS[rows[0].seniority].lower()} ads is {pay[0]}")
        low, high = rows[0], rows[-1]
        if low.ci_high is None or high.ci_low is None or high.ci_low <= low.ci_high:
            return "No clear difference in posted pay between its levels"
        words = LEVELS[low.seniority].lower(), LEVELS[high.seniority].lower()
        return short_title(f"Median posted pay runs from {pay[0]} ({words[0]}) to {pay[-1]} ({words[1]})")

    def subtitle(answers: Answers) -> str:
        rows = answers.kept(every)
        where = f"{country_name(rows[0].country)}, {clean(rows[0].currency, 8)} a year" if rows else "a year"
        return (
            f"Base pay that ads post by level, middle half and median, {where}; {facts(answers).scope_line}; "
            f"{from_sources(sum(row.k for row in rows), 'ads with such pay', len(facts(answers).sources))}"
        )

    def alt(answers: Answers) -> str:
        rows = answers.kept(every)
        if not rows:
            return f"No chart: {title(answers)}."
        told = "; ".join(f"{LEVELS[row.seniority].lower()} {thousands(row.p50 or 0.0)}" for row in rows)
        return f"Bars from the lower to the upper quartile of posted pay for {clean(role, 60)}, by level. {title(answers)}. Medians: {told}."

    def note(_answers: Answers) -> str:
        return (
            f"Pale bars hold the middle half of posted pay, the dot is the median, the thick line its {CONFIDENCE}. "
            "The country and currency with most such ads; ads that state no pay may differ."
        )

    def table(answers: Answers) -> Table:
        rows = tuple(
            (
                LEVELS[row.seniority],
                money(row.p25, clean(row.currency, 8)) if row.p25 is not None else "",
                money(row.p50 or 0.0, clean(row.currency, 8)),
                ""
                if row.ci_low is None or row.ci_high is None
                else f"{thousands(row.ci_low)}–{thousands(row.ci_high)}",
                money(row.p75, clean(row.currency, 8)) if row.p75 is not None else "",
                count(row.k),
            )
            for row in answers.kept(every)
        )
        head = ("Level", "Lower quartile", "Median", CONFIDENCE, "Upper quartile", "Ads with such pay")
        return Table("Posted yearly pay by level", head, rows)

    def picture(answers: Answers) -> Picture:
        rows = answers.kept(every)
        if not rows:
            return Message(
                f"{title(answers)}. Quartiles are shown when enough ads of enough employers state pay."
            )
        bars = tuple(
            Row(
                LEVELS[row.seniority],
                thousands(row.p50 or 0.0),
                row.p50,
                row.ci_low,
                row.ci_high,
                span=(row.p25, row.p75) if row.p25 is not None and row.p75 is not None else None,
                aside=f"{count(row.k)} ads",
                hue=LOOKS[row.seniority][0],
                marker=LOOKS[row.seniority][1],
            )
            for row in rows
        )
        return Ranking(bars, tick=thousands, from_zero=False)

    def behind(answers: Answers) -> tuple[Behind, ...]:
        return tuple(
            Behind(
                f"ads for {clean(role, 60)} with pay in {clean(row.currency, 8)}",
                "paid",
                {"role": role, "currency": row.currency},
            )
            for row in answers.kept(every)[:1]
        )

    return Chart(
        name="role-pay",
        page="role",
        order=ORDER,
        metric="answer_pay_levels",
        also=("answer_roles", "answer_sources"),
        question="What pay do ads for it post?",
        title=title,
        subtitle=subtitle,
        alt=alt,
        note=note,
        table=table,
        picture=picture,
        behind=behind,
    )
