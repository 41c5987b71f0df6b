"""Parts of a whole by month, one layer on the other, named at their ends.

Each month is a column of its own width, so that a month between gaps is seen as well as a run of
them, and nothing is drawn across a gap. Months that are not complete are pale, with a grey edge.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from matplotlib.axes import Axes

from mltrends.charts.house.field import readable, spot
from mltrends.charts.house.layout import Box, Write, band, box_of, grid_lines, ink, place, scale_names
from mltrends.charts.house.line_names import GAP, Name, draw_names, height_for, room_for, wrapped
from mltrends.charts.house.look import Look
from mltrends.charts.house.month_scale import month_ticks
from mltrends.charts.house.palette import colour
from mltrends.charts.house.text import widest
from mltrends.charts.house.words import month_name

TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class Layer:
    """One part: its name, the last value in words, and how dark it is."""

    name: str
    last: str
    hue: str
    marker: str
    alpha: float = 0.85


@dataclass(frozen=True, slots=True)
class Column:
    """One month: the share of each layer, from below; none for a gap."""

    month: date
    shares: tuple[float, ...]
    complete: bool

    @property
    def x(self) -> int:
        """The month as a number, one a month."""
        return self.month.year * 12 + self.month.month - 1


@dataclass(frozen=True, slots=True)
class Areas:
    """Layers that fill the height of the picture together; columns without shares are gaps."""

    layers: tuple[Layer, ...]
    columns: tuple[Column, ...]
    tick: Write

    def height(self, look: Look) -> float:
        """High enough for the layers, and for all their names."""
        return max(
            look.width * (1.0 if look.stacked else 0.52), height_for(self._wrapped(look, look.width), look)
        )

    def draw(self, ax: Axes, look: Look) -> None:
        """Draw month by month, then the names where the last complete month has their layer."""
        box = box_of(ax)
        names = self._wrapped(look, box.width)
        plot = self._scale(ax, box, room_for(names, look), look)
        for run in self._runs():
            self._draw_run(ax, run)
        for column in self._filled():
            self._tell(ax, column)
        self._draw_names(ax, names, plot, look)

    # ------------------------------------------------------------ measures

    def _wrapped(self, look: Look, room: float) -> list[list[str]]:
        return [wrapped(layer.name, layer.last, look, room) for layer in self.layers]

    def _filled(self) -> list[Column]:
        return sorted((column for column in self.columns if column.shares), key=lambda column: column.x)

    def _runs(self) -> list[list[Column]]:
        """Months that follow on one another and are all complete, or all not."""
        runs: list[list[Column]] = []
        for column in self._filled():
            before = runs[-1][-1] if runs else None
            if before and before.x + 1 == column.x and before.complete == column.complete:
                runs[-1].append(column)
            else:
                runs.append([column])
        return runs

    # ------------------------------------------------------------ ink

    def _scale(self, ax: Axes, box: Box, right: float, look: Look) -> Box:
        left = widest([self.tick(tick) for tick in TICKS], look.small) + GAP
        plot = box.inset(left, right, look.small * 0.8, look.small * 2.3)
        place(ax, plot)
        xs = [column.x for column in self.columns]
        first, last = min(xs), max(xs)
        ax.set_xlim(first - 0.5, last + 0.5)
        ax.set_ylim(0, 1)
        scale_names(ax, plot, TICKS, [self.tick(tick) for tick in TICKS], look.small, GAP - 3)
        grid_lines(ax, ys=TICKS)
        month_ticks(ax, plot, box, look, (first, last), margin=0.5)
        return plot

    def _draw_run(self, ax: Axes, run: list[Column]) -> None:
        edges = [edge for column in run for edge in (column.x - 0.5, column.x + 0.5)]
        whole = run[0].complete
        for at, layer in enumerate(self.layers):
            low = _steps(run, lambda column, at=at: sum(column.shares[:at]))  # type: ignore[misc]
            high = _steps(run, lambda column, at=at: sum(column.shares[: at + 1]))  # type: ignore[misc]
            alpha = layer.alpha if whole else layer.alpha * 0.4
            band(ax, edges, low, high, facecolor=colour(layer.hue), alpha=alpha, zorder=2)
            if at:
                ink(ax, edges, low, color=colour("paper"), linewidth=0.9, zorder=3)
        if not whole:
            style = {"color": colour("faint"), "linewidth": 1.6, "linestyle": (0, (1, 1.6)), "zorder": 3}
            for at in range(1, len(self.layers)):
                ink(ax, edges, _steps(run, lambda column, at=at: sum(column.shares[:at])), **style)  # type: ignore[misc]

    def _tell(self, ax: Axes, column: Column) -> None:
        """Each layer's share at the middle of its height."""
        below, end = 0.0, "" if column.complete else ", not complete"
        for layer, share in zip(self.layers, column.shares, strict=True):
            words = f"{layer.name}, {month_name(column.month)}: {self.tick(readable(share, 1.0))}{end}"
            spot(ax, column.x, below + share / 2, words)
            below += share

    def _draw_names(self, ax: Axes, lines: list[list[str]], plot: Box, look: Look) -> None:
        filled = self._filled()
        end = next((column for column in reversed(filled) if column.complete), filled[-1])
        first, last = ax.get_xlim()
        x = plot.left + (end.x + 0.5 - first) / (last - first) * plot.width
        names = [
            Name(
                words,
                f"{len(self.layers) - at}",
                layer.hue,
                layer.marker,
                x=x - 7,
                wanted=plot.bottom - (sum(end.shares[:at]) + end.shares[at] / 2) * plot.height,
            )
            for at, (layer, words) in enumerate(zip(self.layers, lines, strict=True))
        ]
        draw_names(ax, names, plot, look)


def _steps(run: list[Column], height: Callable[[Column], float]) -> list[float]:
    """The height of each column at both of its edges."""
    return [height(column) for column in run for _ in range(2)]
