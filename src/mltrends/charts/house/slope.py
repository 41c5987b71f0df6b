"""Two points in time side by side, a line for each thing between them, its name at the right end."""

from __future__ import annotations

from dataclasses import dataclass
from math import log10

from matplotlib.axes import Axes

from mltrends.charts.house.grid import left_out
from mltrends.charts.house.layout import Box, canvas, ink, mark, write
from mltrends.charts.house.lines import At
from mltrends.charts.house.look import Look
from mltrends.charts.house.palette import colour
from mltrends.charts.house.spread import spread
from mltrends.charts.house.text import LEADING, fit, widest, width

LEADER = 16.0  # between a line's end and its words
NAMES_AT_MOST = 0.5  # of the width goes to words at the right
NAMES_ON_A_PHONE = 0.62


@dataclass(frozen=True, slots=True)
class Line:
    """One thing: its value before and after, in numbers and in words."""

    name: str
    before: float
    after: float
    before_words: str
    after_words: str
    hue: str
    marker: str
    quiet: bool = False  # there for comparison


@dataclass(frozen=True, slots=True)
class Slope:
    """Lines in the order of their importance; those without room are left out from the end."""

    lines: tuple[Line, ...]
    before_head: str
    after_head: str
    log: bool = False  # for values so far apart that most would lie on one another

    def height(self, look: Look) -> float:
        """High enough for all names, and for the lines to be seen."""
        words = len(self.lines) * look.font * LEADING * 1.06
        return max(look.width * (0.9 if look.stacked else 0.55), words + look.font * 3)

    def draw(self, ax: Axes, look: Look) -> None:
        """Draw the lines that have room for their names."""
        box = canvas(ax)
        leading = look.font * LEADING
        head = leading * 1.3
        room = box.height - head - 6
        fitting = max(1, int(room // (leading * 1.04)))
        if fitting < len(self.lines):
            fitting = max(1, int((room - look.small * LEADING) // (leading * 1.04)))
            words = left_out(len(self.lines) - fitting)
            write(ax, box.left, box.bottom - look.small * 0.7, words, look.small, ink="muted")
        lines = self.lines[:fitting]
        under = look.small * LEADING + 4 if fitting < len(self.lines) else 0
        left = widest([line.before_words for line in lines], look.font) + LEADER + 4
        names = [f"{line.after_words}  {line.name}" for line in lines]
        share = NAMES_ON_A_PHONE if look.stacked else NAMES_AT_MOST
        right = min(widest(names, look.font), box.width * share) + LEADER + 4
        plot = box.inset(left, right, head + leading / 2, under + leading / 2 + 2)
        self._draw_frame(ax, plot, box, look)
        values = [value for line in lines for value in (line.before, line.after)]
        log = self.log and min(values) > 0
        low, high = (log10(min(values)), log10(max(values))) if log else (0.0, max(values))
        if log:
            middle = (plot.left + plot.right) / 2
            write(
                ax, middle, box.top + look.font * 0.64, "log scale", look.small, ink="muted", align="center"
            )

        def up(value: float) -> float:
            part = ((log10(value) if log else value) - low) / ((high - low) or 1.0)
            return plot.bottom - part * plot.height

        for line in sorted(lines, key=lambda line: not line.quiet):  # what carries the finding on top
            hue = colour(line.hue)
            ys = [up(line.before), up(line.after)]
            weight = 1.4 if line.quiet else 2.6
            ink(ax, [plot.left, plot.right], ys, color=hue, linewidth=weight, zorder=2 if line.quiet else 3)
            for x, y in zip((plot.left, plot.right), ys, strict=True):
                mark(ax, x, y, line.marker, 6.5 if line.quiet else 8.5, line.hue)
        self._draw_words(ax, lines, plot, box, look, up)

    def _draw_frame(self, ax: Axes, plot: Box, box: Box, look: Look) -> None:
        for x, words, align in (
            (plot.left, self.before_head, "left"),
            (plot.right, self.after_head, "right"),
        ):
            style = {"color": colour("line"), "linewidth": 1.0, "zorder": 1}
            ink(ax, [x, x], [plot.top - 4, plot.bottom + 4], **style)
            half = width(words, look.font, bold=True)
            at = max(box.left, x - half / 2) if align == "left" else min(x + half / 2, box.right) - half
            write(ax, at, box.top + look.font * 0.64, words, look.font, bold=True)

    def _draw_words(self, ax: Axes, lines: tuple[Line, ...], plot: Box, box: Box, look: Look, up: At) -> None:
        leading = look.font * LEADING
        ceiling, floor = plot.top - leading / 2, plot.bottom + leading / 2 + 1
        hair = {"color": colour("line"), "linewidth": 0.8}
        for side in ("before", "after"):
            ordered = sorted(lines, key=lambda line: (up(getattr(line, side)), line.name))
            places = spread([(up(getattr(line, side)), leading) for line in ordered], ceiling, floor, 0.4)
            for line, y in zip(ordered, places, strict=True):
                tone = "muted" if line.quiet else "ink"
                wanted = up(getattr(line, side))
                if side == "before":
                    x = plot.left - LEADER
                    ink(ax, [x + 2, plot.left - 6], [y, wanted], **hair)
                    write(ax, x, y, line.before_words, look.font, ink=tone, align="right")
                else:
                    x = plot.right + LEADER
                    ink(ax, [plot.right + 6, x - 2], [wanted, y], **hair)
                    words = fit(f"{line.after_words}  {line.name}", look.font, box.right - x)
                    write(ax, x, y, words, look.font, ink=tone)
