"""What pay employers post: the middle half and the median by role, in one currency."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers, RolePay
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.message import Message
from mltrends.charts.house.ranking import Ranking, Row
from mltrends.charts.house.verdicts import rivals
from mltrends.charts.house.words import clean, count, money, percent, short_title, thousands

TOO_FEW = "Too few ads state pay to compare roles"


def currency(answers: Answers) -> str | None:
    """The currency in which most ads post pay."""
    ads: dict[str, int] = {}
    for row in answers.rows(RolePay):
        ads[row.currency] = ads.get(row.currency, 0) + row.k
    return min(ads, key=lambda name: (-ads[name], name)) if any(ads.values()) else None


def in_currency(answers: Answers) -> list[RolePay]:
    """Rows in that currency."""
    chosen = currency(answers)
    return [row for row in answers.rows(RolePay) if row.currency == chosen]


def shown(answers: Answers) -> list[RolePay]:
    """Roles with enough posted pay, the highest median first."""
    rows = [row for row in in_currency(answers) if row.p50 is not None and not row.suppressed]
    return sorted(rows, key=lambda row: (-(row.p50 or 0.0), row.role))


def withheld(answers: Answers) -> list[RolePay]:
    """Roles with too little posted pay to show."""
    kept = {row.role for row in shown(answers)}
    return sorted((row for row in in_currency(answers) if row.role not in kept), key=lambda row: row.role)


def _title(answers: Answers) -> str:
    rows = shown(answers)
    if not rows:
        return TOO_FEW
    first = rows[0]
    name, pay = clean(first.role, 60), money(first.p50 or 0.0, clean(first.currency, 8))
    if len(rows) == 1:
        return short_title(f"Median posted pay for {name}: {pay}", f"Median posted pay: {pay}")
    near = rivals(rows)
    if not near:
        return short_title(f"Posted pay is highest for {name}: {pay}", f"Highest median of posted pay: {pay}")
    if len(near) == 1:
        return short_title(
            f"Posted pay is highest for {name} and {clean(near[0].role, 60)}",
            f"{name} and one other have highest posted pay",
            "Two roles have the highest posted pay",
        )
    return f"No clear leader in posted pay among {len(near) + 1} roles"


def _subtitle(answers: Answers) -> str:
    n = sum(row.k for row in in_currency(answers))
    unit = f"{clean(currency(answers), 8)} a year" if currency(answers) else "a year"
    return (
        f"Base pay that employers post, middle half and median of ads, {unit}; "
        f"{facts(answers).scope_line}; {from_sources(n, 'ads with such pay', len(facts(answers).sources))}"
    )


def _alt(answers: Answers) -> str:
    rows = shown(answers)
    if not rows:
        return f"No chart: {TOO_FEW.lower()}."
    first, last = rows[0], rows[-1]
    return (
        f"Bars from the lower to the upper quartile of posted yearly pay by role, with the median, {len(rows)} roles. "
        f"{_title(answers)}. Medians run from {money(last.p50 or 0.0, clean(last.currency, 8))} ({clean(last.role, 60)}) "
        f"to {money(first.p50 or 0.0, clean(first.currency, 8))} ({clean(first.role, 60)})."
    )


def _note(answers: Answers) -> str:
    more = sorted({row.currency for row in answers.rows(RolePay) if row.k} - {currency(answers) or ""})
    others = (
        f" Other currencies are in the data: {', '.join(clean(name, 8) for name in more[:8])}."
        if more
        else ""
    )
    return (
        f"Pale bars hold the middle half of posted pay, the dot is the median, the thick line its {CONFIDENCE}. "
        f"Estimates by job boards are left out. The grey share is how many of the role's ads state pay.{others}"
    )


def _disclosed(row: RolePay) -> str:
    if row.disclosure is None or row.p50 is None:  # few ads: a share of them would say too much
        return f"{count(row.disclosed)} of {count(row.n)} ads"
    return f"{percent(row.disclosure, row.n)} of {count(row.n)} ads"


def _too_few(row: RolePay) -> str:
    return f"too few ads with posted pay (n = {count(row.k)})"


def _table(answers: Answers) -> Table:
    head = (
        "Role",
        "Lower quartile",
        "Median",
        CONFIDENCE,
        "Upper quartile",
        "Ads with such pay",
        "Ads that state pay",
    )
    rows = [
        (
            clean(row.role),
            money(row.p25, row.currency) if row.p25 is not None else "",
            money(row.p50 or 0.0, row.currency),
            ""
            if row.ci_low is None or row.ci_high is None
            else f"{thousands(row.ci_low)}–{thousands(row.ci_high)}",
            money(row.p75, row.currency) if row.p75 is not None else "",
            count(row.k),
            _disclosed(row),
        )
        for row in shown(answers)
    ]
    thin = [
        (clean(row.role), "", _too_few(row), "", "", count(row.k), _disclosed(row))
        for row in withheld(answers)
    ]
    return Table("Posted yearly pay by role", head, tuple(rows + thin))


def _picture(answers: Answers) -> Picture:
    rows = shown(answers)
    if not rows:
        return Message(
            f"{TOO_FEW}. Quartiles are shown when enough ads of enough employers state pay in one currency."
        )
    bars = [
        Row(
            clean(row.role),
            thousands(row.p50 or 0.0),
            row.p50,
            row.ci_low,
            row.ci_high,
            span=(row.p25, row.p75) if row.p25 is not None and row.p75 is not None else None,
            aside=_disclosed(row),
        )
        for row in rows
    ]
    thin = [Row(clean(row.role), _too_few(row)) for row in withheld(answers)]
    return Ranking(tuple(bars + thin), tick=thousands, from_zero=False, aside_head="State pay")


def _behind(answers: Answers) -> tuple[Behind, ...]:
    return tuple(
        Behind(
            f"ads for {clean(row.role, 80)} whose posted pay counts in {clean(row.currency, 8)}",
            "paid",
            {"role": row.role, "currency": row.currency},
        )
        for row in shown(answers)[:2]
    )


CHART = Chart(
    name="pay",
    page="pay",
    order=40,
    metric="answer_pay",
    also=("answer_roles", "answer_sources"),
    question="What pay do employers post?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
