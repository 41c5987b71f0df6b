"""Names at the ends of lines and layers, moved apart until none covers another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from mltrends.charts.house.layout import Box, stroke, write
from mltrends.charts.house.look import Look
from mltrends.charts.house.palette import colour
from mltrends.charts.house.spread import spread
from mltrends.charts.house.text import LEADING, widest, width, wrap

GAP = 10.0
LEADER = 14.0  # room between the last point and its name
NAMES_AT_MOST = 0.34  # of the width goes to names


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a line and the place that it wants."""

    lines: list[str]
    first: str  # what decides between names that want the same place
    hue: str
    marker: str
    x: float  # where its line ends
    wanted: float  # pixels from the top


def wrapped(name: str, last: str, look: Look, room: float) -> list[str]:
    """Name and last value in lines that leave most of the room to the drawing."""
    lines = wrap(name, look.font, room * NAMES_AT_MOST, most=2)
    if width(f"{lines[-1]} {last}", look.font) <= room * NAMES_AT_MOST:
        return [*lines[:-1], f"{lines[-1]} {last}".rstrip()]
    return [*lines, last]


def room_for(names: Sequence[list[str]], look: Look) -> float:
    """How wide the names with their leaders are."""
    return max((widest(lines, look.font) for lines in names), default=0) + LEADER + GAP


def height_for(names: Sequence[list[str]], look: Look) -> float:
    """How high a picture must be for all names to stand one below the other."""
    return sum(map(len, names)) * look.font * LEADING * 1.15 + look.small * 4


def draw_names(ax: Axes, names: list[Name], plot: Box, look: Look) -> None:
    """Write each name as near to the place it wants as the others allow, with a hair line to it."""
    leading = look.font * LEADING
    names = sorted(names, key=lambda name: (name.wanted, name.first))
    wanted = [(name.wanted, len(name.lines) * leading) for name in names]
    ceiling, floor = plot.top - look.small * 0.8, plot.bottom + look.small * 0.6
    start = plot.right + LEADER + 4
    for name, middle in zip(names, spread(wanted, ceiling, floor, leading * 0.18), strict=True):
        hair = {"color": colour("line"), "linewidth": 0.8, "solid_capstyle": "round"}
        knee = max(name.x + 7, plot.right + 4)
        stroke(ax, [name.x + 7, knee, start - 4], [name.wanted, name.wanted, middle], **hair)
        key = {"markerfacecolor": colour(name.hue), "markeredgecolor": colour(name.hue)}
        stroke(ax, [start - 3], [middle], marker=name.marker, markersize=6, linestyle="none", **key)
        upper = middle - (len(name.lines) - 1) * leading / 2
        for at, line in enumerate(name.lines):
            write(ax, start + 5, upper + at * leading, line, look.font)
