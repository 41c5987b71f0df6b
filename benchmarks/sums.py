"""The arithmetic of the page: rates, growth, scaling, and numbers as people read them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

GIGA, MEGA = 1e9, 1e6


def rate(amount: float, seconds: float) -> float:
    """So much a second."""
    return amount / seconds if seconds > 0 else math.inf


def growth(sizes: Sequence[tuple[float, float]]) -> list[float | None]:
    """For each pair of ads and seconds, by what power of the ads the seconds grew since the one before; None for the first.

    1 is growth in proportion. A step that took no time that could be measured has no exponent.
    """
    found: list[float | None] = [None]
    for (ads, seconds), (more, later) in pairwise(sizes):
        known = seconds > 0 and later > 0 and more > ads > 0
        found.append(math.log(later / seconds) / math.log(more / ads) if known else None)
    return found[: len(sizes)]


def scaled(seconds: float, measured: int, wanted: int) -> float:
    """Seconds for as many ads as wanted, in proportion to those that were measured."""
    if measured <= 0:
        raise ValueError("nothing was measured that could be scaled")
    return seconds * wanted / measured if wanted > measured else seconds


def shown(number: float) -> str:
    """Three figures: 1,234 and 12.3 and 0.123."""
    if not math.isfinite(number):
        return "–"
    digits = max(0, 2 - math.floor(math.log10(abs(number)))) if number else 0
    return f"{number:,.{min(digits, 3)}f}"


def bytes_shown(amount: float) -> str:
    """In GB from one on, else in MB."""
    if not amount:
        return "–"
    return f"{amount / GIGA:,.1f} GB" if amount >= GIGA else f"{amount / MEGA:,.0f} MB"


def power_shown(power: float | None) -> str:
    """An exponent; a dash where there is none."""
    return "–" if power is None else f"{power:.2f}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a table in Markdown."""
    return [
        f"| {' | '.join(head)} |",
        "|" + "---|" * len(head),
        *(f"| {' | '.join(row)} |" for row in rows),
    ]
