"""What every measure is, and what several of them share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy as np

from mltrends.claims.claim import Among, Facts, Figure, Part
from mltrends.claims.market import Market, Mask
from mltrends.stats.contrast import Share, Side, share_of

A_TENTH = 0.1  # of the ads that are needed: from so many on a source counts as one


class Measure(Protocol):
    """A module of this folder; beside it stands a .sql file of its name by which a reader gets the same number."""

    UNITS: tuple[str, ...]  # of the rules that it can be held to
    WAYS: tuple[str, ...]  # what `how` may be, the first one unless said
    NEEDS: Mapping[str, float]  # the least evidence, unless a claim says otherwise
    TESTED: bool  # whether its p-values are held down over all claims together
    FINISHED: str  # what Python makes of the counts that the .sql file gives; empty where SQL gives the value

    @staticmethod
    def measure(ads: Market, parts: Sequence[Part]) -> list[Figure]:
        """A figure for each part."""

    @staticmethod
    def values(ads: Market, part: Part) -> dict[str, Any]:
        """What is written into the .sql file for a part."""

    @staticmethod
    def told(part: Part, name: str, figure: Figure) -> str:
        """The figure in words."""


def side(ads: Market, among: Among, asks: tuple[str, ...]) -> Side:
    """Ads, and which of them have a fact of those asked for."""
    return Side(ads.among(among), ads.having(asks))


def evidence(ads: Market, part: Part, there: Mask, k: int) -> dict[str, float]:
    """What there is, in the kinds that a part may need."""
    n = int(there.sum())
    base = tuple(facts for facts in part.among if not facts[0].startswith("known: "))
    whole = int(ads.among(base).sum())
    return {
        "ads": n,
        "hits": k,
        "employers": ads.employers(there),
        "sources": ads.sources(there, A_TENTH * part.needs.get("ads", 0)),
        "known": n / whole if whole else 0.0,
    }


def shared_values(ads: Market, part: Part) -> dict[str, Any]:
    """What most .sql files ask for: which ads, and what is asked of them."""
    return {"among": [list(ads.spelled(facts)) for facts in part.among], "asks": list(ads.spelled(part.asks))}


def figure_of(ads: Market, part: Part, one: Side, found: Share | None) -> Figure:
    """The figure of a share."""
    return Figure(
        value=found.value if found else None,
        low=found.ci_low if found else None,
        high=found.ci_high if found else None,
        k=one.k,
        n=one.n,
        employers=ads.employers(one.ads),
        sources=ads.sources(one.ads),
        evidence=evidence(ads, part, one.ads, one.k),
        refused="" if found else "any such ads",
    )


def share(ads: Market, among: Among, asks: Facts) -> Share | None:
    """The share of some ads, worked out once however many parts ask for it."""
    return ads.once(("share", among, asks), lambda: share_of(side(ads, among, asks), ads.cluster))


def by_source(ads: Market, among: Among, asks: Facts) -> dict[str, Share]:
    """The share in each source that has ads enough to show one; none where only one source has."""
    return ads.once(("sources", among, asks), lambda: _by_source(ads, side(ads, among, asks)))


def _by_source(ads: Market, one: Side) -> dict[str, Share]:
    sizes = np.bincount(ads.source[one.ads], minlength=len(ads.names))
    large = np.flatnonzero(sizes >= ads.share_min_ads)
    found: dict[str, Share] = {}
    for number in large if len(large) > 1 else ():
        if there := share_of(Side(one.ads & (ads.source == number), one.hits), ads.cluster):
            found[ads.names[number]] = there
    return found
