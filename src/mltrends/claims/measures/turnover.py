"""How much of what ads ask for changed between the first and the last year, in the field and in other ads.

After Deming and Noray: the sum over skills of how far the share of ads that name each moved, here as a part of all that
is named, and less what chance alone would move with so many ads. Field and other ads of the same sources are compared,
so that what changed in the sources themselves drops out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from mltrends.claims.claim import Among, Figure, Part
from mltrends.claims.market import NO_MONTH, Market, Mask, sql
from mltrends.claims.measures.trend import months_of
from mltrends.stats.bootstrap import drawn_again
from mltrends.stats.months import YEAR
from mltrends.stats.numbers import numbered
from mltrends.stats.shares import Z95

UNITS = ("turnover",)
WAYS = ("",)
NEEDS: Mapping[str, float] = {"ads": 1000, "sources": 1, "months": 24}
TESTED = False
FINISHED = "the sum over skills of the changes of their shares, less chance, in the field and beside it"
DRAWS = 200
SEED = 7
BESIDE: Among = (("other",), ("text",))
Floats = NDArray[np.float64]


def measure(ads: Market, parts: Sequence[Part]) -> list[Figure]:
    """One difference for each part."""
    return [_figure(ads, part) for part in parts]


def _figure(ads: Market, part: Part) -> Figure:
    cells = _cells(ads, part)
    sizes = [int(cell.sum()) for cell in cells]
    there = np.logical_or.reduce(cells)
    months = months_of(ads, ads.among((("ad",),)) & (ads.month != NO_MONTH))
    counts: dict[str, Any] = {
        "k": sizes[0] + sizes[1],
        "n": sum(sizes),
        "employers": ads.employers(there),
        "sources": ads.sources(there),
        "evidence": {
            "ads": min(sizes),
            "sources": ads.sources(there),
            "months": max(months.values(), default=0),
        },
        "short": "in each of four: the first and the last twelve months, of the field and of other ads",
    }
    if min(sizes) < part.needs.get("ads", 1):  # what is not judged need not be drawn
        return Figure(None, None, None, refused="ads of two years, of the field and beside it", **counts)
    made = _cells_of(ads, cells, there)
    field, beside = (_turnover(made[at], made[at + 1], None) for at in (0, 2))
    reach = Z95 * float(_drawn(made).std())
    gap = field - beside
    return Figure(gap, gap - reach, gap + reach, before=beside, after=field, **counts)


def _cells(ads: Market, part: Part) -> list[Mask]:
    """First and last year of the field, first and last year of other ads, in sources with two years or more."""
    masks = []
    for among in (part.among, BESIDE):
        there = ads.among(among) & (ads.month != NO_MONTH)
        early, late = np.zeros_like(there), np.zeros_like(there)
        for source in range(len(ads.names)):
            months = np.unique(ads.month[(ads.source == source) & (ads.month != NO_MONTH)])
            if len(months) >= 2 * YEAR:
                here = there & (ads.source == source)
                early |= here & (ads.month <= months[YEAR - 1])
                late |= here & (ads.month >= months[-YEAR])
        masks += [early, late]
    return masks


@dataclass(frozen=True, slots=True)
class _Cell:
    """Ads of a year, counted by employer: all of them, and those that name each skill (a sparse row for an employer)."""

    ads: Floats
    named: Any


def _cells_of(ads: Market, cells: Sequence[Mask], there: Mask) -> list[_Cell]:
    """The cells with all employers of any of them, and all skills."""
    from scipy.sparse import csr_matrix  # it takes a while to load

    employers, place = np.unique(ads.cluster[there], return_inverse=True)
    employer = np.zeros(len(ads.source), dtype=np.int64)
    employer[there] = place
    spots = [np.flatnonzero(cell) for cell in cells]
    asked = {
        "spot": np.concatenate(spots),
        "cell": np.repeat(np.arange(len(cells)), [len(one) for one in spots]),
        "employer": employer[np.concatenate(spots)],
    }
    ads.con.register("asked_cells", pa.table(asked))
    try:
        rows = ads.con.sql(sql("named")).to_arrow_table()
    finally:
        ads.con.unregister("asked_cells")
    skill, names = numbered(rows.column("concept"))
    cell, row, n = (rows.column(one).to_numpy() for one in ("cell", "employer", "n"))
    shape = (len(employers), max(1, len(names)))
    made = []
    for number, here in enumerate(spots):
        own = cell == number
        counted = np.bincount(employer[here], minlength=len(employers)).astype(np.float64)
        made.append(_Cell(counted, csr_matrix((n[own].astype(np.float64), (row[own], skill[own])), shape)))
    return made


def _turnover(early: _Cell, late: _Cell, weights: Floats | None) -> float:
    """The part of what is named that moved, less what chance moves."""
    shares, sizes = [], []
    for cell in (early, late):
        weight = np.ones(len(cell.ads)) if weights is None else weights
        sizes.append(max(1.0, float(cell.ads @ weight)))
        shares.append(np.asarray(cell.named.T @ weight).ravel() / sizes[-1])
    before, after = shares
    noise = np.sqrt(
        2 / np.pi * sum(np.clip(one * (1 - one), 0, None) / n for one, n in zip(shares, sizes, strict=True))
    )
    named = float((before + after).sum()) / 2
    return float((np.abs(after - before) - noise).sum()) / named if named else 0.0


def _drawn(cells: Sequence[_Cell]) -> Floats:
    """The difference in draws of whole employers."""
    random = np.random.default_rng(SEED)
    width = len(cells[0].ads)
    found = []
    for _ in range(DRAWS):
        weights = drawn_again(random, width, 1)[0].astype(np.float64)
        field, beside = (_turnover(cells[at], cells[at + 1], weights) for at in (0, 2))
        found.append(field - beside)
    return np.array(found)


def values(ads: Market, part: Part) -> dict[str, Any]:
    """Which ads are of the field."""
    return {
        "among": [list(ads.spelled(facts)) for facts in part.among],
        "beside": [list(facts) for facts in BESIDE],
    }


def told(_part: Part, name: str, figure: Figure) -> str:
    """`Change …: 31% of what is named, and 22% in other ads`."""
    if figure.value is None or figure.before is None or figure.after is None:
        return f"{name}: too few ads to compare two years"
    low, high = 100 * (figure.low or 0.0), 100 * (figure.high or 0.0)
    return f"{name}: {figure.after:.0%} of what is named moved, {figure.before:.0%} in other ads (difference {low:+.0f} to {high:+.0f} points)"
