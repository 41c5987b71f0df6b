"""Join pairs into groups: what is linked, however far around, shares the least number among them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


def join(firsts: Numbers, one: Numbers, other: Numbers) -> Numbers:
    """Join the groups that pairs link.

    Args:
        firsts: for each number, the least number of its group so far.
        one: one side of each pair.
        other: the other side.

    Returns:
        For each number, the least number of its group.
    """
    joined = firsts.copy()
    while one.size:
        low = np.minimum(joined[one], joined[other])
        high = np.maximum(joined[one], joined[other])
        apart = low < high
        one, other, low, high = one[apart], other[apart], low[apart], high[apart]
        np.minimum.at(joined, high, low)
        joined = _settled(joined)
    return joined


def _settled(firsts: Numbers) -> Numbers:
    """Let each number point at the very first one at once; every step halves the way."""
    while True:
        further = firsts[firsts]
        if np.array_equal(further, firsts):
            return firsts
        firsts = further
