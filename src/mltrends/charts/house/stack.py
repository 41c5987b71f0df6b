"""Pictures one below the other, each under a line that says what it shows."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes

from mltrends.charts.house.chart import Picture
from mltrends.charts.house.field import field
from mltrends.charts.house.layout import Box, box_of, picture_size, write
from mltrends.charts.house.look import Look
from mltrends.charts.house.text import LEADING, fit

GAP = 18.0


@dataclass(frozen=True, slots=True)
class Part:
    """One of the pictures."""

    words: str
    picture: Picture
    grows: bool = False  # takes the room that the others leave


@dataclass(frozen=True, slots=True)
class Stack:
    """Parts from top to bottom; one of them grows."""

    parts: tuple[Part, ...]

    def height(self, look: Look) -> float:
        """As high as all parts and their lines."""
        heads = len(self.parts) * look.font * LEADING * 1.2
        return sum(part.picture.height(look) for part in self.parts) + heads + (len(self.parts) - 1) * GAP

    def draw(self, ax: Axes, look: Look) -> None:
        """Give each part axes of its own."""
        box = box_of(ax)
        ax.set_axis_off()
        head = look.font * LEADING * 1.2
        wanted = [part.picture.height(look) for part in self.parts]
        room = box.height - len(self.parts) * head - (len(self.parts) - 1) * GAP
        fixed = sum(high for part, high in zip(self.parts, wanted, strict=True) if not part.grows)
        squeeze = min(1.0, room * 0.5 / fixed) if fixed else 1.0
        left = room - fixed * squeeze
        y = box.top
        for part, high in zip(self.parts, wanted, strict=True):
            write(
                ax,
                box.left,
                y + head / 2,
                fit(part.words, look.font, box.width, bold=True),
                look.font,
                bold=True,
            )
            y += head
            high = left if part.grows else high * squeeze
            part.picture.draw(_axes(ax, Box(box.left, y, box.width, high)), look)
            y += high + GAP


def _axes(ax: Axes, box: Box) -> Axes:
    across, down = picture_size(ax)
    spot = (box.left / across, 1 - box.bottom / down, box.width / across, box.height / down)
    return field(ax.figure, spot)  # type: ignore[arg-type]  # our axes stand in a Figure
