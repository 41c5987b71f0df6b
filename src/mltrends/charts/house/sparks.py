"""One row of small bars by month for each thing, all on the same months, each on a scale of its own.

Months that are not complete are pale and outlined, months without anything are empty: a gap is seen
as one. The scale of a row is told by its largest month, in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from matplotlib.axes import Axes

from mltrends.charts.house.keys import Key, draw_keys, keys_height
from mltrends.charts.house.layout import Box, block, canvas, stroke, write
from mltrends.charts.house.lines import month_names
from mltrends.charts.house.look import Look
from mltrends.charts.house.palette import colour
from mltrends.charts.house.text import LEADING, fit, widest, width

GAP = 12.0
NAMES_AT_MOST = 0.3  # of the width goes to names
BAR = 34.0  # height of a row of bars
LEAST_BAR = 16.0
KEYS = (Key("Complete month", "blue"), Key("Not complete, in no trend", "faint", "s", hollow=True))


@dataclass(frozen=True, slots=True)
class Month:
    """One bar."""

    month: date
    count: int
    complete: bool

    @property
    def x(self) -> int:
        """The month as a number, one a month."""
        return self.month.year * 12 + self.month.month - 1


@dataclass(frozen=True, slots=True)
class Spark:
    """One row: its name, its months, and what is said at its end."""

    name: str
    told: str
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True)
class Sparks:
    """Rows on one scale of months."""

    rows: tuple[Spark, ...]

    def height(self, look: Look) -> float:
        """As high as all rows need."""
        return self._top(look, look.width) + len(self.rows) * self._row(look, BAR) + look.small * 2.0

    def draw(self, ax: Axes, look: Look) -> None:
        """Draw all rows that have room, and say how many have not."""
        box = canvas(ax)
        draw_keys(ax, KEYS, box, look)
        top, bottom = box.top + self._top(look, box.width), look.small * 2.0
        room = box.bottom - top - bottom
        rows = self.rows
        if len(rows) * self._row(look, LEAST_BAR) > room + 0.5:
            bottom += look.small * LEADING
            rows = rows[: max(1, int((room - look.small * LEADING) // self._row(look, LEAST_BAR)))]
            words = f"and {len(self.rows) - len(rows)} more, in the table of this chart"
            if len(rows) < len(self.rows):
                write(ax, box.left, box.bottom - look.small * 0.7, words, look.small, ink="muted")
        pitch = min(self._row(look, BAR) * 2, (box.bottom - top - bottom) / max(1, len(rows)))
        names = tolds = 0.0
        if not look.stacked:
            names = min(widest([row.name for row in rows], look.font), box.width * NAMES_AT_MOST) + GAP
            tolds = widest([row.told for row in rows], look.small) + GAP
        plot = Box(box.left + names, top, box.width - names - tolds, pitch * len(rows))
        first = min(month.x for row in rows for month in row.months)
        last = max(month.x for row in rows for month in row.months)
        for at, row in enumerate(rows):
            self._draw_row(
                ax, row, Box(plot.left, top + at * pitch, plot.width, pitch), box, look, first, last
            )
        self._draw_months(ax, plot, box, look, first, last)

    # ------------------------------------------------------------ measures

    def _top(self, look: Look, room: float) -> float:
        return 4 + GAP / 2 + keys_height(KEYS, look, room)

    def _row(self, look: Look, bar: float) -> float:
        return (look.font * LEADING * 2 if look.stacked else 0) + bar + GAP

    # ------------------------------------------------------------ ink

    def _draw_row(
        self, ax: Axes, row: Spark, place: Box, box: Box, look: Look, first: int, last: int
    ) -> None:
        top = place.top
        if look.stacked:
            write(
                ax, box.left, top + look.font * LEADING / 2, fit(row.name, look.font, box.width, bold=True),
                look.font, bold=True,
            )  # fmt: skip
            told = fit(row.told, look.small, box.width)
            write(ax, box.left, top + look.font * LEADING * 1.5, told, look.small, ink="muted")
            top += look.font * LEADING * 2
        base, high = place.bottom - GAP, place.bottom - GAP - top
        if not look.stacked:
            middle = (top + base) / 2
            name = fit(row.name, look.font, place.left - box.left - GAP)
            write(ax, box.left, middle, name, look.font)
            write(ax, box.right, middle, row.told, look.small, ink="muted", align="right")
        stroke(ax, [place.left, place.right], [base, base], color=colour("line"), linewidth=1)
        most = max((month.count for month in row.months), default=0) or 1
        pitch = place.width / (last - first + 1)
        for month in row.months:
            tall = high * month.count / most
            left, wide = place.left + (month.x - first) * pitch, max(0.7, pitch - min(1.5, pitch * 0.2))
            if not tall:
                continue
            style = {"facecolor": colour("blue"), "linewidth": 0}
            if not month.complete:
                style = {"facecolor": colour("paper"), "edgecolor": colour("faint"), "linewidth": 1}
            block(ax, left, base, wide, -tall, **style)

    def _draw_months(self, ax: Axes, plot: Box, box: Box, look: Look, first: int, last: int) -> None:
        pitch = plot.width / (last - first + 1)
        for x, words in month_names(first, last, pitch, look.small):
            half = width(words, look.small) / 2
            at = min(max(plot.left + (x - first + 0.5) * pitch, box.left + half), box.right - half)
            write(ax, at, plot.bottom + look.small * 0.6, words, look.small, ink="muted", align="center")
