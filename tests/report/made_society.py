"""Made-up answers on degrees, years, industries, applications, ethics, documents and months of sources; see `made.py`."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from mltrends.metrics.answer_reading import answer

Rows = list[dict[str, Any]]

SHARE = "k bigint, n bigint, share double, ci_low double, ci_high double"
FROM = "employers bigint, sources bigint"
THIN = "suppressed boolean, reason varchar"
COLUMNS = {
    "answer_education": f"role varchar, degree varchar, asked varchar, {SHARE}, {FROM}, {THIN}",
    "answer_degree_groups": (
        f"role_group varchar, degree varchar, asked varchar, {SHARE}, difference double, difference_low double, "
        f"difference_high double, compared bigint, verdict varchar, {FROM}, {THIN}"
    ),
    "answer_education_fields": (
        f"rank bigint, concept varchar, label varchar, {SHARE}, of_degrees double, {FROM}, {THIN}"
    ),
    "answer_experience": (
        "role varchar, seniority varchar, k bigint, n bigint, stated double, p25 double, p50 double, p75 double, "
        f"k_three bigint, {FROM}, {THIN}"
    ),
    "answer_experience_years": (
        "level varchar, years bigint, k bigint, n bigint, stated bigint, share double, k_or_more bigint, "
        f"or_more double, ci_low double, ci_high double, of_all double, {FROM}, {THIN}"
    ),
    "answer_industries": f"industry varchar, label varchar, {SHARE}, by_words bigint, {FROM}, {THIN}",
    "answer_industry_roles": (
        f"industry varchar, label varchar, role varchar, {SHARE}, everywhere double, {FROM}, {THIN}"
    ),
    "answer_applications": f"rank bigint, concept varchar, label varchar, {SHARE}, {FROM}, {THIN}",
    "answer_application_industries": (
        "concept varchar, label varchar, industry varchar, industry_label varchar, k bigint, n bigint, known bigint, "
        "in_industry bigint, lift double, odds_ratio double, or_low double, or_high double, q_value double, "
        "tested bigint, verdict varchar, reason varchar"
    ),
    "answer_topics": (
        f"topic varchar, concept varchar, label varchar, {SHARE}, anywhere double, n_first bigint, first_share double, "
        "n_last bigint, last_share double, last_low double, last_high double, odds_ratio double, or_low double, "
        f"or_high double, q_value double, change varchar, verdict varchar, {FROM}, {THIN}"
    ),
    "answer_ethics_months": f"month date, counting varchar, {SHARE}, {FROM}, complete boolean, {THIN}",
    "answer_ethics_change": (
        "counting varchar, months_before bigint, months_after bigint, before double, after double, change double, "
        "ci_low double, ci_high double, sources bigint, sources_agree bigint, verdict varchar"
    ),
    "answer_guides": (
        f"concept varchar, label varchar, kind varchar, documents varchar, side varchar, rank bigint, {SHARE}, "
        f"middle double, missed boolean, {THIN}"
    ),
    "answer_source_months": (
        "source varchar, title varchar, month date, n bigint, in_scope bigint, with_text bigint, complete boolean, "
        "reason varchar"
    ),
    "answer_reading": (
        "subject varchar, thing varchar, measure varchar, k bigint, n bigint, share double, ci_low double, ci_high double, "
        "labelled bigint, measured_with varchar, read_with varchar"
    ),
    "answer_robustness": (
        "headline varchar, thing varchar, label varchar, rival varchar, place bigint, variant varchar, source varchar, "
        "title varchar, k double, n bigint, share double, ci_low double, ci_high double, rival_share double, ahead boolean, "
        f"inside boolean, clusters bigint, {THIN}, deff double"
    ),
    "answer_days": "source varchar, title varchar, day date, n bigint",
}
HARMED = {
    "answer_education": ["role", "reason"],
    "answer_education_fields": ["label"],
    "answer_experience": ["role", "reason"],
    "answer_industries": ["label"],
    "answer_industry_roles": ["label", "role", "reason"],
    "answer_applications": ["label"],
    "answer_application_industries": ["label", "industry_label", "reason"],
    "answer_topics": ["label"],
    "answer_guides": ["label", "kind", "documents"],
    "answer_source_months": ["title", "reason"],
    "answer_days": ["title"],
    "answer_robustness": ["label", "rival", "title", "reason"],
    "answer_reading": ["read_with"],
}
INDUSTRIES = {
    "Technology industry": 1105,
    "Finance": 640,
    "Healthcare": 427,
    "Retail": 220,
    "Manufacturing": 180,
    "Media and entertainment": 96,
    "Transportation": 61,
    "Energy": 38,
    "Agriculture": 0,
    "Other industries": 300,
    "Unstated": 2365,
}
IDS = {"Other industries": "other", "Unstated": "unstated"}
APPLICATIONS = {
    "Business forecasting and insight": 0.100,
    "Customer experience": 0.061,
    "Decision support": 0.042,
    "Fraud prevention": 0.031,
    "Medical imaging": 0.021,
    "Autonomous systems": 0.017,
    "Predictive maintenance": 0.012,
    "Personalized medicine": 0.004,
    "Patient flow and scheduling": 0.001,
}
LIFTS = {
    ("Fraud prevention", "Finance"): (4.2, "more often"),
    ("Medical imaging", "Healthcare"): (6.8, "more often"),
    ("Customer experience", "Retail"): (2.1, "more often"),
    ("Customer experience", "Healthcare"): (0.4, "less often"),
    ("Predictive maintenance", "Manufacturing"): (3.3, "more often"),
    ("Autonomous systems", "Transportation"): (5.5, "more often"),
    ("Decision support", "Finance"): (1.1, "no clear difference"),
    ("Decision support", "Healthcare"): (1.3, "no clear difference"),
    ("Business forecasting and insight", "Technology industry"): (0.8, "no clear difference"),
    ("Business forecasting and insight", "Energy"): (None, "too few ads"),
}
FIELDS = {
    "Computer science": 0.231,
    "Statistics": 0.153,
    "Mathematics": 0.131,
    "Economics": 0.079,
    "Data science": 0.058,
    "Physics": 0.035,
    "Engineering (degree)": 0.025,
    "Bioinformatics": 0.008,
}
TOPICS = {
    "ethics": {"Accountability": 0.022, "Privacy": 0.018, "Transparency": 0.016, "AI ethics": 0.002, "Trust in AI": 0.0},
    "future": {
        "Internet of Things": (0.009, 0.012, "present"),
        "Explainable AI": (0.004, 0.019, "arrived"),
        "Federated learning": (0.0, 0.001, "not yet visible"),
        "Edge computing": (0.001, 0.0012, "not yet visible"),
        "Transfer learning": (0.011, 0.006, "present"),
        "AI adoption": (0.001, 0.004, "present"),
    },
}  # fmt: skip
FORETOLD = {"LLM", "Docker", "Kubernetes", "Git", "Excel", "Tableau"}  # which no document names
N = 4890
COUNTS = (
    (1, "as reported", None),
    (2, "without a source", "LinkedIn postings"),
    (2, "without a source", "Indeed"),
    (3, "dated ads", None),
    (4, "complete months", None),
    (5, "last 12 months", None),
    (6, "with a country", None),
    (7, "without the 5 largest employers", None),
    (8, "every posting", None),
    (9, "each employer once", None),
)
HEADLINES = (
    ("role", "Data Scientist", "Data Analyst", 0.262),
    ("skill", "Python", "SQL", 0.561),
    ("remote", "remote", None, 0.197),
)


def _counted(at: int, place: int, variant: str, title: str | None) -> dict[str, Any]:
    headline, label, rival, reported = HEADLINES[at]
    n = 40 if variant == "last 12 months" else N - 300 * place
    share = reported + 0.004 * ((place + len(title or "")) % 5) - 0.008 * (place > 7)
    thin = n < 50
    return {
        "headline": headline,
        "thing": label.lower(),
        "label": label,
        "rival": rival,
        "place": place,
        "variant": variant,
        "source": (title or "none").lower(),
        "title": title,
        "k": share * n,
        "n": n,
        "share": None if thin else share,
        "ci_low": None if thin else share - 0.02,
        "ci_high": None if thin else share + 0.02,
        "rival_share": None if thin or rival is None else reported - 0.003,
        "ahead": None if thin or rival is None else share > reported - 0.003,
        "inside": None if thin else abs(share - reported) < 0.02,
        "clusters": 900,
        "suppressed": thin,
        "reason": "too few to show a share (n=40 < 50)" if thin else None,
        "deff": 1.6,
    }


def tables(made: Any) -> dict[str, Rows]:
    """Rows of all answers of the topic."""
    return {
        "answer_education": [row for role, k in made.ROLES.items() for row in _degrees(made, role, k)],
        "answer_degree_groups": _groups(made),
        "answer_education_fields": [
            {"rank": rank, **_concept(label)} | made.share(int(N * part), N) | {"of_degrees": part * 1.9}
            for rank, (label, part) in enumerate(FIELDS.items(), 1)
        ],
        "answer_experience": [row for role, k in made.ROLES.items() for row in _experience(role, k)],
        "answer_experience_years": [row for level in LEVELS for row in _years(made, level)],
        "answer_industries": [
            {"industry": IDS.get(label, label.lower()), "label": label} | made.share(k, 5432) | {"by_words": k // 3}
            for label, k in INDUSTRIES.items()
        ],
        "answer_industry_roles": _industry_roles(made),
        "answer_applications": [
            {"rank": rank if part * N >= 10 else None, **_concept(label)} | made.share(int(N * part), N)
            for rank, (label, part) in enumerate(APPLICATIONS.items(), 1)
        ],
        "answer_application_industries": [_lift(*pair, *told) for pair, told in LIFTS.items()],
        "answer_topics": [*_ethics(made), *_future(made)],
        "answer_ethics_months": [
            {"month": month, "counting": counting}
            | made.share(int(n * part), n)
            | {"complete": at < 35}
            for counting, parts in _ethics_lines().items()
            for at, (month, part) in enumerate(zip(made.MONTHS, parts, strict=True))
            for n in [58 if at == 35 else 150 + at * 37 % 60]
        ],
        "answer_ethics_change": [
            {"counting": "work"} | made.change("no clear change", 0.041, 0.044),
            {"counting": "anywhere"} | made.change("rose", 0.085, 0.154),
        ],
        "answer_guides": _guides(made),
        "answer_source_months": [
            {"source": source, "title": title, "month": month, "n": n, "in_scope": n * 2 // 3, "with_text": n // 2}
            | ({"complete": True, "reason": None} if at < 35 else {"complete": False, "reason": "the source ends"})
            for source, title, most in SOURCES
            for at, month in enumerate(made.MONTHS)
            for n in [0 if source == "jobspy" and at == 9 else most // 4 + (at * 29 + most) % most]
        ],
        "answer_robustness": [
            _counted(at, place, variant, title)
            for at in range(3)
            for place, variant, title in COUNTS
        ],
        "answer_reading": answer([{"vocabulary": made.ABOUT["vocabulary_version"]}]),
        "answer_days": [
            {"source": source, "title": title, "day": day, "n": 1 + (day.day * 7 + most) % 9}
            for source, title, most in SOURCES
            for day in (date(2024, 1, 1) + timedelta(at) for at in range(700))
            if day.weekday() < 5 or source == "jobspy"
        ],
    }  # fmt: skip


LEVELS = ("entry", "mid", "senior", "top")
SOURCES = (
    ("glassdoor", "Glassdoor-like sample", 60),
    ("jobspy", "JobSpy-like sample", 70),
    ("linkedin_postings", "LinkedIn-like sample", 50),
)


def _concept(label: str) -> dict[str, str]:
    return {"concept": label.lower().replace(" ", "-"), "label": label}


def _degrees(made: Any, role: str, n: int) -> Rows:
    research = 1.0 if "Research" in role else 0.2
    tilt = len(role) % 7 / 40
    parts = {
        "required": {"bachelor": 0.42 + tilt - 0.25 * research, "master": 0.11 + tilt / 2, "phd": 0.35 * research - 0.03},
        "preferred": {"bachelor": 0.01, "master": 0.08 + tilt / 3, "phd": 0.03 + 0.04 * research},
        "named": {"bachelor": 0.55 - 0.3 * research, "master": 0.3 + tilt, "phd": 0.5 * research},
    }  # fmt: skip
    return [
        {"role": role, "degree": degree, "asked": asked} | made.share(int(n * part), n)
        for asked, levels in parts.items()
        for degree, part in {"any": sum(levels.values()) if asked != "named" else 0.7, **levels}.items()
    ]


def _groups(made: Any) -> Rows:
    ads = {"research": 206, "engineering": 2756, "other": 2470}
    shares = {
        ("phd", "required"): (0.34, 0.04, 0.06),
        ("phd", "named"): (0.55, 0.11, 0.14),
        ("master or phd", "required"): (0.52, 0.17, 0.21),
        ("master or phd", "named"): (0.7, 0.32, 0.36),
    }
    return [
        {"role_group": group, "degree": degree, "asked": asked}
        | made.share(int(n * parts[at]), n)
        | (
            dict.fromkeys(("difference", "difference_low", "difference_high", "verdict")) | {"compared": 0}
            if group == "research"
            else {
                "difference": parts[0] - parts[at],
                "difference_low": parts[0] - parts[at] - 0.07,
                "difference_high": parts[0] - parts[at] + 0.07,
                "compared": 3,
                "verdict": "more",
            }
        )
        for (degree, asked), parts in shares.items()
        for at, (group, n) in enumerate(ads.items())
    ]


def _experience(role: str, n: int) -> Rows:
    rows = []
    for at, (level, part) in enumerate({"junior": 0.1, "mid": 0.5, "senior": 0.3, "lead": 0.1}.items()):
        ads, k = int(n * part), int(n * part * 0.6)
        thin = k < 50
        middle = (1.0, 3.0, 5.0, 8.0)[at] + len(role) % 3 * 0.5
        rows.append(
            {
                "role": role,
                "seniority": level,
                "k": k,
                "n": ads,
                "stated": None if ads < 50 else 0.6,
                "p25": None if thin else middle - 1,
                "p50": None if thin else middle,
                "p75": None if thin else middle + 2,
                "k_three": k // 2,
                "employers": max(1, ads // 2),
                "sources": 3,
                "suppressed": thin,
                "reason": f"too few ads that say years (k={k} < 50)" if thin else None,
            }
        )
    return rows


def _years(made: Any, level: str) -> Rows:
    n = {"entry": 540, "mid": 3000, "senior": 1300, "top": 50}[level]
    middle = {"entry": 1, "mid": 3, "senior": 6, "top": 8}[level]
    weights = [1 / (1 + (year - middle) ** 2) for year in range(11)]
    ks = [int(n * 0.6 * weight / sum(weights)) for weight in weights]
    stated = sum(ks)
    rows = []
    for year, k in enumerate(ks):
        more = made.share(sum(ks[year:]), stated)
        rows.append(
            {
                "level": level,
                "years": year,
                "n": n,
                "stated": stated,
                "share": None if more["suppressed"] else k / stated,
                "k_or_more": more["k"],
                "or_more": more["share"],
                "of_all": None if more["suppressed"] else more["k"] / n,
            }
            | {
                name: more[name]
                for name in ("ci_low", "ci_high", "employers", "sources", "suppressed", "reason")
            }
            | {"k": k}
        )
    return rows


def _industry_roles(made: Any) -> Rows:
    rows = []
    whole = sum(made.ROLES.values())
    for label, n in INDUSTRIES.items():
        for role, k in made.ROLES.items():
            tilt = 0.6 + (len(label) * len(role)) % 9 / 10
            part = min(0.9, k / whole * tilt)
            rows.append(
                {"industry": IDS.get(label, label.lower()), "label": label, "role": role}
                | made.share(int(n * part), n)
                | {"everywhere": k / whole}
            )
    return [row for row in rows if row["n"]]


def _lift(application: str, industry: str, lift: float | None, verdict: str) -> dict[str, Any]:
    told = lift is not None
    return {
        **_concept(application),
        "industry": industry.lower(),
        "industry_label": industry,
        "k": 44 if told else 12,
        "n": N,
        "known": 2767,
        "in_industry": INDUSTRIES[industry],
        "lift": lift,
        "odds_ratio": lift * 1.2 if lift else None,
        "or_low": lift * 0.9 if lift else None,
        "or_high": lift * 1.6 if lift else None,
        "q_value": 0.01 if "often" in verdict else 0.4 if told else None,
        "tested": 86,
        "verdict": verdict,
        "reason": None if told else "too few ads with both (k=12 < 30)",
    }


def _ethics(made: Any) -> Rows:
    rows = []
    for at, (label, part) in enumerate(TOPICS["ethics"].items()):
        ends = {"n_first": 1700, "first_share": part * 0.8, "n_last": 2100, "last_share": part}
        bounds = {"last_low": part * 0.7, "last_high": part * 1.4 + 0.001}
        growth = {"odds_ratio": 1.1, "or_low": 0.9, "or_high": 1.3, "q_value": 0.4} if part else dict.fromkeys(("odds_ratio", "or_low", "or_high", "q_value"))  # fmt: skip
        rows.append(
            {"topic": "ethics", **_concept(label)}
            | made.share(int(N * part), N)
            | {"anywhere": part * (1.5 + at)}
            | ends
            | bounds
            | growth
            | {"change": "no clear change" if part else "too little data", "verdict": "present" if part > 0.002 else "not yet visible"}
        )  # fmt: skip
    return rows


def _future(made: Any) -> Rows:
    return [
        {"topic": "future", **_concept(label)}
        | made.share(int(N * (before + after) / 2), N)
        | {"anywhere": (before + after) / 2 + 0.001, "n_first": 1700, "first_share": before, "n_last": 2100}
        | {"last_share": after, "last_low": max(0.0, after - 0.006), "last_high": after + 0.006}
        | {"odds_ratio": 1.4, "or_low": 1.2, "or_high": 1.7, "q_value": 0.01 if verdict == "arrived" else 0.5}
        | {"change": "rose" if verdict == "arrived" else "no clear change", "verdict": verdict}
        for label, (before, after, verdict) in TOPICS["future"].items()
    ]


def _ethics_lines() -> dict[str, list[float]]:
    return {
        "work": [0.04 + 0.01 * (at % 4) / 4 for at in range(36)],
        "anywhere": [0.08 + 0.002 * at + 0.01 * (at % 3) / 3 for at in range(36)],
    }


def _guides(made: Any) -> Rows:
    rows = []
    for rank, (label, (kind, part)) in enumerate(made.SKILLS.items(), 1):
        inside = label not in FORETOLD
        rows.append(
            {**_concept(label), "kind": kind, "documents": "000, 002" if inside else None}
            | {"side": "guides and ads" if inside else "ads only", "rank": rank}
            | _told(made, int(N * part))
            | {"middle": 0.12, "missed": not inside and part > 0.13}
        )
    for label in ("Calculus", "Data ethics", "Pig"):
        rows.append(
            {**_concept(label), "kind": "math", "documents": "001", "side": "guides only", "rank": None}
            | _told(made, 3)
            | {"middle": 0.12, "missed": False}
        )
    return rows


def _told(made: Any, k: int) -> dict[str, Any]:
    told: dict[str, Any] = made.share(k, N)
    return {name: value for name, value in told.items() if name not in {"employers", "sources"}}
