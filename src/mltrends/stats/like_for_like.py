"""Growth of pay that a changing mix of ads cannot fake: each cell is compared with itself a year before.

A cell is, say, a country, role, seniority and kind of pay. The growth of a cell is its median of a year over its
median of the year before; the growth that is told is the median over cells, with the exact interval of a median.
Each cell counts once, so that a country with most of the ads does not decide. The growth of the pooled median
stands beside it: their gap is what the mix of ads did.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mltrends.stats.medians import median_interval
from mltrends.stats.refused import Refused

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

MIN_CELLS = 20
MIN_ADS = 5  # of a cell in a year; the median of fewer is mostly chance


@dataclass(frozen=True, slots=True)
class PayGrowth:
    """Growth over the year before, 0.05 for 5 %: like for like with its interval, and of the pooled median."""

    growth: float
    ci_low: float
    ci_high: float
    pooled: float
    cells: int
    ads: int

    @property
    def gap(self) -> float:
        """What the mix of ads adds to the growth of the pooled median."""
        return self.pooled - self.growth


def pay_growth(
    cells: ArrayLike,
    years: ArrayLike,
    pay: ArrayLike,
    *,
    min_cells: int = MIN_CELLS,
    min_ads: int = MIN_ADS,
    level: float = 0.95,
) -> dict[int, PayGrowth | Refused]:
    """For each year with ads in the year before: the growth like for like, or why it is not told.

    Args:
        cells: what names the cell of each ad; of one currency, and one kind of pay.
        years: of each ad; complete years only.
        pay: of each ad, for a year, above 0.
        min_cells: cells that must be there in both years.
        min_ads: ads that a cell must have in each of them.
        level: of the interval.
    """
    value = np.asarray(pay, dtype=np.float64)
    named, cell = np.unique(np.asarray(cells), return_inverse=True)
    year = np.asarray(years, dtype=np.int64)
    medians, sizes = {}, {}
    for one in np.unique(year):
        here = year == one
        medians[int(one)] = _medians(cell[here], value[here], len(named))
        sizes[int(one)] = np.bincount(cell[here], minlength=len(named))
    found: dict[int, PayGrowth | Refused] = {}
    for later in medians:
        before = later - 1
        if before not in medians:
            continue
        both = (sizes[before] >= min_ads) & (sizes[later] >= min_ads)
        count = int(both.sum())
        growth = (medians[later][both] / medians[before][both] - 1).tolist()
        bounds = median_interval(growth, level) if count >= min_cells else None
        if bounds is None:
            found[later] = Refused(
                f"too few cells with {min_ads} ads in {before} and in {later} ({count} < {min_cells})"
            )
            continue
        found[later] = PayGrowth(
            float(np.median(growth)),
            *bounds,
            float(np.median(value[year == later]) / np.median(value[year == before]) - 1),
            count,
            int(sizes[before][both].sum() + sizes[later][both].sum()),
        )
    return found


def _medians(group: Whole, value: Floats, groups: int) -> Floats:
    """The median of the values of each group, from one sort; of an empty group not a number."""
    order = np.lexsort((value, group))
    value = value[order]
    size = np.bincount(group, minlength=groups)
    start = np.cumsum(size) - size
    medians = np.full(groups, np.nan)
    there = size > 0
    low, high = (start + (size - 1) // 2)[there], (start + size // 2)[there]
    medians[there] = (value[low] + value[high]) / 2
    return medians
