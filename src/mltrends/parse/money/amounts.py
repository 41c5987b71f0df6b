"""Tokens put together: an amount with its sign and scale, then a range with its period."""

from __future__ import annotations

from typing import NamedTuple

from mltrends.model import Period
from mltrends.parse.money import vocabulary as v
from mltrends.parse.money.currency import Mark
from mltrends.parse.money.lexer import Token

Tokens = list[Token]

WIDEST = 20  # ends of a range that differ by more are two things
REACH = 8  # tokens within which a period belongs to an amount
_TINY_SCALES = frozenset("kKlLmMtTbBт")  # one letter, so it must stand close


class Amount(NamedTuple):
    """A number with what stands right beside it; `first` and `stop` are places in the tokens."""

    number: float
    text: str
    scale: float | None
    counted_in: str | None
    marks: tuple[Mark, ...]
    first: int
    stop: int

    @property
    def value(self) -> float:
        """The number in single units of money."""
        return self.number * (self.scale or 1)

    @property
    def grouped(self) -> bool:
        """Whether the number is written with a sign between thousands."""
        return self.number >= 1000 and not self.text.isdigit() and len(self.text) > 5


class Sum(NamedTuple):
    """One amount or a range of them, as it stands; nothing is said yet about what it is for."""

    low: float
    high: float
    marks: tuple[Mark, ...]
    counted_in: str | None
    scaled: bool
    bare: bool  # nothing but digits: no currency, no scale, no sign between thousands
    range: bool
    period: Period | None
    first: int
    stop: int

    @property
    def money(self) -> bool:
        """Whether a currency or a scale shows that this is money."""
        return bool(self.marks) or self.scaled


def sums_of(tokens: Tokens, most: int) -> list[Sum]:
    """The first amounts and ranges of amounts; spoilt numbers and plain quantities are left out."""
    found: list[Sum] = []
    place, floor = 0, 0
    while place < len(tokens) and len(found) < most:
        if not tokens[place].kinds & v.NUMBER:
            place += 1
            continue
        low = _amount(tokens, place, floor)
        made, stop = _sum(tokens, low)
        if made is not None:
            found.append(made)
        place = floor = max(stop, place + 1)
    return found


def _amount(tokens: Tokens, place: int, floor: int) -> Amount:
    number, first, stop = tokens[place], place, place + 1
    marks: list[Mark] = []
    scale = counted_in = None
    if place > floor and (before := tokens[place - 1].meaning).mark:
        marks.append(before.mark)
        scale = before.scale
        first = place - 1
        if first > floor and (code := tokens[first - 1].meaning.mark) and tokens[first - 1].text.isalpha():
            marks.append(code)  # CAD $90,000
            first -= 1
    if stop < len(tokens) and (after := tokens[stop].meaning).scale and _scales(tokens, stop):
        scale, counted_in = after.scale, after.counted_in
        if after.mark:
            marks.append(after.mark)
        stop += 1
    if (
        stop < len(tokens)
        and (mark := tokens[stop].meaning.mark)
        and not _belongs_to_next(tokens, stop, bool(marks))
    ):
        marks.append(mark)
        stop += 1
    value = number.number
    if scale == 1000 and number.text.count(".") == 1 and "," not in number.text:
        value = float(number.text.replace(" ", "").replace("'", ""))  # 106.325K: a decimal point
    return Amount(value, number.text, scale, counted_in, tuple(marks), first, stop)


def _scales(tokens: Tokens, place: int) -> bool:
    """Whether the scale word there counts the number before it: 20k, 20 K, 60 T€; but not "5 t"."""
    word = tokens[place]
    if word.text not in _TINY_SCALES:
        return True
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if word.text in "tт":
        return after is not None and after.meaning.mark is not None
    if word.text in "mb" and not any(token.meaning.mark for token in tokens[max(0, place - 5) : place + 2]):
        return False  # "6m contract"
    gap = word.start - tokens[place - 1].end
    return gap == 0 or (gap == 1 and word.text in "kl")


def _belongs_to_next(tokens: Tokens, place: int, marked: bool) -> bool:
    """Whether the currency there is the next amount's: a sign glued to the number after it."""
    mark = tokens[place]
    if place + 1 >= len(tokens) or not tokens[place + 1].kinds & v.NUMBER:
        return marked and not mark.text.isalpha()
    glued = tokens[place + 1].start == mark.end
    return glued and (marked or mark.start > tokens[place - 1].end)


def _sum(tokens: Tokens, low: Amount) -> tuple[Sum | None, int]:
    """The amount, or the range that begins with it, and the place after it."""
    money = bool(low.marks or low.scale)
    period, stop = period_at(tokens, low.stop, money=money)
    high = _other_end(tokens, stop, low)
    if high is not None:
        return _range(tokens, low, high, period)
    if period is None and not money and _counts(tokens, low.stop):
        return None, _after_quantity(tokens, low.stop)
    return (None if _masked_beside(tokens, low.first, stop) else _single(low, period, stop)), stop


def _range(tokens: Tokens, low: Amount, high: Amount, period: Period | None) -> tuple[Sum | None, int]:
    money = bool(low.marks or low.scale or high.marks or high.scale)
    own, stop = period_at(tokens, high.stop, money=money)
    if own is None and not money and _counts(tokens, stop):
        return None, _after_quantity(tokens, stop)
    if _masked_beside(tokens, low.first, stop):
        return None, stop
    if stop < len(tokens) and tokens[stop].kinds & v.DASH and (third := _other_end(tokens, stop, high)):
        if not third.marks or third.value < high.value:
            return None, _after_chain(tokens, stop)  # 555-123-4567
        high, stop = third, third.stop  # $87,000 - $102,000 - $113,000: least, middle, most
    ends = _on_one_scale(low, high)
    if ends is None:
        return _single(low, period if own is None else None, low.stop), low.stop
    marks, scaled = low.marks + high.marks, bool(low.scale or high.scale)
    bare = not (low.grouped or high.grouped)
    counted_in = high.counted_in or low.counted_in
    return Sum(*ends, marks, counted_in, scaled, bare, True, own or period, low.first, stop), stop


def _single(low: Amount, period: Period | None, stop: int) -> Sum:
    value = low.value
    bare = not low.grouped
    return Sum(value, value, low.marks, low.counted_in, bool(low.scale), bare, False, period, low.first, stop)


def _other_end(tokens: Tokens, place: int, low: Amount) -> Amount | None:
    """The second amount of a range, when a word or sign of a range stands at `place`."""
    start = _after_joint(tokens, place, low)
    if start is None:
        return None
    while start < min(len(tokens), place + 4) and tokens[start].kinds & (v.ROUGHLY | v.UP_TO):
        start += 1
    floor = start - 1
    while start < min(len(tokens), floor + 3) and tokens[start].meaning.mark:  # USD $90,000
        start += 1
    if start >= len(tokens) or not tokens[start].kinds & v.NUMBER:
        return None
    return _amount(tokens, start, floor)


def _after_joint(tokens: Tokens, place: int, low: Amount) -> int | None:
    """The place after what joins the two ends of a range; None when nothing does."""
    if place >= len(tokens):
        return None
    joint = tokens[place]
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if joint.kinds & v.DASH:
        again = following is not None and following.kinds & (v.DASH | v.UP_TO)
        return place + 2 if again else place + 1
    if joint.kinds & (v.TO | v.UP_TO) and not joint.kinds & v.AND:
        return place + 1
    if joint.kinds & (v.AND | v.PLUS) and any(
        token.kinds & v.BETWEEN for token in tokens[max(0, low.first - 3) : low.first]
    ):
        return place + 1
    touching = joint.kinds & v.SLASH and joint.start == tokens[place - 1].end
    return place + 1 if touching and following is not None and following.start == joint.end else None


def _on_one_scale(low: Amount, high: Amount) -> tuple[float, float] | None:
    """The two ends in single units, the smaller first; None when they are no pair.

    A scale that is written once holds for both.
    """
    first, second = low, high
    if first.scale is None and second.scale and first.number < 1000:
        first = first._replace(scale=second.scale)
    elif second.scale is None and first.scale and second.number < 1000:
        second = second._replace(scale=first.scale)
    elif first.scale is None and second.scale is None and 10 <= first.number < 1000 <= second.number / 10:
        first = first._replace(scale=1000.0)  # 45-60.000
    for one, other in (
        (first, second),
        (low, high),
    ):  # as written, where one scale for both makes no pair: 600 - 1k
        small, large = sorted((one.value, other.value))
        if large <= small * WIDEST:
            return small, large
    return None


def period_at(tokens: Tokens, place: int, *, money: bool) -> tuple[Period | None, int]:
    """The period that is said right there, and the place after it; beside money a bare "hour" will do."""
    if place >= len(tokens):
        return None, place
    word = tokens[place]
    if word.kinds & (v.PER | v.SLASH):
        after = place + 1
        if after < len(tokens) and tokens[after].kinds & (v.PER | v.SLASH) and not tokens[after].meaning.unit:
            after += 1
        if after < len(tokens):
            meaning = tokens[after].meaning
            said = meaning.unit or meaning.rate or meaning.short
            if said:
                return said, after + 1
    if word.meaning.rate:
        return word.meaning.rate, place + 1
    if money and word.meaning.unit:
        return word.meaning.unit, place + 1
    return None, place


def period_near(tokens: Tokens, first: int, stop: int, floor: int, ceiling: int) -> tuple[Period | None, int]:
    """The period said within reach after a sum, else before it, and the place after what says it."""
    for place in range(stop, min(stop + REACH, ceiling)):
        token = tokens[place]
        if token.kinds & (v.NUMBER | v.SPOILT) or (token.kinds & v.STOP and token.text in ";\n|"):
            break
        said, after = period_at(tokens, place, money=False)
        if said:
            return said, after
    for place in range(first - 1, max(floor, first - REACH) - 1, -1):
        token = tokens[place]
        if token.kinds & v.NUMBER or (token.kinds & v.STOP and token.text in ";\n|."):
            break
        said, _ = period_at(tokens, place, money=False)
        if said:
            return said, stop
    return None, stop


def _counts(tokens: Tokens, place: int) -> bool:
    """Whether what stands there makes the plain number before it a quantity: hours, people, 14薪."""
    if place >= len(tokens):
        return False
    word = tokens[place]
    glued_letter = word.meaning.short is not None and word.start == tokens[place - 1].end
    return bool(word.meaning.unit or glued_letter or word.kinds & v.COUNTED)


def _after_quantity(tokens: Tokens, place: int) -> int:
    _, after = period_at(tokens, place + 1, money=False)
    return after


def _after_chain(tokens: Tokens, place: int) -> int:
    while place + 1 < len(tokens) and tokens[place].kinds & v.DASH and tokens[place + 1].kinds & v.NUMBER:
        place += 2
    return place


def _masked_beside(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether the other end of a range was blotted out."""
    joints = v.DASH | v.TO
    near = tokens[max(0, first - 1) : first] + tokens[stop : stop + 1]
    if first and tokens[first - 1].kinds & joints:
        near += tokens[max(0, first - 3) : first - 1]
    if stop < len(tokens) and tokens[stop].kinds & joints:
        near += tokens[stop + 1 : stop + 3]
    return any(token.kinds & v.MASKED for token in near)
