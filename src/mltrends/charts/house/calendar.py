"""Days as small squares, a strip for each thing and year, weeks from left to right: the fuller, the darker.

Each strip is on the scale of its thing, because one brings a hundred times as many as another. Days
without anything are empty, so that a gap, or a day on which everything came at once, is seen as one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from mltrends.charts.house.layout import Box, canvas, write
from mltrends.charts.house.look import Look
from mltrends.charts.house.palette import colour
from mltrends.charts.house.text import LEADING, fit, widest, wrap
from mltrends.charts.house.words import MONTHS

WEEKS, WEEKDAYS = 54, 7
STEPS = (0.2, 0.4, 0.65, 1.0)  # how strong the hue lies over the paper
NAMES_AT_MOST = 0.26  # of the width goes to names
GAP = 12.0
LARGEST = 15.0  # side of a day's square


@dataclass(frozen=True, slots=True)
class Strip:
    """One year of one thing: its days that have any, and how full each is, from 0 to 1."""

    name: str
    year: int
    days: tuple[tuple[date, float], ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Strips one below the other."""

    strips: tuple[Strip, ...]

    def height(self, look: Look) -> float:
        """As high as all strips need."""
        side = self._side(look.width - self._names(look, look.width))
        return len(self.strips) * self._strip(look, side) + look.small * 1.6

    def draw(self, ax: Axes, look: Look) -> None:
        """Draw all strips that have room, and say how many have not."""
        box = canvas(ax)
        names = self._names(look, box.width)
        side = self._side(box.width - names)
        room, strips = box.height - look.small * 1.6, self.strips
        if len(strips) * self._strip(look, side) > room + 0.5:
            fewer = int((room - look.small * LEADING) // self._strip(look, side))
            if fewer < 1:  # one at least, however small
                side, fewer = max(2.0, side * 0.6), 1
            strips = strips[:fewer]
            words = f"and {len(self.strips) - len(strips)} more years, in the table of this chart"
            write(ax, box.left, box.bottom - look.small * 0.7, words, look.small, ink="muted")
        self._draw_months(ax, Box(box.left + names, box.top, side * WEEKS, look.small * 1.6), look)
        for at, strip in enumerate(strips):
            top = box.top + look.small * 1.6 + at * self._strip(look, side)
            if look.stacked:
                words = fit(f"{strip.name}, {strip.year}", look.font, box.width, bold=True)
                write(ax, box.left, top + look.font * LEADING / 2, words, look.font, bold=True)
                top += look.font * LEADING
            else:
                middle = top + side * WEEKDAYS / 2
                lines = [*wrap(strip.name, look.small, names - GAP, most=2), str(strip.year)]
                for place, line in enumerate(lines):
                    y = middle + (place - (len(lines) - 1) / 2) * look.small * LEADING
                    tone = "muted" if place == len(lines) - 1 else "ink"
                    write(ax, box.left, y, line, look.small, ink=tone)
            self._draw_strip(ax, strip, Box(box.left + names, top, side * WEEKS, side * WEEKDAYS), side)

    # ------------------------------------------------------------ measures

    def _names(self, look: Look, room: float) -> float:
        if look.stacked:
            return 0.0
        return min(widest([strip.name for strip in self.strips], look.small), room * NAMES_AT_MOST) + GAP

    def _side(self, room: float) -> float:
        return min(LARGEST, room / WEEKS)

    def _strip(self, look: Look, side: float) -> float:
        if look.stacked:
            return side * WEEKDAYS + GAP + look.font * LEADING
        return max(side * WEEKDAYS, look.small * LEADING * 3) + GAP

    # ------------------------------------------------------------ ink

    def _draw_months(self, ax: Axes, place: Box, look: Look) -> None:
        """Names of months, as many as have room: they stand in about the same weeks each year."""
        pitch = place.width / 12.4
        step = 1 if pitch > widest(list(MONTHS), look.small) + 4 else 3
        for month in range(0, 12, step):
            x = place.left + (date(2023, month + 1, 1).timetuple().tm_yday - 1) / 7 * place.width / WEEKS
            write(ax, x, place.top + look.small * 0.7, MONTHS[month], look.small, ink="muted")

    def _draw_strip(self, ax: Axes, strip: Strip, place: Box, side: float) -> None:
        inner = side * 0.86
        frame = list(_outline(strip.year, place, side))
        ax.add_artist(
            PathPatch(_squares(frame, inner), facecolor=colour("grid"), alpha=0.55, linewidth=0, clip_on=False)
        )  # fmt: skip
        steps: dict[int, list[tuple[float, float]]] = {}
        for day, level in strip.days:
            step = min(len(STEPS) - 1, int(max(0.0, min(1.0, level)) * len(STEPS)))
            steps.setdefault(step, []).append(_corner(day, place, side))
        for step, corners in sorted(steps.items()):
            ax.add_artist(
                PathPatch(
                    _squares(corners, inner), facecolor=colour("blue"), alpha=STEPS[step], linewidth=0, clip_on=False
                )
            )  # fmt: skip


def _corner(day: date, place: Box, side: float) -> tuple[float, float]:
    """Where a day's square stands: its week across, its weekday down."""
    first = date(day.year, 1, 1).weekday()
    week = (day.timetuple().tm_yday - 1 + first) // WEEKDAYS
    return place.left + week * side, place.top + day.weekday() * side


def _outline(year: int, place: Box, side: float) -> Iterator[tuple[float, float]]:
    day = date(year, 1, 1)
    while day.year == year:
        yield _corner(day, place, side)
        if day == date.max:
            return
        day += timedelta(1)


def _squares(corners: list[tuple[float, float]], side: float) -> Path:
    """All squares of one step as one shape."""
    points: list[tuple[float, float]] = []
    for x, y in corners:
        points += [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
    codes = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY] * len(corners)
    return Path(points, codes)
