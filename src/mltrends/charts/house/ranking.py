"""Rows one below the other, each with a name, a value with its interval, and the value in words.

The picture measures its words before it draws: names get the room that they need, the scale gets
what is left. On a phone names stand above their rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from math import log10

from matplotlib.axes import Axes

from mltrends.charts.house.keys import Key, draw_keys, keys_height
from mltrends.charts.house.layout import (
    Box,
    Write,
    block,
    box_of,
    grid_lines,
    ink,
    log_ticks,
    mark,
    nice_ticks,
    place,
    write,
)
from mltrends.charts.house.look import Look
from mltrends.charts.house.palette import colour
from mltrends.charts.house.text import LEADING, fit, widest, width

GAP = 10.0  # between words and ink
ROOMY = 2.15  # height of a row over its font size
TIGHT = 1.32  # the least of it
SMALLEST = 11.5  # font size below which rows are left out rather than made smaller
NAMES_AT_MOST = 0.44  # of the width goes to names


@dataclass(frozen=True, slots=True)
class Row:
    """One row; without a value it shows in words why."""

    name: str
    printed: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    span: tuple[float, float] | None = None  # the middle half
    aside: str = ""  # said at the right edge, or below the name on a phone
    hue: str = "blue"
    marker: str = "o"
    before: float | None = None  # an earlier value, as a ring

    @property
    def furthest(self) -> float:
        """The largest value that the row draws."""
        seen = (self.value, self.high, self.before, *(self.span or ()))
        return max((value for value in seen if value is not None), default=0.0)

    @property
    def nearest(self) -> float:
        """The smallest value that the row draws."""
        seen = (self.value, self.low, self.before, *(self.span or ()))
        return min((value for value in seen if value is not None), default=0.0)


@dataclass(frozen=True, slots=True)
class _Grid:
    """The measures of one drawing, all in pixels."""

    font: float
    tops: tuple[float, ...]  # of the rows, and where the last one ends
    names: float
    right: float
    asides: float
    top: float
    bottom: float

    @property
    def shown(self) -> int:
        """How many rows have room."""
        return len(self.tops) - 1


@dataclass(frozen=True, slots=True)
class Ranking:
    """Rows on one scale."""

    rows: tuple[Row, ...]
    tick: Write
    bars: bool = False  # from zero; else dots
    from_zero: bool = True
    log: bool = False  # equal factors are equally long
    reference: float | None = None  # a value at which a line stands: no difference
    keys: tuple[Key, ...] = ()
    aside_head: str = ""

    def height(self, look: Look) -> float:
        """As high as all rows need, none left out."""
        rows = sum(self._row_height(row, look) for row in self.rows)
        return self._top(look, look.width) + rows + self._bottom(look)

    def draw(self, ax: Axes, look: Look) -> None:
        """Draw all rows that fit, and say how many do not."""
        box = box_of(ax)
        grid = self._measure(box, look)
        whole = box.inset(grid.names, grid.right + grid.asides, grid.top, grid.bottom)
        plot = Box(whole.left, whole.top, whole.width, grid.tops[-1])  # few rows leave room below them
        rows = self.rows[: grid.shown]
        limits = self._scale(ax, plot, box, grid, look, rows)
        draw_keys(ax, self.keys, box, look)
        self._draw_aside_head(ax, box, grid, look)
        for at, row in enumerate(rows):
            if look.stacked:
                line = self._name_above(ax, row, plot.top + grid.tops[at], box, look)
            else:
                line = (grid.tops[at] + grid.tops[at + 1]) / 2
                self._name_beside(ax, row, plot.top + line, box, grid, look)
            self._draw_row(ax, row, line, plot, grid, limits)
        if grid.shown < len(self.rows):
            words = f"and {len(self.rows) - grid.shown} more, in the table of this chart"
            write(ax, box.left, box.bottom - look.small * 0.7, words, look.small, ink="muted")

    # ------------------------------------------------------------ measures

    def _measure(self, box: Box, look: Look) -> _Grid:
        top, bottom = self._top(look, box.width), self._bottom(look)
        wanted = [self._row_height(row, look) for row in self.rows]
        least = 1.0 if look.stacked else SMALLEST * TIGHT / wanted[0]
        room = box.height - top - bottom
        if sum(wanted) * least > room + 0.5:
            bottom += look.small * LEADING
            room -= look.small * LEADING
            while len(wanted) > 1 and sum(wanted) * least > room:
                wanted.pop()
        squeeze = min(2.0, room / sum(wanted))
        tops = (0.0, *(squeeze * high for high in accumulate(wanted)))
        rows = self.rows[: len(wanted)]
        font = look.font if look.stacked else min(look.font, tops[1] / TIGHT)
        printed = widest([row.printed for row in rows if row.value is not None], font) + GAP + 2
        if look.stacked:
            edge = 1 if self.bars else font * 0.45  # a mark at zero stays in the picture
            return _Grid(font, tops, edge, printed, 0, top, bottom)
        names = min(widest([row.name for row in rows], font), box.width * NAMES_AT_MOST) + 2 * GAP
        beside = widest([row.aside for row in rows if row.aside] + [self.aside_head], min(font, look.small))
        return _Grid(font, tops, names, printed, beside + 1.5 * GAP if beside else 0, top, bottom)

    def _row_height(self, row: Row, look: Look) -> float:
        if not look.stacked:
            return look.font * ROOMY
        aside = look.small * LEADING if row.aside else 0
        return look.font * LEADING + aside + look.font * 1.3 + GAP

    def _top(self, look: Look, room: float) -> float:
        keys = keys_height(self.keys, look, room)
        head = look.small * 1.7 if self.aside_head and not look.stacked else 0
        return 4 + keys + (GAP / 2 if keys else 0) + head

    def _bottom(self, look: Look) -> float:
        return look.small * 2.1

    # ------------------------------------------------------------ ink

    def _scale(
        self, ax: Axes, plot: Box, box: Box, grid: _Grid, look: Look, rows: tuple[Row, ...]
    ) -> tuple[float, float]:
        place(ax, plot)
        with_value = [row for row in rows if row.value is not None]
        near = [] if self.reference is None or not with_value else [self.reference]
        high = max([*(row.furthest for row in with_value), *near], default=0.0) or 1.0
        low = 0.0 if self.from_zero else min([*(row.nearest for row in with_value), *near], default=0.0)
        pitch = widest([self.tick(high), self.tick(low)], look.small) + (40 if look.stacked else 26)
        most = max(1, min(6, int(plot.width / pitch)))
        ticks = log_ticks(low, high, most) if self.log else nice_ticks(low, high, most)
        at = self._at
        left = 0.0 if self.from_zero else at(low) if self.log else ticks[0]
        right = at(high) + (at(high) - left) * 0.001
        ax.set_xlim(left, right)
        ax.set_ylim(grid.tops[-1], 0)
        shown = [tick for tick in ticks if left <= at(tick) <= right]
        grid_lines(ax, [at(tick) for tick in shown])
        for tick in shown:
            half = width(self.tick(tick), look.small) / 2
            x = plot.left + (at(tick) - left) / (right - left) * plot.width
            x = min(max(x, box.left + half), box.right - half)
            write(ax, x, plot.bottom + look.small, self.tick(tick), look.small, ink="muted", align="center")
        for value in [0.0] if self.from_zero else near:
            grid_lines(ax, [at(value)], ink="line", weight=1.2, over=1.5)
        return left, right

    def _at(self, value: float) -> float:
        return log10(value) if self.log else value

    def _draw_row(
        self, ax: Axes, row: Row, line: float, plot: Box, grid: _Grid, limits: tuple[float, float]
    ) -> None:
        y = plot.top + line
        if row.value is None:
            size = grid.font * 0.95
            x = plot.left + (6 if grid.names > grid.font else 0)
            words = fit(row.printed, size, plot.right + grid.right - x)
            write(ax, x, y, words, size, ink="muted", on_grid=True)
            return
        hue = colour(row.hue)
        thick = min(grid.font * 0.85, grid.tops[1] * 0.6)
        if self.bars:
            block(ax, 0, line - thick / 2, row.value, thick, facecolor=hue, alpha=0.85, linewidth=0)
        if row.span:
            low, high = row.span
            block(ax, low, line - thick / 2, high - low, thick, facecolor=hue, alpha=0.28, linewidth=0)
        at = self._at
        if row.low is not None and row.high is not None:
            tone, weight = (colour("ink"), 1.8) if self.bars else (hue, 4.5 if row.span else 2.2)
            ink(ax, [at(row.low), at(row.high)], [line, line], color=tone, linewidth=weight)
        if row.before is not None:
            hair = {"color": hue, "linewidth": 1.2, "linestyle": (0, (2, 2))}
            ink(ax, [at(row.before), at(row.value)], [line, line], **hair)
            mark(ax, at(row.before), line, row.marker, grid.font * 0.66, "paper", edge=row.hue)
        if not self.bars:
            mark(ax, at(row.value), line, row.marker, grid.font * 0.72, row.hue)
        end = plot.left + (at(row.furthest) - limits[0]) / (limits[1] - limits[0]) * plot.width
        write(ax, end + GAP, y, row.printed, grid.font, on_grid=True)

    def _name_above(self, ax: Axes, row: Row, top: float, box: Box, look: Look) -> float:
        """Write the name over its row; returns where below it the ink goes, from the top of the axes."""
        y = top + look.font * LEADING / 2
        name = fit(row.name, look.font, box.width, bold=True)
        write(ax, box.left, y, name, look.font, bold=True, on_grid=True)
        y += look.font * LEADING / 2
        if row.aside:
            y += look.small * LEADING / 2
            words = f"{row.aside} {self.aside_head.lower()}".strip()
            write(ax, box.left, y, fit(words, look.small, box.width), look.small, ink="muted", on_grid=True)
            y += look.small * LEADING / 2
        return y + look.font * 0.65 - box_of(ax).top

    def _name_beside(self, ax: Axes, row: Row, y: float, box: Box, grid: _Grid, look: Look) -> None:
        write(ax, box.left, y, fit(row.name, grid.font, grid.names - 2 * GAP + 1), grid.font)
        if row.aside:
            size = min(grid.font, look.small)
            write(ax, box.right, y, fit(row.aside, size, grid.asides), size, ink="muted", align="right")

    def _draw_aside_head(self, ax: Axes, box: Box, grid: _Grid, look: Look) -> None:
        if self.aside_head and not look.stacked:
            y = box.top + grid.top - look.small * 0.9
            write(ax, box.right, y, self.aside_head, look.small, ink="muted", align="right")
