"""What comes with a flag when other things are held: linear regressions with many fixed effects, errors by employer.

`Held` takes the fixed effects out of a column (Frisch, Waugh and Lovell): what is left of the value is regressed on
what is left of the flag. So it does with the effects of employers, who are many, and with those of all else at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from mltrends.stats.logit import student
from mltrends.stats.refused import Refused
from mltrends.stats.sandwich import clustered

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

ROUNDING = 1e-11  # of the largest of squares; what is smaller is none
CLOSE_ENOUGH = 1e-9  # an error that is more than rounding
LEFT = 1e-6  # of a flag's spread, or the rest is rounding
STEPS = 100  # of Newton's method, at most
STEADY = 1e-4  # of the values pass the median in the last step
NARROW = 10  # a tenth of the values lies in the stretch in which signs are smoothed
PER_TERM = 10  # ads for each term that is estimated, at least


@dataclass(frozen=True, slots=True)
class Premium:
    """The slope on a flag, its interval and p-value, and how many employers it rests on."""

    slope: float
    ci_low: float
    ci_high: float
    p_value: float
    clusters: int


class Held:
    """What is held: groups, each a number from 0 for every row, and perhaps the employer of each row too.

    Rows that are alike in all groups are one cell, so that many ads cost little more than few. Employers, who are many,
    get no columns: what is left of a column and of the groups' own columns within each employer is all that is needed.
    """

    def __init__(self, groups: Sequence[Whole], employers: Whole | None = None) -> None:
        """Work out once what all columns need."""
        cells, self._cell = np.unique(np.column_stack(groups), axis=0, return_inverse=True)
        columns = [np.ones(len(cells))]
        for place in range(cells.shape[1]):
            columns += [cells[:, place] == name for name in np.unique(cells[:, place])[1:]]
        self._design = np.column_stack(columns).astype(np.float64)
        weights = np.bincount(self._cell)[:, None]
        squares = self._design.T @ (self._design * weights)
        self._employers = None if employers is None else _Employers(employers, self._cell, self._design)
        if self._employers is not None:
            squares -= self._employers.squares
        self._inverse = np.linalg.pinv(squares, rcond=ROUNDING, hermitian=True)
        self.terms = self._design.shape[1]

    def out_of(self, column: Floats) -> Floats:
        """What is left of a column."""
        left = self._without(np.asarray(column, dtype=np.float64))
        # Once more with employers: where they tell nearly all of a group, rounding leaves a trace.
        return left if self._employers is None else self._without(left)

    def _without(self, column: Floats) -> Floats:
        if self._employers is not None:
            column = self._employers.within(column)
        sums = np.bincount(self._cell, weights=column, minlength=len(self._design))
        effects = self._inverse @ (self._design.T @ sums)
        left = column - (self._design @ effects)[self._cell]
        return left if self._employers is None else left + self._employers.means_of(effects)


class _Employers:
    """Who advertises each row, beside the cells that the rows are in."""

    def __init__(self, employers: Whole, cell: Whole, design: Floats) -> None:
        """Work out what the groups' columns have between employers."""
        from scipy import sparse  # only here: it takes a while to load

        self._of = employers
        self._sizes = np.maximum(np.bincount(employers), 1)
        ones = np.ones(len(employers))
        shape = len(self._sizes), len(design)
        self._sums = sparse.csr_matrix((ones, (employers, cell)), shape=shape) @ sparse.csr_matrix(design)
        # What the columns' squares lose when the mean of each employer is taken from them.
        self.squares = (self._sums.T @ self._sums.multiply(1 / self._sizes[:, None])).toarray()

    def within(self, column: Floats) -> Floats:
        """A column less the mean of each employer."""
        return np.asarray(column - (np.bincount(self._of, weights=column) / self._sizes)[self._of])

    def means_of(self, effects: Floats) -> Floats:
        """The mean of each row's employer, of what effects of the groups add up to."""
        return np.asarray((self._sums @ effects / self._sizes)[self._of])


def premium(value: Floats, flag: Floats, employers: Whole, spent: int) -> Premium | Refused:
    """The slope of a value on one flag, both without what was held.

    Args:
        value: what `Held` left of it.
        flag: what `Held` left of it.
        employers: the employer of each row, numbered from 0.
        spent: terms that were held.
    """
    squares = float(flag @ flag)
    if squares < LEFT**2 * len(flag):
        return Refused("what is held tells wholly whether an ad asks for it")
    if len(value) < PER_TERM * (spent + 1):
        return Refused(f"too few ads for so many terms ({len(value)} < {PER_TERM * (spent + 1)})")
    slope = float(flag @ value) / squares
    return _sure(slope, flag * (value - slope * flag) / squares, employers, spent + 1)


def premiums_together(value: Floats, flags: Floats, employers: Whole, spent: int) -> list[Premium | Refused]:
    """As `premium`, each flag with all others held: one regression with all."""
    rows, width = flags.shape
    if rows < PER_TERM * (spent + width):
        short = Refused(f"too few ads for so many terms ({rows} < {PER_TERM * (spent + width)})")
        return [short] * width
    inverse = np.linalg.pinv(flags.T @ flags, hermitian=True)
    rest = value - flags @ (slopes := inverse @ (flags.T @ value))
    told: list[Premium | Refused] = []
    for place in range(width):
        pull = flags @ inverse[:, place]
        if abs(float(pull @ flags[:, place]) - 1) > LEFT:
            told.append(Refused("other skills tell wholly whether an ad asks for it"))
        else:
            told.append(_sure(float(slopes[place]), pull * rest, employers, spent + width))
    return told


def median_gap(value: Floats, flag: NDArray[np.bool_], employers: Whole) -> Premium | Refused:
    """The median of the flagged less that of the others, with an error that knows employers on both sides."""
    pulls = np.zeros(len(value))
    medians = []
    for side, sign in ((flag, 1.0), (~flag, -1.0)):
        part = value[side]
        if len(part) < 2:
            return Refused("all ads ask for it, or none")
        medians.append(float(np.median(part)))
        pulls[side] = sign * (0.5 - (part <= medians[-1])) / (_density(part) * len(part))
    return _sure(medians[0] - medians[1], pulls, employers, 2)


def median_premium(value: Floats, flag: Floats, still: Held, employers: Whole) -> Premium | Refused:
    """As `premium`, of the median: the regression that has half of the values above it, whatever is held.

    It is reached from least squares by steps of Newton's method, in which all values are taken to lie as densely
    about their median; the sign of a value that lies within a narrow stretch of the median is smoothed.

    Args:
        value: what `still` left of it.
        flag: what `still` left of it.
        still: what is held.
        employers: the employer of each row, numbered from 0.
    """
    found = premium(value, flag, employers, still.terms)
    if isinstance(found, Refused):
        return found
    squares, slope = float(flag @ flag), found.slope
    rest = value - slope * flag
    density = _density(rest)  # once: steps need only be about as long as they should be
    for _ in range(STEPS):
        pull = np.clip(rest * density * NARROW, -0.5, 0.5)
        step = float(flag @ pull) / (density * squares)
        slope += step
        change = step * flag + (pull - still.out_of(pull)) / density
        rest = rest - change
        if np.abs(change).max() * density < STEADY:
            break
    pulls = flag * (0.5 - (rest <= 0)) / (_density(rest) * squares)
    return _sure(slope, pulls, employers, still.terms + 1)


def _density(value: Floats) -> float:
    """Of the values around their median: how many lie within a stretch about it that shrinks as they grow many."""
    reach = min(0.25, 1.5 * len(value) ** -0.25)
    low, high = np.quantile(value, [0.5 - reach, 0.5 + reach])
    return float(2 * reach / max(float(high - low), 1e-9))


def _sure(slope: float, pulls: Floats, employers: Whole, spent: int) -> Premium | Refused:
    way = clustered("employer", employers, pulls, np.ones(len(pulls)), len(pulls), spent)
    free = sqrt(float(pulls @ pulls) * len(pulls) / max(1, len(pulls) - spent))
    error = max(way.error, free)  # never surer than independent ads would be
    if error < CLOSE_ENOUGH:
        return Refused("all ads pay the same, so that nothing can be compared")
    p_value, reach = student(slope / error, way.freedom)
    return Premium(slope, slope - reach * error, slope + reach * error, p_value, way.clusters)
