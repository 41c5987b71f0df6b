"""Days from date cells, in whatever form boards and spreadsheets write them.

Dates in figures are read here, dates among words in `date_text`, ages such as "3 days ago" in `date_age`. The order
of day and month in "03/04/2024" is no property of a cell but of its column: `date_column` decides it from the
whole column, and `parse_date` refuses to guess.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from mltrends.model import DateOrder
from mltrends.parse.date_age import age_in_days
from mltrends.parse.date_order import YEARS, day_of, ordered
from mltrends.parse.date_text import day_in_text

LONGEST = 100  # characters of a cell that holds a date
SERIALS = range(20_000, 60_001)  # days since 1899-12-30 that may be days of ads
UNKNOWN = DateOrder()
ANY_DAY = date(2020, 1, 1)  # to ask whether a cell is an age at all

_CLOCK = r"(?:[T ]\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?)?\s?(?:[AaPp][Mm])?\s?(?:Z|UTC|[+-]\d\d(?::?\d\d)?)?)?"
_TAIL = re.compile(_CLOCK, re.ASCII)
_ISO = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_CLOCK}$", re.ASCII)
_PARTS = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_CLOCK}$", re.ASCII)
_COMPACT = re.compile(
    r"((?:19|20)\d\d)(\d\d)(\d\d)(?:\d{4}|\d{6})?(?:\.0+|[T _-]\d{4,6}(?:\.\d+)?Z?|[T ]\d\d:.{0,20})?$",
    re.ASCII,
)
_NUMBER = re.compile(r"(\d{1,20})(?:\.(\d{1,20}))?(?:[eE]\+?(\d{1,2}))?$", re.ASCII)
_WRAPPED = re.compile(r"(?:/Date\(|\$date[\"']?\s?:\s?[\"']?)(\d{9,14})(?=\D)", re.ASCII)
_STAMPS = (12, 14, 17)  # digits of 202401312359, with seconds, with thousandths
_SCALES = (1.0, 1e3, 1e6, 1e9)  # seconds, and their thousandths, millionths, milliardths
_COARSE = 2 * 86_400  # a number that is only so many seconds exact has lost the day
_FIRST_SECOND = datetime(YEARS[0], 1, 1, tzinfo=UTC).timestamp()
_LAST_SECOND = datetime(YEARS[-1] + 1, 1, 1, tzinfo=UTC).timestamp()
LEEWAY = timedelta(days=1)  # a board's clock may be ahead of the scraper's
_DAY_ZERO = date(1899, 12, 30)  # of spreadsheets


def parse_date(text: str, *, order: DateOrder = UNKNOWN, seen: date | None = None) -> date | None:
    """Read the day that a cell names, as the publisher's clock showed it.

    Args:
        text: the cell; a time of day beside the date is ignored, seconds since 1970 are taken as UTC.
        order: how the column writes its dates; where it is unknown, a cell that could be read in several
            ways has no date.
        seen: the day on which the cell was scraped, without which "3 days ago" is no date.

    Returns:
        The day; None when there is none, when there are two, when it is impossible, or outside the years
        1995 to 2100.
    """
    if text[4:5] == "-" and len(text) <= LONGEST and not order.turned and (day := _iso(text)):
        return day
    if len(text) > 8:
        if text.isdigit() and text.isascii():
            return _from_digits(text)
        if len(text) > LONGEST:
            return None
    day = _parse(text, order)
    if day is None and seen is not None and (days := age_in_days(text)) is not None:
        day = seen + timedelta(days=days)
        return day if day.year in YEARS else None
    return day


@lru_cache(maxsize=1 << 14)
def _iso(text: str) -> date | None:
    """What most columns hold, without a look at anything else."""
    if len(text) > 10 and not _TAIL.fullmatch(text, 10):
        return None
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return None
    return day if day.year in YEARS and text[7] == "-" else None


@lru_cache(maxsize=1 << 14)
def _parse(text: str, order: DateOrder) -> date | None:
    trimmed = text.strip()
    if not trimmed.isascii():
        trimmed = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in trimmed)
    if match := _ISO.match(trimmed):
        month, day = (match[4], match[3]) if order.turned else (match[3], match[4])
        return day_of(int(match[1]), int(month), int(day))
    if match := _PARTS.match(trimmed):
        return ordered(match[1], match[3], match[4], match[2], order)
    if match := _COMPACT.match(trimmed):
        return day_of(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMBER.match(trimmed):
        return _from_number(match, order)
    if match := _WRAPPED.search(trimmed):
        return _since_1970(float(match[1]))
    return day_in_text(trimmed, order)


def _from_digits(text: str) -> date | None:
    if len(text) in _STAMPS and int(text[:4]) in YEARS:
        return day_of(int(text[:4]), int(text[4:6]), int(text[6:8]))
    return _since_1970(float(text))


def _from_number(match: re.Match[str], order: DateOrder) -> date | None:
    whole, fraction, power = match[1], match[2] or "", int(match[3] or 0)
    number = float(match[0])
    if order.serials and not power and len(whole) == 5 and int(whole) in SERIALS:
        return _DAY_ZERO + timedelta(days=int(whole))
    return _since_1970(number, exact=10.0 ** (power - len(fraction)) if power else 0.0)


def _since_1970(number: float, exact: float = 0.0) -> date | None:
    """The day of a number of seconds since 1970 or of their parts; `exact` is the size of its last figure."""
    for scale in _SCALES:
        if _FIRST_SECOND <= number / scale < _LAST_SECOND:
            if exact / scale > _COARSE:
                return None
            return datetime.fromtimestamp(number / scale, tz=UTC).date()
    return None
