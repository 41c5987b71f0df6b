"""Logistic regression of counts by Newton's method, and Student's t: the machinery under `regress.py`."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

STEPS = 50
CLOSE_ENOUGH = 1e-10  # no log odds moves by more in the last step


@dataclass(frozen=True, slots=True)
class Logit:
    """Estimates, the inverse of their information, and the probability in each cell."""

    estimates: Floats
    inverse: Floats
    probabilities: Floats


def fit_logit(design: Floats, k: Floats, n: Floats) -> Logit | None:
    """The estimates under which k hits of n in each row of the design are likeliest; None if they have no bound."""
    near = np.log((k + 0.5) / (n - k + 0.5))  # the line through these is a start close to the end
    estimates = np.asarray(np.linalg.lstsq(design, near, rcond=None)[0], dtype=np.float64)
    likelihood = _likelihood(design @ estimates, k, n)
    for _ in range(STEPS):
        probabilities = (1 + np.tanh(design @ estimates / 2)) / 2
        information = (design * (n * probabilities * (1 - probabilities))[:, None]).T @ design
        try:
            inverse = np.asarray(np.linalg.inv(information), dtype=np.float64)
        except np.linalg.LinAlgError:
            return None
        step = inverse @ (design.T @ (k - n * probabilities))
        if np.abs(design @ step).max() < CLOSE_ENOUGH:
            return Logit(estimates, inverse, probabilities)
        better = _likelihood(design @ (estimates + step), k, n)
        while better < likelihood - 1e-9 * abs(likelihood):  # a step too far; halves reach the top in the end
            step /= 2
            better = _likelihood(design @ (estimates + step), k, n)
        estimates, likelihood = estimates + step, better
    return None


def _likelihood(log_odds: Floats, k: Floats, n: Floats) -> float:
    return float(k @ log_odds - n @ np.logaddexp(0, log_odds))


def student(t: float, freedom: float, level: float = 0.95) -> tuple[float, float]:
    """Two-sided p of t, and the t that an interval of this level reaches to."""
    from scipy.special import stdtr, stdtrit  # only here: it takes a while to load

    return float(2 * stdtr(freedom, -abs(t))), float(stdtrit(freedom, (1 + level) / 2))
