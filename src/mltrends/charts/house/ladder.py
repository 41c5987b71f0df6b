"""Rows with several dots each, one below the other, every dot with its interval.

For what is told more than once about one thing: pay by level of a role, a premium as more and more
is held. The dots of a row stand on lines of their own, so that no interval hides another.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from matplotlib.axes import Axes

from mltrends.charts.house.field import readable, spot
from mltrends.charts.house.keys import Key, draw_keys, keys_height
from mltrends.charts.house.layout import Box, Write, box_of, grid_lines, ink, mark, nice_ticks, place, write
from mltrends.charts.house.look import Look
from mltrends.charts.house.palette import colour
from mltrends.charts.house.text import LEADING, fit, widest, width

GAP = 10.0
SAID = 1.24  # height of the line of a dot with words over their font size
BARE = 9.5  # height of the line of a dot without words
SMALLEST = 11.5  # font size below which rows are left out rather than made smaller
NAMES_AT_MOST = 0.42  # of the width goes to names


@dataclass(frozen=True, slots=True)
class Dot:
    """One value with its interval; `printed` stands beside it."""

    value: float
    low: float | None
    high: float | None
    hue: str
    marker: str
    printed: str = ""
    quiet: bool = False  # there for comparison

    @property
    def ends(self) -> tuple[float, float]:
        """The least and the greatest value that the dot draws."""
        drawn = [end for end in (self.value, self.low, self.high) if end is not None]
        return min(drawn), max(drawn)


@dataclass(frozen=True, slots=True)
class Step:
    """One row: its name and its dots, or in words why there are none."""

    name: str
    dots: tuple[Dot, ...]
    why_none: str = ""


@dataclass(frozen=True, slots=True)
class _Grid:
    """The measures of one drawing, all in pixels."""

    tops: tuple[float, ...]  # of the rows, and where the last one ends
    squeeze: float
    names: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Ladder:
    """Rows of dots on one scale."""

    steps: tuple[Step, ...]
    tick: Write
    keys: tuple[Key, ...] = ()
    zero: bool = False  # the scale shows zero, and a line at it

    def height(self, look: Look) -> float:
        """As high as all rows need, none left out."""
        rows = sum(self._row_height(step, look) for step in self.steps)
        return self._top(look, look.width) + rows + self._bottom(look)

    def draw(self, ax: Axes, look: Look) -> None:
        """Draw all rows that fit, and say how many do not."""
        box = box_of(ax)
        grid = self._measure(box, look)
        whole = box.inset(grid.names, grid.right, grid.top, grid.bottom)
        plot = Box(whole.left, whole.top, whole.width, grid.tops[-1])
        steps = self.steps[: len(grid.tops) - 1]
        left, right = self._scale(ax, plot, box, grid, look, steps)
        draw_keys(ax, self.keys, box, look)
        for at, step in enumerate(steps):
            top, end = grid.tops[at], grid.tops[at + 1]
            if at:
                grid_lines(ax, ys=[top])
            if look.stacked:
                name = fit(step.name, look.font, box.width, bold=True)
                y = plot.top + top + GAP / 2 + look.font * LEADING / 2
                write(ax, box.left, y, name, look.font, bold=True, on_grid=True)
                top += look.font * LEADING + GAP / 2
            else:
                size = min(look.font, (end - top) / LEADING)
                name = fit(step.name, size, grid.names - 2 * GAP + 1)
                write(ax, box.left, plot.top + (top + end) / 2, name, size)
            self._draw_dots(ax, step, (top, end), plot, grid, look, (left, right))
        if len(steps) < len(self.steps):
            words = f"and {len(self.steps) - len(steps)} more, in the table of this chart"
            write(ax, box.left, box.bottom - look.small * 0.7, words, look.small, ink="muted")

    # ------------------------------------------------------------ measures

    def _measure(self, box: Box, look: Look) -> _Grid:
        top, bottom = self._top(look, box.width), self._bottom(look)
        wanted = [self._row_height(step, look) for step in self.steps]
        least = 1.0 if look.stacked else SMALLEST / look.small
        room = box.height - top - bottom
        if sum(wanted) * least > room + 0.5:
            bottom += look.small * LEADING
            room -= look.small * LEADING
            while len(wanted) > 1 and sum(wanted) * least > room:
                wanted.pop()
        squeeze = min(2.0, room / sum(wanted))
        tops = (0.0, *(squeeze * high for high in accumulate(wanted)))
        steps = self.steps[: len(wanted)]
        printed = widest([dot.printed for step in steps for dot in step.dots], look.small)
        names = 1.0
        if not look.stacked:
            names = min(widest([step.name for step in steps], look.font), box.width * NAMES_AT_MOST) + 2 * GAP
        right = printed + GAP + 4 if printed else GAP
        return _Grid(tops, squeeze, names, right, top, bottom)

    def _row_height(self, step: Step, look: Look) -> float:
        dots = sum(self._line_height(dot, look) for dot in step.dots)
        if look.stacked:
            return look.font * LEADING + max(dots, look.small * SAID) + 1.6 * GAP
        return max(dots, look.font * LEADING) + GAP

    def _line_height(self, dot: Dot, look: Look) -> float:
        return look.small * SAID if dot.printed else BARE

    def _top(self, look: Look, room: float) -> float:
        return 4 + keys_height(self.keys, look, room)

    def _bottom(self, look: Look) -> float:
        return look.small * 2.1

    # ------------------------------------------------------------ ink

    def _scale(
        self, ax: Axes, plot: Box, box: Box, grid: _Grid, look: Look, steps: tuple[Step, ...]
    ) -> tuple[float, float]:
        place(ax, plot)
        tick = self.tick
        ends = [end for step in steps for dot in step.dots for end in dot.ends] + [0.0] * self.zero
        low, high = min(ends, default=0.0), max(ends, default=1.0)
        if high <= low:
            low, high = low - abs(low) * 0.1 - 0.01, high + abs(high) * 0.1 + 0.01
        pitch = widest([tick(high), tick(low)], look.small) + (36 if look.stacked else 26)
        ticks = nice_ticks(low, high, max(1, min(6, int(plot.width / pitch))))
        air = (high - low) * 0.02
        left, right = low - air, high + air
        ax.set_xlim(left, right)
        ax.set_ylim(grid.tops[-1], 0)
        shown = [tick for tick in ticks if left <= tick <= right]
        grid_lines(ax, shown)
        for value in shown:
            half = width(tick(value), look.small) / 2
            at = plot.left + (value - left) / (right - left) * plot.width
            at = min(max(at, box.left + half), box.right - half)
            write(ax, at, plot.bottom + look.small, tick(value), look.small, ink="muted", align="center")
        if self.zero:
            grid_lines(ax, [0], ink="line", weight=1.4, over=1.5)
        return left, right

    def _draw_dots(
        self,
        ax: Axes,
        step: Step,
        rows: tuple[float, float],
        plot: Box,
        grid: _Grid,
        look: Look,
        limits: tuple[float, float],
    ) -> None:
        highs = [self._line_height(dot, look) * grid.squeeze for dot in step.dots]
        line = sum(rows) / 2 - sum(highs) / 2
        if not step.dots:
            x = plot.left + (6 if grid.names > 1 else 0)
            words = fit(step.why_none, look.small * 0.95, plot.right + grid.right - x)
            write(ax, x, plot.top + sum(rows) / 2, words, look.small * 0.95, ink="muted", on_grid=True)
        for dot, high in zip(step.dots, highs, strict=True):
            y = line + high / 2
            line += high
            if dot.low is not None and dot.high is not None:
                style = {"color": colour(dot.hue), "linewidth": 1.5 if dot.quiet else 2.4}
                ink(ax, [dot.low, dot.high], [y, y], **style)
            mark(ax, dot.value, y, dot.marker, look.small * (0.56 if dot.quiet else 0.68), dot.hue)
            told = [self.tick(readable(end, limits[1] - limits[0])) for end in (dot.value, *dot.ends)]
            between = f" ({told[1]} to {told[2]})" if dot.ends[0] < dot.ends[1] else ""
            spot(ax, dot.value, y, f"{step.name}: {told[0]}{between}")
            if dot.printed:
                size = min(look.small, high / SAID * 1.02)
                end = plot.left + (dot.ends[1] - limits[0]) / (limits[1] - limits[0]) * plot.width
                write(ax, end + GAP, plot.top + y, dot.printed, size, on_grid=True)
