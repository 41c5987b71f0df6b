"""A share or a median as it would be if the ads were spread over cells as a fixed target says.

The cells are, say, country x seniority x group of roles. Each ad weighs what its cell has in the target over
what it has in the sample:

    weight = (target of the cell / sum of targets) / (ads of the cell / ads)

so that the mean weight is 1. No weight is above the cap: one lucky ad of a rare cell must not speak for
thousands. Unequal weights cost ads; what is left is worth (sum of weights)^2 / sum of squared weights. Cells of
the target without an ad cannot be made up for: they are dropped, and how much of the target they were is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mltrends.stats.refused import Refused
from mltrends.stats.shares import Z95, wilson

Cell = tuple[str, ...]
Floats = NDArray[np.float64]

CAP = 5.0


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of an ad in each cell, and what weighting could not do.

    `uncovered` is the share of the target without ads, `left_out` the share of the ads outside the target, and
    `capped` names the cells that weigh less than they should.
    """

    weights: Mapping[Cell, float]
    n: int
    effective_n: float
    uncovered: float
    left_out: float
    capped: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Poststratified:
    """The weighted value with its interval, the plain one of the same ads beside it, and the weights."""

    value: float
    ci_low: float
    ci_high: float
    raw: float
    weighting: Weights


def target_weights(
    sizes: Mapping[Cell, int], target: Mapping[Cell, float], cap: float = CAP
) -> Weights | Refused:
    """The weights that make cells of these many ads look like the target; any scale of the target will do."""
    if cap <= 1:
        raise ValueError("the cap must be above 1, the mean weight")
    covered = {cell: target[cell] for cell in sorted(target) if target[cell] > 0 and sizes.get(cell, 0) > 0}
    if not covered:
        return Refused("no cell of the target has an ad")
    n, whole = sum(sizes[cell] for cell in covered), sum(covered.values())
    wanted = {cell: share / whole * n / sizes[cell] for cell, share in covered.items()}
    capped: set[Cell] = set()
    scale = 1.0
    while beyond := {cell for cell in wanted if cell not in capped and scale * wanted[cell] > cap}:
        capped |= beyond  # what they may not weigh goes to the others, which may lift some over the cap
        free = sum(wanted[cell] * sizes[cell] for cell in wanted if cell not in capped)
        scale = (n - cap * sum(sizes[cell] for cell in capped)) / free
    weights = {cell: cap if cell in capped else scale * wanted[cell] for cell in wanted}
    return Weights(
        weights,
        n,
        n**2 / sum(weight**2 * sizes[cell] for cell, weight in weights.items()),
        1 - whole / sum(share for share in target.values() if share > 0),
        1 - n / sum(sizes.values()),
        tuple(sorted(capped)),
    )


def poststratified_share(
    counts: Mapping[Cell, tuple[int, int]],
    target: Mapping[Cell, float],
    *,
    deff: float = 1.0,
    cap: float = CAP,
    z: float = Z95,
) -> Poststratified | Refused:
    """The share with the cells weighted to the target, and Wilson's interval of as many ads as are left.

    Args:
        counts: hits and ads of each cell.
        target: what each cell should weigh.
        deff: design effect, for employers who post in clusters; the ads left are divided by it.
        cap: highest weight of an ad, where 1 is the mean.
        z: of the interval.
    """
    found = target_weights({cell: n for cell, (_, n) in counts.items()}, target, cap)
    if isinstance(found, Refused):
        return found
    share = sum(weight * counts[cell][0] for cell, weight in found.weights.items()) / found.n
    worth = found.effective_n / deff
    low, high = wilson(share * worth, worth, z) or (0.0, 1.0)
    return Poststratified(share, low, high, sum(counts[cell][0] for cell in found.weights) / found.n, found)


def poststratified_median(
    values: Sequence[float],
    cells: Sequence[Cell],
    target: Mapping[Cell, float],
    *,
    deff: float = 1.0,
    cap: float = CAP,
    z: float = Z95,
) -> Poststratified | Refused:
    """The median with the cells weighted to the target; values and cells go together, one for each ad.

    Its interval is Woodruff's: the values at the bounds of Wilson's interval of a share of one half.
    """
    found = target_weights(Counter(cells), target, cap)
    if isinstance(found, Refused):
        return found
    weight = np.array([found.weights.get(cell, 0.0) for cell in cells])
    value = np.asarray(values, dtype=np.float64)[weight > 0]
    worth = found.effective_n / deff
    low, high = wilson(worth / 2, worth, z) or (0.0, 1.0)
    middle, lower, upper = _quantiles(value, weight[weight > 0], [0.5, low, high])
    return Poststratified(middle, lower, upper, float(np.median(value)), found)


def _quantiles(values: Floats, weights: Floats, shares: Sequence[float]) -> list[float]:
    """The value up to which the weights reach each share; between two values where they meet it exactly."""
    order = np.argsort(values, kind="stable")
    ordered, reach = values[order], np.cumsum(weights[order]) / weights.sum()
    last = len(ordered) - 1
    return [
        float(
            ordered[min(last, int(np.searchsorted(reach, share - 1e-12)))]
            + ordered[min(last, int(np.searchsorted(reach, share + 1e-12)))]
        )
        / 2
        for share in shares
    ]
