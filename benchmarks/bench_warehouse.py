"""Measure what a warehouse and its report cost: so many ads with twelve mentions each, linked, built, answered and drawn.

`python -m benchmarks.bench_warehouse --ads 10000 100000 1000000` prints seconds and memory of each step beside a bare
DuckDB count over the same files, the slowest question of the cookbook, and by what power of the ads the cost grows. Each size is built in a
process of its own, and its report is drawn in another, with nothing kept of an earlier one. `--no-models` leaves out what is modelled.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from mltrends import ads, taxonomy
from mltrends.claims import claim_answers
from mltrends.metrics import answer_all
from mltrends.model import MENTIONS, POSTINGS, READINGS, REJECTS, Column
from mltrends.report.write import write_report
from mltrends.sources.catalogue import source_named
from mltrends.store.settings import ROLES, Models, Settings
from mltrends.store.tables import schema_of
from mltrends.warehouse.build import FileAccount, Part, build
from mltrends.warehouse.open import connect
from mltrends.warehouse.questions import run_limited
from mltrends.warehouse.recipes import list_recipes

SLICE_ROWS = 25_000
EACH = 12  # mentions of an ad
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


def partitions(folder: Path, count: int) -> list[Part]:
    """Ads of 30 months of four boards: employers and skills as uneven as they are, a third with pay, a fifth copies."""
    draw = np.random.default_rng(11)
    concepts = [one for one in taxonomy.load().concepts if one.kind not in ("role", "seniority")]
    weights = 1 / np.arange(1, len(concepts) + 1)
    weights /= weights.sum()
    names, labels, kinds = (
        np.array([getattr(one, what) for one in concepts], dtype=object) for what in ("id", "label", "kind")
    )
    months = [date(2022 + at // 12, at % 12 + 1, 1) for at in range(30)]
    made = []
    for piece, start in enumerate(range(0, count, SLICE_ROWS)):
        rows = min(SLICE_ROWS, count - start)
        paths = {kind: folder / f"{piece}.{kind}" for kind in ("postings", "rejects", "readings", "mentions")}
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
        which = draw.choice(len(concepts), rows * EACH, p=weights)
        write(
            paths["mentions"],
            MENTIONS,
            rows * EACH,
            {
                "row": np.repeat(np.arange(rows), EACH),
                "concept": names[which],
                "label": labels[which],
                "kind": kinds[which],
                "field": np.full(rows * EACH, "text"),
                "span_start": np.tile(np.arange(EACH) * 90, rows),
                "span_end": np.tile(np.arange(EACH) * 90 + 8, rows),
                "surface": labels[which],
                "section": np.full(rows * EACH, "requirements"),
                "requirement": np.full(rows * EACH, "required"),
                "counted": np.ones(rows * EACH, dtype=bool),
                "rule": np.full(rows * EACH, "form"),
                "snippet": labels[which]
                + " and other things that this ad asks of the person it is looking for",
            },
        )
        write(paths["rejects"], REJECTS, 0, {})
        made.append(Part("ads.csv", f"{piece}", piece, start, start, **paths))
    return made


def measure(folder: Path, count: int, models: bool) -> dict[str, float]:
    """Seconds of each step, and the largest memory of them."""
    parts = partitions(folder, count)
    took: dict[str, float] = {}

    def timed(name: str, work: Callable[[], object]) -> None:
        began = time.perf_counter()
        work()
        took[name] = time.perf_counter() - began

    settings = Settings() if models else Settings(models=Models(*[False] * len(fields(Models))))
    linked, target = folder / "linked.parquet", folder / "built.duckdb"
    account = FileAccount(
        "ads.csv", "", 0, SOURCES[0], "utf-8", ",", count, count, 0, "read", "", mapped="known"
    )
    given = {"files": [account], "sources": [source_named(name) for name in SOURCES], "settings": settings}
    # The bare count first: the memory of the whole process is read at the end.
    files = {kind: [str(getattr(part, kind)) for part in parts] for kind in ("mentions", "postings")}
    with duckdb.connect() as con:
        con.execute("set enable_progress_bar = false")  # in a child process it is on
        timed("bare count", lambda: con.execute(BARE, files).fetchall())
    timed("link", lambda: ads.link(parts, linked))
    timed(
        "build",
        lambda: build(target, parts=parts, taxonomy=taxonomy.load(), ads=linked, about={}, **given),
    )
    timed("answer", lambda: answer_all(target, settings, claim_answers()))
    with connect(target) as con:
        for recipe in list_recipes():
            timed(recipe.name, lambda sql=recipe.sql: run_limited(con, sql, 10))  # type: ignore[misc]  # bound at once
    took["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return took


def measure_report(folder: Path) -> dict[str, float]:
    """Seconds and memory of the whole site; memory is that of the largest of its processes."""
    began = time.perf_counter()
    write_report(folder / "built.duckdb", folder / "report")
    used = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {"report": time.perf_counter() - began, "report megabytes": max(used) / 1024}


def alone(work: Callable[..., dict[str, float]], *given: Any) -> dict[str, float]:
    """Do a piece of work in a process of its own, which may have more."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *given).result()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ads", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--no-models", action="store_true", help="leave out what is modelled")
    told = parser.parse_args()
    sizes = sorted(told.ads)
    costs = []
    for count in sizes:
        with tempfile.TemporaryDirectory() as folder:
            took = alone(measure, Path(folder), count, not told.no_models)
            took |= alone(measure_report, Path(folder))
        slowest = max((recipe.name for recipe in list_recipes()), key=took.__getitem__)
        whole = took["link"] + took["build"] + took["answer"]
        costs.append(whole)
        print(
            f"{count:>9,} ads, {count * EACH:,} mentions: "
            f"link {took['link']:.1f} s, build {took['build']:.1f} s, answers {took['answer']:.1f} s; "
            f"{whole / took['bare count']:.0f} times a bare count ({took['bare count']:.2f} s); {took['megabytes']:,.0f} MB; "
            f"slowest question of the cookbook {took[slowest]:.2f} s ({slowest}); "
            f"report {took['report']:.1f} s, {took['report megabytes']:,.0f} MB"
        )
    if len(sizes) > 1:
        power = math.log(costs[-1] / costs[0]) / math.log(sizes[-1] / sizes[0])
        print(f"cost grows with ads to the power of {power:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
