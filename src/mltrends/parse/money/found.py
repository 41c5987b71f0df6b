"""Pay in running text: where an ad states it, among all the other sums that an ad can name."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from mltrends.model import Salary
from mltrends.parse.money.currency import country_code, currency_code
from mltrends.parse.money.labels import Label
from mltrends.parse.money.lexer import tokens_of
from mltrends.parse.money.statement import Hints, Statement, statements_of
from mltrends.parse.money.vocabulary import SIGNS, meaning_of
from mltrends.parse.text import plain

LEAST = 0.7  # of the smallest full-time pay: what a text calls pay is not pocket money
SHORT = 200  # a title or a headline: an amount of yearly size in it needs no word beside it
FENCES = frozenset("|([")  # a headline's parts stand between them: "Engineer | London | 60-70k"
_BEFORE, _AFTER = 110, 130  # characters around a sum that are read
_EDGE = 10  # a sum that ends so close to the end of what was read may go on behind it
_OVERLAP = 60  # a sum so close to the end of what was read is read again with what follows
_WINDOWS = 12  # places looked at, so that a text of nothing but sums costs no more than an ad
_SURE, _LIKELY, _POSSIBLE = 3, 2, 1

_SIGN = re.compile(f"[{''.join(sorted(sign for sign in SIGNS if len(sign) == 1))}]")
_NUMBER = re.compile(r"[0-9][0-9.,']*+")
_WORD_BEFORE = re.compile(r"([^\W\d_]{1,6})[ .:]{0,2}$")
_WORD_AFTER = re.compile(r"[kK]?[ ]?([^\W\d_]{1,12}+)")
_NUMBERS = 1_000  # numbers looked at: more of them make no ad
_LABEL = re.compile(
    "salar|compensation|pay r|pay:|wage|remuneration|gehalt|vergütung|rémunération|package|ote|ctc|sueldo|salário|薪|年収|зарплат|оклад|lương"
)
_LABEL_REACH = 48  # characters before an amount without a currency in which a word for pay must stand
_PAY_LIKE = re.compile(
    r"[0-9]{2,3}[.,' ][0-9]{3}|[0-9]{4}|[0-9]{2,3}(?:[ \\]{0,2}[-~][ ]?[0-9]{2,3})?[ ]?[kKlL万]"
)
_MARKDOWN = re.compile(r"\\|(?<!\S)[*]{2,}(?=[A-Za-z$£€])|(?<![*])[*]{2}(?![*,])")
# 100-130k, with no currency
_THOUSANDS = re.compile(r"[0-9]{2,3}[kK]?[ \\]{0,2}(?:-|to)[ ]?[0-9]{2,3}[kK]\b")
_LINE_AFTER_COLON = re.compile(r"(?<=:)[ \n]*\n[ \n]*")


def find_pay(
    text: str, *, country: str | None = None, currency: str | None = None
) -> tuple[Salary, int, int] | None:
    """Find the pay that a text states, with its span.

    Args:
        text: a title or the text of an ad, readable (entities decoded).
        country: ISO code of the ad's country; settles what "$" or "kr" means.
        currency: ISO code that holds for amounts that name none.

    Returns:
        The pay, its first character and the character after its last; None when the text states none.
        A sum counts when a currency stands with it, or a word for pay right before it, and nothing
        near it says that it is a bonus, a benefit, money raised or a thing counted.
    """
    readable = plain(text)
    hints = Hints(
        currency_code(currency) if currency else None, country_code(country), in_text=True, least=LEAST
    )
    best: tuple[int, Salary, int, int] | None = None
    for start, stop in _windows(readable):
        window, positions = _unescaped(readable[start:stop], start)
        tokens = tokens_of(_LINE_AFTER_COLON.sub(_blank, window))
        for one in statements_of(tokens, hints):
            first, last = positions[tokens[one.first].start], positions[tokens[one.stop - 1].end - 1] + 1
            if stop - last < _EDGE and stop < len(readable):
                continue
            fenced = readable[max(0, first - 2) : first].strip() in FENCES
            rank = _rank(one, short=fenced or len(text) <= SHORT)
            if rank > (best[0] if best else 0):
                best = (rank, one.salary, first, last)
        if best and best[0] == _SURE:
            break
    return best[1:] if best else None


def _unescaped(window: str, start: int) -> tuple[str, Sequence[int]]:
    """The window without the backslashes and bold marks of Markdown, and where each character stands."""
    left_out = {place for match in _MARKDOWN.finditer(window) for place in range(*match.span())}
    if not left_out:
        return window, range(start, start + len(window))
    kept = [place for place in range(len(window)) if place not in left_out]
    return "".join(window[place] for place in kept), [start + place for place in kept]


def _rank(one: Statement, *, short: bool) -> int:
    """How sure it is that a sum in a text is the ad's pay; 0 when it is not."""
    named = one.label in {Label.BASE, Label.PAY}
    yearly = one.salary.period == "year"
    if not one.marked:
        return _rank_without_currency(one, named=named, yearly=yearly, short=short)
    if one.label is Label.TARGET:
        return 0  # no base pay
    if named:
        return _SURE if one.range or yearly or not one.inferred else _POSSIBLE
    if one.inferred and not (one.range and yearly):
        return _POSSIBLE if short and (one.range or yearly) else 0
    return _LIKELY if one.range or one.salary.period in {"year", "hour"} else _POSSIBLE


def _rank_without_currency(one: Statement, *, named: bool, yearly: bool, short: bool) -> int:
    """As `_rank`, for digits alone: a word of pay must name them, or a headline hold them in thousands."""
    if named and (one.money or (yearly and (one.range or not one.inferred or not one.bare))):
        return _LIKELY
    return _POSSIBLE if short and yearly and one.money and one.range else 0


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of the text that hold a sum of money, cut at white space, few and in order."""
    reached = seen = 0
    for place in _places(text):
        if place < reached:
            continue
        start, stop = max(0, place - _BEFORE), min(len(text), place + _AFTER)
        if start:
            start = max(start, text.find(" ", start, place), text.rfind("\n\n", start, place))
        if stop < len(text):
            stop = max(text.rfind(" ", place + _AFTER // 2, stop), place + _AFTER // 2)
        yield start, stop
        reached = stop - _OVERLAP if stop < len(text) else stop
        seen += 1
        if seen == _WINDOWS:
            return


def _places(text: str) -> Iterator[int]:
    """Where a currency stands, as a sign or spelled out, or where a word for pay is followed by an amount."""
    yield from heapq.merge((match.start() for match in _SIGN.finditer(text)), _spelled(text))


def _spelled(text: str) -> Iterator[int]:
    """Numbers that may be pay though no sign stands with them."""
    for match in islice(_NUMBER.finditer(text), _NUMBERS):
        start, stop = match.span()
        before = _WORD_BEFORE.search(text[max(0, start - 9) : start])
        after = _WORD_AFTER.match(text, stop)
        if (
            (before and meaning_of(before[1]).mark)
            or (after and ((meaning := meaning_of(after[1])).mark or meaning.counted_in))
            or (
                _PAY_LIKE.match(text, start)
                and _LABEL.search(text[max(0, start - _LABEL_REACH) : start].lower())
            )
            or _THOUSANDS.match(text, start)
        ):
            yield start


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
