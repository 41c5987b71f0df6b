"""A change of the raw line taken apart: what the shares did, what the mix of sources did (see `mix.py`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from mltrends.stats.mix import Cell, MixLine, MixMonth, Place, variance_of
from mltrends.stats.refused import Refused
from mltrends.stats.shares import Z95


@dataclass(frozen=True, slots=True)
class Shift:
    """The raw change between two months, taken apart: raw = within + mix + came_or_went.

    within: the change of the adjusted line, in one set of sources sum of (weight x change of the share).
    mix: what the moving mix of the same sources added, sum of (share x change of weight).
    came_or_went: what the raw line jumped because sources came or went.
    """

    raw: float
    within: float
    within_low: float
    within_high: float
    mix: float
    came_or_went: float

    @property
    def gap(self) -> float:
        """How far the raw change misleads."""
        return self.raw - self.within

    @property
    def reversed(self) -> bool:
        """Whether the raw line goes the other way than the shares within sources."""
        return self.raw * self.within < 0


def decompose(line: MixLine, before: int, after: int, z: float = Z95) -> Shift | Refused:
    """Takes the raw change between two months of a line apart; refused across a break."""
    by_month = {point.month: point for point in line.months}
    if before not in by_month or after not in by_month or before >= after:
        return Refused("two months of the line are needed, the earlier one first")
    first, last = by_month[before], by_month[after]
    if first.piece != last.piece:
        return Refused("the line breaks between the two months: no source has ads on both sides")
    raw, within = last.raw - first.raw, last.adjusted - first.adjusted
    moves: dict[Place, float] = defaultdict(float, last.moves)
    for place, move in first.moves.items():
        moves[place] -= move
    error = sqrt(variance_of(moves, line.cells))
    came_or_went = sum(
        _jump(line.cells, earlier, later)
        for earlier, later in zip(line.months, line.months[1:], strict=False)
        if before < later.month <= after and earlier.sources != later.sources
    )
    return Shift(
        raw, within, within - z * error, within + z * error, raw - within - came_or_went, came_or_went
    )


def _jump(cells: Mapping[Place, Cell], earlier: MixMonth, later: MixMonth) -> float:
    """What the raw line moved from one month to the next only because its set of sources changed."""
    both = [source for source in earlier.sources if source in later.sources]
    return (later.raw - _pooled(cells, both, later.month)) - (
        earlier.raw - _pooled(cells, both, earlier.month)
    )


def _pooled(cells: Mapping[Place, Cell], sources: Iterable[str], month: int) -> float:
    there = [cells[source, month] for source in sources]
    return sum(cell.k for cell in there) / sum(cell.n for cell in there)
