"""Checks that run with the data: each is a query for rows that must not be."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

import pyarrow as pa
from duckdb import DuckDBPyConnection

from mltrends.warehouse.heads import HeadError, read_head
from mltrends.warehouse.lay import Meanings, lay_one
from mltrends.warehouse.open import WarehouseError
from mltrends.warehouse.scripts import script, scripts, used

LEVELS = ("fail", "warn")
SHOWN = 3
WHOLE = "whole"  # of a check that only a warehouse of all ads can pass
_log = logging.getLogger(__name__)


def run_checks(
    con: DuckDBPyConnection, meanings: Meanings, values: Mapping[str, Any], *, whole: bool = True
) -> None:
    """Run all checks and keep what they found in the table `checks`.

    Args:
        con: the file that is being built.
        meanings: what columns mean.
        values: values for the parameters of the checks.
        whole: False for a part of the ads, which cannot pass checks against all that was read.

    Raises:
        WarehouseError: when a check marked `fail` finds rows; all that failed are named.
    """
    results: list[dict[str, Any]] = []
    failed: list[str] = []
    for name, sql in scripts("checks").items():
        head = read_head(sql, f"{name}.sql", required=("check", "guards"), optional=("of",))
        level = head.keys["check"]
        if level not in LEVELS:
            raise HeadError(f"{name}.sql: check is {level!r}; allowed are: {', '.join(LEVELS)}")
        if head.keys.get("of") == WHOLE and not whole:
            continue
        rows = con.execute(sql, used(sql, values)).fetchall()
        results.append({"name": name, "level": level, "rows": len(rows), "guards": head.keys["guards"]})
        if rows:
            told = f"{name}: {len(rows)} rows, such as {', '.join(map(str, rows[:SHOWN]))}"
            if level == "fail":
                failed.append(told)
            else:
                _log.warning("check %s", told)
    if failed:
        raise WarehouseError(
            f"the warehouse does not hold together, and was not published: {'; '.join(failed)}"
        )
    con.register("given_checks", pa.Table.from_pylist(results))
    lay_one(con, "checks", script("build", "checks"), meanings, {})
