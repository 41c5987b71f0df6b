"""A picture that says in words why there is nothing to draw."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes

from mltrends.charts.house.layout import box_of, write
from mltrends.charts.house.look import Look
from mltrends.charts.house.text import LEADING, wrap


@dataclass(frozen=True, slots=True)
class Message:
    """One or two sentences in the middle of an otherwise empty picture."""

    words: str

    def height(self, look: Look) -> float:
        """Room for the words and air around them."""
        return look.font * LEADING * (len(self._lines(look, look.width)) + 4)

    def draw(self, ax: Axes, look: Look) -> None:
        """Write the words; axes without data show no scale."""
        ax.set_axis_off()
        box = box_of(ax)
        lines = self._lines(look, box.width)
        leading = look.font * LEADING
        first = box.top + box.height / 2 - (len(lines) - 1) * leading / 2
        for at, line in enumerate(lines):
            write(
                ax,
                box.left + box.width / 2,
                first + at * leading,
                line,
                look.font,
                ink="muted",
                align="center",
            )

    def _lines(self, look: Look, room: float) -> list[str]:
        return wrap(self.words, look.font, room * 0.9, most=5)
