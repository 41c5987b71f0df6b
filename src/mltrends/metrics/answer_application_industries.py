"""Which applications belong to which industry; the contract is in the head of the .sql file beside this one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from mltrends.metrics.changes import FALSE_FINDS, Row
from mltrends.stats.pairs import Pairs, associate

COLUMNS = {
    "concept": "text", "label": "text", "industry": "text", "industry_label": "text", "k": "integer", "n": "integer",
    "known": "integer", "in_industry": "integer", "lift": "number", "odds_ratio": "number", "or_low": "number",
    "or_high": "number", "q_value": "number", "tested": "integer", "verdict": "text", "reason": "text",
}  # fmt: skip
MIN_BOTH = 30
NAMES = ("concept", "label", "industry", "industry_label")


def answer(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """One row per pair that any ad has: those that are told, the strongest first, then the others by name."""
    if not rows:
        return []
    both, first, second, sizes = (
        np.array([row[name] for row in rows]) for name in ("joint", "ones", "others", "sizes")
    )
    found = associate(
        both, first, second, sizes, deff=np.array([[row["deff"]] for row in rows]), min_both=MIN_BOTH
    )
    seen = [at for at in range(len(rows)) if found.k[at] > 0]
    seen.sort(key=lambda at: (not found.eligible[at], -found.lift[at] if found.eligible[at] else 0.0, at))
    return [
        {name: rows[at][name] for name in (*NAMES, "n")}
        | {"known": int(sizes[at].sum()), "in_industry": int(second[at].sum())}
        | _told(found, at)
        for at in seen
    ]


def _told(found: Pairs, at: int) -> dict[str, Any]:
    k = int(found.k[at])
    told: dict[str, Any] = dict.fromkeys(COLUMNS)
    told = {name: told[name] for name in ("lift", "odds_ratio", "or_low", "or_high", "q_value", "reason")}
    told |= {"k": k, "tested": found.tested, "verdict": "too few ads"}
    if not found.eligible[at]:
        return told | {"reason": f"too few ads with both (k={k} < {MIN_BOTH})"}
    if not np.isfinite(found.log_odds[at]):
        return told | {"reason": "all ads or none of its sources are of the industry, or name it"}
    low, high = float(found.log_odds_low[at]), float(found.log_odds_high[at])
    clear = found.q_value[at] <= FALSE_FINDS and low * high > 0
    return told | {
        "lift": float(found.lift[at]),
        "odds_ratio": float(np.exp(found.log_odds[at])),
        "or_low": float(np.exp(low)),
        "or_high": float(np.exp(high)),
        "q_value": float(found.q_value[at]),
        "verdict": ("more often" if low > 0 else "less often") if clear else "no clear difference",
    }
