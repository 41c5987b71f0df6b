"""Short rankings side by side: a heading, and below it a few rows with a value and its interval each."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from matplotlib.axes import Axes

from mltrends.charts.house.grid import columns_of, left_out
from mltrends.charts.house.layout import Box, canvas, ink, mark, write
from mltrends.charts.house.look import Look
from mltrends.charts.house.palette import colour
from mltrends.charts.house.text import LEADING, fit, widest, width, wrap

GAP = (30.0, 20.0)
LINE = 1.42  # height of a row over its font size
NAMES_AT_MOST = 0.6  # of a list's width goes to names


@dataclass(frozen=True, slots=True)
class Item:
    """One row of a list."""

    name: str
    printed: str
    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class List:
    """One heading with its rows, the first in order on top."""

    name: str
    aside: str  # said at the right end of the heading
    items: tuple[Item, ...]
    hue: str = "blue"


@dataclass(frozen=True, slots=True)
class Lists:
    """Lists on one scale that starts at zero."""

    lists: tuple[List, ...]

    def height(self, look: Look) -> float:
        """As high as all lists need."""
        columns = columns_of(len(self.lists), look.width, self._narrowest(look), GAP[0])
        wide = (look.width - (columns - 1) * GAP[0]) / columns
        rows = self._rows(columns, wide, look)
        return sum(rows) + (len(rows) - 1) * GAP[1] + 6

    def draw(self, ax: Axes, look: Look) -> None:
        """Draw all lists that have room, and say how many have not."""
        box = canvas(ax)
        columns = columns_of(len(self.lists), box.width, self._narrowest(look), GAP[0])
        wide = (box.width - (columns - 1) * GAP[0]) / columns
        rows = self._rows(columns, wide, look)
        if sum(rows) + (len(rows) - 1) * GAP[1] > box.height:  # more side by side before any is left out
            columns = max(columns, int((box.width + GAP[0]) // (self._narrowest(look) + GAP[0])))
            wide = (box.width - (columns - 1) * GAP[0]) / columns
            rows = self._rows(columns, wide, look)
        tops = [0.0, *accumulate(high + GAP[1] for high in rows)]
        fitting = self._fitting(tops, rows, box.height)
        if fitting < len(rows):
            fitting = self._fitting(tops, rows, box.height - look.small * LEADING)
        shown = self.lists[: max(1, fitting) * columns]
        ends = [v for each in shown for item in each.items for v in (item.value, item.high) if v is not None]
        top = max(ends, default=1.0) or 1.0
        for at, each in enumerate(shown):
            left = box.left + at % columns * (wide + GAP[0])
            place = Box(left, box.top + tops[at // columns], wide, rows[at // columns])
            self._draw_list(ax, each, place, look, top)
        if len(shown) < len(self.lists):
            words = left_out(len(self.lists) - len(shown))
            write(ax, box.left, box.bottom - look.small * 0.7, words, look.small, ink="muted")

    # ------------------------------------------------------------ measures

    def _narrowest(self, look: Look) -> float:
        return look.font * 15.2

    def _fitting(self, tops: list[float], rows: list[float], room: float) -> int:
        return sum(top + high <= room + 1 for top, high in zip(tops, rows, strict=False))

    def _rows(self, columns: int, wide: float, look: Look) -> list[float]:
        """How high each row of lists is: as high as the longest in it."""
        high = [self._high(each, wide, look) for each in self.lists]
        return [max(high[at : at + columns]) for at in range(0, len(high), columns)]

    def _high(self, each: List, wide: float, look: Look) -> float:
        head = len(self._head(each, wide, look)) * look.font * LEADING
        return head + 6 + len(each.items) * look.small * LINE

    def _head(self, each: List, wide: float, look: Look) -> list[str]:
        room = wide - (width(each.aside, look.small) + 10 if each.aside else 0)
        return wrap(each.name, look.font, max(room, wide * 0.5), most=2, bold=True)

    # ------------------------------------------------------------ ink

    def _draw_list(self, ax: Axes, each: List, place: Box, look: Look, top: float) -> None:
        leading = look.font * LEADING
        lines = self._head(each, place.width, look)
        for at, line in enumerate(lines):
            write(ax, place.left, place.top + (at + 0.5) * leading, line, look.font, bold=True)
        aside = fit(each.aside, look.small, place.width * 0.5 - 10)
        write(ax, place.right, place.top + leading / 2, aside, look.small, ink="muted", align="right")
        y = place.top + len(lines) * leading + 3
        ink(ax, [place.left, place.right], [y, y], color=colour("grid"), linewidth=1.0, zorder=1)
        names = min(widest([item.name for item in each.items], look.small), place.width * NAMES_AT_MOST)
        printed = widest([item.printed for item in each.items], look.small)
        start = (
            place.left + place.width * NAMES_AT_MOST + 10
        )  # the same in all lists, so that they can be compared
        plot = Box(start, y, place.right - printed - 10 - start, 0)
        y += 3 + look.small * LINE / 2
        for item in each.items:
            write(ax, place.left, y, fit(item.name, look.small, names + 0.5), look.small)
            write(ax, place.right, y, item.printed, look.small, ink="muted", align="right")
            if plot.width > 24:
                self._draw_item(ax, item, plot, y, top, each.hue)
            y += look.small * LINE

    def _draw_item(self, ax: Axes, item: Item, plot: Box, y: float, top: float, hue: str) -> None:
        def across(value: float) -> float:
            return plot.left + min(max(value, 0.0), top) / top * plot.width

        ink(ax, [plot.left, plot.right], [y, y], color=colour("grid"), linewidth=1.0, zorder=1)
        if item.low is not None and item.high is not None:
            ink(ax, [across(item.low), across(item.high)], [y, y], color=colour(hue), linewidth=2.2)
        mark(ax, across(item.value), y, "o", 7.5, hue)
