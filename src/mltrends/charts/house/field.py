"""The axes that charts draw on, and the spots on them whose values a page tells to who points there."""

from __future__ import annotations

from dataclasses import dataclass
from math import log10
from typing import Any

from matplotlib.axes import Axes
from matplotlib.axis import XAxis, YAxis
from matplotlib.figure import Figure


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a picture, in pixels from its top left corner, and what is told of it."""

    x: float
    y: float
    words: str
    series: str  # of a line, its name; the line of who points at one of its spots stands out
    hue: str


class _Across(XAxis):
    """A scale without ticks: to give each its clip path, all would be made."""

    def set_clip_path(self, *_args: Any) -> None:
        """Nothing is cut off."""


class _Up(YAxis):
    """As above."""

    def set_clip_path(self, *_args: Any) -> None:
        """Nothing is cut off."""


class Field(Axes):
    """Axes without frame and ticks: every scale is drawn by the house, and to make ticks takes longer than to draw."""

    spots: list[Spot]

    def _init_axis(self) -> None:
        self.xaxis, self.yaxis = _Across(self, clear=False), _Up(self, clear=False)

    def tick_params(self, *_args: Any, **_kwargs: Any) -> None:
        """Nothing: there are no ticks."""

    def grid(self, *_args: Any, **_kwargs: Any) -> None:
        """Nothing; `grid_lines` draws a grid."""


def field(figure: Figure, place: tuple[float, float, float, float]) -> Field:
    """New axes in a figure: left, bottom, width and height as shares of it."""
    made = Field(figure, place)
    made.spots = []
    made.set_axis_off()
    figure.add_axes(made)
    return made


def spot(ax: Axes, x: float, y: float, words: str, series: str = "", hue: str = "") -> None:
    """Tell `words` at values of the scales; other axes than ours tell nothing."""
    if isinstance(ax, Field):
        across, up = ax.transData.transform((x, y))
        down = ax.figure.bbox.height - up
        ax.spots.append(Spot(round(float(across), 1), round(float(down), 1), words, series, hue))


def spots_of(figure: Figure) -> tuple[Spot, ...]:
    """All spots of a figure, in the order in which they were drawn."""
    return tuple(spot for ax in figure.axes if isinstance(ax, Field) for spot in ax.spots)


def readable(value: float, span: float) -> float:
    """A value as exactly as can be read off a scale that covers `span`, and no more so."""
    return round(value, -round(log10(span / 100))) if span > 0 else value
