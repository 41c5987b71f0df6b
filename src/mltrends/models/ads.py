"""What is known of the ads beside their words: who posted them where and when."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


def distinct(codes: Whole) -> Whole:
    """The different numbers, in order; several times as fast as `np.unique`, which hashes them."""
    ordered = np.sort(codes)
    new = np.ones(len(ordered), bool)
    new[1:] = ordered[1:] != ordered[:-1]
    return ordered[new]


@dataclass(frozen=True, slots=True)
class Ads:
    """One value for each ad, in the order of the texts; an ad stands here once, however often it was posted.

    `month` is a month number (see `stats.months`), `employer` is alike for the ads of one employer, in all sources;
    `company` is its name, empty when it is not known; `language` is empty when it could not be told.
    """

    source: tuple[str, ...]
    language: tuple[str, ...]
    month: Whole
    employer: Whole
    company: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Periods:
    """The ads before a month and from it on, within strata: the sources, and in each the languages.

    `weight` makes every employer count once in its stratum and period. `heard` says which ads count: those of strata
    that have enough employers in both periods.
    """

    strata: tuple[tuple[str, str], ...]
    stratum: Whole
    late: Flags
    heard: Flags
    weight: Floats
    employers: Floats  # a row for each stratum: before, after
    strata_heard: Flags


def periods(ads: Ads, since: int, least: int) -> Periods:
    """Part the ads at a month; a stratum with fewer employers than `least` on either side is not heard."""
    pairs = list(zip(ads.source, ads.language, strict=True))
    strata = tuple(sorted(set(pairs)))
    number = {pair: at for at, pair in enumerate(strata)}
    stratum = np.array([number[pair] for pair in pairs], np.int64)
    late = ads.month >= since
    cell = stratum * 2 + late
    wide = int(ads.employer.max(initial=0)) + 1
    rows, inverse, counts = np.unique(cell * wide + ads.employer, return_inverse=True, return_counts=True)
    employers = np.bincount(rows // wide, minlength=2 * len(strata)).reshape(-1, 2).astype(np.float64)
    enough = employers.min(axis=1) >= least
    return Periods(strata, stratum, late, enough[stratum], 1 / counts[inverse], employers, enough)
