"""Verdicts on the change of how often ads speak of ethics; the contract is in the head of the .sql file beside this one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mltrends.metrics.changes import CHANGE_COLUMNS, Row, judge

COLUMNS = {"counting": "text", **CHANGE_COLUMNS}


def answer(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """One row per way of counting, from one per way and source."""
    return judge(rows, ("counting",))
