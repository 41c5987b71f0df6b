"""Whether ads that name the one name the other more often than other ads do, within sources and ads of about one length.

Long ads name more of everything, so that without it whatever two things would go together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from mltrends.claims.claim import Figure, Part
from mltrends.claims.market import Market
from mltrends.claims.measures.measure import evidence, shared_values
from mltrends.claims.words import counted, times
from mltrends.stats.contrast import Side, share_of
from mltrends.stats.pairs import associate

UNITS = ("odds ratio",)
WAYS = ("",)
NEEDS: Mapping[str, float] = {"hits": 30, "employers": 10}
TESTED = True
BANDS = 64  # more than lengths can be halved
FINISHED = "the interval of the odds ratio, with room for employers (stats/pairs)"


def measure(ads: Market, parts: Sequence[Part]) -> list[Figure]:
    """One odds ratio for each part, over sources and lengths after Mantel and Haenszel."""
    return [_figure(ads, part) for part in parts]


def _figure(ads: Market, part: Part) -> Figure:
    there = ads.among(part.among)
    one, other = (ads.having(facts) & there for facts in (part.asks, part.against))
    both = one & other
    k, n = int(both.sum()), int(there.sum())
    sides = [share for hits in (one, other) if (share := share_of(Side(there, hits), ads.cluster))]
    counts: dict[str, Any] = {
        "k": k,
        "n": n,
        "employers": ads.employers(there),
        "sources": ads.sources(there),
        # The ads with both are what it rests on, so theirs are the employers that count.
        "evidence": evidence(ads, part, there, k) | {"employers": ads.employers(both)},
        "short": "with both",
    }
    if not sides:
        return Figure(None, None, None, refused="any such ads", **counts)
    _, stratum = np.unique(ads.source * BANDS + ads.band, return_inverse=True)
    counted_in = (
        np.bincount(stratum[hits], minlength=int(stratum.max()) + 1) for hits in (both, one, other, there)
    )
    found = associate(
        *(row[None, :] for row in counted_in), deff=max(share.deff for share in sides), min_both=1
    )
    if not np.isfinite(found.log_odds[0]):
        return Figure(None, None, None, refused="ads with it and without it, for both", **counts)
    value, low, high = (
        float(np.exp(np.clip(bound[0], -50, 50)))
        for bound in (found.log_odds, found.log_odds_low, found.log_odds_high)
    )
    return Figure(
        value,
        low,
        high,
        before=float(one[there & ~other].mean()) if (there & ~other).any() else None,
        after=float(one[other].mean()) if other.any() else None,
        p_value=float(found.p_value[0]),
        **counts,
    )


def values(ads: Market, part: Part) -> dict[str, Any]:
    """Which ads, and the two things."""
    return shared_values(ads, part) | {"against": list(ads.spelled(part.against))}


def told(_part: Part, name: str, figure: Figure) -> str:
    """`CNN with computer vision: odds ×8.10 (×5.20 to ×12.62), together in 61 ads`."""
    if figure.value is None or not figure.k:
        return f"{name}: together in {counted(figure.k, 'ad')} of {figure.n:,}"
    low, high = figure.low or 0.0, figure.high or 0.0
    return f"{name}: odds {times(figure.value)} ({times(low)} to {times(high)}), together in {counted(figure.k, 'ad')}"
