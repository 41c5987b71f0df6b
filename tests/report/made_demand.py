"""Made-up answers on how roles and skills move, and on what goes together; see `made.py`."""

from __future__ import annotations

import math
from typing import Any

Rows = list[dict[str, Any]]

LINE = (
    "k bigint, n bigint, raw double, raw_low double, raw_high double, adjusted double, adjusted_low double, "
    "adjusted_high double, gap double, sources bigint, linked boolean, piece bigint"
)
COLUMNS = {
    "answer_trends": f"subject varchar, thing varchar, label varchar, month date, {LINE}, suppressed boolean, reason varchar",
    "answer_ml_share": (
        "source varchar, month date, k bigint, n bigint, share double, ci_low double, ci_high double, sources bigint, "
        "linked boolean, piece bigint, suppressed boolean, reason varchar"
    ),
    "answer_shifts": (
        "subject varchar, thing varchar, label varchar, year_before bigint, year_after bigint, before double, "
        "after double, n_before bigint, n_after bigint, raw double, within double, within_low double, "
        "within_high double, mix double, came_or_went double, reversed boolean, q_value double, tested bigint, "
        "verdict varchar, reason varchar"
    ),
    "answer_skill_growth": (
        "place bigint, concept varchar, label varchar, kind varchar, odds_ratio double, ci_low double, ci_high double, "
        "p_value double, q_value double, k bigint, n bigint, k_early bigint, k_late bigint, months bigint, "
        "clusters bigint, sources bigint, sources_agree bigint, tested bigint, verdict varchar, reason varchar"
    ),
    "answer_pairs": (
        "concept varchar, label varchar, other varchar, other_label varchar, k bigint, n bigint, lift double, "
        "npmi double, npmi_low double, npmi_high double, odds_ratio double, or_low double, or_high double, "
        "q_value double, tested bigint"
    ),
    "answer_signatures": (
        "role varchar, place bigint, concept varchar, label varchar, kind varchar, k bigint, n bigint, "
        "log_odds double, ci_low double, ci_high double, q_value double"
    ),
    "answer_role_likeness": (
        "role varchar, other varchar, place bigint, likeness double, n bigint, other_n bigint"
    ),
    "answer_bundles": (
        "role varchar, n bigint, p25 double, p50 double, p75 double, mean double, none double, "
        "suppressed boolean, reason varchar"
    ),
    "answer_skill_families": (
        "family bigint, name varchar, concept varchar, label varchar, kind varchar, members bigint, nearness double, "
        "stability double, stable boolean, judged bigint, n bigint, reason varchar"
    ),
}
HARMED = {
    "answer_skill_roles": ["role", "label"],
    "answer_trends": ["label"],
    "answer_shifts": ["label"],
    "answer_skill_growth": ["label"],
    "answer_pairs": ["label", "other_label"],
    "answer_signatures": ["role", "label"],
    "answer_role_likeness": ["role", "other"],
    "answer_bundles": ["role", "reason"],
    "answer_skill_families": ["name", "label", "reason"],
}
SLOPES = {"Machine Learning Engineer": 0.0021, "Data Analyst": -0.0018, "AI Engineer": 0.0016}
GROWN = {"LLM": 2.4, "PyTorch": 1.22, "Docker": 1.09, "TensorFlow": 0.78, "Spark": 0.86, "Excel": 0.9}


def tables(made: Any) -> dict[str, Rows]:
    """Rows of all answers of the topic."""
    return {
        "answer_skill_roles": _skill_roles(made),
        "answer_trends": [*_role_lines(made), *_skill_lines(made)],
        "answer_ml_share": _ml_share(made),
        "answer_shifts": _shifts(made),
        "answer_skill_growth": _growth(made),
        "answer_pairs": _pairs(made),
        "answer_signatures": _signatures(made),
        "answer_role_likeness": _likeness(made),
        "answer_bundles": [_bundle(role, k) for role, k in made.ROLES.items()],
        "answer_skill_families": _families(made),
    }


def _concept(made: Any, label: str) -> dict[str, Any]:
    return {"concept": label.lower().replace(" ", "-"), "label": label, "kind": made.SKILLS[label][0]}


def _wave(*words: str) -> float:
    """Some number from -1 to 1, the same for the same words."""
    return math.sin(sum(ord(letter) * (at + 3) for at, letter in enumerate("".join(words))))


def _share_of(made: Any, role: str, label: str) -> float:
    return min(0.97, max(0.01, made.SKILLS[label][1] + 0.22 * _wave(role, label)))


def _skill_roles(made: Any) -> Rows:
    return [
        {"role": role, **_concept(made, label)} | made.share(int(k * _share_of(made, role, label)), k)
        for role, k in made.ROLES.items()
        for label in made.SKILLS
    ]


def _point(made: Any, at: int, share: float, n: int) -> dict[str, Any]:
    """A month in which a third source, with smaller shares, has a growing part."""
    counted = made.share(int(n * share * (1 - 0.003 * at)), n)
    p, low, high = (counted[name] for name in ("share", "ci_low", "ci_high"))
    thin = counted["suppressed"]
    lift = 0.0 if thin else 0.0006 * at
    return {
        "k": counted["k"],
        "n": n,
        "raw": p,
        "raw_low": low,
        "raw_high": high,
        "adjusted": None if thin else min(1.0, p + lift),
        "adjusted_low": None if thin else low + lift,
        "adjusted_high": None if thin else high + lift,
        "gap": None if thin else -lift,
        "sources": 2 if at < 12 else 3,
        "linked": at == 12,
        "piece": 0,
        "suppressed": thin,
        "reason": counted["reason"],
    }


def _months(made: Any) -> list[tuple[int, Any, int]]:
    return [
        (at, month, 40 if at == 20 else 150 + (at * 37) % 60) for at, month in enumerate(made.MONTHS[:35])
    ]


def _role_lines(made: Any) -> Rows:
    whole = sum(made.ROLES.values())
    return [
        {"subject": "role", "thing": role, "label": role, "month": month}
        | _point(
            made, at, max(0.0, k / whole + SLOPES.get(role, 0) * (at - 17) + 0.01 * _wave(role, str(at))), n
        )
        for role, k in made.ROLES.items()
        for at, month, n in _months(made)
    ]


def _skill_lines(made: Any) -> Rows:
    return [
        {
            "subject": "skill",
            "thing": _concept(made, label)["concept"],
            "label": label,
            "month": month,
        }
        | _point(
            made,
            at,
            min(0.95, max(0.01, share + 0.25 * math.log(GROWN.get(label, 1.0)) * (at - 17) / 36)),
            n,
        )
        for label, (_, share) in made.SKILLS.items()
        for at, month, n in _months(made)
    ]


def _ml_share(made: Any) -> Rows:
    """Two sources and all three of them together, the third one searched for such jobs alone."""
    narrow = "most of its ads are in scope, so that it has no whole that they could be a share of"
    rows = []
    for source, level, ads, sources in (
        ("all", 0.06, 1500, 3),
        ("glassdoor", 0.05, 600, 1),
        ("jobspy", 0.08, 520, 1),
        ("linkedin_postings", 0.95, 150, 1),
    ):
        for at, month, _ in _months(made):
            n = ads + (at * 13) % 40
            counted = made.share(int(n * min(0.97, level * (1 + 0.01 * at))), n)
            row = {"source": source, "month": month, "linked": False, "piece": 0}
            row |= {
                name: counted[name]
                for name in ("k", "n", "share", "ci_low", "ci_high", "suppressed", "reason")
            }
            if level > 0.5:
                row |= {"share": None, "ci_low": None, "ci_high": None, "suppressed": True, "reason": narrow}
            rows.append(row | {"sources": sources})
    return rows


def _shift(subject: str, thing: str, label: str, before: float, within: float, mix: float) -> dict[str, Any]:
    clear = abs(within) > 0.02
    return {
        "subject": subject,
        "thing": thing,
        "label": label,
        "year_before": 2023,
        "year_after": 2025,
        "before": before,
        "after": before + within + mix,
        "n_before": 2100,
        "n_after": 1950,
        "raw": within + mix,
        "within": within,
        "within_low": within - 0.018,
        "within_high": within + 0.018,
        "mix": mix,
        "came_or_went": 0.0,
        "reversed": within * (within + mix) < 0,
        "q_value": 0.01 if clear else 0.4,
        "tested": 14,
        "verdict": ("rose" if within > 0 else "fell") if clear else "no clear change",
        "reason": None,
    }


def _shifts(made: Any) -> Rows:
    whole = sum(made.ROLES.values())
    roles = [
        _shift(
            "role",
            role,
            role,
            max(0.001, k / whole - SLOPES.get(role, 0) * 12),
            SLOPES.get(role, 0.0002) * 24,
            -0.02 if role == "Data Scientist" else 0.001,
        )
        for role, k in made.ROLES.items()
    ]
    skills = [
        _shift("skill", _concept(made, label)["concept"], label, share, GROWN.get(label, 1.0) / 10 - 0.1, 0.0)
        for label, (_, share) in made.SKILLS.items()
    ]
    return roles + skills


def _growth(made: Any) -> Rows:
    rows, places = [], {"rose": 0, "fell": 0}
    for label in sorted(made.SKILLS, key=lambda label: -abs(math.log(GROWN.get(label, 1.0)))):
        ratio = GROWN.get(label, 1 + 0.02 * _wave(label))
        verdict = "no clear change" if label not in GROWN else "rose" if ratio > 1 else "fell"
        if label in GROWN:
            places[verdict] += 1
        rows.append(
            {
                "place": places[verdict] if label in GROWN else None,
                **_concept(made, label),
                "odds_ratio": ratio,
                "ci_low": ratio * 0.94,
                "ci_high": ratio * 1.06,
                "p_value": 0.001 if label in GROWN else 0.5,
                "q_value": 0.004 if label in GROWN else 0.62,
                "k": int(4890 * made.SKILLS[label][1]),
                "n": 4890,
                "k_early": int(1600 * made.SKILLS[label][1] / ratio),
                "k_late": int(1600 * made.SKILLS[label][1] * ratio),
                "months": 35,
                "clusters": 700,
                "sources": 3,
                "sources_agree": 3,
                "tested": 22,
                "verdict": verdict,
                "reason": None,
            }
        )
    return rows


def _pairs(made: Any) -> Rows:
    labels = sorted(made.SKILLS, key=str.lower)
    rows = []
    for at, label in enumerate(labels):
        for other in labels[at + 1 :]:
            npmi = 0.42 if {label, other} == {"Docker", "Kubernetes"} else 0.3 * _wave(label, other)
            one, two = _concept(made, label), _concept(made, other)
            rows.append(
                {
                    "concept": one["concept"],
                    "label": label,
                    "other": two["concept"],
                    "other_label": other,
                    "k": 40 + int(300 * abs(npmi)),
                    "n": 4890,
                    "lift": math.exp(2 * npmi),
                    "npmi": npmi,
                    "npmi_low": npmi - 0.05,
                    "npmi_high": npmi + 0.05,
                    "odds_ratio": math.exp(2.4 * npmi),
                    "or_low": math.exp(2 * npmi),
                    "or_high": math.exp(3 * npmi),
                    "q_value": 0.001 if abs(npmi) > 0.06 else 0.5,
                    "tested": 231,
                }
            )
    return sorted(rows, key=lambda row: -row["npmi"])


def _signatures(made: Any) -> Rows:
    rows = []
    for role, k in made.ROLES.items():
        if k < 50:
            continue
        odds = {label: 2.2 * _wave(role, label) for label in made.SKILLS}
        for place, label in enumerate(sorted(odds, key=lambda label: -odds[label]), 1):
            rows.append(
                {
                    "role": role,
                    "place": place,
                    **_concept(made, label),
                    "k": int(k * _share_of(made, role, label)),
                    "n": k,
                    "log_odds": odds[label],
                    "ci_low": odds[label] - 4 / math.sqrt(k),
                    "ci_high": odds[label] + 4 / math.sqrt(k),
                    "q_value": 0.001 if abs(odds[label]) > 0.4 else 0.6,
                }
            )
    return rows


def _likeness(made: Any) -> Rows:
    roles = [role for role, k in made.ROLES.items() if k >= 50]
    rows = []
    for role in roles:
        alike = {other: 0.8 + 0.15 * _wave(*sorted((role, other))) for other in roles if other != role}
        for place, other in enumerate(sorted(alike, key=lambda other: -alike[other]), 1):
            rows.append(
                {
                    "role": role,
                    "other": other,
                    "place": place,
                    "likeness": alike[other],
                    "n": made.ROLES[role],
                    "other_n": made.ROLES[other],
                }
            )
    return rows


def _bundle(role: str, n: int) -> dict[str, Any]:
    thin = n < 50
    middle = 6.0 + len(role) % 9
    return {
        "role": role,
        "n": n,
        "p25": None if thin else middle - 3,
        "p50": None if thin else middle,
        "p75": None if thin else middle + 4.5,
        "mean": None if thin else middle + 0.4,
        "none": None if thin else 0.04,
        "suppressed": thin,
        "reason": f"too few ads (n={n} < 50)" if thin else None,
    }


def _families(made: Any) -> Rows:
    groups = {
        "Docker, Kubernetes": ("Docker", "Kubernetes", "AWS", "Git", "Agile"),
        "PyTorch, TensorFlow": (
            "PyTorch",
            "TensorFlow",
            "Deep learning",
            "scikit-learn",
            "Natural language processing",
            "LLM",
        ),
        "SQL, Tableau": ("SQL", "Tableau", "Excel", "Statistics"),
        "Python, R": ("Python", "R"),
    }
    family_of = {label: name for name, labels in groups.items() for label in labels}
    ranked = sorted(groups, key=lambda name: -len(groups[name]))
    rows = []
    for label in made.SKILLS:
        name = family_of.get(label)
        known = name is not None
        rows.append(
            {
                "family": ranked.index(name) + 1 if known else None,
                "name": name,
                **_concept(made, label),
                "members": len(groups[name]) if known else None,
                "nearness": 0.25 + 0.1 * _wave(label) if known else None,
                "stability": (0.45 if name == "Python, R" else 0.85) if known else None,
                "stable": name != "Python, R" if known else None,
                "judged": 4890,
                "n": 4890,
                "reason": None if known else "not near enough to any other",
            }
        )
    return sorted(rows, key=lambda row: (row["family"] or 99, row["concept"]))
