"""The interval of a median from order statistics: exact, whatever the distribution."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, lgamma, log, sqrt

NEGLIGIBLE_BEYOND = 10.0  # standard deviations; further out lies less than 1e-20 of a binomial


def median_rank(n: int, level: float = 0.95) -> int:
    """The rank, from 1 at the lowest value, whose value is the lower bound of the median of `n` values.

    The upper bound has that rank counted from the top. 0 means that `n` values bound no median at this level.
    """
    allowed = (1 - level) / 2
    rank = max(0, int(n / 2 - NEGLIGIBLE_BEYOND * sqrt(n)))
    below = _probability(rank, n)
    while below <= allowed:
        rank += 1
        below += _probability(rank, n)
    return rank


def _probability(heads: int, n: int) -> float:
    """Of exactly that many heads in `n` throws of a fair coin."""
    return exp(lgamma(n + 1) - lgamma(heads + 1) - lgamma(n - heads + 1) - n * log(2))


def median_interval(values: Sequence[float], level: float = 0.95) -> tuple[float, float] | None:
    """Lower and upper bound of the median; None when there are too few values for any."""
    rank = median_rank(len(values), level)
    if rank == 0:
        return None
    ordered = sorted(values)
    return ordered[rank - 1], ordered[-rank]
