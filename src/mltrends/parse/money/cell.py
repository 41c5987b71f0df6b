"""Pay from a pay cell, or from a short span of text that is about pay."""

from __future__ import annotations

import re
from functools import lru_cache

from mltrends.model import Salary
from mltrends.parse.money import vocabulary as v
from mltrends.parse.money.amounts import Tokens
from mltrends.parse.money.currency import country_code, currency_code
from mltrends.parse.money.labels import Label
from mltrends.parse.money.lexer import tokens_of
from mltrends.parse.money.statement import Hints, Statement, statements_of
from mltrends.parse.text import cell

SMALLEST_BARE = 1000  # a smaller number without sign, scale or period may be anything
_YEARS = range(1950, 2101)
_DIGIT = re.compile("[0-9]")


def parse_pay(text: str, *, country: str | None = None, currency: str | None = None) -> Salary | None:
    """Read the pay that a cell states.

    Args:
        text: the cell, such as "$53K-$91K (Glassdoor est.)" or "ab 45.000 € brutto im Jahr".
        country: ISO code of the ad's country; settles what "$" or "kr" means.
        currency: ISO code that holds when the text names no currency.

    Returns:
        The base pay, with one-sided pay left one-sided; None when the cell states no pay.
    """
    if len(text) <= 200:
        return _remembered(text, country, currency)
    return _parse(text, country, currency)


def _parse(text: str, country: str | None, currency: str | None) -> Salary | None:
    cleaned = cell(text)
    if not _DIGIT.search(cleaned):
        return None
    tokens = tokens_of(cleaned)
    best: Statement | None = None
    for one in statements_of(tokens, _hints(country, currency)):
        if one.bare and not _stands_alone(tokens, one):
            continue
        if best is None or _outranks(one, best):
            best = one
    return best.salary if best and best.label is not Label.TARGET else None


@lru_cache(maxsize=1024)
def _hints(country: str | None, currency: str | None) -> Hints:
    return Hints(currency_code(currency) if currency else None, country_code(country))


def _outranks(later: Statement, best: Statement) -> bool:
    """Whether a later sum of the cell is the better answer: base pay before all, targets last."""
    if later.label is Label.TARGET:
        return False
    if best.label is Label.TARGET:
        return True
    complete = best.range and not best.inferred
    return later.label is Label.BASE and best.label is Label.UNSAID and not complete


def _stands_alone(tokens: Tokens, one: Statement) -> bool:
    """Whether plain digits, with no sign, scale or period, may be taken for pay."""
    if not one.inferred or one.label is not Label.UNSAID:
        return True
    ends = [end for end in (one.salary.min, one.salary.max) if end is not None]
    if any(end < SMALLEST_BARE or end in _YEARS for end in ends):
        return False
    before, after = tokens[max(0, one.first - 1) : one.first], tokens[one.stop : one.stop + 3]
    if any(token.kinds & v.SPOILT for token in (*before, *after[:1])):  # a telephone number, an id
        return False
    known = all(token.kinds or token.meaning.rate or token.meaning.mark for token in before)
    return known and not any(token.kinds & v.COUNTED for token in after)


_remembered = lru_cache(maxsize=1 << 14)(_parse)
