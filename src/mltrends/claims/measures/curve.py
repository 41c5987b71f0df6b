"""Whether a share grows by a factor from month to month, or only by steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from mltrends.claims.claim import CONTRADICTED, Among, Figure, Part
from mltrends.claims.market import Market
from mltrends.claims.measures import trend
from mltrends.claims.measures.trend import Dated, ends
from mltrends.stats.curve import curve
from mltrends.stats.refused import Refused
from mltrends.stats.regress import MIN_MONTHS

UNITS = ("AICc",)
WAYS = ("",)
NEEDS: Mapping[str, float] = {"hits": 30, "sources": 2, "months": MIN_MONTHS}
TESTED = False
FINISHED = "by how much AICc speaks for growth by a factor (stats/curve)"
values = trend.values


def measure(ads: Market, parts: Sequence[Part]) -> list[Figure]:
    """One pair of curves for each part."""
    dated: dict[Among, Dated] = {}
    return [_figure(ads, part, dated.setdefault(part.among, Dated(ads, part.among))) for part in parts]


def _figure(ads: Market, part: Part, dated: Dated) -> Figure:
    counts = trend.counted(ads, part, dated)
    if dated.panel is None:
        return Figure(None, None, None, refused="ads of complete months", **counts)
    months = dated.panel
    hits = np.bincount(months.row_cell, weights=dated.hits(ads.having(part.asks)), minlength=len(months.n))
    found = curve(months.source, months.month, hits, months.n)
    if isinstance(found, Refused):
        return Figure(None, None, None, refused=found.reason, **counts)
    before, after = ends(ads, dated.ads, ads.having(part.asks))
    return Figure(
        found.gain,
        found.gain,
        found.gain,
        before=before,
        after=after,
        holds=None if found.slope > 0 else CONTRADICTED,  # what shrinks does not grow, by factor or step
        **counts,
    )


def told(part: Part, name: str, figure: Figure) -> str:
    """`Finance, the curve: growth by a factor fits better by 6.1 of AICc`."""
    if figure.value is None:
        return f"{name}: no curve can be told ({figure.refused})"
    if abs(figure.value) < part.rule.start:
        return f"{name}: growth by a factor and by steps fit alike ({figure.value:.1f} of AICc)"
    better = "a factor" if figure.value > 0 else "steps"
    return f"{name}: growth by {better} fits better, by {abs(figure.value):.1f} of AICc"
