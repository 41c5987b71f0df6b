"""Days from date cells: ISO, slashes, points, names of months, seconds since 1970.

The order of day and month in "03/04/2024" is no property of a cell but of its column: `day_first`
decides it from the whole column, and `parse_date` refuses to guess.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache

from mltrends.parse.tables import by_word, words
from mltrends.parse.text import cell

YEARS = range(1995, 2101)  # no posting is older; a later year is a slip

_CLOCK = r"(?:[T ,]+.{0,40})?"
_ISO = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}})(?!\d){_CLOCK}$", re.ASCII)
_PARTS = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}|\d{{2}})(?!\d){_CLOCK}$", re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T.{0,20})?$", re.ASCII)
_NUMBER = re.compile(r"\d{1,20}(?:\.\d{1,20})?(?:[eE]\+?\d{1,2})?$", re.ASCII)
_EASTERN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]", re.ASCII)
_TIME = re.compile(r"\b\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?)?")
_WORD = re.compile(r"\d{1,4}|[^\W\d_]+")
_WORDS = words("dates.toml")
_MONTHS = {name: int(month) for name, month in by_word(_WORDS["month"]).items()}
_DAYS_OF_WEEK = frozenset(_WORDS["weekday"])
_AROUND = frozenset(_WORDS["around"])
_SCALES = (1.0, 1e3, 1e6, 1e9)  # seconds, and their thousandths, millionths, milliardths
_FIRST_SECOND = datetime(YEARS[0], 1, 1, tzinfo=UTC).timestamp()
_LAST_SECOND = datetime(YEARS[-1] + 1, 1, 1, tzinfo=UTC).timestamp()


class DayOrder:
    """Whether the day stands before the month, decided from a whole column, one cell after the other."""

    def __init__(self) -> None:
        self._first = self._second = False

    def see(self, text: str) -> None:
        """Take a cell of the column into account."""
        match = _PARTS.match(text.strip()[:60])
        if match and match[2] != ".":
            self._first = self._first or 12 < int(match[1]) <= 31
            self._second = self._second or 12 < int(match[3]) <= 31

    @property
    def day_first(self) -> bool | None:
        """True when some first part cannot be a month, False when some second part cannot be one.

        None when neither or both were seen.
        """
        return None if self._first == self._second else self._first


def day_first(cells: Iterable[str]) -> bool | None:
    """Decide from a whole column whether the day stands before the month; None when it does not show."""
    order = DayOrder()
    for text in cells:
        order.see(text)
    return order.day_first


def parse_date(text: str, *, day_first: bool | None = None) -> date | None:
    """Read the day that a cell names, as the publisher's clock showed it.

    Args:
        text: the cell; a time of day behind the date is ignored, seconds since 1970 are taken as UTC.
        day_first: order of day and month in the column; None means unknown, and then a cell that
            could be read both ways has no date.

    Returns:
        The day; None when there is none, when it is impossible, or outside the years 1995 to 2100.
    """
    if len(text) > 100:
        return None
    if len(text) > 8 and text.isascii() and text.isdigit():
        return _since_1970(float(text))
    return _parse(text, day_first)


@lru_cache(maxsize=1 << 14)
def _parse(text: str, order: bool | None) -> date | None:
    trimmed = text.strip()
    if not trimmed.isascii():
        trimmed = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in trimmed)
    if match := _ISO.match(trimmed):
        return _day(int(match[1]), int(match[3]), int(match[4]))
    if match := _PARTS.match(trimmed):
        return _ordered(int(match[1]), int(match[3]), _year(match[4]), True if match[2] == "." else order)
    if match := _COMPACT.match(trimmed):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if _NUMBER.match(trimmed):
        return _since_1970(float(trimmed))
    if match := _EASTERN.match(trimmed):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    return _named(cell(trimmed).lower())


def _ordered(one: int, two: int, year: int, order: bool | None) -> date | None:
    if order is None:
        if one > 12:
            order = True
        elif two > 12 or one == two:
            order = False
        else:
            return None
    return _day(year, two, one) if order else _day(year, one, two)


def _year(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    return (1900 if int(digits) >= YEARS[0] - 1900 else 2000) + int(digits)


def _day(year: int, month: int, day: int) -> date | None:
    if year not in YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _since_1970(number: float) -> date | None:
    for scale in _SCALES:
        if _FIRST_SECOND <= number / scale < _LAST_SECOND:
            return datetime.fromtimestamp(number / scale, tz=UTC).date()
    return None


def _named(text: str) -> date | None:
    """A date with the name of its month: one day, one month, one year, and nothing else but the clock."""
    month = day = year = None
    first_name = ""
    for word in _WORD.findall(_TIME.sub(" ", text) if ":" in text else text):
        if not word.isdecimal():
            name = _folded(word)
            done = None not in (day, month, year)  # "Mar 5, 2024, 3 days ago" is not of agosto
            if name in _MONTHS and not done and (month is None or first_name == "mar"):  # March, or mardi
                month, first_name = _MONTHS[name], name
            elif name not in _AROUND and name not in _DAYS_OF_WEEK and year is None:
                return None
        elif len(word) == 4 and year is None:
            year = int(word)
        elif len(word) <= 2 and day is None:
            day = int(word)
        elif year is None and day is not None and month is not None and len(word) == 2:
            year = _year(word)
    if month is None or day is None or year is None:
        return None
    return _day(year, month, day)


def _folded(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word)
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return bare.replace("ı", "i")
