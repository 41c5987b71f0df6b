"""Find texts that are alike by their sketches, without comparing all pairs.

Sketches are cut into bands; texts of one group with an equal band fall into one bucket, and each bucket's
first text is compared with the others. Those that are not like it make a bucket of their own, a few times
over. So a text costs a bounded number of comparisons, however many are equal or made from one template.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mltrends.ads.groups import Numbers, join
from mltrends.extract.sketch import PERMUTATIONS

ROUNDS = 4  # first texts of a bucket that a text is compared with
_AT_ONCE = 1 << 15  # pairs

Sketches = NDArray[np.uint16]  # a row a text, a column a permutation


def find_alike(groups: Numbers, sketches: Sketches, share: float, bands: int) -> Numbers:
    """Find the texts of each group that are alike.

    A pair exactly at `share` is found with a probability of 0.99 where `bands` is chosen for it: 16 for 0.85,
    8 for 0.95. The share itself is an estimate (see extract.sketch).

    Args:
        groups: the group of each text; only texts of one group are compared.
        sketches: the sketch of each text.
        share: least share of equal numbers in two sketches that are alike.
        bands: parts that a sketch is cut into; a power of 2, at most 32.

    Returns:
        For each text the first one that it is alike to, directly or through others.
    """
    least = int(np.ceil(share * PERMUTATIONS))
    firsts = np.arange(groups.size, dtype=np.int64)
    for band in np.split(sketches, bands, axis=1) if groups.size else ():
        rows, buckets = _buckets(groups, band)
        for _ in range(ROUNDS):
            if not rows.size:
                break
            leads = np.flatnonzero(np.append(True, buckets[1:] != buckets[:-1]))
            lead = np.repeat(rows[leads], np.diff(np.append(leads, rows.size)))
            like = _like(rows, lead, firsts, groups, sketches, least)
            firsts = join(firsts, rows[like], lead[like])
            rows, buckets = rows[~like], buckets[~like]
    return firsts


def _buckets(groups: Numbers, band: Sketches) -> tuple[Numbers, NDArray[np.uint64]]:
    """Texts that share a bucket with another one, bucket by bucket, each in the order of the texts."""
    keys = groups.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    for column in np.ascontiguousarray(band).view(np.uint64).T:
        keys = (keys ^ column) * np.uint64(0xBF58476D1CE4E5B9)
        keys ^= keys >> np.uint64(29)
    order = np.argsort(keys, kind="stable").astype(np.int64)
    keys = keys[order]
    same = np.concatenate(([False], keys[1:] == keys[:-1], [False]))
    shared = same[1:] | same[:-1]
    return order[shared], keys[shared]


def _like(
    rows: Numbers, lead: Numbers, firsts: Numbers, groups: Numbers, sketches: Sketches, least: int
) -> NDArray[np.bool_]:
    """Which of the pairs are alike; those that are known to be in one group are not compared again."""
    like: NDArray[np.bool_] = firsts[rows] == firsts[lead]
    asked = np.flatnonzero(~like & (groups[rows] == groups[lead]))
    for start in range(0, asked.size, _AT_ONCE):
        pairs = asked[start : start + _AT_ONCE]
        equal = np.count_nonzero(sketches[rows[pairs]] == sketches[lead[pairs]], axis=1)
        like[pairs] = equal >= least
    return like
