"""Which pay holds: what the text says goes before the title, and both before the pay field."""

from __future__ import annotations

import re
from typing import Literal

from mltrends.extract.layout import Layout
from mltrends.model import Salary
from mltrends.parse.money import find_pay, parse_pay

PayField = Literal["pay", "title", "text"]
# Most texts state no pay and are not parsed for it: without a sign of money, a number must stand beside a word of it.
_SIGNS = "$£€¥₹₽₩"
_NUMBER = re.compile(r"\d[\d.,'  ]*\d")
_BEFORE = re.compile(
    r"\b(?:usd|eur|gbp|cad|aud|inr|chf|sgd|nzd|myr|pln|sek|nok|dkk|jpy|hkd|zar|brl|mxn|aed|rub|rur|czk|rm|rs|salar\w*|compensation|pay|wage|rate|gehalt|salaire|paying|package|from|to|-|–)\W{0,3}(?:\w+\W{1,2}){0,3}\Z"
)
_AFTER = re.compile(
    r"\s?(?:k\b|/|per\b|an?\s(?:hour|year|month|day|week)|p\.?\s?a\b|usd|eur|gbp|cad|aud|inr|chf|sgd|nzd|myr|pln|sek|nok|dkk|jpy|hkd|zar|brl|mxn|aed|rub|rur|czk|lakh|lac|lpa|l\b|pound|dollar|annual|yearly|hourly|daily|monthly|gross|brutto|brut)"
)


def find_salary(
    *,
    text: Layout,
    title: Layout,
    pay: str,
    country: str | None,
    currency: str | None,
    column_pay: Salary | None,
) -> tuple[Salary | None, PayField | None]:
    """The pay that the ad states, and where.

    Args:
        text: readable text of the ad.
        title: the title.
        pay: the pay field as a board gives it.
        country: ISO code of the ad's country, which says what "$" is.
        currency: currency to take when none is written.
        column_pay: pay put together from structured columns, used when the pay field holds none.
    """
    fields: tuple[tuple[PayField, Layout], ...] = (("text", text), ("title", title))
    for field, layout in fields:
        if _may_state_pay(layout):
            found = find_pay(layout.text, country=country, currency=currency)
            if found is not None:
                return found[0], field
    stated = parse_pay(pay, country=country, currency=currency) if pay else None
    stated = stated or column_pay
    return (stated, "pay") if stated is not None else (None, None)


def _may_state_pay(layout: Layout) -> bool:
    text, lower = layout.text, layout.lower
    if any(sign in text for sign in _SIGNS):
        return True
    for found in _NUMBER.finditer(lower):
        if _AFTER.match(lower, found.end()) or _BEFORE.search(
            lower, max(0, found.start() - 40), found.start()
        ):
            return True
    return False
