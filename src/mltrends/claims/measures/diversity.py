"""Whether the kinds of titles grow in number, for as many ads: Hill numbers of months cut down to one size.

The Hill number of order 1 is exp of Shannon's entropy: how many equally common titles would be as varied. It grows with
the ads, so the ads of each month are drawn, without putting back, to as many as the thinnest month has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mltrends.claims.claim import Figure, Part
from mltrends.claims.market import Market, Whole
from mltrends.claims.measures.measure import shared_values
from mltrends.stats.refused import Refused
from mltrends.stats.regress import MIN_MONTHS
from mltrends.stats.trend import MonotoneTrend, monotone_trend

UNITS = ("titles a year",)
WAYS = ("",)
NEEDS: Mapping[str, float] = {"ads": 1000, "sources": 2, "months": MIN_MONTHS}
TESTED = False
FINISHED = "Hill numbers of months cut down to one size, and their trend (stats/trend)"
LEAST = 50  # ads of a month that is looked at
DRAWS = 20
SEED = 7
Floats = NDArray[np.float64]


def measure(ads: Market, parts: Sequence[Part]) -> list[Figure]:
    """One slope for each part: the mean of those of the sources."""
    title = ads.ask("titles").column("title").to_numpy()
    return [_figure(ads, part, title) for part in parts]


def _figure(ads: Market, part: Part, title: Whole) -> Figure:
    there = ads.among(part.among) & (ads.month >= 0)
    trends: list[MonotoneTrend] = []
    longest, k, n = 0, 0, 0
    for source in range(len(ads.names)):
        here = there & (ads.source == source)
        months, sizes = np.unique(ads.month[here], return_counts=True)
        months, sizes = months[sizes >= LEAST], sizes[sizes >= LEAST]
        longest = max(longest, len(months))
        if len(months) < MIN_MONTHS:
            continue
        hill = [_hill(title[here & (ads.month == month)], int(sizes.min())) for month in months]
        found = monotone_trend(months.tolist(), hill)
        if not isinstance(found, Refused):
            trends.append(found)
            k, n = k + len(np.unique(title[here])), n + int(sizes.sum())
    counts: dict[str, Any] = {
        "k": k,
        "n": n,
        "employers": ads.employers(there),
        "sources": len(trends),
        "months": longest,
        "evidence": {"ads": n, "sources": len(trends), "months": longest},
        "short": f"in months of at least {LEAST} ads",
    }
    if not trends:
        return Figure(None, None, None, refused=f"{MIN_MONTHS} complete months of {LEAST} ads", **counts)
    value, low, high = (
        float(np.mean([getattr(one, bound) for one in trends])) / 100  # slopes are given in points of a share
        for bound in ("points_year", "ci_low", "ci_high")
    )
    return Figure(value, low, high, agree=sum(one.points_year * value > 0 for one in trends), **counts)


def _hill(titles: Whole, size: int) -> float:
    """The mean of some draws of so many titles."""
    random = np.random.default_rng(SEED)
    found = []
    for _ in range(DRAWS):
        counts = np.unique(random.choice(titles, size, replace=False), return_counts=True)[1]
        found.append(np.exp(-(counts / size * np.log(counts / size)).sum()))
    return float(np.mean(found))


def values(ads: Market, part: Part) -> dict[str, Any]:
    """Which ads, and how many a month must have."""
    return shared_values(ads, part) | {"least": LEAST, "least_months": MIN_MONTHS}


def told(_part: Part, name: str, figure: Figure) -> str:
    """`Kinds of titles, for as many ads: +1.2 a year (+0.4 to +2.0)`."""
    if figure.value is None or figure.low is None or figure.high is None:
        return f"{name}: no trend can be told ({figure.refused})"
    return (
        f"{name}: {figure.value:+.1f} a year ({figure.low:+.1f} to {figure.high:+.1f}) over {figure.n:,} ads"
    )
