"""Changes of pooled shares taken apart; the contract is in the head of the .sql file beside this one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from mltrends.metrics.changes import FALSE_FINDS, MIN_HITS, Row
from mltrends.stats.many import benjamini_hochberg, two_sided_p
from mltrends.stats.mix import Cell, mix_lines
from mltrends.stats.refused import Refused
from mltrends.stats.shares import Z95
from mltrends.stats.shift import decompose

COLUMNS = {
    "subject": "text", "thing": "text", "label": "text", "year_before": "integer", "year_after": "integer",
    "before": "number", "after": "number", "n_before": "integer", "n_after": "integer",
    "raw": "number", "within": "number", "within_low": "number", "within_high": "number",
    "mix": "number", "came_or_went": "number", "reversed": "flag",
    "q_value": "number", "tested": "integer", "verdict": "text", "reason": "text",
}  # fmt: skip
ASIDE = ("hits", "sources", "agree")  # what the verdict is made of besides the interval
TOO_LITTLE = "too little data"
TOO_FEW = "fewer than two whole years with ads enough"


def answer(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """One row per thing, from one per thing, source and year."""
    told = [
        {name: group[0][name] for name in ("subject", "thing", "label")} | _shift(group)
        for group in (list(rows) for _, rows in groupby(rows, key=lambda row: (row["subject"], row["thing"])))
    ]
    for subject in dict.fromkeys(row["subject"] for row in told):
        _judge([row for row in told if row["subject"] == subject])
    return told


def _judge(rows: Sequence[dict[str, Any]]) -> None:
    """Write a verdict into each row, false finds among those of a subject held down together."""
    tested = [row for row in rows if row["reason"] is None and row["hits"] >= MIN_HITS]
    found = benjamini_hochberg([_p_value(row) for row in tested])
    for row in rows:
        row["verdict"] = TOO_LITTLE
        row["tested"] = len(tested)
    for row, q_value in zip(tested, found, strict=True):
        clear = q_value <= FALSE_FINDS and row["agree"] >= min(2, row["sources"])
        moved = "rose" if row["within"] > 0 else "fell"
        row |= {"q_value": q_value, "verdict": moved if clear else "no clear change"}
    for row in rows:
        for name in ASIDE:
            row.pop(name, None)


def _p_value(row: Row) -> float:
    """Of no change within sources; the interval is 1.96 errors wide on each side."""
    error = (row["within_high"] - row["within_low"]) / (2 * Z95)
    return two_sided_p(row["within"] / error) if error else 1.0


def _shift(rows: Sequence[Row]) -> dict[str, Any]:
    told: dict[str, Any] = dict.fromkeys(list(COLUMNS)[3:]) | {"hits": 0}
    cells = [
        Cell(row["source"], row["year"], row["k"], row["n"], row["deff"])
        for row in rows
        if row["source"] is not None
    ]
    ads: Counter[int] = Counter()
    hits: Counter[int] = Counter()
    for cell in cells:
        ads[cell.month] += cell.n
        hits[cell.month] += cell.k
    years = sorted(year for year, n in ads.items() if n >= rows[0]["share_min_ads"])
    if len(years) < 2:
        return told | {"reason": TOO_FEW}
    first, last = years[0], years[-1]
    shift = decompose(mix_lines(cells), first, last)
    told |= {"year_before": first, "year_after": last}
    if isinstance(shift, Refused):
        return told | {"reason": shift.reason}
    return told | {
        "before": hits[first] / ads[first],
        "after": hits[last] / ads[last],
        "n_before": ads[first],
        "n_after": ads[last],
        "hits": hits[first] + hits[last],
        **_agreeing(cells, first, last, shift.within),
        "raw": shift.raw,
        "within": shift.within,
        "within_low": shift.within_low,
        "within_high": shift.within_high,
        "mix": shift.mix,
        "came_or_went": shift.came_or_went,
        "reversed": shift.reversed,
    }


def _agreeing(cells: Sequence[Cell], first: int, last: int, within: float) -> dict[str, int]:
    """Of the sources that have both years, how many go the way of the whole."""
    shares = {(cell.source, cell.month): cell.k / cell.n for cell in cells if cell.n}
    both = [source for source, year in shares if year == first and (source, last) in shares]
    return {
        "sources": len(both),
        "agree": sum((shares[source, last] - shares[source, first]) * within > 0 for source in both),
    }
