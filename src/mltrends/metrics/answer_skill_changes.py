"""Verdicts on the change of each skill; the contract is in the head of the .sql file beside this one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mltrends.metrics.changes import CHANGE_COLUMNS, Row, judge

COLUMNS = {"concept": "text", "label": "text", "kind": "text", **CHANGE_COLUMNS}


def answer(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """One row per concept, from one per concept and source."""
    return judge(rows, ("concept", "label", "kind"))
