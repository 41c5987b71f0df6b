"""The scale of months below lines and layers: as many names as have room."""

from __future__ import annotations

from matplotlib.axes import Axes

from mltrends.charts.house.layout import Box, write
from mltrends.charts.house.lines import month_names
from mltrends.charts.house.look import Look
from mltrends.charts.house.text import width


def month_ticks(
    ax: Axes, plot: Box, box: Box, look: Look, span: tuple[int, int], every: int = 1, margin: float = 0.0
) -> None:
    """Name months from the first to the last of `span`; from yearly steps on, years alone.

    Points are `every` so many months apart; the scale shows `margin` months before the first and after the last.
    """
    first, last = span
    pitch = plot.width / max(1.0, last - first + 2 * margin)
    for x, words in month_names(first, last, pitch, look.small, every):
        half = width(words, look.small) / 2
        at = plot.left + (x - first + margin) * pitch if last > first else plot.left + plot.width / 2
        at = min(max(at, box.left + half), box.right - half)
        write(ax, at, plot.bottom + look.small * 1.5, words, look.small, ink="muted", align="center")
