"""A line of shares in signs, for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

BARS = "▁▂▃▄▅▆▇█"
NONE = "·"


def sparkline(values: Sequence[float | None]) -> str:
    """One sign for each value, the highest up to the top; the lowest sign is for 0 alone, a point for no value."""
    top = max((value for value in values if value), default=0.0)
    return "".join(NONE if value is None else _bar(value, top) for value in values)


def _bar(value: float, top: float) -> str:
    if value <= 0:
        return BARS[0]
    return BARS[max(1, min(len(BARS) - 1, round(value / top * (len(BARS) - 1))))]
