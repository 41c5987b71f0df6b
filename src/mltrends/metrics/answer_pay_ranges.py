"""Widths of the ranges of pay; the contract is in the head of the .sql file beside this one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mltrends.metrics.changes import Row
from mltrends.metrics.quartiles import QUARTILES, THIN, quartiles

COLUMNS = {
    "country": "text", "currency": "text", "k": "integer", "n": "integer", "single": "number", "wider": "integer",
    **QUARTILES, "employers": "integer", "sources": "integer", **THIN,
}  # fmt: skip
DRAWS, MANY = 500, 1000  # as in answer_pay_levels, whose cells are as many


def answer(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """One row per country and currency."""
    return [{name: row.get(name) for name in COLUMNS} | quartiles(row, DRAWS, MANY) for row in rows]
