"""Families of skills: those that go together in ads, and how surely they would do so in other ads.

Two skills are as near as their normalised pointwise mutual information, each source taken by itself. Families are grown
by average linkage and cut where members would go together less than FLOOR. Employers are then drawn again, with all
their ads: a family is as stable as its members stay together (after Hennig: the mean, over draws, of the overlap
with the family of the draw that is most like it).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mltrends.stats.bootstrap import drawn_again

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

FLOOR = 0.10  # of NPMI, on average between members
DRAWS = 50
STABLE = 0.6  # overlap; families below are hardly more than this sample's
SEED = 20240229


@dataclass(frozen=True, slots=True)
class Families:
    """The family of each skill, from 0, or -1; how near each is to the others of its family; stability by family."""

    family: Whole
    nearness: Floats
    stability: Floats


def families(asked: NDArray[np.bool_], employers: Whole, sources: Whole) -> Families:
    """Families of the columns of `asked`, the rows of which are ads.

    Args:
        asked: whether the ad (row) names the skill (column).
        employers: the employer of each ad, numbered from 0.
        sources: the source of each ad, numbered from 0.
    """
    parts = [
        (asked[sources == one].astype(np.float32), np.flatnonzero(sources == one))
        for one in np.unique(sources)
    ]
    npmi = _npmi(parts, np.ones(len(asked), dtype=np.float32))
    family = _cut(npmi)
    members = [np.flatnonzero(family == number) for number in range(int(family.max(initial=-1)) + 1)]
    nearness = np.full(len(family), np.nan)
    for group in members:
        for one in group:
            nearness[one] = npmi[one, group[group != one]].mean()
    overlap = np.zeros(len(members))
    random = np.random.default_rng(SEED)
    count = int(employers.max(initial=-1)) + 1
    for _ in range(DRAWS if members else 0):
        (times,) = drawn_again(random, count, 1)
        drawn = _cut(_npmi(parts, times[employers].astype(np.float32)))
        overlap += [_overlap(group, drawn) for group in members]
    return Families(family, nearness, overlap / DRAWS)


def _npmi(parts: Sequence[tuple[NDArray[np.float32], Whole]], times: NDArray[np.float32]) -> Floats:
    """How much oftener than by chance two are named together, from -1 to 1; by chance within each source.

    Whole numbers below 2^24 are exact in 32 bits, so that the order of sums makes no difference.
    """
    width = parts[0][0].shape[1] if parts else 0
    both, expected = np.zeros((width, width)), np.zeros((width, width))
    for flags, rows in parts:
        weight = times[rows]
        n = float(weight.sum())
        if n:
            both += (flags * weight[:, None]).T @ flags
            alone = (weight @ flags).astype(np.float64)
            expected += np.outer(alone, alone) / n
    n = max(float(times.sum()), 1.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        npmi = np.log(both / expected) / -np.log(both / n)
    npmi = np.where(both <= 0, -1.0, np.where(both >= n, 0.0, npmi))
    return np.asarray(np.nan_to_num(np.clip(npmi, -1, 1)), dtype=np.float64)


def _cut(npmi: Floats) -> Whole:
    """A family for each, numbered by its first member; -1 for who stands alone."""
    from scipy.cluster.hierarchy import fcluster, linkage  # takes a while to load

    size = len(npmi)
    if size < 2:
        return np.full(size, -1, dtype=np.int64)
    near = (npmi + npmi.T) / 2
    distance = (1 - near)[np.triu_indices(size, 1)]
    labels = fcluster(linkage(distance, method="average"), 1 - FLOOR, criterion="distance")
    family = np.full(size, -1, dtype=np.int64)
    number = 0
    for label in dict.fromkeys(labels.tolist()):
        group = np.flatnonzero(labels == label)
        if len(group) > 1:
            family[group] = number
            number += 1
    return family


def _overlap(group: Whole, drawn: Whole) -> float:
    """Of the draw's families the most like the group: members in both over members in either."""
    best = 0.0
    for number in np.unique(drawn[group]):
        if number >= 0:
            other = np.flatnonzero(drawn == number)
            shared = len(np.intersect1d(group, other))
            best = max(best, shared / (len(group) + len(other) - shared))
    return best
