"""Whether something is among the first so many of its rivals, surely: where intervals lie apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from mltrends.claims.claim import CONTRADICTED, INSUFFICIENT, SUPPORTED, Facts, Figure, Part, Verdict
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
    """Each part against all others of its claim, among its own ads."""
    rivals: dict[str, dict[Facts, None]] = {}
    for part in parts:
        rivals.setdefault(part.claim, {})[part.asks] = None
    return [_figure(ads, part, [asks for asks in rivals[part.claim] if asks != part.asks]) for part in parts]


def _figure(ads: Market, part: Part, rivals: Sequence[Facts]) -> Figure:
    one = side(ads, part.among, part.asks)
    found = share(ads, part.among, part.asks)
    figure = figure_of(ads, part, one, found)
    if found is None:
        return figure
    others = [there for asks in rivals if (there := share(ads, part.among, asks))]
    rank = 1 + sum(there.value > found.value for there in others)
    holds = _holds(found, others, part.top)
    # A rival is ranked, and not judged; neither are its sources.
    own = {} if part.rival else by_source(ads, part.among, part.asks)
    theirs = [by_source(ads, part.among, asks) for asks in rivals] if own else []
    disputed = [
        name
        for name, here in own.items()
        if {holds, _holds(here, [there[name] for there in theirs], part.top)} == {SUPPORTED, CONTRADICTED}
    ]
    return replace(figure, holds=holds, rank=rank, disputed=tuple(disputed))


def _holds(one: Share, others: Sequence[Share], top: int) -> Verdict:
    """Surely among the first, surely not, or neither."""
    above = sum(other.ci_low > one.ci_high for other in others)
    maybe = sum(other.ci_high >= one.ci_low for other in others)
    if above >= top:
        return CONTRADICTED
    return SUPPORTED if maybe < top else INSUFFICIENT


def told(_part: Part, name: str, figure: Figure) -> str:
    """`Python 66% (62% to 69%) of 965 ads, place 1`."""
    if figure.value is None or figure.low is None or figure.high is None:
        return f"{name}: no ads"
    value = percent(figure.value, figure.n)
    return f"{name} {value} ({span(figure.low, figure.high, figure.n)}) of {counted(figure.n, 'ad')}, place {figure.rank}"
