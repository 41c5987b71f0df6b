"""What sets a role apart: the concepts that its ads name more, or less, than all other ads do.

After Monroe, Colaresi and Quinn (2008): the difference of log odds between the role and the others, each with
an informative prior, here as many made-up ads as `prior_ads` that name each concept as often as all ads do:

    log odds = ln((k + prior of the concept) / (n - k + prior of the others))
    variance = 1 / each of the four counts in the two fractions, added up

The prior keeps the odds of rarities from being endless, and their variance says how little is known: rank by z,
as they do, or by the lower bound, and never by the log odds. Where they count words, this counts ads that name
a concept; so the denominators are ads.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mltrends.stats.many import benjamini_hochberg, two_sided_p
from mltrends.stats.shares import Z95

Floats = NDArray[np.float64]

PRIOR_ADS = 100.0


@dataclass(frozen=True, slots=True)
class Signature:
    """Tables of a row for each role and a column for each concept; q-values are over all of them."""

    log_odds: Floats
    ci_low: Floats
    ci_high: Floats
    z: Floats
    p_value: Floats
    q_value: Floats


def signatures(
    counts: ArrayLike,
    ads: ArrayLike,
    *,
    prior_ads: float = PRIOR_ADS,
    deff: ArrayLike = 1.0,
    z: float = Z95,
) -> Signature:
    """Each role against all others together.

    Args:
        counts: ads of each role (rows) that name each concept (columns).
        ads: ads of each role; an ad is in one role only.
        prior_ads: how many ads the prior weighs.
        deff: design effects, by which the variances grow; a number, or a table like `counts`.
        z: of the intervals.
    """
    k = np.asarray(counts, dtype=np.float64)
    n = np.asarray(ads, dtype=np.float64)[:, None]
    share = (k.sum(axis=0) + 0.5) / (n.sum() + 1)  # never 0 or 1, so that there always are odds
    named, unnamed = prior_ads * share, prior_ads * (1 - share)
    sides = (
        (k + named, n - k + unnamed),
        (k.sum(axis=0) - k + named, n.sum() - n - (k.sum(axis=0) - k) + unnamed),
    )
    (here, here_not), (elsewhere, elsewhere_not) = sides
    log_odds = np.log(here / here_not) - np.log(elsewhere / elsewhere_not)
    variance = sum(1 / count for side in sides for count in side)
    error = np.sqrt(np.asarray(deff, dtype=np.float64) * variance)
    score = log_odds / error
    p_value = np.array([two_sided_p(float(one)) for one in score.ravel()])
    q_value = np.array(benjamini_hochberg(p_value.tolist()))
    return Signature(
        log_odds,
        log_odds - z * error,
        log_odds + z * error,
        score,
        p_value.reshape(score.shape),
        q_value.reshape(score.shape),
    )
