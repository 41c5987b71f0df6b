"""Whether the odds that an ad is so rise from year to year, within sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from mltrends.claims.claim import Among, Figure, Part
from mltrends.claims.market import NO_MONTH, Market, Mask, Whole
from mltrends.claims.measures.measure import shared_values
from mltrends.claims.words import percent, times
from mltrends.stats.months import YEAR
from mltrends.stats.numbers import together
from mltrends.stats.refused import Refused
from mltrends.stats.regress import MIN_MONTHS, Panel, odds_trend, panel

UNITS = ("odds ratio a year",)
WAYS = ("",)
NEEDS: Mapping[str, float] = {"hits": 30, "sources": 2, "months": MIN_MONTHS}
TESTED = True
FINISHED = (
    "the odds ratio of a year, by a regression of these counts by source, month and employer (stats/regress)"
)


class Dated:
    """The ads of some kind in complete months, counted by source, month and employer; built once for many parts."""

    def __init__(self, ads: Market, among: Among) -> None:
        """Leave out sources with fewer complete months than a trend takes."""
        there = ads.among(among) & (ads.month != NO_MONTH)
        self.months = months_of(ads, there)
        steady = [number for number, months in self.months.items() if months >= MIN_MONTHS]
        self.ads: Mask = there & np.isin(ads.source, steady)
        columns = (ads.source[self.ads], ads.month[self.ads], ads.cluster[self.ads])
        (source, month, cluster), self.row = together(*columns)
        self.panel: Panel | None = None
        if len(source):
            self.panel = panel(source, month, cluster, np.bincount(self.row), names=ads.names)

    def hits(self, hits: Mask) -> Whole:
        """Of each row of the panel those that hit."""
        return np.bincount(self.row[hits[self.ads]], minlength=int(self.row.max()) + 1)


def months_of(ads: Market, there: Mask) -> dict[int, int]:
    """The complete months of each source that has any of the ads."""
    (source, _), _ = together(ads.source[there], ads.month[there])
    return dict(zip(*(list(map(int, one)) for one in np.unique(source, return_counts=True)), strict=True))


def measure(ads: Market, parts: Sequence[Part]) -> list[Figure]:
    """One trend for each part."""
    dated: dict[Among, Dated] = {}
    for part in parts:
        if part.among not in dated:
            dated[part.among] = Dated(ads, part.among)
    return [_figure(ads, part, dated[part.among]) for part in parts]


def counted(ads: Market, part: Part, dated: Dated) -> dict[str, Any]:
    """What there is of such ads in complete months."""
    steady = [months for months in dated.months.values() if months >= MIN_MONTHS]
    k, n, employers = (
        int((ads.having(part.asks) & dated.ads).sum()),
        int(dated.ads.sum()),
        ads.employers(dated.ads),
    )
    return {
        "k": k,
        "n": n,
        "employers": employers,
        "sources": len(steady),
        "months": len(np.unique(ads.month[dated.ads])),
        "evidence": {
            "ads": n,
            "hits": k,
            "employers": employers,
            "sources": len(steady),
            "months": min(steady, default=max(dated.months.values(), default=0)),
            "years": max(steady, default=0) // YEAR,
        },
    }


def _figure(ads: Market, part: Part, dated: Dated) -> Figure:
    counts = counted(ads, part, dated)
    if dated.panel is None:
        return Figure(None, None, None, refused="ads of complete months", **counts)
    found = odds_trend(dated.panel, dated.hits(ads.having(part.asks)))
    if isinstance(found, Refused):
        return Figure(None, None, None, refused=found.reason, **counts)
    before, after = ends(ads, dated.ads, ads.having(part.asks))
    way = 1 if found.slope > 0 else -1
    return Figure(
        found.odds_ratio,
        found.ci_low,
        found.ci_high,
        before=before,
        after=after,
        p_value=found.p_value,
        agree=sum(sign == way for sign in found.signs.values()),
        **counts,
    )


def ends(ads: Market, there: Mask, hits: Mask) -> tuple[float | None, float | None]:
    """The share in the first and in the last twelve months (in each half, where there are fewer than 24).

    Only of sources with ads in both, each weighing its ads in both: else the shares would move with the sources.
    """
    months = np.unique(ads.month[there])
    if len(months) < 2:
        return None, None
    size = min(YEAR, len(months) // 2)
    early, late = there & (ads.month <= months[size - 1]), there & (ads.month >= months[-size])
    n = [np.bincount(ads.source[side], minlength=len(ads.names)) for side in (early, late)]
    k = [np.bincount(ads.source[side & hits], minlength=len(ads.names)) for side in (early, late)]
    both = (n[0] > 0) & (n[1] > 0)
    if not both.any():
        return None, None
    weight = (n[0] + n[1])[both]
    before, after = (
        float((weight * hit[both] / of[both]).sum() / weight.sum()) for hit, of in zip(k, n, strict=True)
    )
    return before, after


def values(ads: Market, part: Part) -> dict[str, Any]:
    """Which ads, and how many months a source must have."""
    return shared_values(ads, part) | {"least_months": MIN_MONTHS}


def told(_part: Part, name: str, figure: Figure) -> str:
    """`Computer vision: odds ×1.12 a year (×1.05 to ×1.19), from 3.1% of ads to 7.9%`."""
    if figure.value is None:
        return f"{name}: no trend can be told ({figure.refused})"
    moved = ""
    if figure.before is not None and figure.after is not None:
        moved = f", from {percent(figure.before, figure.n)} of ads to {percent(figure.after, figure.n)}"
    low, high = figure.low or 0.0, figure.high or 0.0
    return f"{name}: odds {times(figure.value)} a year ({times(low)} to {times(high)}){moved}"
