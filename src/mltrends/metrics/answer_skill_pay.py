"""What comes with a skill in pay, by rungs; the contract is in the head of the .sql file beside this one."""

from __future__ import annotations

from math import expm1
from typing import Any

import pyarrow as pa

from mltrends.models.paid import by_currency
from mltrends.models.skill_pay import RUNGS, Rung, ladder, verdict
from mltrends.stats.refused import Refused

COLUMNS = {
    "currency": "text", "concept": "text", "label": "text", "kind": "text", "step": "integer", "rung": "text",
    "k": "integer", "n": "integer", "employers": "integer",
    "premium": "number", "ci_low": "number", "ci_high": "number", "p_value": "number", "q_value": "number",
    "verdict": "text", "reason": "text",
}  # fmt: skip


def answer_table(table: pa.Table) -> list[dict[str, Any]]:
    """One row per currency, skill and rung."""
    return [
        dict.fromkeys(COLUMNS)
        | {"currency": currency, "n": len(ads)}
        | dict(zip(("label", "kind"), ads.words[rung.concept], strict=True))
        | _told(rung)
        for currency, ads in by_currency(table).items()
        for rung in ladder(ads)
    ]


def _told(rung: Rung) -> dict[str, Any]:
    told: dict[str, Any] = {
        "concept": rung.concept,
        "step": 1 + RUNGS.index(rung.rung),
        "rung": rung.rung,
        "k": rung.k,
    }
    if isinstance(rung.found, Refused):
        return told | {"reason": rung.found.reason}
    return told | {
        "employers": rung.found.clusters,
        "premium": expm1(rung.found.slope),
        "ci_low": expm1(rung.found.ci_low),
        "ci_high": expm1(rung.found.ci_high),
        "p_value": rung.found.p_value,
        "q_value": rung.q_value,
        "verdict": verdict(rung.found, rung.q_value),
    }
