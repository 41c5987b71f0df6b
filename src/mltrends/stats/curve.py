"""Whether shares grow by a factor or by steps: two curves through the same months, held against each other.

    by steps:    share = level of the source + slope x month
    by a factor: share = exp(level of the source + slope x month)

Both are fitted by least squares, each month weighing as much as its ads are worth. They have as many parameters, so the
difference of their AICc is n x ln(rest of the first / rest of the second): above 0 the factor fits better.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mltrends.stats.refused import Refused

Floats = NDArray[np.float64]

MIN_POINTS = 8
ROUNDS = 200
CLOSE_ENOUGH = 1e-10
TINY = 1e-12  # a rest below which a curve goes through all points, and none is better


@dataclass(frozen=True, slots=True)
class Curve:
    """`gain`: by how much AICc speaks for growth by a factor; `slope`: of the logarithm, a month."""

    gain: float
    slope: float
    points: int


def curve(source: ArrayLike, month: ArrayLike, k: ArrayLike, n: ArrayLike) -> Curve | Refused:
    """Compares the two curves.

    Args:
        source: number of the source of each point.
        month: number of the month of each point.
        k: hits.
        n: ads.
    """
    where, when = np.asarray(source), np.asarray(month, dtype=np.float64)
    hits, ads = np.asarray(k, dtype=np.float64), np.asarray(n, dtype=np.float64)
    heard = (ads > 0) & np.isin(where, [one for one in np.unique(where) if hits[where == one].sum() > 0])
    where, when, hits, ads = where[heard], when[heard], hits[heard], ads[heard]
    if len(hits) < MIN_POINTS:
        return Refused(f"too few months of sources that name it at all ({len(hits)} < {MIN_POINTS})")
    design = np.column_stack([*(where == one for one in np.unique(where)), when - when.mean()]).astype(
        np.float64
    )
    share = hits / ads
    level = (hits + 0.5) / (ads + 1)
    weight = np.sqrt(ads / (level * (1 - level)))
    steps = _rest(share, design @ _solve(design, share, weight), weight)
    near = _solve(design, np.log(level), weight * level)
    found, rest = _factor(design, share, weight, near)
    gain = 0.0 if max(steps, rest) < TINY else len(share) * log(max(steps, TINY) / max(rest, TINY))
    return Curve(gain, float(found[-1]), len(share))


def _factor(design: Floats, share: Floats, weight: Floats, start: Floats) -> tuple[Floats, float]:
    """Gauss and Newton from a start close by; steps that lead nowhere are halved."""
    estimates, rest = start, _rest(share, np.exp(design @ start), weight)
    for _ in range(ROUNDS):
        expected = np.exp(design @ estimates)
        step = _solve(design * expected[:, None], share - expected, weight)
        size = 1.0
        while size > CLOSE_ENOUGH:
            tried = estimates + size * step
            left = _rest(share, np.exp(np.minimum(design @ tried, 50.0)), weight)
            if left <= rest:
                break
            size /= 2
        else:
            break
        moved = float(np.abs(tried - estimates).max())
        estimates, rest = tried, left
        if moved < CLOSE_ENOUGH:
            break
    return estimates, rest


def _solve(design: Floats, value: Floats, weight: Floats) -> Floats:
    found = np.linalg.lstsq(design * weight[:, None], value * weight, rcond=None)[0]
    return np.asarray(found, dtype=np.float64)


def _rest(share: Floats, expected: Floats, weight: Floats) -> float:
    return float((((share - expected) * weight) ** 2).sum())
