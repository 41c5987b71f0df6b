"""Points on two scales; those that stand out are named where there is room beside them."""

from __future__ import annotations

from dataclasses import dataclass
from math import log10

from matplotlib.axes import Axes

from mltrends.charts.house.field import readable, spot
from mltrends.charts.house.keys import Key, draw_keys, keys_height
from mltrends.charts.house.layout import Box, Write, canvas, ink, log_ticks, mark, nice_ticks, write
from mltrends.charts.house.look import Look
from mltrends.charts.house.palette import colour
from mltrends.charts.house.text import LEADING, fit, widest, width

MARK = 8.0


@dataclass(frozen=True, slots=True)
class Dot:
    """One thing; those first in order are named first."""

    name: str
    x: float
    y: float
    hue: str
    marker: str
    named: bool = True


@dataclass(frozen=True, slots=True)
class Axis:
    """One of the two scales."""

    words: str
    tick: Write
    log: bool = False
    reference: float | None = None  # a value at which a line stands

    def at(self, value: float) -> float:
        """Where a value stands, before it is scaled to the picture."""
        return log10(value) if self.log else value

    def tell(self, value: float, low: float, high: float) -> str:
        """A value in words, as exactly as can be read off a scale from `low` to `high`."""
        span = value if self.log else high - low
        return self.tick(readable(value, span))

    def ticks(self, low: float, high: float, most: int) -> list[float]:
        """Round values between two."""
        found = log_ticks(low, high, most) if self.log else nice_ticks(low, high, most)
        return [tick for tick in found if low <= tick <= high]


@dataclass(frozen=True, slots=True)
class Scatter:
    """Dots, two axes, and what colours and markers stand for."""

    dots: tuple[Dot, ...]
    across: Axis
    up: Axis
    keys: tuple[Key, ...] = ()

    def height(self, look: Look) -> float:
        """A picture somewhat wider than high; on a phone as high as wide, and its keys."""
        return look.width * (1.15 if look.stacked else 0.68) + keys_height(self.keys, look, look.width)

    def draw(self, ax: Axes, look: Look) -> None:
        """Draw scales, dots and as many names as have room."""
        box = canvas(ax)
        draw_keys(ax, self.keys, box, look)
        top = keys_height(self.keys, look, box.width) + look.small * 2.0
        ends = self._ends()
        ticks = self.up.ticks(*ends[1], 6)
        left = widest([self.up.tick(tick) for tick in ticks], look.small) + 10
        plot = box.inset(left, 6, top, look.small * 3.6)
        place = _Place(plot, self.across, self.up, *ends)
        write(
            ax,
            box.left,
            plot.top - look.small,
            fit(self.up.words, look.small, box.width),
            look.small,
            ink="muted",
        )
        self._draw_scales(ax, place, box, look, ticks)
        for dot in reversed(self.dots):
            mark(ax, place.x(dot.x), place.y(dot.y), dot.marker, MARK, dot.hue)
            told = self.across.tell(dot.x, *ends[0]), self.up.tell(dot.y, *ends[1])
            spot(ax, place.x(dot.x), place.y(dot.y), f"{dot.name}: {told[0]} and {told[1]}")
        self._draw_names(ax, place, look)

    # ------------------------------------------------------------ measures

    def _ends(self) -> tuple[tuple[float, float], tuple[float, float]]:
        found = []
        for axis, values in ((self.across, [d.x for d in self.dots]), (self.up, [d.y for d in self.dots])):
            known = values + ([axis.reference] if axis.reference is not None else [])
            low, high = axis.at(min(known)), axis.at(max(known))
            air = (high - low or 1.0) * 0.06
            low, high = low - air, high + air
            found.append((10**low, 10**high) if axis.log else (low, high))
        return found[0], found[1]

    # ------------------------------------------------------------ ink

    def _draw_scales(self, ax: Axes, place: _Place, box: Box, look: Look, ticks: list[float]) -> None:
        plot = place.plot
        grid = {"color": colour("grid"), "linewidth": 1.0, "zorder": 1}
        for tick in ticks:
            y = place.y(tick)
            ink(ax, [plot.left, plot.right], [y, y], **grid)
            write(ax, plot.left - 6, y, self.up.tick(tick), look.small, ink="muted", align="right")
        end = box.left - 8.0
        low, high = place.ends_x
        for tick in self.across.ticks(low, high, max(2, int(plot.width / 70))):
            x, words = place.x(tick), self.across.tick(tick)
            half = width(words, look.small) / 2
            at = min(max(x, box.left + half), box.right - half)
            ink(ax, [x, x], [plot.top, plot.bottom], **grid)
            if at - half > end + 6:
                write(ax, at, plot.bottom + look.small, words, look.small, ink="muted", align="center")
                end = at + half
        words = fit(self.across.words, look.small, box.width)
        write(ax, box.right, plot.bottom + look.small * 2.6, words, look.small, ink="muted", align="right")
        line = {"color": colour("line"), "linewidth": 1.2, "zorder": 1.5}
        if self.up.reference is not None:
            y = place.y(self.up.reference)
            ink(ax, [plot.left, plot.right], [y, y], **line)
        if self.across.reference is not None:
            x = place.x(self.across.reference)
            ink(ax, [x, x], [plot.top, plot.bottom], **line)

    def _draw_names(self, ax: Axes, place: _Place, look: Look) -> None:
        """Name dots in their order, each on the side where nothing is in the way; else not at all."""
        plot, high = place.plot, look.small * LEADING
        inside = Box(plot.left, plot.top, plot.width + 6, plot.height)
        spots = [(place.x(dot.x), place.y(dot.y)) for dot in self.dots]
        taken = [Box(x - MARK / 2, y - MARK / 2, MARK, MARK) for x, y in spots]
        for dot, (x, y) in zip(self.dots, spots, strict=True):
            if not dot.named:
                continue
            name = fit(dot.name, look.small, plot.width * 0.5)
            wide, off = width(name, look.small), MARK / 2 + 3
            for left, top in (
                (x + off, y - high / 2),
                (x - off - wide, y - high / 2),
                (x - wide / 2, y - off - high),
                (x - wide / 2, y + off),
                (x + off * 0.6, y - off - high * 0.7),
                (x + off * 0.6, y + off - high * 0.3),
                (x - off * 0.6 - wide, y - off - high * 0.7),
                (x - off * 0.6 - wide, y + off - high * 0.3),
            ):
                spot = Box(left, top, wide, high)
                if _within(spot, inside) and not any(_meet(spot, other) for other in taken):
                    taken.append(spot)
                    write(ax, left, top + high / 2, name, look.small, on_grid=True)
                    break


@dataclass(frozen=True, slots=True)
class _Place:
    """From values to pixels."""

    plot: Box
    across: Axis
    up: Axis
    ends_x: tuple[float, float]
    ends_y: tuple[float, float]

    def x(self, value: float) -> float:
        low, high = (self.across.at(end) for end in self.ends_x)
        return self.plot.left + (self.across.at(value) - low) / (high - low) * self.plot.width

    def y(self, value: float) -> float:
        low, high = (self.up.at(end) for end in self.ends_y)
        return self.plot.bottom - (self.up.at(value) - low) / (high - low) * self.plot.height


def _within(box: Box, outer: Box) -> bool:
    return (
        box.left >= outer.left
        and box.right <= outer.right
        and box.top >= outer.top
        and box.bottom <= outer.bottom
    )


def _meet(one: Box, other: Box) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )
