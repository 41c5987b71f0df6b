"""Days that a reader should know while reading lines by month: a rule each, its words above the plot.

Words stand in lanes, so that none covers another and no rule runs through the words of a later day.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from matplotlib.axes import Axes

from mltrends.charts.house.layout import Box, stroke, write
from mltrends.charts.house.look import Look
from mltrends.charts.house.palette import colour
from mltrends.charts.house.text import fit, width

LANE = 1.4  # height of a lane over the font size
APART = 8.0


@dataclass(frozen=True, slots=True)
class Flag:
    """One day and what happened."""

    day: date
    words: str

    @property
    def x(self) -> float:
        """The day among months, whose points stand in their middle."""
        days = calendar.monthrange(self.day.year, self.day.month)[1]
        return self.day.year * 12 + self.day.month - 1 + (self.day.day - 1) / days - 0.5


def place_flags(
    flags: Sequence[tuple[Flag, float]], room: float, look: Look
) -> list[tuple[Flag, float, float, int]]:
    """Each flag with the pixel of its rule, the pixel at which its words begin, and its lane from below."""
    placed: list[tuple[Flag, float, float, int]] = []
    for flag, x in sorted(flags, key=lambda one: (-one[1], one[0].words)):  # from the right
        wide = width(flag.words, look.small)
        start = max(0.0, min(x + 4, room - wide))
        over = [
            lane
            for other, at, begins, lane in placed
            if (begins < start + wide + APART and start < begins + width(other.words, look.small) + APART)
            or start - APART < at < start + wide + APART
        ]
        placed.append((flag, x, start, max(over, default=-1) + 1))
    return placed


def draw_flags(
    ax: Axes, placed: Sequence[tuple[Flag, float, float, int]], box: Box, plot: Box, look: Look
) -> None:
    """Draw the rules down from their words, and the words over them."""
    for flag, x, start, lane in placed:
        y = plot.top - look.small * (0.8 + LANE * (lane + 0.5))
        rule = {"color": colour("line"), "linewidth": 1.0, "linestyle": (0, (3, 2.5)), "zorder": 1.4}
        top = y - look.small * 0.5 if start > x else y + look.small * 0.6
        stroke(ax, [box.left + x] * 2, [top, plot.bottom], **rule)
        words = fit(flag.words, look.small, box.width)
        write(ax, box.left + start, y, words, look.small, ink="muted", on_grid=True)
