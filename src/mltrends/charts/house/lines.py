"""How a line of months is drawn: bands, gaps, months that are not complete, the mark at its end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from matplotlib.axes import Axes

from mltrends.charts.house.field import spot
from mltrends.charts.house.layout import Write, band, ink, mark
from mltrends.charts.house.palette import colour
from mltrends.charts.house.text import widest
from mltrends.charts.house.words import MONTHS, month_name

STEPS = (1, 2, 3, 6, 12, 24, 36, 48, 60, 120, 240, 600)  # months between ticks
At = Callable[[float], float]  # from a value to where it stands on the axes


@dataclass(frozen=True, slots=True)
class Point:
    """One month of a series; without a share it is a gap."""

    month: date
    share: float | None
    low: float | None
    high: float | None
    complete: bool
    piece: int = 0  # months of two pieces are not joined

    @property
    def x(self) -> int:
        """The month as a number, one a month."""
        return self.month.year * 12 + self.month.month - 1

    @property
    def top(self) -> float:
        """The highest value that it draws."""
        return self.high if self.high is not None else self.share or 0.0


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


def _same(value: float) -> float:
    return value


def draw_series(
    ax: Axes,
    series: Series,
    tell: Write,
    across: At = _same,
    up: At = _same,
    size: float = 8.5,
    every: int = 1,
) -> None:
    """Draw one line; `across` and `up` say where months and shares stand; points are `every` so many months.

    `tell` writes a value as who points at it reads it.
    """
    pen = _Pen(ax, series, across, up, size)
    points = series.drawn()
    for run in runs([point for point in points if point.complete], every):
        pen.run(run) if len(run) > 1 else pen.lone(run[0])
    for run in runs(points, every):
        pen.incomplete(run)
    for end in [point for point in points if point.complete][-1:]:
        mark(ax, across(end.x), up(end.share or 0.0), series.marker, size, series.hue)
    for point in points:
        words = f"{when(point, every)}: {_said(point, tell)}"
        spot(ax, across(point.x), up(point.share or 0.0), words, series.name, series.hue)


def when(point: Point, every: int) -> str:
    """The month, or the year where points are years apart."""
    return month_name(point.month) if every % 12 else str(point.month.year)


def _said(point: Point, tell: Write) -> str:
    words = tell(point.share or 0.0)
    if point.low is not None and point.high is not None:
        words += f" ({tell(point.low)} to {tell(point.high)})"
    return words if point.complete else f"{words}, not complete"


@dataclass(frozen=True, slots=True)
class _Pen:
    ax: Axes
    series: Series
    across: At
    up: At
    size: float

    def run(self, run: list[Point]) -> None:
        """Months that follow on one another: a line and its band."""
        series, hue = self.series, colour(self.series.hue)
        banded = [(p.x, p.low, p.high) for p in run if p.low is not None and p.high is not None]
        if banded:
            xs, lows, highs = zip(*banded, strict=True)
            edges = [self.up(low) for low in lows], [self.up(high) for high in highs]
            pale = 0.07 if series.quiet else 0.18
            band(self.ax, [self.across(x) for x in xs], *edges, facecolor=hue, alpha=pale)
        style = (0, series.dash) if series.dash else "solid"
        weight = (1.5 if series.quiet else 2.4) * min(1.0, self.size / 7)
        xs_, ys = [self.across(p.x) for p in run], [self.up(p.share or 0.0) for p in run]
        ink(self.ax, xs_, ys, color=hue, linewidth=weight, linestyle=style)

    def lone(self, point: Point) -> None:
        """A month between gaps: a mark with its interval."""
        x = self.across(point.x)
        if point.low is not None and point.high is not None:
            style = {"color": colour(self.series.hue), "linewidth": 1.4, "alpha": 0.7}
            ink(self.ax, [x, x], [self.up(point.low), self.up(point.high)], **style)
        mark(self.ax, x, self.up(point.share or 0.0), self.series.marker, self.size * 0.7, self.series.hue)

    def incomplete(self, run: list[Point]) -> None:
        """Dots in grey to, from and at months that are not complete."""
        dots = {
            "color": colour("faint"),
            "linewidth": 1.8,
            "linestyle": (0, (0.1, 2)),
            "dash_capstyle": "round",
        }
        for one, other in pairwise(run):
            if not (one.complete and other.complete):
                xs, ys = (
                    [self.across(p.x) for p in (one, other)],
                    [self.up(p.share or 0.0) for p in (one, other)],
                )
                ink(self.ax, xs, ys, **dots)
        for point in run:
            if not point.complete:
                mark(
                    self.ax,
                    self.across(point.x),
                    self.up(point.share or 0.0),
                    "o",
                    4.5,
                    "paper",
                    edge="faint",
                )


def runs(points: list[Point], every: int = 1) -> Iterator[list[Point]]:
    """Months that follow on one another; a month that is missing, or a new piece, ends a run."""
    run: list[Point] = []
    for point in points:
        if run and (point.x != run[-1].x + every or point.piece != run[-1].piece):
            yield run
            run = []
        run.append(point)
    if run:
        yield run


def month_names(first: int, last: int, pitch: float, size: float, every: int = 1) -> list[tuple[int, str]]:
    """Which months are named below a scale, and how: as many as have room."""
    names: list[tuple[int, str]] = []
    for step in (step for step in STEPS if step % every == 0):
        ticks = [x for x in range(first, last + 1) if x % step == 0] or [first]
        # one year alone would not say which months these are
        years = step >= 12 and (len(ticks) > 1 or every >= 12)
        names = [(x, str(x // 12) if years else f"{MONTHS[x % 12]} {x // 12}") for x in ticks]
        if len(names) == 1 or step * pitch >= widest([words for _, words in names], size) + 14:
            break
    return names
