"""What colours and markers stand for, in lines above a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from mltrends.charts.house.layout import Box, stroke, write
from mltrends.charts.house.look import Look
from mltrends.charts.house.palette import colour
from mltrends.charts.house.text import fit, width

LINE = 1.7  # height of a line over the font size


@dataclass(frozen=True, slots=True)
class Key:
    """What a colour and a marker stand for; a hollow one is drawn as a ring."""

    words: str
    hue: str
    marker: str = "s"
    hollow: bool = False


def keys_height(keys: Sequence[Key], look: Look, room: float) -> float:
    """How much room the lines take."""
    return len(_lines(keys, look, room)) * look.small * LINE


def draw_keys(ax: Axes, keys: Sequence[Key], box: Box, look: Look) -> None:
    """Draw the keys at the top of the box."""
    for at, line in enumerate(_lines(keys, look, box.width)):
        y = box.top + (at + 0.5) * look.small * LINE
        for x, key in line:
            dot = {
                "marker": key.marker,
                "markersize": look.small * 0.7,
                "markerfacecolor": colour("paper" if key.hollow else key.hue),
                "markeredgecolor": colour(key.hue if key.hollow else "paper"),
            }
            middle = box.left + x + look.small / 2
            stroke(ax, [middle], [y], linestyle="none", **dot)
            room = box.width - x - look.small - 6
            words = fit(key.words, look.small, room)
            write(ax, middle + look.small / 2 + 6, y, words, look.small, ink="muted")


def _lines(keys: Sequence[Key], look: Look, room: float) -> list[list[tuple[float, Key]]]:
    lines: list[list[tuple[float, Key]]] = []
    x = room
    for key in keys:
        wide = look.small + 6 + width(key.words, look.small) + 16
        if not lines or x + wide - 16 > room:
            lines.append([])
            x = 0.0
        lines[-1].append((x, key))
        x += wide
    return lines
