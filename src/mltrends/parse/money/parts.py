"""Pay from the structured cells of a source, and who says it."""

from __future__ import annotations

import math
import re

from mltrends.model import PayKind, Period, Salary
from mltrends.parse.money.currency import currency_code, period_by_size, plausible
from mltrends.parse.money.lexer import number_of
from mltrends.parse.text import cell

_PERIODS: dict[str, Period] = {
    "yearly": "year", "year": "year", "annual": "year", "annually": "year", "annum": "year", "yr": "year",
    "per year": "year", "a year": "year", "per annum": "year", "pa": "year", "p.a.": "year",
    "monthly": "month", "month": "month", "mo": "month", "per month": "month", "a month": "month",
    "weekly": "week", "week": "week", "wk": "week", "per week": "week", "a week": "week",
    "daily": "day", "day": "day", "per day": "day", "a day": "day",
    "hourly": "hour", "hour": "hour", "hr": "hour", "per hour": "hour", "an hour": "hour",
    "jahr": "year", "jährlich": "year", "pro jahr": "year", "an": "year", "annuel": "year", "par an": "year", "anual": "year", "año": "year", "ano": "year",
    "anno": "year", "rok": "year", "rocznie": "year", "год": "year", "年": "year", "연": "year",
    "monat": "month", "monatlich": "month", "pro monat": "month", "mois": "month", "mensuel": "month", "par mois": "month", "mensual": "month", "mes": "month",
    "mensal": "month", "mês": "month", "mese": "month", "miesiąc": "month", "mies.": "month", "miesięcznie": "month", "месяц": "month", "月": "month", "월": "month",
    "woche": "week", "semaine": "week", "semana": "week", "неделя": "week", "周": "week",
    "tag": "day", "jour": "day", "día": "day", "dia": "day", "dzień": "day", "день": "day", "日": "day", "天": "day",
    "stunde": "hour", "stündlich": "hour", "pro stunde": "hour", "heure": "hour", "hora": "hour", "ora": "hour", "godz.": "hour", "час": "hour", "时": "hour", "時": "hour", "시간": "hour",
}  # fmt: skip
_THOUSANDS = re.compile(r"(\d{1,4}(?:\.\d{1,3})?)\s?[kK]")
_GAPS = re.compile(r"(?<=\d)[\s'’](?=\d{3}(?!\d))")  # 8 000, 54'000
_DOTTED = re.compile(
    r"\d{1,3}(?:(?:\.\d{3}){2,}|\.[05]00)"
)  # 54.000 is written so where a comma parts decimals
_ESTIMATE = re.compile(r"\b(employer\s+)?(?:est\b|estimate)", re.IGNORECASE)
_PROVIDED = re.compile(r"\bemployer[\s-]+(?:provided|stated)", re.IGNORECASE)


def pay_from_parts(low: str, high: str, currency: str, period: str) -> Salary | None:
    """Pay from its four cells; ends that are empty or not above nothing are not said.

    An empty period is decided by size; a word for a period that is none ("ONCE") makes it no pay.
    """
    ends = [end for end in (_amount(low), _amount(high)) if end is not None]
    if not ends:
        return None
    code = currency_code(cell(currency, 40))
    word = cell(period, 40).lower()
    known = (
        _PERIODS.get(word)
        if word and word not in {"nan", "none", "null"}
        else period_by_size(max(ends), code)
    )
    if known is None or not all(plausible(end, known, code) for end in ends):
        return None
    inferred = word not in _PERIODS
    if len(ends) == 2:
        return Salary(min(ends), max(ends), code, known, inferred)
    lower = _amount(low)
    return Salary(lower, None if lower is not None else ends[0], code, known, inferred)


def pay_kind(text: str, default: str) -> str:
    """Who says the pay, when the cell itself tells: the board's estimate or the employer; else the default."""
    cut = text[:1000]
    estimate = _ESTIMATE.search(cut)
    kind: PayKind
    if _PROVIDED.search(cut):
        kind = "stated_employer"
    elif estimate:
        kind = "employer_estimate" if estimate.group(1) else "board_estimate"
    else:
        return default
    return kind


def _amount(text: str) -> float | None:
    bare = _GAPS.sub("", text.strip()[:40])
    thousands = _THOUSANDS.fullmatch(bare)
    try:
        if thousands:
            amount = float(thousands[1]) * 1000
        elif "," in bare or _DOTTED.fullmatch(bare):
            amount = number_of(bare)
        else:
            amount = float(bare)
    except ValueError:
        return None
    return amount if math.isfinite(amount) and amount > 0 else None
