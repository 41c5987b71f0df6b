"""Made-up answers on claims, for tests of charts and pages."""

from __future__ import annotations

from types import ModuleType
from typing import Any

Rows = list[dict[str, Any]]

FIGURE = "value double, ci_low double, ci_high double, unit varchar, k bigint, n bigint"
COUNTS = "employers bigint, sources bigint, months bigint"
COLUMNS = {
    "answer_claims": (
        f"claim varchar, documents varchar, words varchar, type varchar, verdict varchar, what varchar, {FIGURE}, "
        f"{COUNTS}, needs varchar, caveat varchar, behind varchar, behind_of varchar"
    ),
    "answer_claim_parts": (
        f"claim varchar, part bigint, name varchar, measure varchar, rule varchar, verdict varchar, words varchar, {FIGURE}, "
        f"before double, after double, {COUNTS}, q_value double, needs varchar"
    ),
}
HARMED = {
    "answer_claims": ["words", "what", "needs", "caveat"],
    "answer_claim_parts": ["name", "words", "needs"],
}
VERDICTS = {
    "supported": 21,
    "partly": 14,
    "contradicted": 6,
    "insufficient evidence": 27,
    "not testable with ads": 5,
}


def tables(made: ModuleType) -> dict[str, Rows]:
    """73 claims, each with one figure."""
    verdicts = [verdict for verdict, times in VERDICTS.items() for _ in range(times)]
    claims = [_claim(made, at, verdict) for at, verdict in enumerate(verdicts, start=1)]
    same = (
        "claim",
        "value",
        "ci_low",
        "ci_high",
        "unit",
        "k",
        "n",
        "employers",
        "sources",
        "months",
        "needs",
    )
    parts = [
        {name: claim[name] for name in same}
        | {
            "part": 1,
            "name": "Python",
            "measure": "share",
            "rule": "common",
            "verdict": claim["verdict"],
            "words": claim["what"],
            "before": None,
            "after": None,
            "q_value": None,
        }
        for claim in claims
        if claim["verdict"] != "not testable with ads"
    ]
    return {"answer_claims": claims, "answer_claim_parts": parts}


def _claim(made: ModuleType, at: int, verdict: str) -> dict[str, Any]:
    k, n = 40 + 9 * at, 1000 + at
    figure = made.share(k, n)
    undecided = verdict == "insufficient evidence"
    return {
        "claim": f"C{at:02}",
        "documents": ("000", "001", "002", "000, 001")[at % 4],
        "words": f"Claim number {at} says that something is so",
        "type": ("level", "trend", "rank")[at % 3],
        "verdict": verdict,
        "what": f"Python {100 * k / n:.1f}% of {n:,} ads.",
        "value": figure["share"],
        "ci_low": figure["ci_low"],
        "ci_high": figure["ci_high"],
        "unit": "share",
        "k": k,
        "n": n,
        "employers": figure["employers"],
        "sources": 3,
        "months": None,
        "needs": "500 ads, 2 sources; found: 130 ads, 1 source" if undecided else None,
        "caveat": "Templates repeat." if at % 2 else None,
        "behind": "naming",
        "behind_of": '{"concept": "python"}',
    }
