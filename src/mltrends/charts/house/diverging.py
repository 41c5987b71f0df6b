"""Rows of bars that grow to the left and to the right of one line, each cut into parts, with totals at the ends.

Both sides are on one scale, so that lengths may be compared across the line. A part carries its
value where it is wide enough for the words; all values are in the table of the chart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes

from mltrends.charts.house.keys import Key, draw_keys, keys_height
from mltrends.charts.house.layout import Box, Write, block, box_of, grid_lines, nice_ticks, place, write
from mltrends.charts.house.look import Look
from mltrends.charts.house.palette import colour
from mltrends.charts.house.text import LEADING, fit, widest, width

GAP = 10.0
ROOMY = 2.0  # height of a row over its font size
SMALLEST = 11.5  # font size below which rows are left out rather than made smaller
TIGHT = 1.32
NAMES_AT_MOST = 0.36  # of the width goes to names


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar."""

    value: float
    printed: str
    hue: str


@dataclass(frozen=True, slots=True)
class Pair:
    """One row; without bars it shows in words why."""

    name: str
    left: tuple[Part, ...] = ()  # from the line outwards
    right: tuple[Part, ...] = ()
    left_total: str = ""
    right_total: str = ""
    words: str = ""  # in place of bars


@dataclass(frozen=True, slots=True)
class Diverging:
    """Rows on two scales that share their zero."""

    rows: tuple[Pair, ...]
    left_head: str
    right_head: str
    tick: Write
    keys: tuple[Key, ...] = ()

    def height(self, look: Look) -> float:
        """As high as all rows need, none left out."""
        return self._top(look, look.width) + len(self.rows) * _row_height(look) + look.small * 2.1

    def draw(self, ax: Axes, look: Look) -> None:
        """Draw all rows that fit, and say how many do not."""
        box = box_of(ax)
        top, bottom = self._top(look, box.width), look.small * 2.1
        rows, pitch, left_out = self._fitted(box.height - top - bottom, look)
        bottom += look.small * LEADING if left_out else 0
        font = look.font if look.stacked else min(look.font, pitch / TIGHT)
        names = 0.0
        if not look.stacked:
            names = min(widest([row.name for row in rows], font), box.width * NAMES_AT_MOST) + 2 * GAP
        ends = [
            widest([getattr(row, side) for row in rows], font) + GAP for side in ("left_total", "right_total")
        ]
        plot = Box(
            box.left + names + ends[0], box.top + top, box.width - names - sum(ends), pitch * len(rows)
        )
        scale = _Scale.of(rows, plot)
        self._draw_scale(ax, box, scale, look)
        draw_keys(ax, self.keys, box, look)
        self._draw_heads(ax, box, scale, box.top + top - look.small * 0.9, look)
        for at, row in enumerate(rows):
            y = plot.top + at * pitch
            middle, thick = y + pitch / 2, min(font * 1.35, pitch * 0.72)
            if look.stacked:
                name = fit(row.name, look.font, box.width, bold=True)
                write(ax, box.left, y + look.font * LEADING / 2, name, look.font, bold=True, on_grid=True)
                middle, thick = y + look.font * LEADING + look.font * 0.75, look.font * 1.2
            else:
                write(ax, box.left, middle, fit(row.name, font, names - 2 * GAP + 1), font)
            self._draw_row(ax, row, middle, thick, font, scale, box)
        if left_out:
            words = f"and {left_out} more, in the table of this chart"
            write(ax, box.left, box.bottom - look.small * 0.7, words, look.small, ink="muted")

    # ------------------------------------------------------------ measures

    def _top(self, look: Look, room: float) -> float:
        return 4 + GAP / 2 + keys_height(self.keys, look, room) + look.small * 1.8

    def _fitted(self, room: float, look: Look) -> tuple[tuple[Pair, ...], float, int]:
        """The rows that have room, how high each is, and how many have none."""
        wanted = _row_height(look)
        least = wanted if look.stacked else SMALLEST * TIGHT
        most = len(self.rows)
        if most * least > room + 0.5:
            most = max(1, int((room - look.small * LEADING) / least))
            room -= look.small * LEADING
        return self.rows[:most], min(wanted * 1.2, room / max(1, most)), len(self.rows) - most

    # ------------------------------------------------------------ ink

    def _draw_scale(self, ax: Axes, box: Box, scale: _Scale, look: Look) -> None:
        """Axes in pixels of the plot: the scale is the same on both sides."""
        plot = scale.plot
        place(ax, plot)
        ax.set_xlim(0, plot.width)
        ax.set_ylim(plot.height, 0)
        room = widest([self.tick(scale.left), self.tick(scale.right)], look.small) + 22
        ticks = nice_ticks(0, max(scale.left, scale.right), max(1, min(6, int(plot.width / room / 1.4))))
        at = [-tick for tick in reversed(ticks[1:]) if tick <= scale.left * 1.0001]
        at += [tick for tick in ticks if 0 <= tick <= scale.right * 1.0001]
        grid_lines(ax, [scale.x(x) - plot.left for x in at])
        ends = box.left - 6
        for value, words in ((x, self.tick(abs(x))) for x in at):
            half = width(words, look.small) / 2
            x = min(max(scale.x(value), box.left + half), box.right - half)
            if x - half >= ends + 6:
                ends = x + half
                write(ax, x, plot.bottom + look.small, words, look.small, ink="muted", align="center")
        grid_lines(ax, [scale.zero - plot.left], ink="ink", weight=1.2, over=3)

    def _draw_heads(self, ax: Axes, box: Box, scale: _Scale, y: float, look: Look) -> None:
        """What each side shows, kept apart at the line however long the words are."""
        first = width(self.left_head, look.small)
        room = box.width - GAP - 2
        words = [self.left_head, self.right_head]
        if first + width(words[1], look.small) > room:
            words = [fit(one, look.small, room / 2) for one in words]
        first, second = (width(one, look.small) for one in words)
        line = min(max(scale.zero, box.left + first + GAP / 2), box.right - second - GAP / 2)
        write(ax, line - GAP / 2, y, words[0], look.small, ink="muted", align="right")
        write(ax, line + GAP / 2, y, words[1], look.small, ink="muted")

    def _draw_row(
        self, ax: Axes, row: Pair, middle: float, thick: float, font: float, scale: _Scale, box: Box
    ) -> None:
        if row.words:
            x = scale.plot.left if scale.plot.width > 300 else box.left
            words = fit(row.words, font * 0.95, box.right - x)
            write(ax, x, middle, words, font * 0.95, ink="muted", on_grid=True)
            return
        for parts, sign in ((row.left, -1), (row.right, 1)):
            self._draw_side(ax, parts, sign, middle, thick, font, scale)
        write(
            ax,
            scale.x(-_total(row.left)) - GAP / 2,
            middle,
            row.left_total,
            font,
            align="right",
            on_grid=True,
        )
        write(ax, scale.x(_total(row.right)) + GAP / 2, middle, row.right_total, font, on_grid=True)

    def _draw_side(
        self, ax: Axes, parts: Sequence[Part], sign: int, middle: float, thick: float, font: float, scale: _Scale
    ) -> None:  # fmt: skip
        start = 0.0
        for part in parts:
            one, other = sorted((scale.x(sign * start), scale.x(sign * (start + part.value))))
            corner = one - scale.plot.left, middle - scale.plot.top - thick / 2
            style: dict[str, Any] = {
                "facecolor": colour(part.hue),
                "edgecolor": colour("paper"),
                "linewidth": 1,
            }
            block(ax, *corner, other - one, thick, **style)
            size = min(font * 0.86, thick * 0.8)
            if size >= 11 and width(part.printed, size) + 8 < other - one:
                write(ax, (one + other) / 2, middle, part.printed, size, ink="paper", align="center")
            start += part.value


def _row_height(look: Look) -> float:
    return look.font * LEADING + look.font * 1.5 + GAP if look.stacked else look.font * ROOMY


def _total(parts: Sequence[Part]) -> float:
    return sum(part.value for part in parts)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a value stands: left of the line below zero."""

    plot: Box
    left: float  # the largest values of both sides
    right: float

    @classmethod
    def of(cls, rows: Sequence[Pair], plot: Box) -> _Scale:
        """The scale on which the longest bars fill the plot."""
        left = max((_total(row.left) for row in rows), default=0.0)
        right = max((_total(row.right) for row in rows), default=0.0)
        if left + right <= 0:
            return cls(plot, 0.5, 0.5)
        return cls(plot, max(left, 0.04 * right), max(right, 0.04 * left))

    @property
    def zero(self) -> float:
        """The line between both sides."""
        return self.x(0.0)

    def x(self, value: float) -> float:
        """The pixel of a value."""
        return self.plot.left + (value + self.left) / (self.left + self.right) * self.plot.width
