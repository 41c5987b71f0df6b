"""The three forms in which each chart is drawn. All lengths are CSS pixels."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """A form of a chart: how wide, in which sizes of type, and for what."""

    name: str
    width: float  # of the picture
    font: float  # labels
    small: float  # axis and notes
    fixed_height: float | None = None  # of the picture; None: as high as the chart needs

    @property
    def stacked(self) -> bool:
        """True where labels stand above their rows, because beside them is no room."""
        return self.width < 480


WIDE = Look("wide", width=720, font=14, small=13.75)
NARROW = Look("narrow", width=328, font=12.5, small=11.75)
PNG = Look("png", width=1200, font=18, small=16, fixed_height=675)
LOOKS = (WIDE, NARROW, PNG)
