"""Lines of shares by month, raw and adjusted; the contract is in the head of the .sql file beside this one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import Any

from mltrends.metrics.changes import Row
from mltrends.stats.mix import Cell, MixLine, MixMonth, mix_lines
from mltrends.stats.months import first_day, month_number

COLUMNS = {
    "subject": "text", "thing": "text", "label": "text", "month": "date", "k": "integer", "n": "integer",
    "raw": "number", "raw_low": "number", "raw_high": "number",
    "adjusted": "number", "adjusted_low": "number", "adjusted_high": "number", "gap": "number",
    "sources": "integer", "linked": "flag", "piece": "integer", "suppressed": "flag", "reason": "text",
}  # fmt: skip


def answer(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """One row per thing and month, from one per thing, source and month."""
    return [
        told
        for _, group in groupby(rows, key=lambda row: (row["subject"], row["thing"]))
        for told in _line(list(group))
    ]


def _line(rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
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
    named = {name: rows[0][name] for name in ("subject", "thing", "label")}
    silent = {month_number(row["month"].year, row["month"].month) for row in rows if row["silent"]}
    for point in line.months:
        yield named | _told(point, line, _against(point, rows[0]["share_min_ads"], silent))


def _against(point: MixMonth, least: int, silent: Collection[int]) -> str | None:
    """Why a month has no share to show; None when it has."""
    if point.n < least:
        return f"too few ads (n={point.n} < {least})"
    return "no ad of the month says where the work is done" if point.month in silent else None


def _told(point: MixMonth, line: MixLine, reason: str | None) -> dict[str, Any]:
    shown = {
        "raw": point.raw,
        "raw_low": point.raw_low,
        "raw_high": point.raw_high,
        "adjusted": point.adjusted,
        "adjusted_low": point.ci_low,
        "adjusted_high": point.ci_high,
        "gap": point.gap,
    }
    return {
        "month": first_day(point.month),
        "k": point.k,
        "n": point.n,
        **(dict.fromkeys(shown) if reason else shown),
        "sources": len(point.sources),
        "linked": point.month in line.links,
        "piece": point.piece,
        "suppressed": reason is not None,
        "reason": reason,
    }
