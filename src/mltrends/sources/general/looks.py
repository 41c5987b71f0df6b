"""What the cells of a column look like, whatever the column is called."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from mltrends.parse.date_column import DateColumn
from mltrends.parse.dates import ANY_DAY, parse_date
from mltrends.parse.employment import parse_employment
from mltrends.parse.industry import parse_industry
from mltrends.parse.money import parse_pay
from mltrends.parse.places import parse_place
from mltrends.parse.remote import remote_flag
from mltrends.sources.general.words import OCCUPATIONS
from mltrends.sources.literals import literal

CELLS = 200  # of a column, enough for a share to within a few hundredths
NOTHING = frozenset(
    {"", "nan", "none", "null", "n/a", "na", "-", "--", "-1", "-1.0", "nil", "unknown", "#n/a", "\\n"}
)
_NUMBER = re.compile(r"[-+]?\d[\d\s.,'\u00a0\u202f]*(?:[eE][-+]?\d+)?")
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_YES_NO = frozenset({"true", "false", "yes", "no", "0", "1", "t", "f", "y", "n", "ja", "nein", "oui", "non", "si", "sí", "sim", "não", "да", "нет", "是", "否", "0.0", "1.0"})  # fmt: skip
_CURRENCY = re.compile(r"[A-Z]{3}|[$€£¥₽₹₩]|руб\.?|RUR|zł", re.IGNORECASE)
_SIGNED = re.compile(
    r"[$€£¥₽₹₩₺]|\b(?:USD|EUR|GBP|CHF|PLN|RUR|RUB|INR|LPA|Lakhs?|BRL|JPY|CNY|руб)|zł|[万萬元円원]|\d\s?[kK]\b|R\$|triệu",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"(?:per |an? |/)?(?:year|month|week|day|hour)(?:ly)?|yearly|annual(?:ly)?|daily|hourly|monthly|weekly|yr|mo|hr|jahr|monat|stunde|an|mois|heure|год|месяц|час|年|月|日|时",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Look:
    """Shares of the filled cells that look like something, and their sizes."""

    filled: int
    share_filled: float
    date: float
    money: float
    signed: float  # with a currency or a thousands' k
    url: float
    number: float
    long: float  # more than 150 characters
    length: float  # median
    distinct: float
    yes_no: float
    title: float  # has a word that occupations have
    place: float
    employment: float
    remote: float
    industry: float
    currency: float
    period: float
    counts: bool  # 0, 1, 2, …: row numbers
    keys: tuple[str, ...]  # of cells that are objects


NO_LOOK = Look(
    filled=0, share_filled=0.0, date=0.0, money=0.0, signed=0.0, url=0.0, number=0.0, long=0.0, length=0.0, distinct=0.0,
    yes_no=0.0, title=0.0, place=0.0, employment=0.0, remote=0.0, industry=0.0, currency=0.0, period=0.0, counts=False, keys=(),
)  # fmt: skip


def look_at(cells: Sequence[str]) -> Look:
    """Look at the cells of a column."""
    filled = [bare for cell in cells if (bare := cell.strip()).casefold() not in NOTHING]
    sample = filled[:: max(1, len(filled) // CELLS)][:CELLS]
    if not sample:
        return NO_LOOK
    short = [cell for cell in sample if len(cell) <= 80]
    dates = DateColumn()
    for cell in short:
        dates.see(cell)
    order = dates.order._replace(slashes=dates.order.slashes or "day_first")

    def share(matches: Sequence[object]) -> float:
        return sum(map(bool, matches)) / len(sample)

    return Look(
        filled=len(filled),
        share_filled=len(filled) / len(cells),
        date=share([parse_date(cell, order=order, seen=ANY_DAY) for cell in short]),
        money=share([parse_pay(cell) for cell in short]),
        signed=share([_SIGNED.search(cell) for cell in short]),
        url=share([_URL.match(cell) for cell in sample]),
        number=share([_NUMBER.fullmatch(cell) for cell in short]),
        long=share([len(cell) > 150 for cell in sample]),
        length=median(map(len, sample)),
        distinct=len(set(sample)) / len(sample),
        yes_no=share([cell.casefold() in _YES_NO for cell in short]),
        title=share([_names_work(cell) for cell in sample if len(cell) <= 160]),
        place=share([_is_place(cell) for cell in short]),
        employment=share([parse_employment(cell) != "unstated" for cell in short]),
        remote=share([remote_flag(cell) != "unstated" for cell in short]),
        industry=share([parse_industry(cell) for cell in short]),
        currency=share([_CURRENCY.fullmatch(cell) for cell in short]),
        period=share([_PERIOD.fullmatch(cell) for cell in short]),
        counts=_counts(filled),
        keys=_keys(sample),
    )


def _names_work(cell: str) -> bool:
    lowered = cell.casefold()
    return any(word in lowered for word in OCCUPATIONS)


def _is_place(cell: str) -> bool:
    if _NUMBER.fullmatch(cell) or len(cell) < 2:
        return False
    place = parse_place(cell)
    return bool(place.country)  # a city alone may be any word


def _counts(filled: Sequence[str]) -> bool:
    """True for 0, 1, 2, … or 1, 2, 3, …, with gaps where rows were dropped."""
    head = filled[:200]
    if len(head) < 3 or not all(cell.isascii() and cell.isdigit() and len(cell) < 8 for cell in head):
        return False
    numbers = list(map(int, head))
    rising = all(later > earlier for earlier, later in itertools.pairwise(numbers))
    return rising and numbers[-1] - numbers[0] < 3 * len(numbers)


def _keys(sample: Sequence[str]) -> tuple[str, ...]:
    """The keys of cells that are objects, or lists of objects."""
    found: dict[str, None] = {}
    objects = 0
    for cell in sample[:50]:
        if cell[0] not in "{[":
            continue
        value = literal(cell)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, dict):
            objects += 1
            found |= dict.fromkeys(str(key) for key in value if isinstance(key, str) and len(key) < 60)
    return tuple(found) if objects * 2 >= min(len(sample), 50) else ()
