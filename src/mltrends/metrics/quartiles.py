"""Quartiles of a cell of pay, or why there are none: the same for every answer about pay."""

from __future__ import annotations

from typing import Any

from mltrends.metrics.changes import Row
from mltrends.stats.bootstrap import DRAWS, MANY, quantiles_by_employer

QUARTILES = {
    "p25": "number", "p50": "number", "p75": "number",
    "ci_low": "number", "ci_high": "number", "ci_method": "text",
}  # fmt: skip
THIN = {"suppressed": "flag", "reason": "text"}
SEED = 20240229  # of all draws: the same ads give the same interval


def quartiles(row: Row, draws: int = DRAWS, many: int = MANY) -> dict[str, Any]:
    """The columns of QUARTILES and THIN, from a row with the lists `pays`, `clusters` and `origins`."""
    reason = _thin(row)
    if reason is not None:
        return dict.fromkeys(QUARTILES) | {"suppressed": True, "reason": reason}
    found = quantiles_by_employer(
        row["pays"], row["clusters"], row["origins"], seed=SEED, draws=draws, many=many
    )
    if found is None:
        return dict.fromkeys(QUARTILES) | {"suppressed": True, "reason": "no ads with pay"}
    low, middle, high = found.quantiles
    return {
        "p25": low.value,
        "p50": middle.value,
        "p75": high.value,
        "ci_low": middle.ci_low,
        "ci_high": middle.ci_high,
        "ci_method": found.ci_method,
        "suppressed": False,
        "reason": None,
    }


def _thin(row: Row) -> str | None:
    if row["k"] < row["pay_min_ads"]:
        return f"too few ads with pay (k={row['k']} < {row['pay_min_ads']})"
    if row["employers"] < row["pay_min_employers"]:
        return f"too few employers ({row['employers']} < {row['pay_min_employers']})"
    return None
