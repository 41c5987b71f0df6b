"""What the tests of change found, in the words that charts and pages use."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

ROSE, FELL, NO_CLEAR_CHANGE, TOO_LITTLE = "rose", "fell", "no clear change", "too little data"


class Change(Protocol):
    """A row of a test of change."""

    @property
    def change(self) -> float | None:
        """Difference of shares, after minus before."""

    @property
    def ci_low(self) -> float | None:
        """Lower end of its interval."""

    @property
    def ci_high(self) -> float | None:
        """Upper end of its interval."""

    @property
    def verdict(self) -> str:
        """rose, fell, no clear change or too little data."""


class Ranked(Protocol):
    """A row of a ranking: a value that is known up to an interval."""

    @property
    def ci_low(self) -> float | None:
        """Lower end of the interval."""

    @property
    def ci_high(self) -> float | None:
        """Upper end of the interval."""


C = TypeVar("C", bound=Change)
K = TypeVar("K", bound=Ranked)


def moved(changes: Sequence[C]) -> list[C]:
    """Those that rose or fell beyond chance, the surest first: by the end of the interval nearest to zero."""
    rows = [row for row in changes if row.verdict in {ROSE, FELL} and row.change is not None]
    return sorted(rows, key=lambda row: -min(abs(end or 0.0) for end in (row.ci_low, row.ci_high)))


def tested(changes: Sequence[C]) -> list[C]:
    """Those that had enough data for a verdict."""
    return [row for row in changes if row.verdict in {ROSE, FELL, NO_CLEAR_CHANGE}]


def rivals(rows: Sequence[K]) -> list[K]:
    """Of rows in order, those after the first that may as well be the first: their intervals reach its own."""
    if not rows or rows[0].ci_low is None:
        return list(rows[1:])
    return [row for row in rows[1:] if row.ci_high is None or row.ci_high >= rows[0].ci_low]
