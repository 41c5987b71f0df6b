"""Changes of pooled shares taken apart; the contract is in the head of the .sql file beside this one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from mltrends.metrics.changes import Row
from mltrends.stats.mix import Cell, mix_lines
from mltrends.stats.refused import Refused
from mltrends.stats.shift import decompose

COLUMNS = {
    "subject": "text", "thing": "text", "label": "text", "year_before": "integer", "year_after": "integer",
    "raw": "number", "within": "number", "within_low": "number", "within_high": "number",
    "mix": "number", "came_or_went": "number", "reversed": "flag", "reason": "text",
}  # fmt: skip
TOO_FEW = "fewer than two whole years with ads enough"


def answer(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """One row per thing, from one per thing, source and year."""
    return [
        {name: group[0][name] for name in ("subject", "thing", "label")} | _shift(group)
        for group in (list(rows) for _, rows in groupby(rows, key=lambda row: (row["subject"], row["thing"])))
    ]


def _shift(rows: Sequence[Row]) -> dict[str, Any]:
    told: dict[str, Any] = dict.fromkeys(list(COLUMNS)[3:])
    cells = [
        Cell(row["source"], row["year"], row["k"], row["n"], row["deff"])
        for row in rows
        if row["source"] is not None
    ]
    ads: Counter[int] = Counter()
    for cell in cells:
        ads[cell.month] += cell.n
    years = sorted(year for year, n in ads.items() if n >= rows[0]["share_min_ads"])
    if len(years) < 2:
        return told | {"reason": TOO_FEW}
    first, last = years[0], years[-1]
    shift = decompose(mix_lines(cells), first, last)
    told |= {"year_before": first, "year_after": last}
    if isinstance(shift, Refused):
        return told | {"reason": shift.reason}
    return told | {
        "raw": shift.raw,
        "within": shift.within,
        "within_low": shift.within_low,
        "within_high": shift.within_high,
        "mix": shift.mix,
        "came_or_went": shift.came_or_went,
        "reversed": shift.reversed,
    }
