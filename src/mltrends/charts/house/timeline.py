"""Shares by month: lines with bands, named at their ends.

A month that is not complete is dotted and grey; a month without a number is a gap, never a zero
and never a line drawn across. Names at line ends are moved apart until none covers another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from matplotlib.axes import Axes

from mltrends.charts.house.layout import Box, Write, box_of, ink, mark, nice_ticks, place, stroke, write
from mltrends.charts.house.look import Look
from mltrends.charts.house.palette import colour
from mltrends.charts.house.text import LEADING, widest, width, wrap
from mltrends.charts.house.words import MONTHS

GAP = 10.0
LEADER = 14.0  # room between the last point and its name
STEPS = (1, 2, 3, 6, 12, 24, 36, 60, 120, 240, 600)  # months between ticks
NAMES_AT_MOST = 0.34  # of the width goes to names


@dataclass(frozen=True, slots=True)
class Point:
    """One month of a series; without a share it is a gap."""

    month: date
    share: float | None
    low: float | None
    high: float | None
    complete: bool

    @property
    def x(self) -> int:
        """The month as a number, one a month."""
        return self.month.year * 12 + self.month.month - 1


@dataclass(frozen=True, slots=True)
class Series:
    """One line, its name, and the last value in words."""

    name: str
    last: str
    points: tuple[Point, ...]
    hue: str
    marker: str
    dash: tuple[float, ...] = ()
    quiet: bool = False  # there for comparison, beside lines that carry the finding

    def end(self) -> Point | None:
        """The last complete month with a number, else the last one with a number."""
        drawn = self.drawn()
        return next((point for point in reversed(drawn) if point.complete), drawn[-1] if drawn else None)

    def drawn(self) -> list[Point]:
        """The months that have a number, in order."""
        return sorted((p for p in self.points if p.share is not None), key=lambda p: p.month)


@dataclass(slots=True)
class _Name:
    """The name of a line on its way to a free place."""

    lines: list[str]
    series: Series
    x: float  # where its line ends
    wanted: float  # pixels from the top
    high: float
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lines on one scale of months."""

    series: tuple[Series, ...]
    tick: Write

    def height(self, look: Look) -> float:
        """High enough for the lines, and for all their names."""
        names = sum(len(lines) for lines in self._wrapped(look, look.width)) * look.font * LEADING * 1.15
        return max(look.width * (1.0 if look.stacked else 0.56), names + look.small * 4)

    def draw(self, ax: Axes, look: Look) -> None:
        """Draw lines and bands, then the names where there is room."""
        box = box_of(ax)
        wrapped = self._wrapped(look, box.width)
        right = max((widest(lines, look.font) for lines in wrapped), default=0) + LEADER + GAP
        plot = self._scale(ax, box, right, look)
        for series in self.series:
            self._draw_series(ax, series)
        self._draw_names(ax, wrapped, plot, look)

    # ------------------------------------------------------------ measures

    def _wrapped(self, look: Look, room: float) -> list[list[str]]:
        names: list[list[str]] = []
        for series in self.series:
            lines = wrap(series.name, look.font, room * NAMES_AT_MOST, most=2)
            if width(f"{lines[-1]} {series.last}", look.font) <= room * NAMES_AT_MOST:
                lines[-1] = f"{lines[-1]} {series.last}"
            else:
                lines.append(series.last)
            names.append(lines)
        return names

    def _months(self) -> tuple[int, int]:
        xs = [point.x for series in self.series for point in series.points]
        return min(xs), max(xs)

    # ------------------------------------------------------------ ink

    def _scale(self, ax: Axes, box: Box, right: float, look: Look) -> Box:
        top = (
            max(p.high if p.high is not None else p.share or 0 for s in self.series for p in s.drawn()) or 1.0
        )
        ticks = [tick for tick in nice_ticks(0, top, 5) if tick >= 0]
        left = widest([self.tick(tick) for tick in ticks], look.small) + GAP
        plot = box.inset(left, right, look.small * 0.8, look.small * 2.3)
        place(ax, plot)
        first, last = self._months()
        margin = 0.5 if first == last else 0.0
        ax.set_xlim(first - margin, last + margin)
        ax.set_ylim(0, min(1.0, top * 1.04) or 1.0)
        shown = [tick for tick in ticks if tick <= ax.get_ylim()[1] + 1e-9]
        ax.set_yticks(shown, [self.tick(tick) for tick in shown], fontsize=look.small)
        ax.tick_params(axis="y", pad=GAP - 3)
        ax.grid(axis="y")
        ax.axhline(0, color=colour("line"), linewidth=1.2, zorder=1.5)
        self._month_ticks(ax, plot, box, look, first, last)
        return plot

    def _month_ticks(self, ax: Axes, plot: Box, box: Box, look: Look, first: int, last: int) -> None:
        """As many months as have room for their names; from yearly steps on, years alone."""
        ax.set_xticks([])
        pitch = plot.width / max(1, last - first)
        for x, words in _month_names(first, last, pitch, look.small):
            half = width(words, look.small) / 2
            at = plot.left + (x - first) * pitch if last > first else plot.left + plot.width / 2
            at = min(max(at, box.left + half), box.right - half)
            write(ax, at, plot.bottom + look.small * 1.5, words, look.small, ink="muted", align="center")

    def _draw_series(self, ax: Axes, series: Series) -> None:
        points = series.drawn()
        for run in _runs([point for point in points if point.complete]):
            if len(run) == 1:
                self._draw_lone(ax, run[0], series)
            else:
                self._draw_run(ax, run, series)
        for run in _runs(points):
            self._draw_incomplete(ax, run)
        for end in [point for point in points if point.complete][-1:]:
            mark(ax, end.x, end.share, series.marker, 8.5, series.hue)

    def _draw_run(self, ax: Axes, run: list[Point], series: Series) -> None:
        """Months that follow on one another: a line and its band."""
        hue = colour(series.hue)
        banded = [(p.x, p.low, p.high) for p in run if p.low is not None and p.high is not None]
        if banded:
            xs, lows, highs = zip(*banded, strict=True)
            ax.fill_between(xs, lows, highs, color=hue, alpha=0.07 if series.quiet else 0.18, linewidth=0)
        style, weight = (0, series.dash) if series.dash else "solid", 1.5 if series.quiet else 2.4
        ink(ax, [p.x for p in run], [p.share for p in run], color=hue, linewidth=weight, linestyle=style)

    def _draw_lone(self, ax: Axes, point: Point, series: Series) -> None:
        """A month between gaps: a mark with its interval."""
        if point.low is not None and point.high is not None:
            style = {"color": colour(series.hue), "linewidth": 1.4, "alpha": 0.7}
            ink(ax, [point.x, point.x], [point.low, point.high], **style)
        mark(ax, point.x, point.share, series.marker, 6, series.hue)

    def _draw_incomplete(self, ax: Axes, run: list[Point]) -> None:
        """Dots in grey to, from and at months that are not complete."""
        dots = {
            "color": colour("faint"),
            "linewidth": 1.8,
            "linestyle": (0, (0.1, 2)),
            "dash_capstyle": "round",
        }
        for one, other in pairwise(run):
            if not (one.complete and other.complete):
                ink(ax, [one.x, other.x], [one.share, other.share], **dots)
        for point in run:
            if not point.complete:
                mark(ax, point.x, point.share, "o", 4.5, "paper", edge="faint")

    def _draw_names(self, ax: Axes, wrapped: list[list[str]], plot: Box, look: Look) -> None:
        """Name each line at the height of its last complete month, or as near as the others allow."""
        leading = look.font * LEADING
        ceiling = ax.get_ylim()[1]
        first, last = ax.get_xlim()
        names = [
            _Name(
                lines,
                series,
                x=plot.left + (end.x - first) / (last - first) * plot.width,
                wanted=plot.bottom - (end.share or 0.0) / ceiling * plot.height,
                high=len(lines) * leading,
            )
            for series, lines in zip(self.series, wrapped, strict=True)
            if (end := series.end())
        ]
        _spread(names, plot.top - look.small * 0.8, plot.bottom + look.small * 0.6, leading * 0.18)
        start = plot.right + LEADER + 4
        for name in names:
            hair = {"color": colour("line"), "linewidth": 0.8, "solid_capstyle": "round"}
            knee = max(name.x + 7, plot.right + 4)
            stroke(ax, [name.x + 7, knee, start - 4], [name.wanted, name.wanted, name.y], **hair)
            key = {"markerfacecolor": colour(name.series.hue), "markeredgecolor": colour(name.series.hue)}
            stroke(
                ax, [start - 3], [name.y], marker=name.series.marker, markersize=6, linestyle="none", **key
            )
            upper = name.y - (len(name.lines) - 1) * leading / 2
            for at, line in enumerate(name.lines):
                write(ax, start + 5, upper + at * leading, line, look.font)


def _month_names(first: int, last: int, pitch: float, size: float) -> list[tuple[int, str]]:
    """Which months are named below the scale, and how: as many as have room."""
    for step in STEPS:
        ticks = [x for x in range(first, last + 1) if x % step == 0] or [first]
        years = step >= 12 and len(ticks) > 1  # one year alone would not say which months these are
        names = [(x, str(x // 12) if years else f"{MONTHS[x % 12]} {x // 12}") for x in ticks]
        if len(names) == 1 or step * pitch >= widest([words for _, words in names], size) + 14:
            break
    return names


def _runs(points: list[Point]) -> Iterator[list[Point]]:
    """Months that follow on one another; a month that is missing ends a run."""
    run: list[Point] = []
    for point in points:
        if run and point.x != run[-1].x + 1:
            yield run
            run = []
        run.append(point)
    if run:
        yield run


def _spread(names: list[_Name], top: float, bottom: float, gap: float) -> None:
    """Give each name a place of its own, as near to the one it wants as the others allow."""
    names.sort(key=lambda name: (name.wanted, name.series.name))
    edge = top
    for name in names:  # downwards: each below the one before
        name.y = max(name.wanted, edge + name.high / 2)
        edge = name.y + name.high / 2 + gap
    edge = bottom
    for name in reversed(names):  # and back up from the floor
        name.y = min(name.y, edge - name.high / 2)
        edge = name.y - name.high / 2 - gap
