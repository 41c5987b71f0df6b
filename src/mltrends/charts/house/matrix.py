"""Dots in a grid: how strongly a row and a column go together, or keep apart; on a phone as a list of pairs.

A dot is the larger the further its value lies from what chance would have; those above are full, those
below are rings, and those that chance explains are small and grey. The value stands beside the dot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from mltrends.charts.house.keys import Key, draw_keys, keys_height
from mltrends.charts.house.layout import Box, canvas, stroke, write
from mltrends.charts.house.look import Look
from mltrends.charts.house.palette import colour
from mltrends.charts.house.text import LEADING, fit, widest, wrap
from mltrends.charts.house.words import ELLIPSIS

NAMES_AT_MOST = 0.34  # of the width goes to names of rows
GAP = 12.0
TALLEST = 150.0  # pixels of height for names of columns
SMALL, LARGE = 5.0, 20.0  # of dots, in pixels across
ABOVE, BELOW, NEITHER = "above", "below", "neither"
LOOKS = {ABOVE: ("blue", False), BELOW: ("vermillion", True), NEITHER: ("faint", False)}


@dataclass(frozen=True, slots=True)
class Dot:
    """Where a row and a column meet."""

    row: int
    column: int
    side: str  # ABOVE, BELOW or NEITHER
    strength: float  # from 0 to 1
    printed: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Named rows and columns, with dots where something is known."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    dots: tuple[Dot, ...]  # the strongest first
    words: tuple[tuple[str, str], ...]  # what each side is called

    def height(self, look: Look) -> float:
        """As high as all rows, or pairs, need."""
        if look.stacked:
            return self._top(look, look.width) + len(self.dots) * _pair_height(look) + 4
        plan = self._plan(Box(0, 0, look.width, 1e6), look)
        return plan.top + plan.head + len(self.rows) * plan.high + plan.said

    def draw(self, ax: Axes, look: Look) -> None:
        """Draw what has room, and say how much has none."""
        box = canvas(ax)
        draw_keys(ax, self._keys(), box, look)
        if look.stacked:
            self._draw_pairs(ax, box, look)
        else:
            self._draw_grid(ax, box, look)

    # ------------------------------------------------------------ measures

    def _keys(self) -> list[Key]:
        used = {dot.side for dot in self.dots}
        return [Key(name, LOOKS[side][0], "o", LOOKS[side][1]) for side, name in self.words if side in used]

    def _top(self, look: Look, room: float) -> float:
        return 4 + GAP / 2 + keys_height(self._keys(), look, room)

    def _plan(self, box: Box, look: Look) -> _Plan:
        font, top = look.small, self._top(look, box.width)
        names = min(widest(list(self.rows), font), box.width * NAMES_AT_MOST) + GAP
        least = LARGE + 4 + widest([dot.printed for dot in self.dots], font * 0.92) + 6
        columns = max(1, min(len(self.columns), int((box.width - names) // least)))
        wide = min(110.0, (box.width - names) / columns)
        heads, upright, head = self._heads(columns, wide, font * 0.92)
        high, said = max(font * 1.9, LARGE + 4), 0.0
        rows = len(self.rows)
        if columns < len(self.columns) or rows * high > box.height - top - head + 0.5:
            said = look.small * LEADING
            rows = max(1, min(rows, int((box.height - top - head - said) // high)))
        return _Plan(names, heads, upright, top, head, wide, high, rows, said, font)

    def _heads(
        self, columns: int, wide: float, size: float
    ) -> tuple[tuple[tuple[str, ...], ...], bool, float]:
        """Names of columns side by side where no word is cut, else read from bottom to top."""
        names = self.columns[:columns]
        if widest([word for name in names for word in name.split()], size) <= wide - 8:
            lines = [tuple(wrap(name, size, wide - 8, most=3)) for name in names]
            if not any(ELLIPSIS in line for each in lines for line in each):
                return tuple(lines), False, max(len(each) for each in lines) * size * LEADING + 8
        lines = [tuple(wrap(name, size, TALLEST, most=2)) for name in names]
        return tuple(lines), True, widest([line for each in lines for line in each], size) + 12

    # ------------------------------------------------------------ ink

    def _draw_grid(self, ax: Axes, box: Box, look: Look) -> None:
        plan = self._plan(box, look)
        left, top = box.left + plan.names, box.top + plan.top + plan.head
        size = plan.font * 0.92
        for at, lines in enumerate(plan.heads):
            x = left + at * plan.wide + 4
            for place, line in enumerate(lines):
                if plan.upright:
                    shift = LARGE / 2 + (place - (len(lines) - 1) / 2) * size * LEADING
                    head = write(
                        ax, x + shift, top - 6, line, size, align="center", over="bottom", upright=True
                    )
                    head.set_color(colour("muted"))
                else:
                    y = top - 8 - (len(lines) - place - 0.5) * size * LEADING
                    write(ax, x, y, line, size, ink="muted")
        right = left + len(plan.heads) * plan.wide
        for at in range(plan.rows):
            y = top + (at + 0.5) * plan.high
            hair = {"color": colour("grid"), "linewidth": 1, "zorder": 0.5}
            stroke(ax, [box.left, right], [y + plan.high / 2] * 2, **hair)
            write(ax, box.left, y, fit(self.rows[at], plan.font, plan.names - GAP), plan.font)
        for dot in self.dots:
            if dot.row < plan.rows and dot.column < len(plan.heads):
                x = left + dot.column * plan.wide + 4 + LARGE / 2
                y = top + (dot.row + 0.5) * plan.high
                self._draw_dot(ax, dot, x, y)
                write(ax, x + LARGE / 2 + 4, y, dot.printed, plan.font * 0.92)
        rows, columns = len(self.rows) - plan.rows, len(self.columns) - len(plan.heads)
        parts = [f"{rows} more down" if rows else "", f"{columns} more across" if columns else ""]
        self._say_rest(ax, box, " and ".join(part for part in parts if part), look)

    def _draw_pairs(self, ax: Axes, box: Box, look: Look) -> None:
        top, high = box.top + self._top(look, box.width), _pair_height(look)
        for at, dot in enumerate(self.dots):
            y = top + at * high
            told = widest([dot.printed], look.font) + LARGE + 14
            name = fit(self.rows[dot.row], look.font, box.width - told, bold=True)
            write(ax, box.left, y + look.font * LEADING / 2, name, look.font, bold=True)
            second = fit(self.columns[dot.column], look.small, box.width - told)
            write(ax, box.left, y + look.font * LEADING * 1.5, second, look.small, ink="muted")
            middle = y + look.font * LEADING
            write(ax, box.right, middle, dot.printed, look.font, align="right")
            self._draw_dot(ax, dot, box.right - told + 6 + LARGE / 2, middle)

    def _draw_dot(self, ax: Axes, dot: Dot, x: float, y: float) -> None:
        hue, hollow = LOOKS[dot.side]
        size = SMALL if dot.side == NEITHER else SMALL + (LARGE - SMALL) * min(1.0, max(0.0, dot.strength))
        style = {
            "marker": "o",
            "markersize": size,
            "markerfacecolor": colour("paper" if hollow else hue),
            "markeredgecolor": colour(hue),
            "markeredgewidth": 2.0 if hollow else 0.0,
        }
        stroke(ax, [x], [y], linestyle="none", **style)

    def _say_rest(self, ax: Axes, box: Box, rest: str, look: Look) -> None:
        if rest:
            words = fit(f"and {rest}, in the table of this chart", look.small, box.width)
            write(ax, box.left, box.bottom - look.small * 0.7, words, look.small, ink="muted")


@dataclass(frozen=True, slots=True)
class _Plan:
    """The measures of one drawing of a grid."""

    names: float
    heads: tuple[tuple[str, ...], ...]
    upright: bool
    top: float
    head: float
    wide: float
    high: float
    rows: int
    said: float
    font: float


def _pair_height(look: Look) -> float:
    return look.font * LEADING * 2 + GAP


def most_met(pairs: Sequence[str]) -> list[str]:
    """The names, those that stand in most pairs first, each once."""
    counts: dict[str, int] = {}
    for name in pairs:
        counts[name] = counts.get(name, 0) + 1
    return sorted(counts, key=lambda name: (-counts[name], name))
