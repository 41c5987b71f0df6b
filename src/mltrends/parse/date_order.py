"""Three numbers as a day: the ways in which they can be read, and the one that the order of their column says."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from mltrends.model import DateOrder, DatePart

YEARS = range(1995, 2101)  # no posting is older; a later year is a slip
THREE = re.compile(
    r"(?<!\d)(?<!\d[-/.])(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{1,2})(?![\w:])(?![-/.]\d)", re.ASCII
)


@lru_cache(maxsize=1 << 15)
def readings(one: str, two: str, three: str) -> dict[DatePart, tuple[int, int, int]]:
    """Year, month and day under each order that the sizes of three numbers allow; the day may be none of its month."""
    found: dict[DatePart, tuple[int, int, int]] = {}
    first, second, last = int(one), int(two), int(three)
    if len(three) > 1 and full_year(three) in YEARS:
        if 1 <= first <= 31 and 1 <= second <= 12:
            found["day_first"] = (full_year(three), second, first)
        if 1 <= first <= 12 and 1 <= second <= 31:
            found["month_first"] = (full_year(three), first, second)
    if len(one) == 2 and len(three) <= 2 and 1 <= second <= 12 and 1 <= last <= 31:
        found["year_first"] = (full_year(one), second, last)
    return found


def full_year(digits: str) -> int:
    """The year that two or four digits name."""
    if len(digits) == 4:
        return int(digits)
    return (1900 if int(digits) >= YEARS[0] - 1900 else 2000) + int(digits)


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, unless there is none such or no ad is of that year."""
    if year not in YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def ordered(
    one: str, two: str, three: str, mark: str, order: DateOrder, weekdays: frozenset[int] = frozenset()
) -> date | None:
    """The day that three numbers name under the order of their column; of an unknown order only what decides itself."""
    part = order.points if mark == "." else order.slashes
    if len(three) == 4 and part in ("day_first", "month_first"):  # most columns
        month, day = (two, one) if part == "day_first" else (one, two)
        return day_of(int(three), int(month), int(day))
    found = readings(one, two, three)
    if part is not None and part != "mixed":
        return day_of(*found[part]) if part in found else None
    days = [day_of(*reading) for reading in _left(found, mark, part).values()]
    if len(set(days)) > 1 and weekdays:
        days = [day for day in days if day is not None and day.isoweekday() in weekdays]
    return days[0] if len(set(days)) == 1 else None


def _left(
    found: dict[DatePart, tuple[int, int, int]], mark: str, part: str | None
) -> dict[DatePart, tuple[int, int, int]]:
    """Points stand behind a day wherever they may: nobody who puts the month first writes them, but by a slip."""
    if mark == "." and part is None and "day_first" in found:
        return {one: reading for one, reading in found.items() if one != "month_first"}
    return found
