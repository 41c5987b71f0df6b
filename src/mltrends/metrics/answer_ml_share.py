"""How large a part of all ads is in scope; the contract is in the head of the .sql file beside this one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from mltrends.metrics.changes import Row
from mltrends.stats.mix import Cell, MixMonth, mix_lines
from mltrends.stats.months import first_day, month_number

COLUMNS = {
    "source": "text", "month": "date", "k": "integer", "n": "integer", "share": "number", "ci_low": "number",
    "ci_high": "number", "sources": "integer", "linked": "flag", "piece": "integer", "suppressed": "flag",
    "reason": "text",
}  # fmt: skip
WHOLE = "all"
NARROW = "most of its ads are in scope, so that it has no whole that they could be a share of"


def answer(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """One row per source and month, then the line over the sources that bring other ads too."""
    told = []
    for source, group in groupby(rows, key=lambda row: row["source"]):
        own = list(group)
        told += _line(source, own, narrow=own[0]["narrow"])
    return told + _line(WHOLE, [row for row in rows if not row["narrow"]], narrow=False)


def _line(name: str, rows: Sequence[Row], *, narrow: bool) -> list[dict[str, Any]]:
    if not rows:
        return []
    line = mix_lines(
        Cell(
            row["source"],
            month_number(row["month"].year, row["month"].month),
            row["k"],
            row["n"],
            row["deff"],
        )
        for row in rows
    )
    least = rows[0]["share_min_ads"]
    told = []
    for point in line.months:
        reason = NARROW if narrow else _too_few(point, least)
        shown = {"share": point.adjusted, "ci_low": point.ci_low, "ci_high": point.ci_high}
        told.append(
            {"source": name, "month": first_day(point.month), "k": point.k, "n": point.n}
            | (dict.fromkeys(shown) if reason else shown)
            | {
                "sources": len(point.sources),
                "linked": point.month in line.links,
                "piece": point.piece,
                "suppressed": reason is not None,
                "reason": reason,
            }
        )
    return told


def _too_few(point: MixMonth, least: int) -> str | None:
    return f"too few ads (n={point.n} < {least})" if point.n < least else None
