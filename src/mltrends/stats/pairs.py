"""Which concepts go together: more often in one ad than either alone would have it, source by source.

Two concepts look tied when a source has many of both, so every measure compares an ad with its own source only:

    expected = sum over sources of (ads with a x ads with b / ads)
    lift     = ads with both / expected
    NPMI     = ln(lift) / -ln(ads with both / ads)      -1 never, 0 as by chance, 1 only together
    odds ratio, after Mantel and Haenszel: sum of (both x neither / ads) / sum of (only a x only b / ads),
               with half an ad added to each of the four, so that none of few is not taken for never

The interval of NPMI is by the delta method from the four counts of each source, that of the odds ratio after
Robins, Breslow and Greenland. With one source this is the plain table of two by two.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mltrends.stats.many import benjamini_hochberg, two_sided_p
from mltrends.stats.shares import Z95

Floats = NDArray[np.float64]

MIN_BOTH = 20


@dataclass(frozen=True, slots=True)
class Pairs:
    """One entry for each pair, in the order handed in; not a number where a measure does not exist.

    `eligible` says which pairs have ads enough with both to be shown. The q-values are over all `tested` pairs,
    not only those, for having many ads with both is part of what is tested.
    """

    k: Floats
    lift: Floats
    npmi: Floats
    npmi_low: Floats
    npmi_high: Floats
    log_odds: Floats
    log_odds_low: Floats
    log_odds_high: Floats
    p_value: Floats
    q_value: Floats
    eligible: NDArray[np.bool_]
    tested: int


def associate(
    both: ArrayLike,
    a: ArrayLike,
    b: ArrayLike,
    n: ArrayLike,
    *,
    deff: ArrayLike = 1.0,
    min_both: int = MIN_BOTH,
    z: float = Z95,
) -> Pairs:
    """How strongly the concepts of each pair go together.

    Args:
        both: ads with both, one row for each pair and one column for each source (or no columns with one).
        a: ads with the first concept, likewise.
        b: ads with the second, likewise.
        n: ads of each source, or likewise.
        deff: design effects, by which the variances grow; a number, or likewise.
        min_both: ads with both that make a pair eligible, over all sources.
        z: of the intervals.
    """
    k_ab, k_a, k_b = (_table(counts) for counts in (both, a, b))
    size = np.broadcast_to(np.asarray(n, dtype=np.float64), k_ab.shape)
    if np.any((k_ab < 0) | (k_ab > k_a) | (k_ab > k_b) | (k_a + k_b - k_ab > size)):
        raise ValueError("ads with both must be among those with each, and these among all ads")
    effect = np.broadcast_to(np.asarray(deff, dtype=np.float64), k_ab.shape)
    with np.errstate(divide="ignore", invalid="ignore"):
        lift, npmi, npmi_error = _npmi(k_ab, k_a, k_b, size, effect)
        log_odds, error = _mantel_haenszel(k_ab, k_a, k_b, size, effect)
    p_value = np.ones(len(k_ab))
    tested = np.flatnonzero(np.isfinite(log_odds))
    p_value[tested] = [two_sided_p(float(of)) for of in log_odds[tested] / error[tested]]
    q_value = np.ones(len(k_ab))
    q_value[tested] = benjamini_hochberg(p_value[tested].tolist())
    total = k_ab.sum(axis=1)
    return Pairs(
        total,
        lift,
        npmi,
        np.maximum(npmi - z * npmi_error, -1.0),
        np.minimum(npmi + z * npmi_error, 1.0),
        log_odds,
        log_odds - z * error,
        log_odds + z * error,
        p_value,
        q_value,
        total >= min_both,
        len(tested),
    )


def _table(counts: ArrayLike) -> Floats:
    table = np.asarray(counts, dtype=np.float64)
    return table[:, None] if table.ndim == 1 else table


def _npmi(both: Floats, a: Floats, b: Floats, n: Floats, deff: Floats) -> tuple[Floats, Floats, Floats]:
    """Lift, NPMI and the standard error of the latter."""
    there = n > 0
    expected_here = np.where(there, a * b / n, 0.0)
    total, expected = (counts.sum(axis=1, keepdims=True) for counts in (both, expected_here))
    lift = total / expected
    surprise = -np.log(total / n.sum(axis=1, keepdims=True))
    npmi = np.where(total > 0, np.log(lift) / surprise, np.where(expected > 0, -1.0, np.nan))
    # How NPMI moves with one ad more that has both, only a, only b; an ad with neither moves nothing.
    rest = -1 / (expected * surprise)
    moves = (
        1 / (total * surprise) + rest * (a + b) / n + np.log(lift) / (total * surprise**2),
        rest * b / n,
        rest * a / n,
    )
    counts = (both, a - both, b - both)
    mean = sum(count * move for count, move in zip(counts, moves, strict=True)) / n
    square = sum(count * move**2 for count, move in zip(counts, moves, strict=True))
    variance = np.where(there, deff * (square - n * mean**2), 0.0).sum(axis=1)
    return lift[:, 0], npmi[:, 0], np.sqrt(np.maximum(variance, 0.0))


def _mantel_haenszel(both: Floats, a: Floats, b: Floats, n: Floats, deff: Floats) -> tuple[Floats, Floats]:
    """The logarithm of the common odds ratio and its standard error.

    A source in which all ads or none have one of the concepts says nothing, and is left out.
    """
    says = (a > 0) & (a < n) & (b > 0) & (b < n)
    has_both, only_a, only_b, neither = (
        np.where(says, count + 0.5, 0.0) for count in (both, a - both, b - both, n - a - b + both)
    )
    ads = np.where(says, n + 2, 1.0)
    for_, against = has_both * neither / ads, only_a * only_b / ads
    same, other = (has_both + neither) / ads, (only_a + only_b) / ads
    up, down = for_.sum(axis=1), against.sum(axis=1)
    variance = (
        (deff * same * for_).sum(axis=1) / (2 * up**2)
        + (deff * (same * against + other * for_)).sum(axis=1) / (2 * up * down)
        + (deff * other * against).sum(axis=1) / (2 * down**2)
    )
    return np.log(up / down), np.sqrt(variance)
