"""How a column writes its dates: no property of a cell, but of its column.

"03/04/2024" can be read two ways, "23-11-30" three. `DateColumn` looks at every cell of a column and keeps what
the numbers, a day of the week beside them and the day of the scrape rule out; what is left over is the order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

from mltrends.model import DateOrder, DatePart
from mltrends.parse.date_order import THREE, day_of, full_year, readings
from mltrends.parse.date_words import folded, weekdays_in
from mltrends.parse.dates import LEEWAY, LONGEST, SERIALS, parse_date

_ALONE = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{1,2})(?:\Z|[ T,])", re.ASCII)
_SERIAL = re.compile(r"\d{5}(?:\.\d{1,15})?", re.ASCII)
_ISO = re.compile(r"\d{4}[-/.]\d", re.ASCII)
_NOTHING = frozenset({"nan", "none", "null", "nat", "n/a", "na", "-", "--", "\\n", "#n/a", "unknown"})
_NARROW, _WIDE, _FEW = 5, 10, 5  # years of one column, days of a month, different cells that show it
_FORMS = 20_000  # different cells that are remembered
_ROUND = 0.2  # of numbers with two noughts at the end: more are amounts
_KEPT = 50  # cells of another form that are looked at
_MARKED = re.compile(r"\d\s?[-/.]\s?\d")
_ALL = frozenset[DatePart]({"day_first", "month_first", "year_first"})


class _Evidence:
    """What the cells with one sort of mark show."""

    def __init__(self) -> None:
        self._sizes = self._others = _ALL
        self._firsts: set[int] = set()  # years, when the year is first
        self._lasts: set[int] = set()
        self._forms: set[tuple[str, str, str]] = set()

    def see(self, parts: tuple[str, str, str], weekdays: frozenset[int], seen: date | None) -> None:
        found = readings(*parts)
        if not found:
            return
        self._sizes &= found.keys()
        if len(found) == 1:
            return
        if "year_first" in found and len(self._forms) < _FORMS:
            self._forms.add(parts)
            self._firsts.add(full_year(parts[0]))
            self._lasts.add(full_year(parts[2].zfill(2)))
        if weekdays or seen is not None:
            fits = {part for part, reading in found.items() if _fits(day_of(*reading), weekdays, seen)}
            if fits:
                self._others &= fits

    def part(self, mark: str) -> DatePart | Literal["mixed"] | None:
        """The order that is left over; None when several are."""
        left = self._sizes
        if not left:
            return "mixed"
        if len(left) > 1:
            left = (left & self._others) if self._others else left
        if len(left) > 1 and "year_first" in left:
            left = left - self._crossed_out()
        if mark == "." and "day_first" in left:
            left = left - {"month_first"}
        return next(iter(left)) if len(left) == 1 else None

    def _crossed_out(self) -> frozenset[DatePart]:
        """Years of one column lie together, days run through the month: what cannot be the year's place."""
        if len(self._forms) < _FEW:
            return frozenset()
        first, last = max(self._firsts) - min(self._firsts), max(self._lasts) - min(self._lasts)
        if first <= _NARROW and last >= _WIDE and self._firsts != {2001}:  # each on the first of its month
            return frozenset[DatePart]({"day_first", "month_first"})
        if last <= _NARROW and first >= _WIDE and self._lasts != {2001}:
            return frozenset[DatePart]({"year_first"})
        return frozenset()


def _fits(day: date | None, weekdays: frozenset[int], seen: date | None) -> bool:
    if day is None:
        return False
    return (not weekdays or day.isoweekday() in weekdays) and (seen is None or day <= seen + LEEWAY)


class DateColumn:
    """How a column writes its dates, found cell after cell."""

    def __init__(self) -> None:
        self._slashes, self._points = _Evidence(), _Evidence()
        self._cells = self._dated = self._serials = self._round = self._others = 0
        self._iso = 0
        self._plain = self._turned = False  # there was a 2024-12-31, a 2024-31-12
        self._kept: dict[str, None] = {}
        self._looked: set[str] = set()  # a column repeats its cells

    def see(self, text: str, seen: date | None = None) -> None:
        """Take a cell of the column into account; `seen` is the day of its scrape, where it is known."""
        if text[4:5] == "-" and text[:4].isdigit():
            self._iso += 1
            if not self._plain:
                self._plain = text[8:10] > "12"
                self._turned = self._turned or (text[5:7] > "12" and "00" < text[8:10] < "13")
            return
        if len(text) > 8 and text.isdigit():
            self._cells += 1
            self._keep(text)
            return
        text = text.strip()
        if not text:
            return
        self._cells += 1
        if _ISO.match(text):
            self._dated += 1
        elif match := _ALONE.match(text):
            self._dated += 1
            if seen is None and self._is_known(match[0]):
                return
            evidence = self._points if match[2] == "." else self._slashes
            evidence.see((match[1], match[3], match[4]), frozenset(), seen)
        elif _SERIAL.fullmatch(text) and int(text[:5]) in SERIALS:
            self._serials += 1
            self._round += text[3:5] == "00"
        else:
            self._see_words(text, seen)

    def _see_words(self, text: str, seen: date | None) -> None:
        if text.casefold() in _NOTHING:
            self._cells -= 1
            return
        self._keep(text)
        if len(text) > LONGEST or not _MARKED.search(text) or (seen is None and self._is_known(text)):
            return
        match = THREE.search(text if text.isascii() else folded(text))
        if match:
            weekdays = weekdays_in(folded(text))
            evidence = self._points if match[2] == "." else self._slashes
            evidence.see((match[1], match[3], match[4]), weekdays, seen)

    def _keep(self, text: str) -> None:
        self._others += 1
        if len(self._kept) < _KEPT:
            self._kept[text[: LONGEST + 1]] = None

    def _is_known(self, form: str) -> bool:
        if form in self._looked:
            return True
        if len(self._looked) < _FORMS:
            self._looked.add(form)
        return False

    @property
    def order(self) -> DateOrder:
        """What the cells show so far."""
        return DateOrder(
            self._slashes.part("/"),
            self._points.part("."),
            self._has_serials(),
            self._turned and not self._plain,
        )

    def _has_serials(self) -> bool:
        """Numbers are days only where the column as a whole looks so, and where they are not round as amounts are."""
        if not self._serials or self._round > _ROUND * self._serials:
            return False
        named = sum(parse_date(text) is not None for text in self._kept)
        dated = self._iso + self._dated + (self._others * named / len(self._kept) if self._kept else 0)
        return self._serials + dated > (self._iso + self._cells) / 2 and (self._serials >= 3 or dated >= 2)


def order_of(cells: Iterable[str]) -> DateOrder:
    """How a whole column writes its dates."""
    column = DateColumn()
    for text in cells:
        column.see(text)
    return column.order
