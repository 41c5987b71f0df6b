"""Rows by columns: each cell a value in print, on a ground that is the darker the larger it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from mltrends.charts.house.grid import left_out
from mltrends.charts.house.layout import Box, canvas, write
from mltrends.charts.house.look import Look
from mltrends.charts.house.palette import colour
from mltrends.charts.house.text import LEADING, fit, widest, wrap

HUE = "blue"
# How strong the hue lies over the paper, step by step; the print is in ink but for the last, which is in paper.
STEPS = (0.0, 0.1, 0.2, 0.32, 0.45, 0.58, 1.0)
GAP = 2.0  # between cells
NAMES_AT_MOST = 0.36  # of the width goes to names of rows
WIDEST = 92.0  # cell, in pixels
HEADS_AT_MOST = 170.0  # pixels of height for names of columns


@dataclass(frozen=True, slots=True)
class Cell:
    """One value: in print, and how large it is on a scale from 0 to 1."""

    printed: str
    level: float


@dataclass(frozen=True, slots=True)
class _Plan:
    """The measures of one drawing."""

    names: float
    heads: tuple[tuple[str, ...], ...]
    upright: bool
    head: float
    wide: float
    high: float
    rows: int
    columns: int
    font: float


@dataclass(frozen=True, slots=True)
class Heatmap:
    """Cells with names of rows at their left and of columns above; None is a cell without a value."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Cell | None, ...], ...]
    square: bool = False  # the same things down and across: as many of them down as have room across

    def height(self, look: Look) -> float:
        """As high as all rows need."""
        plan = self._plan(Box(0, 0, look.width, 1e6), look)
        return plan.head + plan.rows * plan.high + self._said(look, plan) + 2

    def draw(self, ax: Axes, look: Look) -> None:
        """Draw what has room, and say what has not."""
        box = canvas(ax)
        plan = self._plan(box, look)
        left, top = box.left + plan.names, box.top + plan.head
        self._draw_heads(ax, plan, left, top)
        self._draw_grounds(ax, plan, left, top)
        for at in range(plan.rows):
            y = top + (at + 0.5) * plan.high
            write(ax, box.left, y, fit(self.rows[at], plan.font, plan.names - 8), plan.font)
            for place, cell in enumerate(self.cells[at][: plan.columns]):
                x = left + (place + 0.5) * plan.wide
                if cell is None:
                    write(ax, x, y, "·", plan.font, ink="muted", align="center")
                else:
                    tone = {0: "muted", len(STEPS) - 1: "paper"}.get(_step(cell.level), "ink")
                    write(ax, x, y, cell.printed, plan.font, ink=tone, align="center")
        if words := self._left_out(plan):
            write(
                ax,
                box.left,
                box.bottom - look.small * 0.7,
                fit(words, look.small, box.width),
                look.small,
                ink="muted",
            )

    # ------------------------------------------------------------ measures

    def _plan(self, box: Box, look: Look) -> _Plan:
        font = look.small
        printed = [cell.printed for row in self.cells for cell in row if cell is not None]
        least = widest(printed, font) + (5 if look.stacked else 9)
        names = min(widest(list(self.rows), font), box.width * NAMES_AT_MOST) + 10
        columns = max(1, min(len(self.columns), int((box.width - names) // least)))
        wide = min(WIDEST, (box.width - names) / columns)
        heads, upright, head = self._heads(columns, wide, font, min(HEADS_AT_MOST, box.height * 0.38))
        room = box.height - head - 2
        least_high = font * 1.5
        rows = columns if self.square else len(self.rows)
        if columns < len(self.columns) or rows * least_high > room:
            room -= look.small * LEADING
            rows = min(rows, max(1, int(room // least_high)))
            if self.square and rows < columns:
                columns, heads = rows, heads[:rows]
                wide = min(WIDEST, (box.width - names) / columns)
        high = min(font * 2.0, room / rows)
        return _Plan(names, heads, upright, head, wide, high, rows, columns, font)

    def _heads(
        self, columns: int, wide: float, font: float, tallest: float
    ) -> tuple[tuple[tuple[str, ...], ...], bool, float]:
        """Names of columns side by side where they have room, else read from bottom to top."""
        names = self.columns[:columns]
        if widest([word for name in names for word in name.split()], font) <= wide - 8:
            lines = [wrap(name, font, wide - 8, most=3) for name in names]
            if not any("…" in line for each in lines for line in each):
                high = max(len(each) for each in lines) * font * LEADING + 8
                return tuple(tuple(each) for each in lines), False, high
        most = max(1, min(2, int(wide // (font * LEADING))))
        lines = [wrap(name, font, tallest - 8, most=most) for name in names]
        high = widest([line for each in lines for line in each], font) + 10
        return tuple(tuple(each) for each in lines), True, high

    def _said(self, look: Look, plan: _Plan) -> float:
        return look.small * LEADING if self._left_out(plan) else 0.0

    def _left_out(self, plan: _Plan) -> str:
        rows, columns = len(self.rows) - plan.rows, len(self.columns) - plan.columns
        if self.square and rows == columns:
            return left_out(rows) if rows else ""
        parts = [f"{rows} more down" if rows else "", f"{columns} more across" if columns else ""]
        said = ", ".join(part for part in parts if part)
        return f"{said}, in the table" if said else ""

    # ------------------------------------------------------------ ink

    def _draw_heads(self, ax: Axes, plan: _Plan, left: float, top: float) -> None:
        leading = plan.font * LEADING
        for at, lines in enumerate(plan.heads):
            middle = left + (at + 0.5) * plan.wide
            for place, line in enumerate(lines):
                shift = (place - (len(lines) - 1) / 2) * leading
                if plan.upright:
                    write(
                        ax,
                        middle + shift,
                        top - 6,
                        line,
                        plan.font,
                        align="center",
                        over="bottom",
                        upright=True,
                    )
                else:
                    y = top - 6 - (len(lines) - place - 0.5) * leading
                    write(ax, middle, y, line, plan.font, align="center")

    def _draw_grounds(self, ax: Axes, plan: _Plan, left: float, top: float) -> None:
        """All cells of one step are one shape."""
        boxes: dict[int, list[Box]] = {}
        for at in range(plan.rows):
            for place, cell in enumerate(self.cells[at][: plan.columns]):
                if cell is not None:
                    box = Box(
                        left + place * plan.wide, top + at * plan.high, plan.wide - GAP, plan.high - GAP
                    )
                    boxes.setdefault(_step(cell.level), []).append(box)
        for step, found in sorted(boxes.items()):
            if STEPS[step]:
                shape = PathPatch(
                    _path(found), facecolor=colour(HUE), alpha=STEPS[step], linewidth=0, clip_on=False
                )
                ax.add_artist(shape)


def _step(level: float) -> int:
    """Which of the steps a level from 0 to 1 is drawn in; only what is near nothing has none."""
    if level <= 0.02:
        return 0
    return min(len(STEPS) - 1, 1 + int(min(level, 0.9999) * (len(STEPS) - 1)))


def _path(boxes: Sequence[Box]) -> Path:
    points, codes = [], []
    for box in boxes:
        x0, x1, y0, y1 = box.left + GAP / 2, box.right + GAP / 2, box.top + GAP / 2, box.bottom + GAP / 2
        points += [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]
        codes += [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]
    return Path(points, codes)
