"""Whether pay can be modelled; the contract is in the head of the .sql file beside this one."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from mltrends.models.paid import PaidAds, by_currency
from mltrends.stats.refused import Refused

COLUMNS = {
    "currency": "text", "n": "integer", "employers": "integer", "judged": "integer",
    "error": "number", "baseline": "number", "gain": "number", "gain_low": "number", "gain_high": "number",
    "usable": "flag", "low": "number", "high": "number", "held": "number", "alpha": "number", "reason": "text",
}  # fmt: skip


def answer_table(table: pa.Table) -> list[dict[str, Any]]:
    """One row per currency."""
    return [_told(currency, ads) for currency, ads in by_currency(table).items()]


def _told(currency: str, ads: PaidAds) -> dict[str, Any]:
    from mltrends.models.pay_fit import judge  # scikit-learn takes a while to load

    told = dict.fromkeys(COLUMNS) | {"currency": currency, "n": len(ads), "employers": ads.employer_count}
    found = judge(ads)
    if isinstance(found, Refused):
        return told | {"usable": False, "reason": found.reason}
    same = (
        "judged",
        "error",
        "baseline",
        "gain",
        "gain_low",
        "gain_high",
        "usable",
        "low",
        "high",
        "held",
        "alpha",
    )
    return told | {name: getattr(found, name) for name in same} | {"reason": found.reason}
