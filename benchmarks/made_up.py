"""Made-up ads as reading and extraction would leave them: Parquet files without texts, for what stands behind the reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from mltrends import taxonomy
from mltrends.model import MENTIONS, POSTINGS, READINGS, REJECTS, Column
from mltrends.sources.catalogue import source_named
from mltrends.store.settings import ROLES, Models, Settings
from mltrends.store.tables import schema_of
from mltrends.warehouse.build import FileAccount, Part

SLICE_ROWS = 25_000
EACH = 12  # mentions of an ad
KINDS = ("postings", "rejects", "readings", "mentions")
SOURCES = ("adzuna_api", "jobspy", "linkedin_postings", "dice")
BARE = """
select source, date_trunc('month', posted_on), concept, count(*)
from read_parquet($mentions, filename = true) as mentions
inner join read_parquet($postings, filename = true) as postings
    on mentions.row = postings.row
    and replace(mentions.filename, 'mentions', '') = replace(postings.filename, 'postings', '')
group by all
"""


def write(path: Path, declared: tuple[Column, ...], rows: int, columns: dict[str, Any]) -> None:
    schema = schema_of(declared)
    arrays = [
        pa.array(columns[one.name], one.type) if one.name in columns else pa.nulls(rows, one.type)
        for one in schema
    ]
    pq.write_table(pa.table(arrays, schema=schema), path, compression="zstd")


def parts_of(folder: Path, count: int) -> list[Part]:
    """The slices of so many ads and the names of their files, whether or not they are there yet."""
    return [
        Part("ads.csv", f"{at}", at, start, start, **{kind: folder / f"{at}.{kind}" for kind in KINDS})
        for at, start in enumerate(range(0, count, SLICE_ROWS))
    ]


def partitions(folder: Path, count: int, told: Callable[[int], object] = lambda _: None) -> list[Part]:
    """Ads of 30 months of four boards: employers and skills as uneven as they are, a third with pay, a fifth copies."""
    draw = np.random.default_rng(11)
    concepts = [one for one in taxonomy.load().concepts if one.kind not in ("role", "seniority")]
    weights = 1 / np.arange(1, len(concepts) + 1)
    weights /= weights.sum()
    names, labels, kinds = (
        pa.array([getattr(one, what) for one in concepts]) for what in ("id", "label", "kind")
    )
    snippets = pa.array(
        [
            f"{one.label} and other things that this ad asks of the person it is looking for"
            for one in concepts
        ]
    )
    months = [date(2022 + at // 12, at % 12 + 1, 1) for at in range(30)]
    made = []
    for part in parts_of(folder, count):
        start, paths = part.first_row, {kind: getattr(part, kind) for kind in KINDS}
        rows = min(SLICE_ROWS, count - start)
        number = np.arange(start, start + rows)
        paid = draw.random(rows) < 0.33
        low = np.where(paid, np.round(draw.lognormal(11.3, 0.3, rows), -2), np.nan)
        vacancy = np.where(draw.random(rows) < 0.2, draw.integers(0, max(1, count // 50), rows), number)
        modes = np.array(["remote", "hybrid", "onsite", "unstated"], dtype=object)[draw.integers(0, 4, rows)]
        employers = (draw.pareto(1.1, rows) * 20).astype(int) % 60_000
        write(
            paths["postings"],
            POSTINGS,
            rows,
            {
                "row": np.arange(rows),
                "line": np.arange(rows),
                "base_id": [f"board:{one}" for one in number],
                "row_digest": [f"{one:032x}" for one in number],
                "source": np.array(SOURCES, dtype=object)[draw.integers(0, 4, rows)],
                "title": [f"Data Scientist {one}" for one in vacancy],
                "company": [f"Employer {one}" for one in employers],
                "city": [f"City {one}" for one in draw.integers(0, 400, rows)],
                "country": np.array(["US", "GB", "DE", "IN", None], dtype=object)[draw.integers(0, 5, rows)],
                "posted_on": np.array(months, dtype=object)[draw.integers(0, 30, rows)],
                "remote": ["unstated"] * rows,
                "employment": ["unstated"] * rows,
                "pay_kind": ["none"] * rows,
                "url": [""] * rows,
            },
        )
        write(
            paths["readings"],
            READINGS,
            rows,
            {
                "row": np.arange(rows),
                "role": np.array(ROLES, dtype=object)[draw.integers(0, len(ROLES), rows)],
                "seniority": np.array(["junior", "mid", "senior", "lead"], dtype=object)[
                    draw.integers(0, 4, rows)
                ],
                "remote": modes,
                "remote_scope": np.where(np.isin(modes, ("remote", "hybrid")), "unstated", None),
                "remote_said": ["unstated"] * rows,
                "education": ["unstated"] * rows,
                "language": ["en"] * rows,
                "salary_min": pa.array(low, from_pandas=True),
                "salary_max": pa.array(low * 1.2, from_pandas=True),
                "salary_currency": np.where(paid, "USD", None),
                "salary_period": np.where(paid, "year", None),
                "salary_field": np.where(paid, "text", None),
                "text_chars": np.full(rows, 3000),
                "text_digest": [f"{one:032x}" for one in vacancy],
            },
        )
        which = pa.array(draw.choice(len(concepts), rows * EACH, p=weights))
        write(
            paths["mentions"],
            MENTIONS,
            rows * EACH,
            {
                "row": np.repeat(np.arange(rows), EACH),
                "concept": names.take(which),
                "label": labels.take(which),
                "kind": kinds.take(which),
                "field": pa.repeat("text", rows * EACH),
                "span_start": np.tile(np.arange(EACH) * 90, rows),
                "span_end": np.tile(np.arange(EACH) * 90 + 8, rows),
                "surface": labels.take(which),
                "section": pa.repeat("requirements", rows * EACH),
                "requirement": pa.repeat("required", rows * EACH),
                "counted": np.ones(rows * EACH, dtype=bool),
                "rule": pa.repeat("form", rows * EACH),
                "snippet": snippets.take(which),
            },
        )
        write(paths["rejects"], REJECTS, 0, {})
        made.append(part)
        told(start + rows)
    return made


def without_models() -> Settings:
    """Settings under which nothing is modelled."""
    return Settings(models=Models(*[False] * len(fields(Models))))


def given_with(count: int, settings: Settings) -> dict[str, Any]:
    """What a build is told beside the partitions of so many ads."""
    account = FileAccount(
        "ads.csv", "", 0, SOURCES[0], "utf-8", ",", count, count, 0, "read", "", mapped="known"
    )
    sources = [source_named(name) for name in SOURCES]
    return {"files": [account], "sources": sources, "settings": settings, "about": {}}
