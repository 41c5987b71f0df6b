"""Shares by month: lines with bands, named at their ends.

A month that is not complete is dotted and grey; a month without a number is a gap, never a zero
and never a line drawn across. Names at line ends are moved apart until none covers another.
"""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes

from mltrends.charts.house.field import readable
from mltrends.charts.house.flags import Flag, draw_flags, place_flags
from mltrends.charts.house.layout import Box, Write, box_of, grid_lines, nice_ticks, place, scale_names
from mltrends.charts.house.line_names import GAP, Name, draw_names, height_for, room_for, wrapped
from mltrends.charts.house.lines import Point, Series, draw_series
from mltrends.charts.house.look import Look
from mltrends.charts.house.month_scale import month_ticks
from mltrends.charts.house.text import widest

__all__ = ["Point", "Series", "Timeline"]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lines on one scale of months."""

    series: tuple[Series, ...]
    tick: Write
    every: int = 1  # months from one point to the next
    base: float | None = None  # what the values are held against, where the scale need not start at zero
    flags: tuple[Flag, ...] = ()  # days to be known while reading

    def height(self, look: Look) -> float:
        """High enough for the lines, and for all their names."""
        names = height_for(self._wrapped(look, look.width), look)
        flags = self._flags(look.width, look.width * 0.3, look.width * 0.7, look)
        lanes = max((lane for *_, lane in flags), default=-1) + 1
        return max(look.width * (1.0 if look.stacked else 0.56), names) + lanes * look.small * 1.4

    def draw(self, ax: Axes, look: Look) -> None:
        """Draw lines and bands, then the names where there is room."""
        box = box_of(ax)
        lines = self._wrapped(look, box.width)
        plot = self._scale(ax, box, room_for(lines, look), look)
        tell = self._tell()
        for series in self.series:
            draw_series(ax, series, tell, every=self.every)
        self._draw_names(ax, lines, plot, look)

    # ------------------------------------------------------------ measures

    def _tell(self) -> Write:
        """How a value of this scale is written; the scale is measured once for all of them."""
        low, high = self._limits()
        return lambda value: self.tick(readable(value, high - low))

    def _wrapped(self, look: Look, room: float) -> list[list[str]]:
        return [wrapped(series.name, series.last, look, room) for series in self.series]

    def _months(self) -> tuple[int, int]:
        xs = [point.x for series in self.series for point in series.points]
        return min(xs), max(xs)

    # ------------------------------------------------------------ ink

    def _scale(self, ax: Axes, box: Box, right: float, look: Look) -> Box:
        low, high = self._limits()
        ticks = [tick for tick in nice_ticks(low, high, 5) if tick >= 0 or low < 0]
        left = widest([self.tick(tick) for tick in ticks], look.small) + GAP
        flags = self._flags(box.width, left, box.width - right, look)
        lanes = max((lane for *_, lane in flags), default=-1) + 1
        plot = box.inset(left, right, look.small * (0.8 + 1.4 * lanes), look.small * 2.3)
        place(ax, plot)
        first, last = self._months()
        margin = 0.5 if first == last else 0.0
        ax.set_xlim(first - margin, last + margin)
        ax.set_ylim(low, high)
        shown = [tick for tick in ticks if low - 1e-9 <= tick <= high + 1e-9]
        scale_names(ax, plot, shown, [self.tick(tick) for tick in shown], look.small, GAP - 3)
        grid_lines(ax, ys=shown)
        grid_lines(ax, ys=[self.base or 0.0], ink="line", weight=1.2, over=1.5)
        month_ticks(ax, plot, box, look, (first, last), self.every)
        draw_flags(ax, flags, box, plot, look)
        return plot

    def _limits(self) -> tuple[float, float]:
        """Least and greatest value of the scale: from zero for shares, around the base for others."""
        drawn = [point for series in self.series for point in series.drawn()]
        high = max((p.high if p.high is not None else p.share or 0 for p in drawn), default=0.0)
        if self.base is None:
            return 0.0, min(1.0, (high or 1.0) * 1.04) or 1.0
        low = min((p.low if p.low is not None else p.share or 0 for p in drawn), default=0.0)
        low, high = min(low, self.base), max(high, self.base)
        air = (high - low) * 0.06 or 0.01
        return low - air, high + air

    def _flags(
        self, room: float, left: float, right: float, look: Look
    ) -> list[tuple[Flag, float, float, int]]:
        """Flags between the first and the last month, with their places and lanes."""
        first, last = self._months()
        margin = 0.5 if first == last else 0.0
        pitch = (right - left) / (last - first + 2 * margin)
        inside = [flag for flag in self.flags if first - 0.5 <= flag.x <= last + 0.5]
        xs = [min(max(left + (flag.x - first + margin) * pitch, left), right) for flag in inside]
        return place_flags(list(zip(inside, xs, strict=True)), room, look)

    def _draw_names(self, ax: Axes, lines: list[list[str]], plot: Box, look: Look) -> None:
        """Name each line at the height of its last complete month."""
        floor, ceiling = ax.get_ylim()
        first, last = ax.get_xlim()
        names = [
            Name(
                words,
                series.name,
                series.hue,
                series.marker,
                x=plot.left + (end.x - first) / (last - first) * plot.width,
                wanted=plot.bottom - ((end.share or 0.0) - floor) / (ceiling - floor) * plot.height,
            )
            for series, words in zip(self.series, lines, strict=True)
            if (end := series.end())
        ]
        draw_names(ax, names, plot, look)
