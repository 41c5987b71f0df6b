"""Whether a share goes one way over the months, and how fast, without assuming a line.

Mann-Kendall counts, over all pairs of months, how many go up less how many go down; Theil-Sen is the median of
the slopes of those pairs. Neither minds an outlier or a gap. Months that resemble their neighbours are worth
fewer than there are of them: after Hamed and Rao (1998) the variance of the count is multiplied by

    1 + 2 / (n (n-1) (n-2)) x sum over lags i of (n-i) (n-i-1) (n-i-2) x autocorrelation of the ranks at lag i

with those autocorrelations, of the ranks of what is left without the slope, that are beyond chance. Here only
positive ones count: months that oppose their neighbours would make the factor smaller, and a trend must not
gain from noise. In a short series autocorrelation is underestimated, so that part of the harm stays
(docs/decisions/0013); the regression of `regress.py` decides, and this checks it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, factorial, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from mltrends.stats.months import YEAR
from mltrends.stats.refused import Refused
from mltrends.stats.shares import Z95

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

MIN_MONTHS = 8  # from 5 on 5 % can be reached at all; 8 have some power
MIN_MONTHS_SEASONAL = 24
EXACT_TO = 30  # months; with more, the normal approximation is as good


@dataclass(frozen=True, slots=True)
class MonotoneTrend:
    """Kendall's tau of share and time, its p-value, and the slope in points a year with its interval.

    `correction` is by how much the variance was multiplied for autocorrelation; `method` is "exact" where all
    orders of the months were counted, else "normal".
    """

    tau: float
    p_value: float
    points_year: float
    ci_low: float
    ci_high: float
    months: int
    correction: float
    method: str


@dataclass(frozen=True, slots=True)
class Seasons:
    """A series taken apart, month by month: trend + season + rest.

    `strength` is 0 for none and near 1 for seasons that explain all but the trend: 1 - variance of the rest
    / variance of season and rest.
    """

    first_month: int
    trend: tuple[float, ...]
    season: tuple[float, ...]
    rest: tuple[float, ...]
    strength: float


def monotone_trend(
    months: Sequence[int], shares: Sequence[float], level: float = 0.95
) -> MonotoneTrend | Refused:
    """The trend of the shares of complete months; refused when they are too few.

    Args:
        months: number of each month (see `months.month_number`), each once; gaps are allowed.
        shares: between 0 and 1.
        level: of the interval of the slope.
    """
    n = len(months)
    if n < MIN_MONTHS:
        return Refused(f"too few complete months ({n} < {MIN_MONTHS})")
    if len(set(months)) < n:
        raise ValueError("a month stands there twice; hand in one share a month")
    order = np.argsort(np.asarray(months), kind="stable")
    month = np.asarray(months, dtype=np.int64)[order]
    share = np.asarray(shares, dtype=np.float64)[order]
    earlier, later = np.triu_indices(n, k=1)
    rises = share[later] - share[earlier]
    count = int(np.sign(rises).sum())
    slopes = np.sort(rises / (month[later] - month[earlier]))
    slope = float(np.median(slopes))
    ties = np.unique(share, return_counts=True)[1]
    variance = float(n * (n - 1) * (2 * n + 5) - (ties * (ties - 1) * (2 * ties + 5)).sum()) / 18
    left = np.round(share - slope * (month - month[0]), 12)  # so that what is equal has equal ranks
    correction = _hamed_rao(month, left)
    error = sqrt(variance * correction)
    exact = correction == 1 and len(ties) == n and n <= EXACT_TO
    half = NormalDist().inv_cdf((1 + level) / 2) * error
    low, high = (
        float(slopes[min(max(round((len(slopes) + side * half) / 2) - (side < 0), 0), len(slopes) - 1)])
        for side in (-1, 1)
    )
    tau = count / sqrt(len(rises) * (len(rises) - float((ties * (ties - 1)).sum()) / 2)) if error else 0.0
    per_year = 100 * YEAR
    return MonotoneTrend(
        tau,
        _exact_p(n, count) if exact else _normal_p(count, error),
        per_year * slope,
        per_year * low,
        per_year * high,
        n,
        correction,
        "exact" if exact else "normal",
    )


def _normal_p(count: int, error: float) -> float:
    """Two-sided, with the step of half a pair that a count needs (it goes by twos)."""
    return erfc(max(0, abs(count) - 1) / error / sqrt(2)) if error else 1.0


def _exact_p(n: int, count: int) -> float:
    """Share of all orders of n months that count as far from 0 as this one, or further.

    The orders of n months by how many pairs go down are those of n - 1 months, with the last put in at each
    place; the count is all pairs less twice those.
    """
    orders = [1]
    for size in range(2, n + 1):
        longer = [0] * (len(orders) + size - 1)
        for place in range(size):
            for down, ways in enumerate(orders):
                longer[down + place] += ways
        orders = longer
    pairs = n * (n - 1) // 2
    return sum(ways for down, ways in enumerate(orders) if abs(pairs - 2 * down) >= abs(count)) / factorial(n)


def _hamed_rao(month: Whole, left: Floats) -> float:
    """The factor of the variance; with gaps, the lag of two months is the time between them."""
    n = len(month)
    rank = _mean_ranks(left)
    rank -= rank.mean()
    spread = float(rank @ rank)
    if spread == 0:
        return 1.0
    lags = month[:, None] - month[None, :]
    products = rank[:, None] * rank[None, :]
    factor = 1.0
    for lag in range(1, n - 2):
        correlation = float(products[lags == lag].sum()) / spread
        if correlation > Z95 / sqrt(n):
            factor += 2 / (n * (n - 1) * (n - 2)) * (n - lag) * (n - lag - 1) * (n - lag - 2) * correlation
    return factor


def _mean_ranks(values: Floats) -> Floats:
    """Ranks from 1; equal values share the mean of theirs."""
    _, place, times = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(times)
    return np.asarray((last - (times - 1) / 2)[place], dtype=np.float64)


def seasons(months: Sequence[int], values: Sequence[float]) -> Seasons | None:
    """The latest unbroken run of months taken apart by STL; None when it is shorter than two years.

    With less, what comes back every year cannot be told from what came once: compare a month with the same
    month a year before.
    """
    by_month = dict(sorted(zip(months, values, strict=True)))
    first = max(by_month, default=0)
    while first - 1 in by_month:
        first -= 1
    run = np.array([value for month, value in by_month.items() if month >= first], dtype=np.float64)
    if len(run) < MIN_MONTHS_SEASONAL:
        return None
    from statsmodels.tsa.seasonal import STL  # only here: it takes more than a second to load

    parts = STL(run, period=YEAR, seasonal=7, robust=True).fit()
    moving = float(np.var(parts.seasonal + parts.resid))
    return Seasons(
        first,
        tuple(map(float, parts.trend)),
        tuple(map(float, parts.seasonal)),
        tuple(map(float, parts.resid)),
        max(0.0, 1 - float(np.var(parts.resid)) / moving) if moving else 0.0,
    )
