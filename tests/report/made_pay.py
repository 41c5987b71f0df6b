"""Made-up answers about pay and about remote work."""

from __future__ import annotations

import math
from types import ModuleType
from typing import Any

Rows = list[dict[str, Any]]

SHARE = "k bigint, n bigint, share double, ci_low double, ci_high double, employers bigint, sources bigint"
THIN = "suppressed boolean, reason varchar"
QUARTILES = "p25 double, p50 double, p75 double, ci_low double, ci_high double, ci_method varchar"
COUNTS = "employers bigint, sources bigint"
COLUMNS = {
    "answer_pay_levels": (
        f"role varchar, seniority varchar, country varchar, currency varchar, k bigint, n bigint, disclosure double, "
        f"{QUARTILES}, {COUNTS}, {THIN}"
    ),
    "answer_pay_usd": (
        f"role varchar, measure varchar, k bigint, own double, survey double, left_out bigint, {QUARTILES}, {COUNTS}, {THIN}"
    ),
    "answer_pay_growth": (
        "salary_kind varchar, currency varchar, year bigint, k bigint, median double, pooled double, growth double, "
        "ci_low double, ci_high double, gap double, index_pooled double, index double, index_low double, "
        "index_high double, index_cells bigint, index_reason varchar, cells bigint, reason varchar"
    ),
    "answer_skill_pay": (
        "currency varchar, concept varchar, label varchar, kind varchar, step bigint, rung varchar, k bigint, n bigint, "
        "employers bigint, premium double, ci_low double, ci_high double, p_value double, q_value double, "
        "verdict varchar, reason varchar"
    ),
    "answer_remote_pay": (
        "currency varchar, mode varchar, against varchar, step bigint, rung varchar, k bigint, n bigint, employers bigint, "
        "premium double, ci_low double, ci_high double, p_value double, q_value double, verdict varchar, reason varchar"
    ),
    "answer_pay_ranges": (
        f"country varchar, currency varchar, k bigint, n bigint, single double, wider bigint, {QUARTILES}, {COUNTS}, {THIN}"
    ),
    "answer_pay_estimates": (
        f"role varchar, currency varchar, salary_kind varchar, k bigint, amounts bigint, {QUARTILES}, inferred double, "
        f"removed bigint, {COUNTS}, stated_k bigint, stated_p50 double, {THIN}"
    ),
    "answer_disclosure_months": f"month date, country varchar, {SHARE}, complete boolean, {THIN}",
    "answer_disclosure_change": (
        "country varchar, months_before bigint, months_after bigint, before double, after double, change double, "
        "ci_low double, ci_high double, sources bigint, sources_agree bigint, verdict varchar"
    ),
    "answer_remote_roles": f"subject varchar, thing varchar, mode varchar, {SHARE}, {THIN}",
    "answer_remote_scope": f"scope varchar, {SHARE}, {THIN}",
    "answer_same_mix": (
        "subject varchar, thing varchar, label varchar, year bigint, k bigint, n bigint, raw double, held double, "
        "held_low double, held_high double, gap double, worth double, uncovered double, capped bigint, "
        f"sources bigint, {THIN}"
    ),
}
HARMED = {
    "answer_pay_levels": ["role", "country"],
    "answer_pay_usd": ["role", "reason"],
    "answer_pay_growth": ["currency", "index_reason", "reason"],
    "answer_skill_pay": ["label", "reason"],
    "answer_remote_pay": ["currency", "reason"],
    "answer_pay_ranges": ["country", "reason"],
    "answer_pay_estimates": ["role", "reason"],
    "answer_disclosure_months": ["country"],
    "answer_disclosure_change": ["country"],
    "answer_remote_roles": ["thing", "reason"],
    "answer_remote_scope": ["reason"],
    "answer_same_mix": ["label", "reason"],
}
LEVELS = {"junior": 0.72, "mid": 1.0, "senior": 1.24, "lead": 1.38}
RUNGS = {"raw": 1.0, "market": 0.8, "role": 0.5, "role, median": 0.45, "other skills": 0.3, "employer": 0.2}
PLACES = {rung: part for rung, part in RUNGS.items() if rung != "other skills"}
SCOPES = {"worldwide": 0.04, "country": 0.22, "region": 0.07, "unstated": 0.67}
MODES = {"remote": 0.24, "hybrid": 0.15, "onsite": 0.09, "unstated": 0.52}
YEARS = (2023, 2024, 2025)


def tables(made: ModuleType) -> dict[str, Rows]:
    """All answers of this topic."""
    skills = ["LLM" if label == "Spark" else label for label in list(made.SKILLS)[:14]]
    paid = [role for role, n in made.ROLES.items() if n > 100]
    return {
        "answer_pay_levels": [
            {
                "role": role,
                "seniority": level,
                "country": country,
                "currency": currency,
                "n": 400,
                "disclosure": 0.4,
            }
            | quartiles(
                (110_000 + 6000 * at) * times,
                120 - 20 * at - (60 if level == "lead" else 0) - (9 if currency == "GBP" else 0),
            )
            for country, currency in (("US", "USD"), ("GB", "GBP"))
            for at, role in enumerate(paid[:5])
            for level, times in LEVELS.items()
        ],
        "answer_pay_usd": [
            {"role": role, "measure": measure, "own": 0.8, "survey": 0.05, "left_out": 7}
            | quartiles(112_000.0 + 7000 * (len(role) % 9), n // 4)
            for role, n in made.ROLES.items()
            for measure in ("converted", "purchasing power")
        ],
        "answer_pay_growth": [
            _year(kind, at, year) for kind in ("stated_employer", "survey") for at, year in enumerate(YEARS)
        ],
        "answer_skill_pay": [
            _premium(label, step, rung, at)
            for at, label in enumerate(skills)
            for step, rung in enumerate(RUNGS, start=1)
        ],
        "answer_remote_pay": [
            _placed(currency, mode, against, step, rung)
            for currency in ("GBP", "USD")
            for mode, against in (("remote", "onsite"), ("hybrid", "onsite"), ("remote", "unstated"))
            for step, rung in enumerate(PLACES, start=1)
            if (currency, against) != ("GBP", "onsite") or step == 1
        ],
        "answer_pay_ranges": [
            {"country": country, "currency": currency, "n": k + 20, "single": 20 / (k + 20), "wider": 3}
            | quartiles(wide, k)
            for country, currency, wide, k in (
                ("US", "USD", 0.31, 800),
                ("GB", "GBP", 0.24, 160),
                ("DE", "EUR", 0.22, 64),
                ("unstated", "USD", 0.28, 12),
            )
        ],
        "answer_pay_estimates": [
            {
                "role": role,
                "currency": "USD",
                "salary_kind": kind,
                "amounts": 40,
                "inferred": 0.1,
                "removed": 1,
            }
            | {"stated_k": made.ROLES[role] // 4, "stated_p50": 118_000.0 + 9000 * (len(role) % 9)}
            | quartiles(
                128_000.0 + 8000 * (len(role) % 9),
                made.ROLES[role] // (8 if kind == "board_estimate" else 40),
            )
            for role in paid
            for kind in ("board_estimate", "model_predicted")
        ],
        "answer_disclosure_months": [
            {"month": month, "country": country}
            | made.share(int(n * (first + 0.008 * at + 0.02 * math.sin(at * 1.7 + len(country)))), n)
            | {"complete": at < 35}
            for at, month in enumerate(made.MONTHS)
            for country, n, first in (("all", 190, 0.26), ("US", 110, 0.3), ("DE", 60, 0.12), ("FR", 12, 0.1))
        ],
        "answer_disclosure_change": [
            {"country": "all"} | made.change("rose", 0.31, 0.47),
            {"country": "DE"} | made.change("no clear change", 0.17, 0.18),
            {"country": "FR"} | made.change("too little data", None, None),
            {"country": "US"} | made.change("rose", 0.35, 0.55),
        ],
        "answer_remote_roles": [
            {"subject": "role", "thing": role, "mode": mode}
            | made.share(int(n * part * (0.8 + 0.05 * (len(role) % 9))), n)
            for role, n in made.ROLES.items()
            for mode, part in MODES.items()
        ]
        + [
            {"subject": "level", "thing": level, "mode": mode} | made.share(int(n * part), n)
            for level, n in {"junior": 410, "mid": 3100, "senior": 1500, "lead": 400, "chief": 22}.items()
            for mode, part in MODES.items()
        ],
        "answer_remote_scope": [
            {"scope": scope} | made.share(int(1700 * part), 1700) for scope, part in SCOPES.items()
        ],
        "answer_same_mix": [
            _held(mode, part, at, year) for mode, part in MODES.items() for at, year in enumerate(YEARS)
        ],
    }


def quartiles(middle: float, k: int) -> dict[str, Any]:
    """Quartiles of k ads, or that they are too few."""
    thin = k < 30
    far = 0.9 / math.sqrt(max(1, k))
    return {
        "k": k,
        "p25": None if thin else middle * 0.82,
        "p50": None if thin else middle,
        "p75": None if thin else middle * 1.22,
        "ci_low": None if thin else middle * (1 - far),
        "ci_high": None if thin else middle * (1 + far),
        "ci_method": None if thin else "bootstrap of employers, 2000 draws",
        "employers": max(1, k // 2),
        "sources": 2,
        "suppressed": thin,
        "reason": f"too few ads with pay (k={k} < 30)" if thin else None,
    }


def _year(kind: str, at: int, year: int) -> dict[str, Any]:
    held = 1 + 0.024 * at
    return {
        "salary_kind": kind,
        "currency": "USD",
        "year": year,
        "k": 420 + 60 * at,
        "median": 120_000.0 + 6000 * at,
        "pooled": 0.05 if at else None,
        "growth": 0.024 if at else None,
        "ci_low": 0.004 if at else None,
        "ci_high": 0.045 if at else None,
        "gap": 0.026 if at else None,
        "index_pooled": 1 + 0.051 * at,
        "index": held,
        "index_low": held - 0.012 * at,
        "index_high": held + 0.012 * at,
        "index_cells": 44,
        "index_reason": None,
        "cells": 24 if at else None,
        "reason": None if at else "no ads in the year before",
    }


def _premium(label: str, step: int, rung: str, at: int) -> dict[str, Any]:
    few = at >= 11
    premium = (0.26 - 0.03 * at) * RUNGS[rung]
    far = 0.03 + 0.002 * at
    verdict = "more" if premium > far else "less" if premium < -far else "no clear difference"
    return {
        "currency": "USD",
        "concept": label.lower().replace(" ", "-"),
        "label": label,
        "kind": "method",
        "step": step,
        "rung": rung,
        "k": 80 if few else 400 - 20 * at,
        "n": 1400,
        "employers": None if few else 300,
        "premium": None if few else premium,
        "ci_low": None if few else premium - far,
        "ci_high": None if few else premium + far,
        "p_value": None if few else 0.01,
        "q_value": None if few else 0.03,
        "verdict": None if few else verdict,
        "reason": "too few ads that ask for it (n=80 < 100)" if few else None,
    }


def _placed(currency: str, mode: str, against: str, step: int, rung: str) -> dict[str, Any]:
    few = currency == "GBP" and against == "onsite"
    premium = (0.22 if mode == "remote" else 0.04) * PLACES[rung]
    far = 0.06 if against == "onsite" else 0.04
    return {
        "currency": currency,
        "mode": mode,
        "against": against,
        "step": step,
        "rung": rung,
        "k": 64 if few else 260,
        "n": 90 if few else 480,
        "employers": 70 if few else 210,
        "premium": None if few else premium,
        "ci_low": None if few else premium - far,
        "ci_high": None if few else premium + far,
        "p_value": None if few else 0.01,
        "q_value": None if few else 0.03,
        "verdict": None if few else "more" if premium > far else "no clear difference",
        "reason": "too few ads for remote work (n=64 < 100)" if few else None,
    }


def _held(mode: str, part: float, at: int, year: int) -> dict[str, Any]:
    moved = {"remote": 0.04, "unstated": -0.04}.get(mode, 0.0) * at
    raw, held = part + moved, part + 0.6 * moved
    return {
        "subject": "remote",
        "thing": mode,
        "label": mode,
        "year": year,
        "k": int(1700 * raw),
        "n": 1700,
        "raw": raw,
        "held": held,
        "held_low": held - 0.022,
        "held_high": held + 0.022,
        "gap": raw - held,
        "worth": 1500.0,
        "uncovered": 0.002,
        "capped": 1,
        "sources": 3,
        "suppressed": False,
        "reason": None,
    }
