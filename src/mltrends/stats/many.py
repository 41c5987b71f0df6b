"""Many tests at once: a p-value each, and the share of false finds held down."""

from __future__ import annotations

from collections.abc import Sequence
from math import erfc, sqrt


def two_sided_p(z: float) -> float:
    """Probability that a standard normal value lies as far from 0 as `z`, or further."""
    return erfc(abs(z) / sqrt(2))


def benjamini_hochberg(p_values: Sequence[float]) -> list[float]:
    """The q-value of each test, in the order given: the smallest false discovery rate at which it is a find."""
    tests = len(p_values)
    q_values = [0.0] * tests
    smallest = 1.0
    descending = sorted(range(tests), key=lambda index: p_values[index], reverse=True)
    for rank, index in zip(range(tests, 0, -1), descending, strict=True):
        smallest = min(smallest, p_values[index] * tests / rank)
        q_values[index] = smallest
    return q_values
