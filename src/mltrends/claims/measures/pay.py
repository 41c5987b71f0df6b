"""Posted pay of some ads against others that are alike in what is held: level, country, year and so on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from mltrends.claims.claim import Figure, Part
from mltrends.claims.market import Market, Mask, Whole
from mltrends.claims.measures.measure import A_TENTH, shared_values
from mltrends.claims.words import percent_more
from mltrends.stats.numbers import numbered, together
from mltrends.stats.premium import premium
from mltrends.stats.refused import Refused

UNITS = ("pay",)
WAYS = ("",)
NEEDS: Mapping[str, float] = {"arm": 50, "employers": 20}
TESTED = False
FINISHED = "the interval, with errors by employer (stats/premium)"
Floats = NDArray[np.float64]


def measure(ads: Market, parts: Sequence[Part]) -> list[Figure]:
    """One difference of logarithms for each part: within cells that are alike, and averaged over them."""
    paid = ads.ask("paid")
    return [_figure(ads, part, paid) for part in parts]


def _figure(ads: Market, part: Part, paid: pa.Table) -> Figure:
    spots = paid.column("spot").to_numpy()
    there, flag = (mask[spots] for mask in (ads.among(part.among), ads.having(part.asks)))
    there = there & (flag | (ads.having(part.against)[spots] if part.against else True))
    rows, cell = _cells(paid, part, there, flag)
    so = flag[rows]
    clusters, known, sources = (column[spots[rows]] for column in (ads.cluster, ads.known, ads.source))
    arm = min(int(so.sum()), int((~so).sum()))
    employers = min((len(np.unique(clusters[known & side])) for side in (so, ~so)), default=0)
    size = np.bincount(sources, minlength=len(ads.names))
    counts: dict[str, Any] = {
        "k": int(so.sum()),
        "n": len(rows),
        "employers": len(np.unique(clusters[known])),
        "sources": int(np.count_nonzero(size)),
        "evidence": {
            "arm": arm,
            "ads": len(rows),
            "employers": employers,
            "sources": int((size >= max(1, A_TENTH * part.needs.get("arm", 0))).sum()),
        },
    }
    if not arm:
        return Figure(None, None, None, refused="ads on both sides that are alike in all else", **counts)
    value = _left(np.log(paid.column("pay").to_numpy()[rows]), cell)
    found = premium(
        value,
        _left(so.astype(np.float64), cell),
        np.unique(clusters, return_inverse=True)[1],
        int(cell.max()) + 1,
    )
    if isinstance(found, Refused):
        return Figure(None, None, None, refused=found.reason, **counts)
    return Figure(exp(found.slope) - 1, exp(found.ci_low) - 1, exp(found.ci_high) - 1, **counts)


def _cells(paid: pa.Table, part: Part, there: Mask, flag: Mask) -> tuple[Whole, Whole]:
    """The rows that have somebody to be compared with, and the number of the cell of each."""
    rows = np.flatnonzero(there)
    if not len(rows):
        return rows, rows
    _, cell = together(*(numbered(paid.column(one))[0][rows] for one in part.alike))
    some = np.bincount(cell, weights=flag[rows])
    both = ((some > 0) & (some < np.bincount(cell)))[cell]
    return rows[both], np.unique(cell[both], return_inverse=True)[1]


def _left(column: Floats, cell: Whole) -> Floats:
    """What is left of a column without the means of its cells."""
    return np.asarray(column - (np.bincount(cell, weights=column) / np.bincount(cell))[cell])


def values(ads: Market, part: Part) -> dict[str, Any]:
    """Which ads, which of them are set against which, and what is held alike."""
    return shared_values(ads, part) | {"against": list(ads.spelled(part.against)), "alike": list(part.alike)}


def told(_part: Part, name: str, figure: Figure) -> str:
    """`Posted pay …: +12% (+8% to +16%), 310 of 900 ads with pay`."""
    if figure.value is None or figure.low is None or figure.high is None:
        return f"{name}: {figure.k:,} of {figure.n:,} ads with pay that can be compared"
    between = f"{percent_more(figure.low)} to {percent_more(figure.high)}"
    return f"{name}: {percent_more(figure.value)} ({between}), {figure.k:,} of {figure.n:,} ads with pay"
