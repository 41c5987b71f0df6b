"""How wide posted ranges of pay are: how far their high end lies above their low one."""

from __future__ import annotations

from collections import Counter

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Chart, Picture, Table
from mltrends.charts.house.countries import UNSTATED, country_name
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.message import Message
from mltrends.charts.house.ranking import Ranking, Row
from mltrends.charts.house.verdicts import rivals
from mltrends.charts.house.words import clean, count, counted, percent, short_title, whole_percent
from mltrends.charts.rows.pay import PayRange

TOO_FEW = "Too few ads post a range of pay to measure it"


def shown(answers: Answers) -> list[PayRange]:
    """Countries with ranges enough, the widest first."""
    rows = [row for row in answers.rows(PayRange) if row.p50 is not None and not row.suppressed]
    return sorted(rows, key=lambda row: (-(row.p50 or 0.0), row.country, row.currency))


def withheld(answers: Answers) -> list[PayRange]:
    """Countries with too few of them, those with most ads first."""
    kept = {(row.country, row.currency) for row in shown(answers)}
    rows = [row for row in answers.rows(PayRange) if (row.country, row.currency) not in kept]
    return sorted(rows, key=lambda row: (-row.k, row.country, row.currency))


def _wide(share: float) -> str:
    """A width, to the percent."""
    return whole_percent(round(share, 2))


def _title(answers: Answers) -> str:
    rows = shown(answers)
    if not rows:
        return TOO_FEW
    wide = _wide(rows[0].p50 or 0.0)
    if len(rows) == 1:
        return f"The median range tops its low end by {wide}"
    near = rivals(rows)
    if not near and rows[0].country != "unstated":
        name = country_name(rows[0].country)
        return short_title(
            f"Posted pay ranges are widest in {name}: {wide}", f"Posted ranges differ: widest {wide}"
        )
    low, high = rows[-1].p50 or 0.0, rows[0].p50 or 0.0
    if _wide(low) == _wide(high):
        return f"The median range tops its low end by {wide} everywhere"
    return f"Median ranges top their low end by {_wide(low)} to {wide}"


def _subtitle(answers: Answers) -> str:
    n = sum(row.k for row in answers.rows(PayRange))
    return (
        "How far the high end of a posted pay range lies above its low end, percent, middle half and median of ads; "
        f"{facts(answers).scope_line}; {from_sources(n, 'ads with a range', len(facts(answers).sources))}"
    )


def _alt(answers: Answers) -> str:
    rows = shown(answers)
    if not rows:
        return f"No chart: {TOO_FEW.lower()}."
    first, last = rows[0], rows[-1]
    return (
        f"Bars from the lower to the upper quartile of the width of posted pay ranges, {counted(len(rows), 'country or currency', 'countries and currencies')}. "
        f"{_title(answers)}. Medians run from {_wide(last.p50 or 0.0)} ({_name(last, answers)}) to "
        f"{_wide(first.p50 or 0.0)} ({_name(first, answers)})."
    )


def _note(answers: Answers) -> str:
    wider, n = (sum(getattr(row, name) for row in answers.rows(PayRange)) for name in ("wider", "n"))
    return (
        f"Pale bars hold the middle half of ranges, the dot is the median, the thick line its {CONFIDENCE}. One amount is no range. "
        f"Ranges wider than their middle are left out as unfit: {count(wider)} beside {count(n)} ads."
    )


def _name(row: PayRange, answers: Answers) -> str:
    """The country; with its currency where it has several."""
    several = Counter(one.country for one in shown(answers))[row.country] > 1
    name = country_name(row.country)
    return f"{name}, {clean(row.currency, 8)}" if several or name == UNSTATED else name


def _table(answers: Answers) -> Table:
    rows = [
        (
            country_name(row.country),
            clean(row.currency, 8),
            _wide(row.p25) if row.p25 is not None else "",
            _wide(row.p50 or 0.0) if row.p50 is not None and not row.suppressed else _too_few(row),
            ""
            if row.ci_low is None or row.ci_high is None
            else f"{_wide(row.ci_low)} to {_wide(row.ci_high)}",
            _wide(row.p75) if row.p75 is not None else "",
            count(row.k),
            percent(row.single, row.n) if row.single is not None else "",
            count(row.wider),
        )
        for row in shown(answers) + withheld(answers)
    ]
    head = (
        "Country", "Currency", "Lower quartile", "Median", CONFIDENCE, "Upper quartile", "Ads with a range",
        "One amount only", "Wider, left out",
    )  # fmt: skip
    return Table("Width of posted pay ranges: high end above low end", head, tuple(rows))


def _too_few(row: PayRange) -> str:
    return f"too few ads with a range (n = {count(row.k)})"


def _picture(answers: Answers) -> Picture:
    rows = shown(answers)
    if not rows:
        return Message(
            f"{TOO_FEW}. Widths are shown when enough ads of enough employers post two ends in one currency."
        )
    bars = tuple(
        Row(
            _name(row, answers),
            _wide(row.p50 or 0.0),
            row.p50,
            row.ci_low,
            row.ci_high,
            span=(row.p25, row.p75) if row.p25 is not None and row.p75 is not None else None,
            aside=count(row.k),
        )
        for row in rows
    )
    return Ranking(bars, tick=whole_percent, aside_head="Ads")


CHART = Chart(
    name="pay_ranges",
    page="pay",
    order=100,
    metric="answer_pay_ranges",
    also=("answer_roles", "answer_sources"),
    question="How wide are the pay ranges in ads?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
)
