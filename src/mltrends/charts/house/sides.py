"""Things that stand on one side, on the other, or on both: a bar of how many, and the first of each by name.

Beside each other where there is room, below each other on a phone.
"""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from mltrends.charts.house.layout import Box, box_of, picture_size, write
from mltrends.charts.house.look import Look
from mltrends.charts.house.palette import colour
from mltrends.charts.house.text import LEADING, fit, width, wrap
from mltrends.charts.house.words import counted

GAP = 18.0  # between columns
BAR = 30.0  # height of the bar
LINE = 1.55  # height of an item over its font size
FEWEST, MOST_STACKED = 3, 6  # items of a side


@dataclass(frozen=True, slots=True)
class Item:
    """One thing by name, with its value in words."""

    name: str
    printed: str


@dataclass(frozen=True, slots=True)
class Side:
    """What stands on it: how many in all, and the first of them."""

    name: str
    count: int
    hue: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """Sides in their order, which is that of the bar."""

    sides: tuple[Side, ...]
    what: str  # one of the things of which there are so many, as "skill"

    def height(self, look: Look) -> float:
        """As high as all items need; on a phone as many as are told there."""
        if look.stacked:
            return BAR + GAP + sum(self._block(side, MOST_STACKED, look.width, look) for side in self.sides)
        room = self._column(look.width)
        most = max((len(side.items) for side in self.sides), default=0)
        return BAR + GAP + max(self._block(side, most, room, look) for side in self.sides)

    def draw(self, ax: Axes, look: Look) -> None:
        """Draw the bar, then the lists that have room."""
        ax.set_axis_off()
        box = box_of(ax)
        self._draw_bar(ax, box, look)
        top = box.top + BAR + GAP
        if look.stacked:
            for side in self.sides:
                place = Box(box.left, top, box.width, self._block(side, MOST_STACKED, box.width, look))
                self._draw_side(ax, side, place, MOST_STACKED, look)
                top += place.height
            return
        wide = self._column(box.width)
        for at, side in enumerate(self.sides):
            left = box.left + at * (wide + GAP)
            head = self._head(side, wide, look)
            room = box.bottom - top - len(head) * look.font * LEADING - 6
            most = max(FEWEST, int(room / (look.font * LINE)) - 1)
            self._draw_side(ax, side, Box(left, top, wide, room), most, look)

    # ------------------------------------------------------------ measures

    def _column(self, room: float) -> float:
        return (room - (len(self.sides) - 1) * GAP) / max(1, len(self.sides))

    def _head(self, side: Side, room: float, look: Look) -> list[str]:
        return wrap(f"{side.name}: {side.count:,}", look.font, room - 18, most=2, bold=True)

    def _block(self, side: Side, most: int, room: float, look: Look) -> float:
        shown = min(most, len(side.items))
        lines = shown + (1 if side.count > shown else 0)
        return len(self._head(side, room, look)) * look.font * LEADING + 6 + lines * look.font * LINE + GAP

    # ------------------------------------------------------------ ink

    def _draw_bar(self, ax: Axes, box: Box, look: Look) -> None:
        total = sum(side.count for side in self.sides) or 1
        across, down = picture_size(ax)
        left = box.left
        for side in self.sides:
            wide = box.width * side.count / total
            ax.add_artist(
                Rectangle(
                    (left / across, 1 - (box.top + BAR) / down), wide / across, BAR / down,
                    transform=ax.figure.transFigure, facecolor=colour(side.hue), edgecolor=colour("paper"),
                    linewidth=1.5, clip_on=False,
                )
            )  # fmt: skip
            words = f"{side.count:,}"
            if width(words, look.font, bold=True) + 10 < wide:
                write(
                    ax, left + wide / 2, box.top + BAR / 2, words, look.font, ink="paper", align="center", bold=True
                )  # fmt: skip
            left += wide

    def _draw_side(self, ax: Axes, side: Side, place: Box, most: int, look: Look) -> None:
        y = place.top + look.font * LEADING / 2
        across, down = picture_size(ax)
        mark = look.small * 0.75
        ax.add_artist(
            Rectangle(
                (place.left / across, 1 - (y + mark / 2) / down), mark / across, mark / down,
                transform=ax.figure.transFigure, facecolor=colour(side.hue), linewidth=0, clip_on=False,
            )
        )  # fmt: skip
        for line in self._head(side, place.width, look):
            write(ax, place.left + 18, y, line, look.font, bold=True)
            y += look.font * LEADING
        y += 6
        shown = side.items[:most]
        for item in shown:
            told = width(item.printed, look.font)
            name = fit(item.name, look.font, place.width - told - 10)
            write(ax, place.left, y, name, look.font)
            write(ax, place.left + place.width, y, item.printed, look.font, ink="muted", align="right")
            y += look.font * LINE
        if side.count > len(shown):
            words = fit(
                f"and {counted(side.count - len(shown), f'more {self.what}')}", look.small, place.width
            )
            write(ax, place.left, y, words, look.small, ink="muted")
