"""Verdicts on the change of who states pay; the contract is in the head of the .sql file beside this one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mltrends.metrics.changes import CHANGE_COLUMNS, Row, judge

COLUMNS = {"country": "text", **CHANGE_COLUMNS}


def answer(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """One row per country, from one per country and source."""
    return judge(rows, ("country",))
