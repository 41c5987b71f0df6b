"""Which of very many words rose: weighted log odds of a late period against an early one, within strata.

After Monroe, Colaresi and Quinn (2008), as `signature` has it, but for two periods of each stratum (a source, a
language) and with counts in which every employer weighs one: k is the sum, over the employers of a stratum and a
period, of the share of its ads that hit, n the number of these employers. Each of the two periods gets an informative
prior: made-up employers, `prior` times as many as the stratum has, that hit as often as the stratum does:

    d = ln((k_late + a) / (n_late - k_late + b)) - ln((k_early + a) / (n_early - k_early + b))
    variance of d = 1 / each of the four, added up

and strata are put together by the inverse of their variances. A share of hits varies less than a hit or a miss, and an
employer of both periods resembles itself, so the variance is on the safe side. Odds ratios come out nearer to 1 than
the counts are, and a word without an early ad has a finite one. A prior of a fixed few employers is next to nothing for a
rare word, and the variance next to endless, however many late ads it has; so the prior grows with the ads.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mltrends.stats.many import benjamini_hochberg, two_sided_p
from mltrends.stats.shares import Z95

Floats = NDArray[np.float64]

PRIOR = 0.05


@dataclass(frozen=True, slots=True)
class Rises:
    """One value for each word; `pulls` has a row for each word and a column for each stratum: how far that draws it up."""

    log_odds: Floats
    error: Floats
    p_value: Floats
    q_value: Floats
    pulls: Floats

    def odds_ratio(self, z: float = 0.0) -> Floats:
        """The odds ratio, or with `z` (say -1.96) the bound so many errors away."""
        ratio: Floats = np.exp(self.log_odds + z * self.error)
        return ratio

    @property
    def sure_from(self) -> Floats:
        """The lower bound of the odds ratio, of 95 %."""
        return self.odds_ratio(-Z95)


def rises(
    early: ArrayLike, late: ArrayLike, n_early: ArrayLike, n_late: ArrayLike, *, prior: float = PRIOR
) -> Rises:
    """Compare two periods.

    Args:
        early: weighted hits of each word (rows) in each stratum (columns), in the early period.
        late: the same in the late one.
        n_early: employers of each stratum in the early period; a stratum without any in either is left out.
        n_late: the same in the late one.
        prior: what the prior weighs, in employers for each employer of the stratum.
    """
    before, after = np.asarray(n_early, np.float64), np.asarray(n_late, np.float64)
    heard = (before > 0) & (after > 0)
    k, m = np.asarray(early, np.float64)[:, heard], np.asarray(late, np.float64)[:, heard]
    n, o = before[heard], after[heard]
    share = (k + m + 0.5) / (n + o + 1)
    hit, missed = prior * (n + o) * share, prior * (n + o) * (1 - share)
    sides = (m + hit, np.maximum(o - m, 0) + missed, k + hit, np.maximum(n - k, 0) + missed)
    change = np.log(sides[0] / sides[1]) - np.log(sides[2] / sides[3])
    weight = 1 / (1 / sides[0] + 1 / sides[1] + 1 / sides[2] + 1 / sides[3])
    total = weight.sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        log_odds = np.where(total > 0, (weight * change).sum(axis=1) / total, 0.0)
        error = np.where(total > 0, 1 / np.sqrt(total), np.inf)
    p_value = np.array([two_sided_p(float(one)) for one in log_odds / error])
    pulls = np.zeros((len(k), len(heard)))
    pulls[:, heard] = weight * change
    return Rises(log_odds, error, p_value, np.array(benjamini_hochberg(p_value.tolist())), pulls)
