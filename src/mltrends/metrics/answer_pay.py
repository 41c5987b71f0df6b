"""Quartiles of pay by role and currency; the contract is in the head of the .sql file beside this one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mltrends.metrics.changes import Row
from mltrends.metrics.quartiles import QUARTILES, THIN, quartiles

COLUMNS = {
    "role": "text", "currency": "text", "k": "integer", "n": "integer", "disclosed": "integer",
    "disclosure": "number", **QUARTILES, "inferred": "number", "removed": "integer",
    "employers": "integer", "sources": "integer", **THIN,
}  # fmt: skip


def answer(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """One row per role and currency."""
    return [{name: row.get(name) for name in COLUMNS} | quartiles(row) for row in rows]
