"""A share, and two shares held against each other, of the same ads or of others, with room for employers.

An employer may post on both sides, and an ad may count on both; what its ads do to the one share and to the other
then goes together. So the error is that of the contrast itself: each employer's pull on it is summed, squared and
added up, and the error is never below that of ads which are all their own employers.

    difference of shares a - b: an ad pulls by (hit_a - a) / n_a - (hit_b - b) / n_b
    logarithm of a / b:         an ad pulls by (hit_a - a) / k_a - (hit_b - b) / k_b

A difference is taken within strata (sources, say) and averaged, each weighing n_a n_b / (n_a + n_b), where it is known
best: else a side that has more of its ads in a source that names everything would seem to name more.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np
from numpy.typing import NDArray

from mltrends.stats.changes import share_variance
from mltrends.stats.many import two_sided_p
from mltrends.stats.shares import Z95, wilson

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Side:
    """Which ads a share is of, and which of them hit."""

    ads: Mask
    hits: Mask

    @property
    def n(self) -> int:
        """Ads."""
        return int(self.ads.sum())

    @property
    def k(self) -> int:
        """Hits among them."""
        return int((self.hits & self.ads).sum())


@dataclass(frozen=True, slots=True)
class Contrast:
    """A difference or ratio with its interval and the p-value of none, and the two shares that it is of."""

    value: float
    ci_low: float
    ci_high: float
    p_value: float
    one: float
    other: float


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its interval and design effect."""

    k: int
    n: int
    deff: float
    ci_low: float
    ci_high: float

    @property
    def value(self) -> float:
        """Hits of ads."""
        return self.k / self.n


def share_of(side: Side, cluster: Whole, z: float = Z95) -> Share | None:
    """The share with Wilson's interval of as many ads as the clusters leave them worth; None without an ad.

    The design effect is that of `shares.design_effect`, from columns of numbers.
    """
    k, n = side.k, side.n
    if not n:
        return None
    deff = 1.0
    sizes = np.bincount(cluster[side.ads])
    clusters = int(np.count_nonzero(sizes))
    if clusters >= 2 and 0 < k < n:
        hits = np.bincount(cluster[side.ads & side.hits], minlength=len(sizes))
        spread = float(((hits - k / n * sizes) ** 2).sum())
        deff = max(1.0, clusters / (clusters - 1) * (n - 1) / n * spread / (k * (1 - k / n)))
    low, high = wilson(k / deff, n / deff, z) or (0.0, 1.0)
    return Share(k, n, deff, low, high)


def difference(
    one: Side, other: Side, cluster: Whole, strata: Whole | None = None, z: float = Z95
) -> Contrast | None:
    """The one share less the other, within strata; None where no stratum has ads of both sides.

    Args:
        one: the first side.
        other: the second side.
        cluster: number of the employer of each ad.
        strata: number of the stratum of each ad; without, all ads are one.
        z: of the interval.
    """
    stratum = np.zeros(len(cluster), dtype=np.int64) if strata is None else strata
    parts = _both(one, other, stratum)
    if not parts:
        return None
    whole = sum(_weight(*pair) for pair in parts)
    pulls, shares, unsure = np.zeros(len(cluster)), [0.0, 0.0], 0.0
    for pair in parts:
        weight = _weight(*pair) / whole
        for at, (side, sign) in enumerate(zip(pair, (1, -1), strict=True)):
            pulls += sign * weight * _pulls(side, side.n)
            shares[at] += weight * side.k / side.n
            # A side on which all ads or none hit pulls on nothing; it is not certain for that.
            unsure += 0.0 if _mixed(side) else weight**2 * share_variance(side.k, side.n)
    there = np.logical_or.reduce([side.ads for pair in parts for side in pair])
    error = max(sqrt(_variance(pulls, there, cluster)), sqrt(unsure))
    value = shares[0] - shares[1]
    return Contrast(
        value, value - z * error, value + z * error, two_sided_p(value / error), shares[0], shares[1]
    )


def _both(one: Side, other: Side, stratum: Whole) -> list[tuple[Side, Side]]:
    """Both sides in each stratum that has ads of both."""
    found = []
    for name in np.unique(stratum):
        here = stratum == name
        pair = Side(one.ads & here, one.hits), Side(other.ads & here, other.hits)
        if pair[0].n and pair[1].n:
            found.append(pair)
    return found


def _weight(one: Side, other: Side) -> float:
    return one.n * other.n / (one.n + other.n)


def ratio(one: Side, other: Side, cluster: Whole, z: float = Z95) -> Contrast | None:
    """The one share over the other; None where a side has no ads. No hit counts as half of one."""
    if not (one.n and other.n):
        return None
    hits = max(one.k, 0.5), max(other.k, 0.5)
    value = log(hits[0] / one.n) - log(hits[1] / other.n)
    error = sqrt(_variance(_pulls(one, hits[0]) - _pulls(other, hits[1]), one.ads | other.ads, cluster))
    unsure = (
        (1 - (side.k + 0.5) / (side.n + 1)) / k
        for side, k in zip((one, other), hits, strict=True)
        if not _mixed(side)
    )
    error = max(error, sqrt(sum(unsure)))
    return Contrast(
        exp(value),
        exp(value - z * error),
        exp(value + z * error),
        two_sided_p(value / error),
        one.k / one.n,
        other.k / other.n,
    )


def _mixed(side: Side) -> bool:
    return 0 < side.k < side.n


def _pulls(side: Side, scale: float) -> Floats:
    return np.asarray(side.ads * (side.hits - side.k / side.n) / scale, dtype=np.float64)


def _variance(pulls: Floats, there: Mask, cluster: Whole) -> float:
    sums = np.bincount(cluster[there], weights=pulls[there])
    clusters = int(np.count_nonzero(np.bincount(cluster[there])))
    free = float(pulls @ pulls)
    return max(free, clusters / max(1, clusters - 1) * float(sums @ sums))
