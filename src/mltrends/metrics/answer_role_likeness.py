"""How alike roles are; the contract is in the head of the .sql file beside this one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from mltrends.metrics.changes import Row
from mltrends.stats.alike import alike

COLUMNS = {
    "role": "text", "other": "text", "place": "integer", "likeness": "number", "n": "integer", "other_n": "integer",
}  # fmt: skip


def answer(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """One row per role and other role; every role has the same concepts in the same order."""
    roles = list(dict.fromkeys(row["role"] for row in rows))
    if len(roles) < 2:
        return []
    width = len(rows) // len(roles)
    ads = [row["n"] for row in rows[::width]]
    found = alike(np.array([float(row["k"]) for row in rows]).reshape(len(roles), width), ads)
    return [
        {
            "role": roles[at],
            "other": roles[other],
            "place": place,
            "likeness": float(found.cosine[at, other]),
            "n": ads[at],
            "other_n": ads[other],
        }
        for at in range(len(roles))
        for place, other in enumerate(found.nearest(at), 1)
    ]
