"""What sets roles apart; the contract is in the head of the .sql file beside this one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from mltrends.metrics.changes import Row
from mltrends.stats.signature import signatures

COLUMNS = {
    "role": "text", "place": "integer", "concept": "text", "label": "text", "kind": "text",
    "k": "integer", "n": "integer", "log_odds": "number", "ci_low": "number", "ci_high": "number",
    "q_value": "number",
}  # fmt: skip


def answer(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """One row per role and concept, from as many; every role has the same concepts in the same order."""
    roles = list(dict.fromkeys(row["role"] for row in rows))
    if len(roles) < 2:  # there is nothing to be apart from
        return []
    width = len(rows) // len(roles)
    counts, deff = (
        np.array([float(row[name]) for row in rows]).reshape(len(roles), width) for name in ("k", "deff")
    )
    found = signatures(counts, [row["n"] for row in rows[::width]], deff=deff)
    told = []
    for at in range(len(roles)):
        here = rows[at * width : (at + 1) * width]
        order = sorted(range(width), key=lambda place: (-found.ci_low[at, place], here[place]["concept"]))
        told += [
            {name: here[place][name] for name in ("role", "concept", "label", "kind", "k", "n")}
            | {
                "place": rank,
                "log_odds": float(found.log_odds[at, place]),
                "ci_low": float(found.ci_low[at, place]),
                "ci_high": float(found.ci_high[at, place]),
                "q_value": float(found.q_value[at, place]),
            }
            for rank, place in enumerate(order, 1)
        ]
    return told
