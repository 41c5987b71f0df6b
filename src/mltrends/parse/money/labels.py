"""What a sum is for, by the words around it: base pay, what can be reached at best, or no pay at all."""

from __future__ import annotations

from enum import Enum

from mltrends.parse.money import vocabulary as v
from mltrends.parse.money.amounts import Sum, Tokens

BEFORE, AFTER = 6, 5  # words before and after a sum that may name it
_LABELS = v.PAY | v.BASE | v.TARGET | v.EXTRA | v.OTHER


class Label(Enum):
    """What a sum is for."""

    BASE = "base"
    PAY = "pay"
    UNSAID = "unsaid"
    TARGET = "target"
    NO_PAY = "no pay"


class Bound(Enum):
    """Which end of the pay a single amount is."""

    EXACT = "exact"
    FROM = "from"
    UP_TO = "up to"


def label_of(tokens: Tokens, one: Sum, floor: int, ceiling: int, *, in_text: bool) -> Label:
    """What the sum is for; `floor` and `ceiling` are where the sums beside it end and begin."""
    no_pay = v.OTHER | (v.ELSEWHERE if in_text else 0)
    seen = _LABELS | no_pay
    before = _before(tokens, one.first, floor, seen, reach=BEFORE + 4 * in_text)
    named = bool(before & (v.PAY | v.BASE))
    if (before & no_pay and not named) or (in_text and named and _vetoed(tokens, one.first, floor)):
        return Label.NO_PAY
    after = _after(tokens, one, ceiling, seen | v.DEPENDS, shared=not before)
    if after & v.OTHER or (after & no_pay and not named and not after & v.PAY):
        return Label.NO_PAY
    if (after | before) & v.EXTRA and not named and not after & (v.PAY | v.BASE):
        return Label.NO_PAY
    if after & v.TARGET or (before & v.TARGET and not named):
        return Label.TARGET
    if (before | after) & v.BASE:
        return Label.BASE
    return Label.PAY if (before | after) & v.PAY or after & v.DEPENDS else Label.UNSAID


def _before(tokens: Tokens, first: int, floor: int, seen: int, reach: int) -> int:
    """The kinds of the nearest naming word before a sum."""
    for place in range(first - 1, max(floor, first - reach) - 1, -1):
        kinds = tokens[place].kinds
        if kinds & seen:
            return _with_its_partner(tokens, place)
        if kinds & (v.STOP | v.PLUS | v.NUMBER):
            return _heading(tokens, place) if tokens[place].text == "\n" else 0
    return 0


def _with_its_partner(tokens: Tokens, place: int) -> int:
    """The kinds of a naming word; of "salary / equity" and "base and bonus" those of the first."""
    kinds = tokens[place].kinds
    if kinds & v.EXTRA and place >= 2 and tokens[place - 1].kinds & (v.SLASH | v.PLUS | v.AND):
        return tokens[place - 2].kinds & (v.PAY | v.BASE) or kinds
    return kinds


def _vetoed(tokens: Tokens, first: int, floor: int) -> bool:
    """Whether the clause before a sum speaks of a benefit, though a word of pay stands nearer."""
    for place in range(first - 1, max(floor, first - 2 * BEFORE) - 1, -1):
        if tokens[place].kinds & v.VETO:
            return True
        if tokens[place].kinds & (v.STOP | v.PLUS | v.COLON):
            break
    return False


def _heading(tokens: Tokens, place: int) -> int:
    """The kinds of a word of pay that ends the line above."""
    while place >= 0 and tokens[place].text == "\n":
        place -= 1
    kinds = tokens[place].kinds if place >= 0 else 0
    return kinds if kinds & (v.PAY | v.BASE) else 0


def _after(tokens: Tokens, one: Sum, ceiling: int, seen: int, *, shared: bool) -> int:
    """The kinds of the nearest naming word after a sum, unless it names the sum that follows."""
    stops = v.DASH if one.range else 0
    stop = one.stop
    for place in range(stop, min(stop + AFTER, len(tokens))):
        kinds = tokens[place].kinds
        if kinds & (v.STOP | v.PLUS | v.COLON | v.NUMBER | v.SLASH | stops):
            break
        if kinds & seen:
            colon = place + 1 < len(tokens) and tokens[place + 1].kinds & v.COLON
            next_one = place + 1 >= ceiling and ceiling < len(tokens)
            next_ones = next_one and (not shared or kinds & v.TARGET)  # "40,000 a year OTE 60,000"
            return 0 if colon or next_ones else kinds
    return 0


def bound_of(tokens: Tokens, one: Sum, floor: int) -> tuple[Bound, int, int]:
    """Whether one amount is a lower or an upper end, and the places that say so."""
    place = one.first - 1
    while place >= floor and one.first - place <= 4:
        token = tokens[place]
        if token.kinds & v.UP_TO and not (token.kinds & v.AND):
            return Bound.UP_TO, place, one.stop
        if token.kinds & v.FROM:
            return Bound.FROM, place, one.stop
        if (
            not token.kinds & (v.ROUGHLY | v.COLON | v.PAY | v.BASE | v.PER | v.NEUTRAL)
            and token.meaning.mark is None
        ):
            break
        place -= 1
    return _bound_after(tokens, one)


def _bound_after(tokens: Tokens, one: Sum) -> tuple[Bound, int, int]:
    stop = one.stop
    if stop >= len(tokens):
        return Bound.EXACT, one.first, stop
    token = tokens[stop]
    following = tokens[stop + 1] if stop + 1 < len(tokens) else None
    if token.kinds & v.PLUS and token.text == "+" and token.start == tokens[stop - 1].end:
        extra = v.EXTRA | v.OTHER | v.TARGET | v.ELSEWHERE | v.NUMBER
        if following is None or not following.kinds & extra:
            return Bound.FROM, one.first, stop + 1
    if token.kinds & v.UPWARDS:
        return Bound.FROM, one.first, stop + 1
    if token.kinds & v.DOWNWARDS:
        return Bound.UP_TO, one.first, stop + 1
    return Bound.EXACT, one.first, stop
