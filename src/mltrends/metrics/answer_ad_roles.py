"""Modelled roles, ad by ad; the contract is in the head of the .sql file beside this one."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from mltrends.models.titled import titled

COLUMNS = {"posting_id": "text", "role": "text", "role_source": "text", "probability": "number"}


def answer_table(table: pa.Table) -> list[dict[str, Any]]:
    """One row per ad that is given a role."""
    bars = {one["role"]: one["bar"] for one in table.column("bars")[0].as_py()} if table.num_rows else {}
    if not bars:
        return []
    from mltrends.models.title_fit import propose  # scikit-learn takes a while to load

    postings = table.column("posting_id")
    return [
        {
            "posting_id": postings[one.place].as_py(),
            "role": one.role,
            "role_source": "modelled",
            "probability": one.probability,
        }
        for one in propose(titled(table), table.column("softness")[0].as_py(), bars)
    ]
