"""A share before and after, within each source, combined with weights that do not move.

A pooled share moves when the mix of sources moves, even when every source stands still or goes the
other way. Here each source is compared with itself only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from mltrends.stats.many import two_sided_p
from mltrends.stats.shares import Z95


@dataclass(frozen=True, slots=True)
class Pair:
    """One source: hits, ads and design effect in the period before and in the period after."""

    k_before: int
    n_before: int
    k_after: int
    n_after: int
    deff_before: float = 1.0
    deff_after: float = 1.0


@dataclass(frozen=True, slots=True)
class Change:
    """A difference of two shares with its interval; `agree` counts the sources that go the same way."""

    before: float
    after: float
    change: float
    ci_low: float
    ci_high: float
    p_value: float
    sources: int
    agree: int


def fixed_weight_change(pairs: Sequence[Pair], z: float = Z95) -> Change | None:
    """The change within sources, each weighted by its ads in both periods; None without a source.

    Every pair must have ads in both periods: a source that came or went says nothing of change.
    """
    if not pairs:
        return None
    total = sum(pair.n_before + pair.n_after for pair in pairs)
    before = after = variance = 0.0
    for pair in pairs:
        weight = (pair.n_before + pair.n_after) / total
        before += weight * pair.k_before / pair.n_before
        after += weight * pair.k_after / pair.n_after
        variance += weight**2 * (
            share_variance(pair.k_before, pair.n_before, pair.deff_before)
            + share_variance(pair.k_after, pair.n_after, pair.deff_after)
        )
    change, error = after - before, sqrt(variance)
    agree = sum(
        _same_way(pair.k_after / pair.n_after - pair.k_before / pair.n_before, change) for pair in pairs
    )
    return Change(
        before,
        after,
        change,
        change - z * error,
        change + z * error,
        two_sided_p(change / error),
        len(pairs),
        agree,
    )


def share_variance(k: int, n: int, deff: float = 1.0) -> float:
    """Variance of a share, with half a hit added to each side so that 0 of n is not taken for certainty."""
    share = (k + 0.5) / (n + 1)
    return share * (1 - share) / n * deff


def _same_way(one: float, other: float) -> bool:
    return one * other > 0
