"""Equal cells side by side and one below the other, as many as have room."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from mltrends.charts.house.layout import Box
from mltrends.charts.house.look import Look
from mltrends.charts.house.text import LEADING


@dataclass(frozen=True, slots=True)
class Cells:
    """Where cells stand; those without room are left out."""

    boxes: tuple[Box, ...]
    columns: int

    @property
    def shown(self) -> int:
        """How many have a place."""
        return len(self.boxes)


def columns_of(count: int, room: float, least: float, gap: float) -> int:
    """How many cells stand side by side, none narrower than `least` where there is room for one."""
    fit = max(1, int((room + gap) // (least + gap)))
    rows = ceil(count / min(fit, count))
    return ceil(count / rows)  # as even as it goes: 3 and 3, not 5 and 1


def cells(box: Box, count: int, least: tuple[float, float], gap: tuple[float, float], look: Look) -> Cells:
    """Divide a box among `count` cells of at least the size `least`; a line is kept for what is left out."""
    columns = columns_of(count, box.width, least[0], gap[0])
    rows = ceil(count / columns)
    fit = max(1, int((box.height + gap[1]) // (least[1] + gap[1])))
    height = box.height
    if rows > fit:
        height -= look.small * LEADING
        columns = max(columns, int((box.width + gap[0]) // (least[0] + gap[0])))
        rows = max(1, int((height + gap[1]) // (least[1] + gap[1])))
    wide = (box.width - (columns - 1) * gap[0]) / columns
    high = (height - (rows - 1) * gap[1]) / rows
    places = [
        Box(box.left + at % columns * (wide + gap[0]), box.top + at // columns * (high + gap[1]), wide, high)
        for at in range(min(count, rows * columns))
    ]
    return Cells(tuple(places), columns)


def left_out(number: int) -> str:
    """What is said of things without room."""
    return f"and {number} more, in the table of this chart"
