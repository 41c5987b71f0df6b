"""Growth of pay, pooled and like for like; the contract is in the head of the .sql file beside this one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa

from mltrends.stats.like_for_like import PayGrowth, pay_growth
from mltrends.stats.pay_index import PayIndex, pay_index
from mltrends.stats.refused import Refused

COLUMNS = {
    "salary_kind": "text", "currency": "text", "year": "integer", "k": "integer", "median": "number",
    "pooled": "number", "growth": "number", "ci_low": "number", "ci_high": "number", "gap": "number",
    "index_pooled": "number", "index": "number", "index_low": "number", "index_high": "number",
    "index_cells": "integer", "index_reason": "text", "cells": "integer", "reason": "text",
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
    index = pay_index(cells.astype(str), years, pays, min_ads=least)
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
            **_index(index, year, least),
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


def _index(index: PayIndex | Refused, year: int, least: int) -> dict[str, Any]:
    told: dict[str, Any] = dict.fromkeys(name for name in COLUMNS if name.startswith("index"))
    if isinstance(index, Refused):
        return told | {"index_reason": index.reason}
    if year not in index.years:
        return told | {"index_reason": f"fewer than {least} ads"}
    found = index.years[year]
    return {
        "index_pooled": found.raw,
        "index": found.adjusted,
        "index_low": found.ci_low,
        "index_high": found.ci_high,
        "index_cells": index.cells,
        "index_reason": None,
    }
