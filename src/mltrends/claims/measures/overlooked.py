"""Whether what no document names is asked for more than the middle one of the skills that they name, and that any ad does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import median

from mltrends.claims.claim import Figure, Part
from mltrends.claims.market import Market
from mltrends.claims.measures.measure import figure_of, shared_values, side
from mltrends.claims.words import percent, points
from mltrends.stats.contrast import share_of

UNITS = ("difference",)
WAYS = ("",)
NEEDS: Mapping[str, float] = {"ads": 500, "employers": 50, "sources": 2}
TESTED = False
FINISHED = "the interval, which takes the middle skill as known"
DOCUMENTS = ("000", "001", "002")
values = shared_values


def measure(ads: Market, parts: Sequence[Part]) -> list[Figure]:
    """The share of each part, less that of the middle skill that a document names."""
    counts = [k for _, documents, k in named_skills(ads) if documents and k]
    return [_figure(ads, part, counts) for part in parts]


def _figure(ads: Market, part: Part, counts: Sequence[int]) -> Figure:
    one = side(ads, part.among, part.asks)
    found = share_of(one, ads.cluster)
    figure = figure_of(ads, part, one, found)
    if found is None or not counts:
        return replace(figure, value=None, refused="ads that name a skill of the guides")
    middle = median(counts) / found.n
    return replace(
        figure,
        value=found.value - middle,
        low=found.ci_low - middle,
        high=found.ci_high - middle,
        before=middle,
        after=found.value,
    )


def named_skills(ads: Market) -> list[tuple[str, tuple[str, ...], int]]:
    """Every skill with the documents that name it and the ads of the field that do, the most named first."""
    rows = ads.ask("named_skills").to_pylist()
    return [
        (row["concept"], tuple(one for one in DOCUMENTS if one in (row["origin"] or "")), row["k"])
        for row in rows
    ]


def told(_part: Part, name: str, figure: Figure) -> str:
    """`Docker 16% of 965 ads, +11.0 points on the middle skill`."""
    if figure.value is None or figure.after is None:
        return f"{name}: no ads"
    return f"{name} {percent(figure.after, figure.n)}, {points(figure.value)} against the middle skill of the guides"
