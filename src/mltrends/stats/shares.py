"""Intervals of shares, with room for the fact that ads come in clusters of employers."""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt
from statistics import NormalDist

Z95 = NormalDist().inv_cdf(0.975)


def wilson(k: float, n: float, z: float = Z95) -> tuple[float, float] | None:
    """Wilson's score interval of a share of `k` out of `n`; None when there is nothing to share.

    `k` and `n` may be fractions: ads that come in clusters count as fewer (see `design_effect`).
    """
    if n <= 0:
        return None
    share = min(1.0, max(0.0, k / n))
    middle = share + z * z / (2 * n)
    half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    low = 0.0 if k <= 0 else max(0.0, (middle - half) / scale)
    high = 1.0 if k >= n else min(1.0, (middle + half) / scale)
    return low, high


def design_effect(clusters: Iterable[tuple[int, int]]) -> float:
    """How much wider the truth lies than for independent ads.

    Args:
        clusters: hits and ads of each employer; an ad of an unknown employer is its own cluster.

    Returns:
        Variance of the share as a ratio estimate over employers, divided by that of as many independent
        ads; 1 at least, and 1 when there are fewer than two employers, or all or none of the ads hit.
    """
    counts = list(clusters)
    k = sum(hits for hits, _ in counts)
    n = sum(ads for _, ads in counts)
    if len(counts) < 2 or k <= 0 or k >= n:
        return 1.0
    share = k / n
    spread = sum((hits - share * ads) ** 2 for hits, ads in counts)
    small = len(counts) / (len(counts) - 1) * (n - 1) / n  # so that employers with one ad each give exactly 1
    return max(1.0, small * spread / (k * (1 - share)))


def clustered_interval(clusters: Iterable[tuple[int, int]], z: float = Z95) -> tuple[float, float] | None:
    """Wilson's interval with as many ads as the clusters are worth."""
    counts = list(clusters)
    effect = design_effect(counts)
    return wilson(sum(k for k, _ in counts) / effect, sum(n for _, n in counts) / effect, z)
