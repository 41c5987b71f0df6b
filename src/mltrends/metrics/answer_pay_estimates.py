"""Quartiles of estimated pay; the contract is in the head of the .sql file beside this one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mltrends.metrics.changes import Row
from mltrends.metrics.quartiles import QUARTILES, THIN, quartiles

COLUMNS = {
    "role": "text", "currency": "text", "salary_kind": "text", "k": "integer", "amounts": "integer", **QUARTILES,
    "inferred": "number", "removed": "integer", "employers": "integer", "sources": "integer", "stated_k": "integer",
    "stated_p50": "number", **THIN,
}  # fmt: skip
NO_DRAWS = 0  # an estimate is off by more than its interval tells, however well that is known


def answer(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """One row per role, currency and kind of estimate."""
    return [{name: row.get(name) for name in COLUMNS} | quartiles(row, NO_DRAWS) for row in rows]
