"""What comes with remote and hybrid work in pay, by rungs; the contract is in the head of the .sql file beside this one."""

from __future__ import annotations

from math import expm1
from typing import Any

import pyarrow as pa

from mltrends.models.remote_pay import RUNGS, Rung, ladders
from mltrends.models.skill_pay import verdict
from mltrends.stats.refused import Refused

COLUMNS = {
    "currency": "text", "mode": "text", "against": "text", "step": "integer", "rung": "text",
    "k": "integer", "n": "integer", "employers": "integer",
    "premium": "number", "ci_low": "number", "ci_high": "number", "p_value": "number", "q_value": "number",
    "verdict": "text", "reason": "text",
}  # fmt: skip


def answer_table(table: pa.Table) -> list[dict[str, Any]]:
    """One row per currency, pair of modes and rung."""
    return [dict.fromkeys(COLUMNS) | _told(rung) for rung in ladders(table)]


def _told(rung: Rung) -> dict[str, Any]:
    told: dict[str, Any] = {
        "currency": rung.currency,
        "mode": rung.mode,
        "against": rung.against,
        "step": 1 + RUNGS.index(rung.rung),
        "rung": rung.rung,
        "k": rung.k,
        "n": rung.n,
        "employers": rung.employers,
    }
    if isinstance(rung.found, Refused):
        return told | {"reason": rung.found.reason}
    return told | {
        "premium": expm1(rung.found.slope),
        "ci_low": expm1(rung.found.ci_low),
        "ci_high": expm1(rung.found.ci_high),
        "p_value": rung.found.p_value,
        "q_value": rung.q_value,
        "verdict": verdict(rung.found, rung.q_value),
    }
