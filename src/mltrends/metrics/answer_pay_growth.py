"""Growth of pay, pooled and like for like; the contract is in the head of the .sql file beside this one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa

from mltrends.stats.like_for_like import PayGrowth, pay_growth
from mltrends.stats.refused import Refused

COLUMNS = {
    "salary_kind": "text", "currency": "text", "year": "integer", "k": "integer", "median": "number",
    "pooled": "number", "growth": "number", "ci_low": "number", "ci_high": "number", "gap": "number",
    "cells": "integer", "reason": "text",
}  # fmt: skip


def answer_table(table: pa.Table) -> list[dict[str, Any]]:
    """One row per kind, currency and year."""
    return [row for at in range(table.num_rows) for row in _years(table, at)]


def _years(table: pa.Table, at: int) -> Iterator[dict[str, Any]]:
    cells, years, pays = (
        table.column(name)[at].values.to_numpy(zero_copy_only=False) for name in ("cells", "years", "pays")
    )
    named = {name: table.column(name)[at].as_py() for name in ("salary_kind", "currency")}
    least = table.column("pay_min_ads")[at].as_py()
    growth = pay_growth(cells.astype(str), years, pays)
    sizes = {int(year): int((years == year).sum()) for year in np.unique(years)}
    medians = {year: float(np.median(pays[years == year])) for year in sizes}
    for year, size in sizes.items():
        before = year - 1
        shown = size >= least
        pooled = medians[year] / medians[before] - 1 if shown and sizes.get(before, 0) >= least else None
        yield named | {
            "year": year,
            "k": size,
            "median": medians[year] if shown else None,
            "pooled": pooled,
            **_like_for_like(growth.get(year, Refused("no ads in the year before")), pooled),
        }


def _like_for_like(found: PayGrowth | Refused, pooled: float | None) -> dict[str, Any]:
    if isinstance(found, Refused):
        return dict.fromkeys(("growth", "ci_low", "ci_high", "gap", "cells")) | {"reason": found.reason}
    return {
        "growth": found.growth,
        "ci_low": found.ci_low,
        "ci_high": found.ci_high,
        "gap": None if pooled is None else pooled - found.growth,
        "cells": found.cells,
        "reason": None,
    }
