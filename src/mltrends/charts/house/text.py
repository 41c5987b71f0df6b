"""How wide words are, and how they are made to fit.

Widths are those of DejaVu Sans, which comes with matplotlib and is wider than what browsers use
for `system-ui`: what fits here fits there too.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from mltrends.charts.house.words import ELLIPSIS

FAMILY = "DejaVu Sans"
LEADING = 1.28  # line height over font size
MEASURE = 100.0  # font size at which letters are measured


@contextmanager
def any_script() -> Iterator[None]:
    """Let words pass whose script the font lacks: the SVG keeps them as text for the browser."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"Glyph .* missing from font")
        yield


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of one line in pixels, as the sum of its letters: pairs that stand closer make it less."""
    return _ems(text, bold) * size


@lru_cache(maxsize=10_000)
def _ems(text: str, bold: bool) -> float:
    """Width for a font size of one; the same words are measured for each look and each line that might hold them."""
    return sum(_advance(letter, bold) for letter in text)


@cache
def _advance(letter: str, bold: bool) -> float:
    """How far a letter moves the pen, for a font size of one: what it adds between two others."""
    return (_drawn(f"H{letter}H", bold) - _drawn("HH", bold)) / MEASURE


def _drawn(text: str, bold: bool) -> float:
    font = FontProperties(family=FAMILY, size=MEASURE, weight="bold" if bold else "normal")
    with any_script():
        across, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return float(across)


def widest(texts: list[str], size: float, *, bold: bool = False) -> float:
    """Width of the widest line; 0 without lines."""
    return max((width(text, size, bold=bold) for text in texts), default=0.0)


def fit(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """The text, cut with an ellipsis where it is wider than `room`."""
    if width(text, size, bold=bold) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle].rstrip() + ELLIPSIS, size, bold=bold) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS


def wrap(text: str, size: float, room: float, most: int, *, bold: bool = False) -> list[str]:
    """The text in at most `most` lines of at most `room` pixels; what does not fit is cut.

    Lines break at plain spaces only: words joined by a no-break space stay together.
    """
    lines: list[str] = []
    words = [word for word in text.split(" ") if word]
    while words and len(lines) < most - 1:
        taken = 1
        while taken < len(words) and width(" ".join(words[: taken + 1]), size, bold=bold) <= room:
            taken += 1
        lines.append(fit(" ".join(words[:taken]), size, room, bold=bold))
        words = words[taken:]
    if words:
        lines.append(fit(" ".join(words), size, room, bold=bold))
    return lines or [""]


def balanced(text: str, size: float, room: float, most: int, *, bold: bool = False) -> list[str]:
    """As `wrap`, with lines of about equal length, so that no word is left alone on the last one."""
    lines = wrap(text, size, room, most, bold=bold)
    if len(lines) == 1 or ELLIPSIS in lines[-1]:
        return lines
    for part in range(55, 100, 3):
        closer = wrap(text, size, room * part / 100, most, bold=bold)
        if len(closer) == len(lines) and not any(ELLIPSIS in line for line in closer):
            return closer
    return lines
