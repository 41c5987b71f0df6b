"""The interval of a median, or of another quantile, from order statistics: exact, whatever the distribution."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, lgamma, log, sqrt

NEGLIGIBLE_BEYOND = 20.0  # standard deviations; further out lies less than 1e-20 of a binomial


def median_rank(n: int, level: float = 0.95) -> int:
    """The rank, from 1 at the lowest value, whose value is the lower bound of the median of `n` values.

    The upper bound has that rank counted from the top. 0 means that `n` values bound no median at this level.
    """
    return quantile_rank(n, 0.5, level)


def quantile_rank(n: int, q: float, level: float = 0.95) -> int:
    """As `median_rank`, of the quantile `q`; its upper bound has the rank of 1 - q, counted from the top."""
    allowed = (1 - level) / 2
    rank = max(0, int(n * q - NEGLIGIBLE_BEYOND * sqrt(n * q * (1 - q))))
    below = _probability(rank, n, q)
    while below <= allowed and rank < n:
        rank += 1
        below += _probability(rank, n, q)
    return rank


def _probability(hits: int, n: int, q: float) -> float:
    """Of exactly that many hits in `n` tries."""
    ways = lgamma(n + 1) - lgamma(hits + 1) - lgamma(n - hits + 1)
    return exp(ways + hits * log(q) + (n - hits) * log(1 - q))


def median_interval(values: Sequence[float], level: float = 0.95) -> tuple[float, float] | None:
    """Lower and upper bound of the median; None when there are too few values for any."""
    return quantile_interval(values, 0.5, level)


def quantile_interval(values: Sequence[float], q: float, level: float = 0.95) -> tuple[float, float] | None:
    """Lower and upper bound of the quantile `q`, above 0 and below 1; None when there are too few values for both."""
    low, high = quantile_rank(len(values), q, level), quantile_rank(len(values), 1 - q, level)
    if low == 0 or high == 0:
        return None
    ordered = sorted(values)
    return ordered[low - 1], ordered[-high]
