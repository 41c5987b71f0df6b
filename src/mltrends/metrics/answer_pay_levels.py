"""Quartiles of pay by role, level and country; the contract is in the head of the .sql file beside this one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mltrends.metrics.changes import Row
from mltrends.metrics.quartiles import QUARTILES, THIN, quartiles

COLUMNS = {
    "role": "text", "seniority": "text", "country": "text", "currency": "text", "k": "integer", "n": "integer",
    "disclosure": "number", **QUARTILES, "employers": "integer", "sources": "integer", **THIN,
}  # fmt: skip
# Cells are many, and nobody reads the last digit of each: fewer draws, and sooner worked out.
DRAWS, MANY = 500, 1000


def answer(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """One row per role, level, country and currency."""
    return [{name: row.get(name) for name in COLUMNS} | quartiles(row, DRAWS, MANY) for row in rows]
