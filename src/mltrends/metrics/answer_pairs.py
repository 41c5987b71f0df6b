"""How strongly skills go together; the contract is in the head of the .sql file beside this one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from mltrends.metrics.changes import Row
from mltrends.stats.pairs import associate

COLUMNS = {
    "concept": "text", "label": "text", "other": "text", "other_label": "text", "k": "integer", "n": "integer",
    "lift": "number", "npmi": "number", "npmi_low": "number", "npmi_high": "number",
    "odds_ratio": "number", "or_low": "number", "or_high": "number", "q_value": "number", "tested": "integer",
}  # fmt: skip


def answer(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """One row per pair that is seen often enough, the strongest first."""
    if not rows:
        return []
    both, first, second, sizes = (
        np.array([row[name] for row in rows]) for name in ("joint", "ones", "others", "sizes")
    )
    deff = np.array([[row["deff"]] for row in rows])
    found = associate(both, first, second, sizes, deff=deff)
    shown = [at for at in range(len(rows)) if found.eligible[at]]
    shown.sort(key=lambda at: (-found.npmi[at], rows[at]["concept"], rows[at]["other"]))
    return [
        {name: rows[at][name] for name in ("concept", "label", "other", "other_label")}
        | {
            "k": int(found.k[at]),
            "n": int(sizes[at].sum()),
            "lift": float(found.lift[at]),
            "npmi": float(found.npmi[at]),
            "npmi_low": float(found.npmi_low[at]),
            "npmi_high": float(found.npmi_high[at]),
            "odds_ratio": float(np.exp(found.log_odds[at])),
            "or_low": float(np.exp(found.log_odds_low[at])),
            "or_high": float(np.exp(found.log_odds_high[at])),
            "q_value": float(found.q_value[at]),
            "tested": found.tested,
        }
        for at in shown
    ]
