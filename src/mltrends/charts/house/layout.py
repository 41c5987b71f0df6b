"""Where things stand: pixels of a picture, counted from its top left corner."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Any

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.text import Text
from matplotlib.ticker import MaxNLocator

from mltrends.charts.house.palette import colour

DPI = 72  # at which a point of matplotlib is a pixel of ours


@dataclass(frozen=True, slots=True)
class Box:
    """The place that axes take in their picture."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """First pixel to the right of the box."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """First pixel below the box."""
        return self.top + self.height

    def inset(self, left: float = 0, right: float = 0, top: float = 0, bottom: float = 0) -> Box:
        """The box with its sides moved in."""
        return Box(self.left + left, self.top + top, self.width - left - right, self.height - top - bottom)


def picture_size(ax: Axes) -> tuple[float, float]:
    """Width and height of the whole picture."""
    across, down = ax.figure.get_size_inches()  # type: ignore[union-attr]  # our axes stand in a Figure
    return float(across) * DPI, float(down) * DPI


def box_of(ax: Axes) -> Box:
    """The place of the axes."""
    across, down = picture_size(ax)
    place = ax.get_position()
    return Box(place.x0 * across, (1 - place.y1) * down, place.width * across, place.height * down)


def place(ax: Axes, box: Box) -> None:
    """Move the axes to a box."""
    across, down = picture_size(ax)
    ax.set_position((box.left / across, 1 - box.bottom / down, box.width / across, box.height / down))


def write(
    ax: Axes,
    x: float,
    y: float,
    words: str,
    size: float,
    *,
    ink: str = "ink",
    align: str = "left",
    over: str = "center",
    bold: bool = False,
    on_grid: bool = False,
    upright: bool = False,
) -> Text:
    """Write one line at a pixel of the picture; `on_grid` keeps grid lines from running through it.

    An `upright` line is read from bottom to top.
    """
    across, down = picture_size(ax)
    label = ax.figure.text(  # not of the axes, which would work out for each where it is to be cut
        x / across,
        1 - y / down,
        words,
        fontsize=size,
        color=colour(ink),
        ha=align,
        va=over,
        fontweight="bold" if bold else "normal",
        rotation=90 if upright else 0,
    )
    if on_grid:
        label.set_bbox({"facecolor": colour("paper"), "edgecolor": "none", "boxstyle": "square,pad=0.1"})
    return label


def stroke(ax: Axes, xs: Sequence[float], ys: Sequence[float], **style: Any) -> None:
    """Draw a line or a mark at pixels of the picture, outside the axes too."""
    across, down = picture_size(ax)
    where = [x / across for x in xs], [1 - y / down for y in ys]
    ax.add_artist(Line2D(*where, transform=ax.figure.transFigure, clip_on=False, **style))


def ink(ax: Axes, xs: Sequence[float | None], ys: Sequence[float | None], **style: Any) -> None:
    """Draw a line or marks at values of the scales; nothing is cut off at the edge of the axes."""
    # add_line would also look for the limits of its values, and scales are set already
    ax.add_artist(Line2D(_numbers(xs), _numbers(ys), clip_on=False, **style))


def block(ax: Axes, x: float, y: float, wide: float, high: float, **style: Any) -> None:
    """Draw a rectangle at values of the scales."""
    # add_patch and barh would also look for the limits of its values
    ax.add_artist(Rectangle((x, y), wide, high, clip_on=False, **style))


def band(ax: Axes, xs: Sequence[float], lows: Sequence[float], highs: Sequence[float], **style: Any) -> None:
    """Fill what lies between two lines."""
    corners = [*zip(xs, lows, strict=True), *zip(reversed(xs), reversed(highs), strict=True)]
    ax.add_artist(Polygon(corners, linewidth=0, clip_on=False, **style))


def grid_lines(
    ax: Axes,
    xs: Sequence[float] = (),
    ys: Sequence[float] = (),
    *,
    ink: str = "grid",
    weight: float = 1.0,
    over: float = 0.5,
) -> None:
    """Draw lines of the scale, as one: up and down at `xs`, across at `ys`; a grid stands behind all else."""
    (left, right), (low, high) = ax.get_xlim(), ax.get_ylim()
    lines = [[(x, low), (x, high)] for x in xs] + [[(left, y), (right, y)] for y in ys]
    ax.add_artist(LineCollection(lines, colors=colour(ink), linewidths=weight, zorder=over, clip_on=False))


def scale_names(
    ax: Axes, plot: Box, at: Sequence[float], names: Sequence[str], size: float, gap: float
) -> None:
    """Name the values of a scale to the left of it."""
    low, high = ax.get_ylim()
    for value, name in zip(at, names, strict=True):
        y = plot.bottom - (value - low) / (high - low) * plot.height
        write(ax, plot.left - gap, y, name, size, ink="muted", align="right")


def mark(
    ax: Axes, x: float, y: float | None, marker: str, size: float, fill: str, edge: str = "paper"
) -> None:
    """Draw one mark at values of the scales; colours by their names."""
    colours = {"markerfacecolor": colour(fill), "markeredgecolor": colour(edge)}
    ink(ax, [x], [y], marker=marker, markersize=size, linestyle="none", zorder=4, **colours)


def _numbers(values: Sequence[float | None]) -> list[float]:
    return [float("nan") if value is None else float(value) for value in values]


def nice_ticks(low: float, high: float, most: int) -> list[float]:
    """At most `most` round values from `low` to just beyond `high`."""
    return [float(tick) for tick in MaxNLocator(nbins=most, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)]


def log_ticks(low: float, high: float, most: int) -> list[float]:
    """At most `most` round values, or a few more, between two positive ones, equal factors apart where it goes."""
    for steps in ((1, 1.5, 2, 3, 5, 7), (1, 2, 5), (1, 3), (1,)):
        decades = range(floor(log10(low)), ceil(log10(high)) + 1)
        ticks = [step * 10.0**power for power in decades for step in steps]
        ticks = [tick for tick in ticks if low <= tick <= high]
        if len(ticks) <= most:
            break
    return ticks if len(ticks) > 1 else [tick for tick in nice_ticks(low, high, most) if tick > 0]


def canvas(ax: Axes) -> Box:
    """Make pixels of the picture the scales of the axes, for forms that measure everything themselves."""
    box = box_of(ax)
    ax.set_axis_off()
    ax.set_xlim(box.left, box.right)
    ax.set_ylim(box.bottom, box.top)
    return box


# How values of a scale are written: a function with a name, so that a picture can be kept and compared.
Write = Callable[[float], str]
