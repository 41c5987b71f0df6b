"""Small multiples: one small picture of lines for each thing, all on the same months."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from matplotlib.axes import Axes

from mltrends.charts.house.field import readable
from mltrends.charts.house.grid import cells, columns_of, left_out
from mltrends.charts.house.layout import Box, Write, canvas, ink, nice_ticks, stroke, write
from mltrends.charts.house.lines import Series, draw_series, month_names
from mltrends.charts.house.look import Look
from mltrends.charts.house.palette import colour
from mltrends.charts.house.text import LEADING, fit, widest, width, wrap

GAP = (22.0, 14.0)  # between panels, across and down
PLOT = 62.0  # least height of what is between the words
MARK = 6.0  # size of the mark at the end of a line


@dataclass(frozen=True, slots=True)
class Panel:
    """One thing: its name, and its lines."""

    name: str
    series: tuple[Series, ...]

    @property
    def top(self) -> float:
        """The highest value that it draws."""
        return max((point.top for series in self.series for point in series.drawn()), default=0.0)


@dataclass(frozen=True, slots=True)
class Panels:
    """Panels in the order in which they are to be read."""

    panels: tuple[Panel, ...]
    tick: Write
    shared: bool = True  # one scale for all, so that levels can be compared

    def height(self, look: Look) -> float:
        """As high as all panels need."""
        columns = columns_of(len(self.panels), look.width, self._narrowest(look), GAP[0])
        rows = ceil(len(self.panels) / columns)
        wide = (look.width - (columns - 1) * GAP[0]) / columns
        high = max(self._least(look, wide), self._least(look, wide) - PLOT + wide * 0.52)
        return rows * high + (rows - 1) * GAP[1] + look.small

    def draw(self, ax: Axes, look: Look) -> None:
        """Draw all panels that have room, and say how many have not."""
        box = canvas(ax)
        least = self._narrowest(look)
        wide = (box.width + GAP[0]) / max(1, int((box.width + GAP[0]) // (least + GAP[0]))) - GAP[0]
        high = self._least(look, wide)
        grid = cells(box.inset(bottom=look.small * 0.4), len(self.panels), (least, high), GAP, look)
        shown = self.panels[: grid.shown]
        months = [point.x for panel in self.panels for series in panel.series for point in series.points]
        span = min(months), max(months)
        whole = max((panel.top for panel in shown), default=0.0)
        for panel, place in zip(shown, grid.boxes, strict=True):
            self._draw_panel(ax, panel, place, look, span, whole if self.shared else panel.top)
        if len(shown) < len(self.panels):
            words = left_out(len(self.panels) - len(shown))
            write(ax, box.left, box.bottom - look.small * 0.7, words, look.small, ink="muted")

    # ------------------------------------------------------------ measures

    def _narrowest(self, look: Look) -> float:
        return 150.0 if look.stacked else look.font * 12

    def _several(self) -> bool:
        return any(len(panel.series) > 1 for panel in self.panels)

    def _head_lines(self, look: Look, wide: float) -> int:
        """Lines over a panel: its name in one or two, and one for each of several series."""
        names = max(len(self._name(panel, look, wide)) for panel in self.panels)
        return names + (max(len(panel.series) for panel in self.panels) if self._several() else 0)

    def _name(self, panel: Panel, look: Look, wide: float) -> list[str]:
        last = panel.series[0].last if panel.series and not self._several() else ""
        return wrap(
            panel.name, look.font, wide - (width(last, look.font) + 8 if last else 0), most=2, bold=True
        )

    def _least(self, look: Look, wide: float) -> float:
        return self._head_lines(look, wide) * look.font * LEADING + 8 + PLOT + look.small * 1.7

    # ------------------------------------------------------------ ink

    def _draw_panel(
        self, ax: Axes, panel: Panel, place: Box, look: Look, span: tuple[int, int], top: float
    ) -> None:
        head = self._draw_head(ax, panel, place, look)
        ceiling = min(1.0, (top or 1.0) * 1.06)
        ticks = [tick for tick in nice_ticks(0, ceiling, 3) if 0 <= tick <= ceiling * 1.0001][:4]
        left = widest([self.tick(tick) for tick in ticks], look.small) + 7
        plot = place.inset(left, MARK, head + 6, look.small * 1.7)
        first, last = span

        def across(month: float) -> float:
            return plot.left + (month - first + 0.5) / (last - first + 1) * plot.width

        def up(share: float) -> float:
            return plot.bottom - min(share, ceiling) / ceiling * plot.height

        def tell(share: float) -> str:
            return self.tick(readable(share, ceiling))

        for tick in ticks:
            style = {"color": colour("grid" if tick else "line"), "linewidth": 1.0, "zorder": 1}
            ink(ax, [plot.left, plot.right], [up(tick), up(tick)], **style)
            write(ax, plot.left - 5, up(tick), self.tick(tick), look.small, ink="muted", align="right")
        self._draw_months(ax, plot, look, span)
        for series in panel.series:
            draw_series(ax, series, tell, across, up, MARK)

    def _draw_head(self, ax: Axes, panel: Panel, place: Box, look: Look) -> float:
        """Name the panel and its lines; returns how high the words are."""
        leading = look.font * LEADING
        names = self._name(panel, look, place.width)
        high = self._head_lines(look, place.width) * leading
        for at, line in enumerate(names):
            write(ax, place.left, place.top + (at + 0.5) * leading, line, look.font, bold=True)
        if not self._several():
            last = panel.series[0].last if panel.series else ""
            write(ax, place.right, place.top + leading / 2, last, look.font, align="right")
            return high
        for at, series in enumerate(panel.series, len(names)):
            y = place.top + (at + 0.5) * leading
            hue = colour(series.hue)
            style = {
                "color": hue,
                "linewidth": 2.2,
                "linestyle": (0, series.dash) if series.dash else "solid",
            }
            stroke(ax, [place.left, place.left + 22], [y, y], **style)
            key = {
                "marker": series.marker,
                "markersize": MARK,
                "markeredgecolor": hue,
                "markerfacecolor": hue,
            }
            stroke(ax, [place.left + 11], [y], linestyle="none", **key)
            room = place.width - 28 - (width(series.last, look.font) + 8)
            write(ax, place.left + 28, y, fit(series.name, look.font, room), look.font)
            write(ax, place.right, y, series.last, look.font, align="right")
        return high

    def _draw_months(self, ax: Axes, plot: Box, look: Look, span: tuple[int, int]) -> None:
        """Name two or three months: as many as have room."""
        first, last = span
        pitch = plot.width / (last - first + 1)
        end = plot.left - 8.0
        for x, words in month_names(first, last, pitch, look.small):
            half = width(words, look.small) / 2
            at = min(
                max(plot.left + (x - first + 0.5) * pitch, plot.left - 4 + half), plot.right + MARK - half
            )
            if at - half > end + 6:
                write(ax, at, plot.bottom + look.small, words, look.small, ink="muted", align="center")
                end = at + half
