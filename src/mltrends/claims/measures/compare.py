"""Two shares against each other: of two kinds of ads within the same sources, or of two things in the same ads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from mltrends.claims.claim import Figure, Part
from mltrends.claims.market import Market
from mltrends.claims.measures.measure import evidence, shared_values, side
from mltrends.claims.words import percent, points, times
from mltrends.stats.contrast import Side, difference, ratio

UNITS = ("difference", "ratio")
WAYS = ("difference", "ratio")
NEEDS: Mapping[str, float] = {"ads": 500, "hits": 30, "employers": 50, "sources": 2}
TESTED = False
FINISHED = "the interval, whose error is that of the contrast over employers (stats/contrast)"


def measure(ads: Market, parts: Sequence[Part]) -> list[Figure]:
    """One contrast for each part; the evidence is that of the thinner side, but for the hits of both together."""
    return [_figure(ads, part) for part in parts]


def _figure(ads: Market, part: Part) -> Figure:
    one = side(ads, part.among, part.asks)
    other = side(ads, part.versus or part.among, part.against or part.asks)
    if part.how == "difference":
        one, other = _shared(ads, one, other)
        found = difference(one, other, ads.cluster, ads.source)
    else:
        found = ratio(one, other, ads.cluster)
    here, there = (evidence(ads, part, of.ads, of.k) for of in (one, other))
    return Figure(
        value=found.value if found else None,
        low=found.ci_low if found else None,
        high=found.ci_high if found else None,
        k=one.k,
        n=one.n,
        employers=ads.employers(one.ads),
        sources=ads.sources(one.ads),
        evidence={kind: min(amount, there[kind]) for kind, amount in here.items()}
        | {"hits": one.k + other.k},
        before=found.other if found else None,
        after=found.one if found else None,
        refused="" if found else "ads on both sides, in the same source",
    )


def _shared(ads: Market, one: Side, other: Side) -> tuple[Side, Side]:
    """The ads of sources that have some of both sides: others compare with nothing."""
    names = len(ads.names)
    both = np.bincount(ads.source[one.ads], minlength=names) * np.bincount(
        ads.source[other.ads], minlength=names
    )
    kept = (both > 0)[ads.source]
    return Side(one.ads & kept, one.hits), Side(other.ads & kept, other.hits)


def values(ads: Market, part: Part) -> dict[str, Any]:
    """Both sides."""
    return shared_values(ads, part) | {
        "how": part.how,
        "versus": [list(ads.spelled(facts)) for facts in part.versus or part.among],
        "against": list(ads.spelled(part.against or part.asks)),
    }


def told(part: Part, name: str, figure: Figure) -> str:
    """`Publishing, against data scientists 21% and 4%: +17.0 points (+9.1 points to +24.9 points)`."""
    if figure.value is None or figure.before is None or figure.after is None:
        return f"{name}: no ads on one side"
    low, high = figure.low or 0.0, figure.high or 0.0
    both = f"{name}: {percent(figure.after, figure.n)} and {percent(figure.before, figure.n)}"
    if part.how == "ratio":
        return f"{both}, {times(figure.value)} ({times(low)} to {times(high)})"
    return f"{both}, {points(figure.value)} ({points(low)} to {points(high)})"
