"""A sum becomes pay: its currency, its period, its ends; or it is refused."""

from __future__ import annotations

from typing import NamedTuple

from mltrends.model import Period, Salary
from mltrends.parse.money.amounts import REACH, WIDEST, Sum, Tokens, period_near, sums_of
from mltrends.parse.money.currency import BY_COUNTRY, SMALLEST, paid_by_month, period_by_size, plausible
from mltrends.parse.money.labels import Bound, Label, bound_of, label_of

MOST = 12  # sums looked at; a place with more is no statement of pay


class Statement(NamedTuple):
    """Pay as read from tokens, with what it rests on."""

    salary: Salary
    label: Label
    inferred: bool  # no word said the period, its size did
    money: bool  # a currency or a scale stands with it
    marked: bool  # a currency stands with it
    bare: bool  # nothing but digits
    range: bool
    first: int
    stop: int


class Hints(NamedTuple):
    """What is known beside the words: the currency of the source, the country of the ad."""

    currency: str | None
    country: str | None
    in_text: bool = False
    least: float = SMALLEST  # see currency.plausible

    @property
    def local(self) -> str | None:
        """The currency of the country."""
        return BY_COUNTRY.get(self.country or "")


def statements_of(tokens: Tokens, hints: Hints) -> list[Statement]:
    """The sums of the tokens that can be pay, in order."""
    sums = sums_of(tokens, MOST)
    found: list[Statement] = []
    for index, one in enumerate(sums):
        floor = sums[index - 1].stop if index else 0
        ceiling = sums[index + 1].first if index + 1 < len(sums) else len(tokens)
        made = _statement(tokens, one, hints, floor, ceiling)
        if made is None:
            continue
        if found and _completes(found[-1], made):
            made = _joined(found.pop(), made)
        found.append(made)
    return found


def _completes(lower: Statement, upper: Statement) -> bool:
    """Whether two sums are the two ends of one pay: "starting at $85,000 and up to $117,000"."""
    least, most = lower.salary, upper.salary
    return (
        least.max is None
        and most.min is None
        and (least.currency, least.period) == (most.currency, most.period)
        and upper.first - lower.stop <= REACH
        and (least.min or 0) <= (most.max or 0) <= (least.min or 0) * WIDEST
    )


def _joined(lower: Statement, upper: Statement) -> Statement:
    low = lower.salary
    salary = Salary(low.min, upper.salary.max, low.currency, low.period, low.inferred)
    return upper._replace(salary=salary, label=lower.label, first=lower.first, range=True)


def _statement(tokens: Tokens, one: Sum, hints: Hints, floor: int, ceiling: int) -> Statement | None:
    if one.low <= 0:
        return None
    if one.range:
        bound, first, stop = Bound.EXACT, one.first, one.stop
    else:
        bound, first, stop = bound_of(tokens, one, floor)
    label = label_of(tokens, one, floor, ceiling, in_text=hints.in_text)
    if label is Label.NO_PAY:
        return None
    currency = _currency(tokens, one, hints)
    low = None if bound is Bound.UP_TO else one.low
    high = None if bound is Bound.FROM else one.high
    period, said_until = one.period, stop
    if period is None:
        period, said_until = period_near(tokens, one.first, one.stop, floor, ceiling)
    salary = _salary(low, high, currency, period, one, hints)
    if salary is None and period != one.period:  # "$85,000 to $125,000 or the hourly equivalent"
        period, said_until = None, stop
        salary = _salary(low, high, currency, None, one, hints)
    if (
        salary is None and period == "day" and tokens[one.stop - 1].text == "j"
    ):  # jour; but 60.000 €/J is Jahr
        salary = _salary(low, high, currency, "year", one, hints)
    if salary is None:
        return None
    stop = max(stop, said_until)
    bare = one.bare and not one.money
    return Statement(salary, label, period is None, one.money, bool(one.marks), bare, one.range, first, stop)


def _salary(
    low: float | None, high: float | None, currency: str | None, said: Period | None, one: Sum, hints: Hints
) -> Salary | None:
    ends = [end for end in (low, high) if end is not None]
    period = said or period_by_size(max(ends), currency, in_thousands=one.scaled)
    if period is None:
        return None
    if said is None and period == "day" and paid_by_month(hints.country):
        period = "month"
    if plausible(ends[0], period, currency, least=hints.least) and plausible(
        ends[-1], period, currency, least=hints.least
    ):
        return Salary(low, high, currency, period, said is None)
    if said == "year" and all(10 <= end < 1000 for end in ends):  # "40 - 50 per annum": thousands, unsaid
        thousands = [end * 1000 for end in ends]
        if all(plausible(end, "year", currency) for end in thousands):
            return Salary(low and low * 1000, high and high * 1000, currency, period)
    return None


def _currency(tokens: Tokens, one: Sum, hints: Hints) -> str | None:
    """The currency of a sum: the plainest mark on it, else one anywhere near, else what is known."""
    marks = one.marks
    if not marks and not hints.in_text:
        marks = tuple([token.meaning.mark for token in tokens if token.meaning.mark])
    if marks:
        plainest = marks[0] if len(marks) == 1 else min(marks, key=lambda mark: len(mark.codes))
        return plainest.settle(hints.currency or _counted_beside(tokens, hints), hints.country)
    return hints.currency or one.counted_in or hints.local or _counted_beside(tokens, hints)


def _counted_beside(tokens: Tokens, hints: Hints) -> str | None:
    """The currency that a way of counting elsewhere in a cell points to: "15-25K·14薪"."""
    if hints.in_text:
        return None
    words = (token.meaning for token in tokens if token.meaning.counted_in)
    return next((word.counted_in for word in words if not word.scale), None)
