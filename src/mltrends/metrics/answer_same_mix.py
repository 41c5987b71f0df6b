"""Shares by year with the mix of ads held still; the contract is in the head of the .sql file beside this one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from mltrends.metrics.changes import Row
from mltrends.stats.refused import Refused
from mltrends.stats.strata import Cell, poststratified_share

COLUMNS = {
    "subject": "text", "thing": "text", "label": "text", "year": "integer", "k": "integer", "n": "integer",
    "raw": "number", "held": "number", "held_low": "number", "held_high": "number", "gap": "number",
    "worth": "number", "uncovered": "number", "capped": "integer", "sources": "integer",
    "suppressed": "flag", "reason": "text",
}  # fmt: skip
UNCOVERED = 0.2  # of the mix; with more of it missing, the rest is no longer that mix


def answer(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """One row per thing and year."""
    told: list[dict[str, Any]] = []
    for _, of_subject in groupby(rows, key=lambda row: row["subject"]):
        group = list(of_subject)
        mix = _mix({row["year"]: row for row in group}.values())
        told += [_told(row, mix) for row in group]
    return told


def _mix(years: Any) -> dict[Cell, float]:
    """The mean over the years of the share of each cell: every year with ads enough weighs alike."""
    mix: dict[Cell, float] = {}
    for year in years:
        if year["n"] >= year["share_min_ads"]:
            for cell, n in _cells(year["cells"], "n").items():
                mix[cell] = mix.get(cell, 0.0) + n / year["n"]
    return mix


def _told(row: Row, mix: Mapping[Cell, float]) -> dict[str, Any]:
    told: dict[str, Any] = dict.fromkeys(COLUMNS) | {
        name: row[name] for name in ("subject", "thing", "label", "year", "k", "n", "sources")
    }
    if row["n"] < row["share_min_ads"]:
        return told | {"suppressed": True, "reason": f"too few ads (n={row['n']} < {row['share_min_ads']})"}
    told |= {"suppressed": False, "raw": row["k"] / row["n"]}
    hits = _cells(row["hits"] or (), "k")
    counts = {cell: (hits.get(cell, 0), n) for cell, n in _cells(row["cells"], "n").items()}
    found = poststratified_share(counts, mix, deff=row["deff"])
    if isinstance(found, Refused):
        return told | {"reason": found.reason}
    weighting = found.weighting
    told |= {
        "worth": weighting.effective_n,
        "uncovered": weighting.uncovered,
        "capped": len(weighting.capped),
    }
    if weighting.uncovered > UNCOVERED:
        return told | {"reason": f"the year has no ads of {weighting.uncovered:.0%} of the mix"}
    if weighting.effective_n < row["share_min_ads"]:
        worth = int(weighting.effective_n)
        return told | {"reason": f"weighted, its ads are worth too few ({worth} < {row['share_min_ads']})"}
    return told | {
        "held": found.value,
        "held_low": found.ci_low,
        "held_high": found.ci_high,
        "gap": told["raw"] - found.value,
    }


def _cells(cells: Sequence[Mapping[str, int]], what: str) -> dict[Cell, int]:
    return {(str(cell["cell"]),): cell[what] for cell in cells}
