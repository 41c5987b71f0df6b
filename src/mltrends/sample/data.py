"""The data files of this room, read once: parameters, places, names and sentences."""

from __future__ import annotations

import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@cache
def table(name: str) -> dict[str, Any]:
    """The content of `<name>.toml`; `name` may lead into `sentences/`."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def on_curve(points: list[list[float]], at: float) -> float:
    """The value at `at` of the straight lines through `points`, each [where, value]."""
    for (left, low), (right, high) in pairwise(points):
        if at <= right:
            return low + (high - low) * (at - left) / (right - left)
    return points[-1][1]


def on_line(ends: list[float], at: float) -> float:
    """The value at `at` between the first and the last of `ends`."""
    return ends[0] + (ends[-1] - ends[0]) * at
