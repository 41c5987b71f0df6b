"""Plausible answers for tests of charts and pages, as rows, as `Answers` and as a warehouse.

Every test starts from `tables()` and changes what its promise is about. Nothing here is measured:
the numbers are made by formulas, so that they are the same on every run. Answers of further topics
stand in `made_TOPIC.py` beside this file, each with `COLUMNS`, `HARMED` (the columns that a dataset
can bring words into) and `tables(made)`; they are found by their names.
"""

from __future__ import annotations

import importlib.util
import math
import sys
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import duckdb
import pyarrow as pa

from mltrends.store.settings import Settings

Rows = list[dict[str, Any]]

SHARE = "k bigint, n bigint, share double, ci_low double, ci_high double, employers bigint, sources bigint"
THIN = "suppressed boolean, reason varchar"
CHANGE = (
    "months_before bigint, months_after bigint, before double, after double, change double, "
    "ci_low double, ci_high double, sources bigint, sources_agree bigint, verdict varchar"
)
COLUMNS = {
    "answer_roles": f"role varchar, {SHARE}, {THIN}",
    "answer_skills": (
        "rank bigint, concept varchar, label varchar, kind varchar, k bigint, n bigint, share double, "
        f"ci_low double, ci_high double, required_share double, employers bigint, sources bigint, {THIN}"
    ),
    "answer_skill_roles": f"role varchar, concept varchar, label varchar, kind varchar, {SHARE}, {THIN}",
    "answer_skill_months": (
        f"month date, concept varchar, label varchar, kind varchar, {SHARE}, complete boolean, {THIN}"
    ),
    "answer_skill_changes": f"concept varchar, label varchar, kind varchar, {CHANGE}",
    "answer_pay": (
        "role varchar, currency varchar, k bigint, n bigint, disclosed bigint, disclosure double, p25 double, "
        f"p50 double, p75 double, ci_low double, ci_high double, inferred double, employers bigint, sources bigint, {THIN}"
    ),
    "answer_remote_months": f"month date, mode varchar, {SHARE}, complete boolean, {THIN}",
    "answer_remote_change": f"mode varchar, {CHANGE}",
    "answer_files": (
        "file varchar, source varchar, status varchar, rows_read bigint, rows_kept bigint, rows_refused bigint, "
        "duplicates bigint, note varchar, mapped varchar, sure double, cells_repaired bigint"
    ),
    "answer_rejects": "file varchar, reason varchar, rows bigint, example_line bigint",
    "answer_funnel": "step bigint, stage varchar, rows bigint, note varchar",
    "answer_languages": "language varchar, k bigint, n bigint, share double",
    "answer_modelled_roles": "role varchar, matched bigint, modelled bigint, precision double, asked bigint",
    "answer_coverage": (
        "answer varchar, part varchar, source varchar, step bigint, reason varchar, k bigint, n bigint"
    ),
    "answer_sources": (
        "source varchar, title varchar, kind varchar, flow boolean, pay_kind varchar, licence varchar, "
        "citation varchar, postings bigint, ads bigint, first_month date, last_month date, duplicate_share double"
    ),
}
HARMED = {
    "answer_roles": ["role"],
    "answer_skills": ["label", "kind"],
    "answer_skill_months": ["label"],
    "answer_skill_changes": ["label"],
    "answer_pay": ["role", "reason"],
    "answer_files": ["file", "note", "status", "source"],
    "answer_rejects": ["file", "reason"],
    "answer_funnel": ["note"],
    "answer_languages": ["language"],
    "answer_modelled_roles": ["role"],
    "answer_coverage": ["answer", "part", "source", "reason"],
    "answer_sources": ["title", "licence", "citation", "pay_kind"],
}
ROLES = {
    "Data Scientist": 1704,
    "Machine Learning Engineer": 1230,
    "Data Engineer": 988,
    "Data Analyst": 702,
    "AI Engineer": 240,
    "Machine Learning Research Scientist": 190,
    "NLP Engineer": 118,
    "Computer Vision Engineer": 96,
    "MLOps Engineer": 84,
    "AI/ML Product Manager": 41,
    "Machine Learning Consultant": 21,
    "Research Assistant": 12,
    "Academic Researcher": 4,
    "AI Ethics and Policy Specialist": 2,
}
SKILLS = {
    "Python": ("language", 0.72),
    "SQL": ("language", 0.55),
    "Machine learning": ("method", 0.52),
    "Communication": ("soft", 0.44),
    "AWS": ("platform", 0.31),
    "Statistics": ("math", 0.28),
    "R": ("language", 0.26),
    "PyTorch": ("library", 0.24),
    "TensorFlow": ("library", 0.23),
    "Spark": ("platform", 0.21),
    "Deep learning": ("method", 0.20),
    "Tableau": ("bi", 0.18),
    "Docker": ("platform", 0.17),
    "Natural language processing": ("method", 0.16),
    "Data pipelines": ("data", 0.15),
    "Agile": ("practice", 0.14),
    "LLM": ("method", 0.13),
    "Kubernetes": ("platform", 0.12),
    "scikit-learn": ("library", 0.11),
    "PostgreSQL": ("database", 0.10),
    "Git": ("practice", 0.09),
    "Excel": ("bi", 0.08),
}
MONTHS = [date(2023 + at // 12, at % 12 + 1, 1) for at in range(36)]
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'>&amp;</style></title></svg>"
RTL = "\u202eטקסט עברי\u2069 \u200f=1+1"
ENDLESS = "=cmd|' /C calc'!A0" + "x" * 10_000
JAVASCRIPT = "javascript:alert(1)"
HOSTILE = [
    SCRIPT,
    RTL,
    ENDLESS,
    JAVASCRIPT,
    "a\x00b\x1b[31m\x07",
    "{{ site.title }}{% raw %}",
    "$\\alpha$ %s {0}",
]
ABOUT = {
    "mltrends_version": "0.1.0",
    "schema_version": "1",
    "inputs_key": "3f2a9c1d5b7e4a60",
    "sample": "true",
    "vocabulary_version": "9b1c44d2",
    "as_of": "2025-12-17",
    "settings": "\n".join(Settings().lines()),
}


def share(k: int, n: int, least: int = 50) -> dict[str, Any]:
    """k of n with an interval and whether it may be shown."""
    thin = n < least
    p = k / n if n else None
    half = 1.6 * math.sqrt(p * (1 - p) / n) + 0.002 if n and p is not None else 0.0
    return {
        "k": k,
        "n": n,
        "share": None if thin else p,
        "ci_low": None if thin else max(0.0, (p or 0.0) - half),
        "ci_high": None if thin else min(1.0, (p or 0.0) + half),
        "employers": max(1, n // 3),
        "sources": 3,
        "suppressed": thin,
        "reason": f"too few ads (n={n})" if thin else None,
    }


def change(verdict: str, before: float | None, after: float | None) -> dict[str, Any]:
    """A test of change with an interval that fits the verdict."""
    known = before is not None and after is not None
    moved = after - before if before is not None and after is not None else None
    return {
        "months_before": 12 if known else 0,
        "months_after": 12 if known else 0,
        "before": before,
        "after": after,
        "change": moved,
        "ci_low": None if moved is None else moved - 0.02,
        "ci_high": None if moved is None else moved + 0.02,
        "sources": 3 if known else 0,
        "sources_agree": 3 if known else 0,
        "verdict": verdict,
    }


def tables() -> dict[str, Rows]:
    """All answers of a made-up run on 36 months, the last one not complete; the caller may change them."""
    return {name: [dict(row) for row in rows] for name, rows in _tables().items()}


@cache
def _tables() -> dict[str, Rows]:
    n = sum(ROLES.values())
    monthly = [150 + (at * 37) % 60 if at < 35 else 58 for at in range(36)]
    return {
        "answer_roles": [{"role": role} | share(k, n) for role, k in ROLES.items()],
        "answer_skills": [_skill(at, label) for at, label in enumerate(SKILLS, start=1)],
        "answer_skill_roles": [
            {"role": "Data Scientist", **_concept(label)} | share(int(1704 * SKILLS[label][1]), 1704)
            for label in SKILLS
        ],
        "answer_skill_months": [
            {"month": month, **_concept(label)}
            | share(int(monthly[at] * _drift(label, at)), monthly[at])
            | {"complete": at < 35}
            for label in SKILLS
            for at, month in enumerate(MONTHS)
        ],
        "answer_skill_changes": [_concept(label) | _skill_change(label) for label in SKILLS],
        "answer_pay": [_pay(role, k, "USD", 1.0) for role, k in ROLES.items()]
        + [_pay(role, k // 5, "GBP", 0.6) for role, k in ROLES.items()],
        "answer_remote_months": [
            {"month": month, "mode": mode}
            | share(int(monthly[at] * part), monthly[at])
            | {"complete": at < 35}
            for at, month in enumerate(MONTHS)
            for mode, part in _modes(at).items()
        ],
        "answer_remote_change": [
            {"mode": "remote"} | change("rose", 0.121, 0.183),
            {"mode": "hybrid"} | change("no clear change", 0.10, 0.11),
            {"mode": "onsite"} | change("no clear change", 0.08, 0.08),
            {"mode": "unstated"} | change("fell", 0.70, 0.62),
        ],
        "answer_files": [
            _file("sample/glassdoor_ads.csv", "glassdoor", 2400, 2391, 9, 310),
            _file("sample/jobspy_ads.csv", "jobspy", 2600, 2598, 2, 402),
            _file("sample/linkedin_postings.csv", "linkedin_postings", 2100, 2100, 0, 45),
            _file("sample/notes.csv", None, 0, 0, 0, 0, "refused", "no column looks like a job title"),
        ],
        "answer_rejects": [
            {
                "file": "sample/glassdoor_ads.csv",
                "reason": "fewer cells than the header",
                "rows": 9,
                "example_line": 118,
            },
            {"file": "sample/jobspy_ads.csv", "reason": "no job title", "rows": 2, "example_line": 77},
        ],
        "answer_funnel": [
            {"step": at, "stage": stage, "rows": rows, "note": note}
            for at, (stage, rows, note) in enumerate(
                [
                    ("read", 7100, "records in the files"),
                    ("kept", 7089, "records with a title"),
                    ("not a duplicate", 6332, "one for each ad"),
                    ("dated", 6020, "with a day on which they were seen first"),
                    ("in scope", n, "role in the scope of the settings"),
                    ("with text", 4890, "at least 200 characters"),
                    ("with stated pay", 1502, "by the employer"),
                ],
                start=1,
            )
        ],
        "answer_modelled_roles": [
            {"role": "Software Engineer", "matched": 900, "modelled": 41, "precision": 0.93, "asked": 300},
            {"role": "Data Analyst", "matched": 500, "modelled": 0, "precision": None, "asked": 300},
        ],
        "answer_languages": [
            {"language": language, "k": k, "n": 4890, "share": k / 4890}
            for language, k in {
                "en": 4748,
                "de": 59,
                "fr": 20,
                "nl": 9,
                "sv": 4,
                "ja": 3,
                "unknown": 47,
            }.items()
        ],
        "answer_coverage": [
            *_coverage("answer_files", "all", (1, "the answer is not about ads", 6332)),
            *_coverage("answer_skills", "all", (0, "counted", 4890), (2, "its role is not in scope", 1442)),
            *_coverage("answer_trends", "skill", (0, "counted", 4700), (1, "it has no date", 1632)),
            *_coverage("answer_trends", "role and remote", (0, "counted", 5000), (1, "it has no date", 1332)),
        ],
        "answer_sources": [
            _source("glassdoor", "Glassdoor-like sample", 2391, 2081, 0.13),
            _source("jobspy", "JobSpy-like sample", 2598, 2196, 0.155),
            _source("linkedin_postings", "LinkedIn-like sample", 2100, 2055, 0.021),
        ],
    } | {name: rows for topic in _TOPICS for name, rows in topic.tables(sys.modules[__name__]).items()}


def answers(changed: dict[str, Rows] | None = None, about: dict[str, str] | None = None) -> Any:
    """The tables as charts are handed them."""
    from mltrends.charts.house.answers import Answer, Answers

    given = tables() | (changed or {})
    made = {}
    for name, columns in COLUMNS.items():
        heads = tuple(column.strip().split(" ")[0] for column in columns.split(","))
        made[name] = Answer(name, heads, tuple(tuple(row[head] for head in heads) for row in given[name]))
    return Answers(made, ABOUT | (about or {}))


def warehouse(
    path: Path, changed: dict[str, Rows] | None = None, about: dict[str, str] | None = None
) -> Path:
    """The tables as a DuckDB file."""
    given = tables() | (changed or {})
    with duckdb.connect(str(path), config={"storage_compatibility_version": "v1.2.0"}) as con:
        for name, columns in COLUMNS.items():
            con.execute(f"create table {name} ({columns})")
            if given[name]:
                heads = [column.strip().split(" ")[0] for column in columns.split(",")]
                kept = [{head: row[head] for head in heads} for row in given[name]]
                con.register("given_rows", pa.Table.from_pylist(kept))
                con.execute(f"insert into {name} by name select * from given_rows")  # noqa: S608 - our own names
                con.unregister("given_rows")
        con.execute(
            "create table answers (answer varchar, title varchar, grain varchar, unit varchar, needs varchar, sql varchar)"
        )
        for name in COLUMNS:
            question = [name, f"What does {name} say?", "row", "share", "title", f"select *\nfrom {name};\n"]
            con.execute("insert into answers values (?, ?, ?, ?, ?, ?)", question)
        _lay_ads(con, given, SCRIPT if (about or {}).get("as_of") == SCRIPT else "")
        con.execute("create table claim_queries (claim varchar, part bigint, sql varchar, finished varchar)")
        con.execute("insert into claim_queries values ('C01', 1, 'select 1 as k', null)")
        con.execute("create table about (key varchar, value varchar)")
        con.executemany(
            "insert into about values (?, ?)", [list(pair) for pair in (ABOUT | (about or {})).items()]
        )
    return path


def _lay_ads(con: Any, given: dict[str, Rows], harm: str) -> None:
    """The tables that pages look ads up in: an ad for each role, which mentions each skill; `harm` is in all their words."""
    ads = [
        {
            "posting_id": f"made:{at}",
            "source": "glassdoor",
            "title": f"{row['role'][:60]} {harm or '(m/f)'}",
            "role": row["role"],
            "month": MONTHS[0] if at else None,
            "file": f"sample/{harm}ads.csv",
            "row": at,
            "first_seen": MONTHS[0],
            "in_scope": True,
            "has_text": True,
            "remote": "remote",
            "remote_said": "remote",
            "remote_column": None,
            "education": "master",
            "industry": "finance",
            "industry_field": "column",
            "industry_column": f"Finance {harm}",
            "industry_said": None,
            "pay_year": 120_000.0,
            "salary_currency": "USD",
            "salary_field": "pay",
            "pay_text": f"$120k {harm}",
        }
        for at, row in enumerate(given["answer_roles"])
    ]
    mentions = [
        {
            "posting_id": ad["posting_id"],
            "concept": row["concept"],
            "field": "text",
            "span_start": 5,
            "span_end": 9,
            "surface": row["label"][:40],
            "snippet": f"know {row['label'][:40]} well, {harm}and more",
            "requirement": "required",
            "counted": True,
        }
        for ad in ads
        for row in given["answer_skills"]
    ]
    named = [
        {"posting_id": ad["posting_id"], "role": ad["role"], "concept": row["concept"]}
        for ad in ads
        for row in given["answer_skills"]
    ]
    sources = [{"source": row["source"], "title": row["title"]} for row in given["answer_sources"]]
    for name, rows in {"ads": ads, "mentions": mentions, "ad_concepts": named, "sources": sources}.items():
        con.register("given_rows", pa.Table.from_pylist(rows or [dict.fromkeys(_EMPTY[name].split(), "")]))
        con.execute(f"create table {name} as select * from given_rows limit {len(rows)}")  # noqa: S608 - our own names
        con.unregister("given_rows")
    con.execute("create view paid_ads as select * from ads")


_EMPTY = {
    "ads": (
        "posting_id source title role month file row first_seen in_scope has_text remote remote_said remote_column "
        "education industry industry_field industry_column industry_said pay_year salary_currency salary_field pay_text"
    ),
    "mentions": "posting_id concept field span_start span_end surface snippet requirement counted",
    "ad_concepts": "posting_id role concept",
    "sources": "source title",
}


def hostile() -> tuple[dict[str, Rows], dict[str, str]]:
    """Answers and facts in which every word that a dataset can bring is meant to do harm."""
    changed = tables()
    words = HOSTILE * 10
    for table, columns in HARMED.items():
        for at, row in enumerate(changed[table]):
            row |= dict.fromkeys(columns, words[at % len(words)])
    settings = f"scope.roles = {SCRIPT}\n{ENDLESS} = 1"
    return changed, {"vocabulary_version": SCRIPT, "as_of": SCRIPT, "settings": settings}


def _concept(label: str) -> dict[str, Any]:
    return {"concept": label.lower().replace(" ", "-"), "label": label, "kind": SKILLS[label][0]}


def _skill(rank: int, label: str) -> dict[str, Any]:
    counted = share(int(4890 * SKILLS[label][1]), 4890)
    return {"rank": rank, **_concept(label)} | counted | {"required_share": SKILLS[label][1] * 0.6}


def _drift(label: str, at: int) -> float:
    wave = 0.015 * math.sin(at * 1.3 + len(label))
    slope = {"LLM": 0.006, "Excel": -0.001, "TensorFlow": -0.003}.get(label, 0.0)
    return min(0.95, max(0.01, SKILLS[label][1] + wave + slope * (at - 18)))


def _skill_change(label: str) -> dict[str, Any]:
    if label == "LLM":
        return change("rose", 0.041, 0.198)
    if label == "TensorFlow":
        return change("fell", 0.27, 0.19)
    return change("no clear change", SKILLS[label][1], SKILLS[label][1] + 0.004)


def _pay(role: str, n: int, currency: str, level: float) -> dict[str, Any]:
    k = n // 4
    middle = (118_000 + 9_000 * (len(role) % 9)) * level
    thin = k < 30
    return {
        "role": role,
        "currency": currency,
        "k": k,
        "n": n,
        "disclosed": n // 3,
        "disclosure": (n // 3) / n if n else None,
        "p25": None if thin else middle * 0.82,
        "p50": None if thin else middle,
        "p75": None if thin else middle * 1.22,
        "ci_low": None if thin else middle * (1 - 0.6 / math.sqrt(k)),
        "ci_high": None if thin else middle * (1 + 0.6 / math.sqrt(k)),
        "inferred": 0.25,
        "employers": max(1, k // 2),
        "sources": 2,
        "suppressed": thin,
        "reason": f"too few ads with pay (n={k})" if thin else None,
    }


def _modes(at: int) -> dict[str, float]:
    remote = 0.12 + 0.002 * at + 0.01 * math.sin(at)
    hybrid = 0.10 + 0.01 * math.sin(at * 0.7 + 1)
    onsite = 0.08 + 0.01 * math.sin(at * 0.9 + 2)
    return {"remote": remote, "hybrid": hybrid, "onsite": onsite, "unstated": 1 - remote - hybrid - onsite}


def _file(
    file: str,
    source: str | None,
    read: int,
    kept: int,
    refused: int,
    copies_: int,
    status: str = "read",
    note: str = "",
) -> dict[str, Any]:
    counts = {"rows_read": read, "rows_kept": kept, "rows_refused": refused, "duplicates": copies_}
    read_as = {"mapped": "known" if source else None, "sure": None, "cells_repaired": 0}
    return {"file": file, "source": source, "status": status} | counts | {"note": note} | read_as


def _coverage(answer: str, part: str, *told: tuple[int, str, int]) -> Rows:
    """Two thirds of each count in one source, the rest in another."""
    return [
        {
            "answer": answer,
            "part": part,
            "source": source,
            "step": step,
            "reason": reason,
            "k": ads,
            "n": 6332,
        }
        for step, reason, k in told
        for source, ads in (("glassdoor", k - k // 3), ("jobspy", k // 3))
    ]


def _source(source: str, title: str, postings: int, ads: int, copies_: float) -> dict[str, Any]:
    return {
        "source": source,
        "title": title,
        "kind": "synthetic",
        "flow": True,
        "pay_kind": "stated_employer",
        "licence": "CC0-1.0",
        "citation": "made by the sample generator",
        "postings": postings,
        "ads": ads,
        "first_month": MONTHS[0],
        "last_month": MONTHS[-1],
        "duplicate_share": copies_,
    }


def _topics() -> list[ModuleType]:
    """The files of further topics."""
    found = []
    for path in sorted(Path(__file__).parent.glob("made_*.py")):
        spec = importlib.util.spec_from_file_location(path.stem, path)
        assert spec is not None
        assert spec.loader is not None
        topic = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(topic)
        found.append(topic)
    return found


_TOPICS = _topics()
for _topic in _TOPICS:
    COLUMNS |= _topic.COLUMNS
    HARMED |= _topic.HARMED
