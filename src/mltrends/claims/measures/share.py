"""The share of some ads that are so, on the scale of a rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from mltrends.claims.claim import CONTRADICTED, SUPPORTED, Figure, Part
from mltrends.claims.judge import level
from mltrends.claims.market import Market
from mltrends.claims.measures.measure import by_source, figure_of, share, shared_values, side
from mltrends.claims.words import counted, percent, span
from mltrends.stats.contrast import Share

UNITS = ("share",)
WAYS = ("",)
NEEDS: Mapping[str, float] = {"ads": 500, "employers": 50, "sources": 2}
TESTED = False
FINISHED = ""
values = shared_values


def measure(ads: Market, parts: Sequence[Part]) -> list[Figure]:
    """One share for each part, and the sources that say otherwise."""
    return [_figure(ads, part) for part in parts]


def _figure(ads: Market, part: Part) -> Figure:
    one = side(ads, part.among, part.asks)
    found = share(ads, part.among, part.asks)
    figure = figure_of(ads, part, one, found)
    if found is None:
        return figure
    return replace(figure, disputed=_disputed(found, by_source(ads, part.among, part.asks), part))


def _disputed(whole: Share, sources: Mapping[str, Share], part: Part) -> tuple[str, ...]:
    verdict = level(whole.ci_low, whole.ci_high, part.rule)
    if verdict == SUPPORTED:
        return tuple(name for name, here in sources.items() if here.ci_high < part.rule.start)
    if verdict == CONTRADICTED:
        return tuple(name for name, here in sources.items() if here.ci_low >= part.rule.below)
    return ()


def told(_part: Part, name: str, figure: Figure) -> str:
    """`Python 66% (62% to 69%) of 965 ads`."""
    if figure.value is None or figure.low is None or figure.high is None:
        return f"{name}: no ads"
    value = percent(figure.value, figure.n)
    return f"{name} {value} ({span(figure.low, figure.high, figure.n)}) of {counted(figure.n, 'ad')}"
