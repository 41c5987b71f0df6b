"""How right the reading is, as it was measured for the release; the contract is in the head of the .sql file beside this one."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from mltrends.metrics.changes import Row
from mltrends.stats.shares import wilson

COLUMNS = {
    "subject": "text", "thing": "text", "measure": "text", "k": "integer", "n": "integer",
    "share": "number", "ci_low": "number", "ci_high": "number",
    "labelled": "integer", "measured_with": "text", "read_with": "text",
}  # fmt: skip
MEASURED = Path(__file__).with_name("reading.toml")  # `make accuracy` writes it


def answer(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """One row per group of skills and measure, and one per field."""
    told = _measured()
    about = {
        "labelled": told["ads"],
        "measured_with": told["vocabulary"],
        "read_with": rows[0]["vocabulary"],
    }
    found = []
    for row in told["skills"]:
        hits, alarms, misses = row["hits"], row["alarms"], row["misses"]
        found.append(_told("skill", row["group"], "recall", hits, hits + misses))
        found.append(_told("skill", row["group"], "precision", hits, hits + alarms))
    found += [_told("field", row["field"], "right", row["right"], row["asked"]) for row in told["fields"]]
    return [one | about for one in found]


@cache
def _measured() -> Mapping[str, Any]:
    with MEASURED.open("rb") as file:
        return tomllib.load(file)


def _told(subject: str, thing: str, measure: str, k: int, n: int) -> dict[str, Any]:
    bounds = wilson(k, n)
    low, high = bounds or (None, None)
    return {
        "subject": subject,
        "thing": thing,
        "measure": measure,
        "k": k,
        "n": n,
        "share": k / n if n else None,
        "ci_low": low,
        "ci_high": high,
    }
