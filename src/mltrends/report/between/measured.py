"""Numbers with intervals, and verdicts: those that differ beyond chance between two runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from mltrends.charts.house.verdicts import NO_CLEAR_CHANGE, TOO_LITTLE
from mltrends.charts.house.words import FINE_FROM, clean, interval, money, percent, thousands
from mltrends.report.between.change import NUMBER, PAY, SHARE, VERDICT, Change, Interval, apart, gap
from mltrends.report.between.levels import ROLES, SKILLS
from mltrends.report.between.rows import HIGH, LOW, Row, in_both, interval_of, name_of, rows_of
from mltrends.report.finding import TOO_FEW
from mltrends.report.kept import Kept, Question

FIRST = {ROLES: SHARE, SKILLS: SHARE, "answer_pay": PAY}  # all others are told after the verdicts
MEDIAN = "p50"
THIN = (None, TOO_LITTLE, TOO_FEW)
UNCLEAR = (NO_CLEAR_CHANGE, "no clear difference")
SAME = 1e-9  # a difference that is only one of counting in another order


@dataclass(slots=True)
class Measured:
    """What became of all numbers with intervals."""

    changes: list[Change] = field(default_factory=list)
    compared: int = 0
    within: int = 0


def numbers_changed(before: Kept, after: Kept) -> Measured:
    """Shares and medians whose intervals lie apart; the others are counted only."""
    found = Measured()
    for column in ("share", MEDIAN):
        for name in in_both(before, after, column, LOW, HIGH):
            _hold(found, before, after, name, column)
    return found


def _hold(found: Measured, before: Kept, after: Kept, name: str, column: str) -> None:
    was, now = rows_of(before, name), rows_of(after, name)
    for key in (key for key in now if key in was):
        one, other = was[key], now[key]
        low, high = interval_of(one), interval_of(other)
        if one[column] is None or other[column] is None or low is None or high is None:
            continue
        found.compared += 1
        if apart(low, high):
            found.changes.append(_change(after.questions[name], name, column, one, other, low, high))
        elif abs(one[column] - other[column]) > SAME * max(1.0, abs(one[column])):
            found.within += 1


def _change(
    question: Question, name: str, column: str, one: Row, other: Row, was: Interval, now: Interval
) -> Change:
    thing = name_of(other, question.grain)
    words = _share if column == "share" else _median
    return Change(
        FIRST.get(name, NUMBER),
        thing,
        one[column],
        other[column],
        words(question, one, other, was, now),
        name,
        was,
        now,
        weight=gap(was, now),
    )


def _share(question: Question, one: Row, other: Row, was: Interval, now: Interval) -> str:
    n, m = (row.get("n") or FINE_FROM for row in (one, other))
    of = question.unit.removeprefix("share ") if question.unit.startswith("share of ") else question.unit
    return (
        f"{name_of(other, question.grain)}: {percent(one['share'], n)} to {percent(other['share'], m)} {clean(of)} "
        f"(intervals {interval(*was, n)} and {interval(*now, m)})."
    )


def _median(question: Question, one: Row, other: Row, was: Interval, now: Interval) -> str:
    currency = other.get("currency") or ("USD" if question.unit.startswith("US dollars") else "")
    if not currency or "a year" not in question.unit:
        name = name_of(other, question.grain)
        spans = " and ".join(f"{low:.3g} to {high:.3g}" for low, high in (was, now))
        return f"{name}: median {one[MEDIAN]:.3g} to {other[MEDIAN]:.3g} (intervals {spans}); unit: {clean(question.unit)}."
    name = name_of(other, question.grain, without=("currency",))
    amounts = " to ".join(money(row[MEDIAN], clean(currency, 12)) for row in (one, other))
    spans = " and ".join(f"{thousands(low)}–{thousands(high)}" for low, high in (was, now))
    return f"{name}: median pay {amounts} a year (intervals {spans})."


def verdicts_changed(before: Kept, after: Kept) -> Iterator[Change]:
    """Verdicts that are others than before; one that is new or gone only where it says something."""
    for name in in_both(before, after, "verdict"):
        was, now = rows_of(before, name), rows_of(after, name)
        for key in (*now, *(key for key in was if key not in now)):
            one, other = (rows[key]["verdict"] if key in rows else None for rows in (was, now))
            clear = sum(_is_clear(verdict) for verdict in (one, other))
            if one != other and (clear or (key in was and key in now)):
                question = after.questions[name]
                thing = name_of(now.get(key) or was[key], question.grain)
                sentence = f"{thing}: {_words(one)} to {_words(other)} ({clean(question.title)})"
                yield Change(VERDICT, thing, one, other, sentence, name, weight=clear)


def _is_clear(verdict: str | None) -> bool:
    return verdict not in THIN and verdict not in UNCLEAR


def _words(verdict: str | None) -> str:
    return "no verdict" if verdict is None else clean(verdict, 60)
