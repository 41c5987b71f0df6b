"""The terms of the modelled pay; the contract is in the head of the .sql file beside this one."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from mltrends.models.paid import by_currency

COLUMNS = {"currency": "text", "part": "text", "term": "text", "effect": "number", "k": "integer"}


def answer_table(table: pa.Table) -> list[dict[str, Any]]:
    """One row per term."""
    if not table.num_rows:
        return []
    from mltrends.models.pay_fit import fit  # scikit-learn takes a while to load

    alpha = dict(zip(table.column("currency").to_pylist(), table.column("alpha").to_pylist(), strict=True))
    return [
        {"currency": currency, "part": term.part, "term": term.name, "effect": term.effect, "k": term.k}
        for currency, ads in by_currency(table).items()
        for term in fit(ads, alpha[currency])
    ]
