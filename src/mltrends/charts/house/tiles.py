"""Small tiles in groups: each a name with a mark, so that many verdicts are seen at one glance.

A group has a colour, a sign and a letter, so that nobody has to tell colours apart. Tiles are measured before they are
drawn, and made smaller where the picture has a fixed height; what then has no room is left out and counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from matplotlib.axes import Axes

from mltrends.charts.house.layout import Box, block, box_of, place, write
from mltrends.charts.house.look import Look
from mltrends.charts.house.palette import colour
from mltrends.charts.house.text import fit, widest, width, wrap

SMALLEST = 11.0  # font size below which tiles are left out rather than made smaller
SHRINK = 0.94
GAP = 0.42  # between tiles, over the font size
PAD = 0.55  # inside a tile
TALL = 1.75  # a tile
HEAD = 1.55  # a line of a heading
AIR = 0.75  # above a heading
HEAD_LINES = 2
PALE = 0.16


@dataclass(frozen=True, slots=True)
class Group:
    """Tiles of one kind: what they have in common, and their names in order."""

    words: str
    sign: str
    letter: str
    hue: str
    names: tuple[str, ...]

    @property
    def heading(self) -> str:
        """`✓ S  Supported (12)`."""
        return f"{self.mark}\u2002{self.words} ({len(self.names)})"

    @property
    def mark(self) -> str:
        """Sign and letter."""
        return f"{self.sign}\u00a0{self.letter}"

    def tile(self, name: str) -> str:
        """What stands on a tile."""
        return f"{name} {self.mark}"


@dataclass(frozen=True, slots=True)
class _Grid:
    """The measures of one drawing, all in pixels."""

    font: float
    across: float  # a tile
    columns: int

    @property
    def down(self) -> float:
        return self.font * TALL

    @property
    def gap(self) -> float:
        return self.font * GAP


@dataclass(frozen=True, slots=True)
class Tiles:
    """Groups of tiles, one below the other."""

    groups: tuple[Group, ...]

    def height(self, look: Look) -> float:
        """As high as all tiles need."""
        return self._height(self._grid(look.width, look.font), look.width) + look.small * 0.5

    def draw(self, ax: Axes, look: Look) -> None:
        """Draw all tiles that fit, and say how many do not."""
        box = box_of(ax)
        grid = self._grid(box.width, look.font)
        while grid.font * SHRINK >= SMALLEST and self._height(grid, box.width) > box.height:
            grid = self._grid(box.width, grid.font * SHRINK)
        place(ax, box)
        ax.set_xlim(0, box.width)
        ax.set_ylim(box.height, 0)
        ax.set_axis_off()
        rest = self._draw_groups(ax, box, grid)
        if rest:
            y = box.bottom - grid.font * HEAD / 2
            words = fit(f"and {rest:,} more, in the table of this chart", grid.font, box.width)
            write(ax, box.left, y, words, grid.font, ink="muted")

    # ------------------------------------------------------------ measures

    def _grid(self, room: float, font: float) -> _Grid:
        tiles = [group.tile(name) for group in self.groups for name in group.names]
        across = min(room, widest(tiles, font, bold=True) + 2 * PAD * font)
        return _Grid(font, across, max(1, int((room + GAP * font) // (across + GAP * font))))

    def _heading(self, group: Group, grid: _Grid, room: float) -> list[str]:
        return wrap(group.heading, grid.font, room, HEAD_LINES, bold=True)

    def _group_height(self, group: Group, grid: _Grid, room: float) -> float:
        lines = len(self._heading(group, grid, room))
        rows = -(-len(group.names) // grid.columns)
        return lines * grid.font * HEAD + rows * (grid.down + grid.gap)

    def _height(self, grid: _Grid, room: float) -> float:
        shown = [group for group in self.groups if group.names]
        air = max(0, len(shown) - 1) * grid.font * AIR
        return sum(self._group_height(group, grid, room) for group in shown) + air

    # ------------------------------------------------------------ ink

    def _draw_groups(self, ax: Axes, box: Box, grid: _Grid) -> int:
        """Draw from the top as long as there is room; gives how many tiles had none."""
        y, rest = 0.0, 0
        whole = self._height(grid, box.width) <= box.height
        floor = box.height if whole else box.height - grid.font * HEAD  # a line for what is left out
        for group in self.groups:
            if not group.names:
                continue
            lines = self._heading(group, grid, box.width)
            head = len(lines) * grid.font * HEAD
            if rest or y + head + grid.down > floor:
                rest += len(group.names)
                continue
            for at, line in enumerate(lines):
                middle = box.top + y + (at + 0.5) * grid.font * HEAD
                write(ax, box.left, middle, line, grid.font, bold=True)
            y += head
            rows = min(
                -(-len(group.names) // grid.columns), int((floor - y + grid.gap) // (grid.down + grid.gap))
            )
            for at, name in enumerate(islice(group.names, rows * grid.columns)):
                row, column = divmod(at, grid.columns)
                left = column * (grid.across + grid.gap)
                self._tile(ax, box, grid, group, name, left, y + row * (grid.down + grid.gap))
            rest += max(0, len(group.names) - rows * grid.columns)
            y += rows * (grid.down + grid.gap) + grid.font * AIR
        return rest

    def _tile(
        self, ax: Axes, box: Box, grid: _Grid, group: Group, name: str, left: float, top: float
    ) -> None:
        hue = colour(group.hue)
        shape = left + 0.75, top + 0.75, grid.across - 1.5, grid.down - 1.5
        block(ax, *shape, facecolor=hue, alpha=PALE, linewidth=0)
        block(ax, *shape, fill=False, edgecolor=hue, linewidth=1.5)
        middle = box.top + top + grid.down / 2
        words = fit(
            name, grid.font, grid.across - 2 * PAD * grid.font - width(f" {group.mark}", grid.font, bold=True)
        )
        write(ax, box.left + left + PAD * grid.font, middle, words, grid.font)
        right = box.left + left + grid.across - PAD * grid.font
        write(ax, right, middle, group.mark, grid.font, align="right", bold=True)
