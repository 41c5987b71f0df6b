"""Pay by year as if the mix of ads had stood still: every cell keeps its own level, and only the years move.

    log pay of an ad = level of its cell (country, role, seniority) + effect of its year

fitted by least squares. Where `like_for_like` compares two years and lets each cell count once, this uses every cell
that has ads in any two years and lets each ad count, so that it spans years in which few cells are large. Errors are
clustered by cell, because what moves one ad of a cell moves the others too. What stands beside it as raw is the
geometric mean of all ads of a year, so that the two differ in the mix alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mltrends.stats.logit import student
from mltrends.stats.refused import Refused

Floats = NDArray[np.float64]

MIN_CELLS = 20  # with ads in two years or more; errors by cluster are too small with fewer
MIN_ADS = 30  # of a year; those of thinner years are left out


@dataclass(frozen=True, slots=True)
class PayYear:
    """Pay of a year over that of the first one, 1.05 for 5 % more: of all ads, and with the mix held still."""

    raw: float
    adjusted: float
    ci_low: float
    ci_high: float
    n: int


@dataclass(frozen=True, slots=True)
class PayIndex:
    """All years, the first of them at 1, and the cells that tell of change."""

    years: dict[int, PayYear]
    cells: int


def pay_index(
    cells: ArrayLike,
    years: ArrayLike,
    pay: ArrayLike,
    *,
    min_cells: int = MIN_CELLS,
    min_ads: int = MIN_ADS,
    level: float = 0.95,
) -> PayIndex | Refused:
    """The index, or why there is none.

    Args:
        cells: what names the cell of each ad; of one currency, and one kind of pay.
        years: of each ad.
        pay: of each ad, for a year, above 0.
        min_cells: cells that must have ads in two years or more.
        min_ads: ads that a year must have.
        level: of the intervals.
    """
    when = np.asarray(years, dtype=np.int64)
    told, sizes = np.unique(when, return_counts=True)
    keep = np.isin(when, told[sizes >= min_ads])
    when, value = when[keep], np.log(np.asarray(pay, dtype=np.float64)[keep])
    _, cell = np.unique(np.asarray(cells)[keep], return_inverse=True)
    told = np.unique(when)
    if len(told) < 2:
        return Refused(f"fewer than two years with {min_ads} ads")
    spread = _spans(cell, when)
    moving = int(spread.sum())
    if moving < min_cells:
        return Refused(f"too few cells with ads in two years ({moving} < {min_cells})")
    heard = spread[cell]
    design = _within((when[heard, None] == told[None, 1:]).astype(np.float64), cell[heard])
    target = _within(value[heard, None], cell[heard])[:, 0]
    if np.linalg.matrix_rank(design) < design.shape[1]:
        return Refused("the years fall into groups that share no cell")
    effects = np.linalg.lstsq(design, target, rcond=None)[0]
    errors = _errors(design, target - design @ effects, cell[heard])
    raw = np.array([value[when == year].mean() for year in told])
    found = {int(told[0]): PayYear(1.0, 1.0, 1.0, 1.0, int((when == told[0]).sum()))}
    for place, year in enumerate(told[1:]):
        _, reach = student(0.0, moving - 1, level)
        effect, error = float(effects[place]), float(errors[place])
        found[int(year)] = PayYear(
            float(np.exp(raw[place + 1] - raw[0])),
            float(np.exp(effect)),
            float(np.exp(effect - reach * error)),
            float(np.exp(effect + reach * error)),
            int((when == year).sum()),
        )
    return PayIndex(found, moving)


def _spans(cell: NDArray[np.int64], year: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Of each cell whether it has ads in two years."""
    first, last = np.full(cell.max() + 1, np.iinfo(np.int64).max), np.zeros(cell.max() + 1, dtype=np.int64)
    np.minimum.at(first, cell, year)
    np.maximum.at(last, cell, year)
    return np.asarray(last > first)


def _within(columns: Floats, cell: NDArray[np.int64]) -> Floats:
    """Each column less its mean in the cell."""
    sizes = np.bincount(cell)
    means = np.column_stack(
        [np.bincount(cell, weights=column) / np.maximum(sizes, 1) for column in columns.T]
    )
    return np.asarray(columns - means[cell])


def _errors(design: Floats, residuals: Floats, cell: NDArray[np.int64]) -> Floats:
    """Standard errors, clustered by cell."""
    scores = np.column_stack([np.bincount(cell, weights=column * residuals) for column in design.T])
    clusters = len(np.unique(cell))
    inverse = np.linalg.inv(design.T @ design)
    spread = inverse @ (scores.T @ scores) @ inverse * clusters / (clusters - 1)
    return np.asarray(np.sqrt(np.diag(spread)))
