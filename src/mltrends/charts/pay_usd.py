"""What employers post by role when pay in all currencies is told in one: US dollars."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.message import Message
from mltrends.charts.house.ranking import Ranking, Row
from mltrends.charts.house.verdicts import rivals
from mltrends.charts.house.words import clean, count, money, percent, short_title, thousands
from mltrends.charts.rows.pay import DollarPay

USD = "USD"
CONVERTED = "converted"
TOO_FEW = "Too few ads state pay that can be compared in dollars"
NO_RATES = "Too few exchange rates: only pay in dollars can be compared"


def converted(answers: Answers) -> list[DollarPay]:
    """Pay by the rate of its month, of every role."""
    return [row for row in answers.rows(DollarPay) if row.measure == CONVERTED]


def brought(answers: Answers) -> int:
    """Ads whose pay is in another currency and could be converted."""
    return sum(round(row.k * (1 - (row.own or 0.0))) for row in converted(answers) if row.k)


def shown(answers: Answers) -> list[DollarPay]:
    """Roles with a median, the highest first; none when nothing was converted, for then `pay` says it all."""
    if not brought(answers):
        return []
    rows = [row for row in converted(answers) if row.p50 is not None and not row.suppressed]
    return sorted(rows, key=lambda row: (-(row.p50 or 0.0), row.role))


def withheld(answers: Answers) -> list[DollarPay]:
    """Roles with too little pay to show."""
    kept = {row.role for row in shown(answers)}
    return sorted((row for row in converted(answers) if row.role not in kept), key=lambda row: row.role)


def _title(answers: Answers) -> str:
    rows = shown(answers)
    if not rows:
        left_out = sum(row.left_out for row in converted(answers))
        return NO_RATES if left_out and not brought(answers) else TOO_FEW
    first = rows[0]
    name, pay = clean(first.role, 60), money(first.p50 or 0.0, USD)
    if len(rows) == 1:
        return short_title(f"Median pay over all currencies for {name}: {pay}", f"Median pay: {pay}")
    near = rivals(rows)
    if not near:
        return short_title(f"Over all currencies {name} ads post most: {pay}", f"Highest median pay: {pay}")
    if len(near) == 1:
        return short_title(
            f"Over all currencies {name} and {clean(near[0].role, 60)} post most",
            "Two roles post most pay over all currencies",
        )
    return f"No clear leader over all currencies among {len(near) + 1} roles"


def _subtitle(answers: Answers) -> str:
    n = sum(row.k for row in converted(answers))
    return (
        "Base pay that employers post, at the exchange rate of its month, middle half and median of ads, USD a year; "
        f"{facts(answers).scope_line}; {from_sources(n, 'ads with such pay', len(facts(answers).sources))}"
    )


def _alt(answers: Answers) -> str:
    rows = shown(answers)
    if not rows:
        return f"No chart: {_title(answers)[0].lower()}{_title(answers)[1:]}."
    first, last = rows[0], rows[-1]
    return (
        f"Bars from the lower to the upper quartile of posted yearly pay in US dollars by role, {len(rows)} roles. "
        f"{_title(answers)}. Medians run from {money(last.p50 or 0.0, USD)} ({clean(last.role, 60)}) "
        f"to {money(first.p50 or 0.0, USD)} ({clean(first.role, 60)})."
    )


def _note(answers: Answers) -> str:
    rows = converted(answers)
    n, left_out = sum(row.k for row in rows), sum(row.left_out for row in rows)
    return (
        f"Pale bars hold the middle half, the dot is the median, the thick line its {CONFIDENCE}. {count(brought(answers))} of "
        f"{count(n)} ads were converted; {count(left_out)} more have no rate of their time and are left out. What a dollar buys "
        "differs from country to country."
    )


def _table(answers: Answers) -> Table:
    power = {
        row.role: row for row in answers.rows(DollarPay) if row.measure != CONVERTED and not row.suppressed
    }
    rows = [
        (
            clean(row.role),
            money(row.p25, USD) if row.p25 is not None else "",
            money(row.p50 or 0.0, USD),
            ""
            if row.ci_low is None or row.ci_high is None
            else f"{thousands(row.ci_low)}–{thousands(row.ci_high)}",
            money(row.p75, USD) if row.p75 is not None else "",
            count(row.k),
            percent(1 - (row.own or 0.0), row.k),
            count(row.left_out),
            money(power[row.role].p50 or 0.0, USD) if row.role in power else "",
        )
        for row in shown(answers)
    ]
    thin = [
        (clean(row.role), "", _too_few(row), "", "", count(row.k), "", count(row.left_out), "")
        for row in withheld(answers)
    ]
    head = (
        "Role", "Lower quartile", "Median", CONFIDENCE, "Upper quartile", "Ads with such pay", "Converted",
        "Without a rate", "Median by purchasing power",
    )  # fmt: skip
    return Table("Posted yearly pay by role, in US dollars", head, tuple(rows + thin))


def _too_few(row: DollarPay) -> str:
    return (
        f"too few ads with posted pay (n = {count(row.k)})" if row.suppressed else money(row.p50 or 0.0, USD)
    )


def _picture(answers: Answers) -> Picture:
    rows = shown(answers)
    if not rows:
        left_out = count(sum(row.left_out for row in converted(answers)))
        return Message(
            f"{_title(answers)}. {left_out} ads post pay in a currency without an exchange rate of its time; "
            "mltrends fetch fx brings those of the European Central Bank."
        )
    bars = [
        Row(
            clean(row.role),
            thousands(row.p50 or 0.0),
            row.p50,
            row.ci_low,
            row.ci_high,
            span=(row.p25, row.p75) if row.p25 is not None and row.p75 is not None else None,
            aside=f"{percent(1 - (row.own or 0.0), row.k)} of {count(row.k)} ads",
        )
        for row in rows
    ]
    thin = [Row(clean(row.role), _too_few(row)) for row in withheld(answers)]
    return Ranking(tuple(bars + thin), tick=thousands, from_zero=False, aside_head="Converted")


def _behind(answers: Answers) -> tuple[Behind, ...]:
    return tuple(
        Behind(
            f"ads for {clean(row.role, 60)} that state pay in {USD}",
            "paid",
            {"role": row.role, "currency": USD},
        )
        for row in shown(answers)[:1]
    )


CHART = Chart(
    name="pay_usd",
    page="pay",
    order=70,
    metric="answer_pay_usd",
    also=("answer_roles", "answer_sources"),
    question="What do employers post when all currencies are told in one?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
