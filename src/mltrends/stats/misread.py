"""A share corrected for what the reading gets wrong, after Rogan and Gladen (1978).

    true share = (share as read + specificity - 1) / (sensitivity + specificity - 1)

Where few ads truly hit, even rare false alarms are most of what is read, so that growth is understated. How
right the reading is comes from labelled ads and is itself uncertain; the interval draws all three rates again.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mltrends.stats.refused import Refused

DRAWS = 2000
MAX_UNDEFINED = 0.025  # of the draws, in which the reading would be no better than chance


@dataclass(frozen=True, slots=True)
class Labels:
    """How labelled ads were read: of those that truly hit, and of those that do not."""

    hits_read: int
    hits: int
    misses_read: int
    misses: int

    @property
    def sensitivity(self) -> float:
        """Share of the true hits that are read as hits."""
        return self.hits_read / self.hits

    @property
    def specificity(self) -> float:
        """Share of the others that are read as none."""
        return self.misses_read / self.misses


@dataclass(frozen=True, slots=True)
class Corrected:
    """The share as read and as it is likely to be, with the interval of the latter."""

    read: float
    share: float
    ci_low: float
    ci_high: float
    ci_method: str


def corrected_share(
    k: float,
    n: float,
    labels: Labels,
    *,
    deff: float = 1.0,
    seed: int = 0,
    draws: int = DRAWS,
    level: float = 0.95,
) -> Corrected | Refused:
    """The share of k of n ads corrected by what the labels say of the reading.

    Each rate is drawn from what its counts leave possible (Beta, with half an ad added to each side), and not
    from the counts themselves: 20 of 20 read rightly is no proof that all are.

    Args:
        k: ads read as hits.
        n: ads.
        labels: how labelled ads, read in the same way and chosen without a look at it, were read.
        deff: design effect of the n ads.
        seed: of the draws.
        draws: how many.
        level: of the interval.
    """
    if n <= 0:
        return Refused("no ads")
    if labels.hits < 1 or labels.misses < 1:
        return Refused("labels of both kinds are needed, ads that hit and ads that do not")
    if labels.sensitivity + labels.specificity <= 1:
        return Refused("the reading is no better than chance on the labels, so nothing can be corrected")
    random = np.random.default_rng(seed)

    def rates(hits: float, of: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        return random.beta(hits + 0.5, of - hits + 0.5, size=draws)

    read = rates(k / deff, n / deff)
    sensitivity = rates(labels.hits_read, labels.hits)
    specificity = rates(labels.misses_read, labels.misses)
    better = sensitivity + specificity - 1
    if np.mean(better <= 0) > MAX_UNDEFINED:
        return Refused("too few labels to say that the reading is better than chance")
    drawn = np.clip((read + specificity - 1)[better > 0] / better[better > 0], 0.0, 1.0)
    low, high = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2], method="linear")
    share = (k / n + labels.specificity - 1) / (labels.sensitivity + labels.specificity - 1)
    return Corrected(
        k / n,
        min(1.0, max(0.0, share)),
        float(low),
        float(high),
        f"bootstrap of the share and of the labels, {draws} draws",
    )
