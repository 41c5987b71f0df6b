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
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.made_up import BARE, EACH, given_with, partitions, without_models
from mltrends import ads, taxonomy
from mltrends.claims import claim_answers
from mltrends.metrics import answer_all
from mltrends.report.write import write_report
from mltrends.store.settings import Settings
from mltrends.warehouse.build import build
from mltrends.warehouse.open import connect
from mltrends.warehouse.questions import run_limited
from mltrends.warehouse.recipes import list_recipes


def measure(folder: Path, count: int, models: bool) -> dict[str, float]:
    """Seconds of each step, and the largest memory of them."""
    parts = partitions(folder, count)
    took: dict[str, float] = {}

    def timed(name: str, work: Callable[[], object]) -> None:
        began = time.perf_counter()
        work()
        took[name] = time.perf_counter() - began

    settings = Settings() if models else without_models()
    linked, target = folder / "linked.parquet", folder / "built.duckdb"
    given = given_with(count, settings)
    # The bare count first: the memory of the whole process is read at the end.
    files = {kind: [str(getattr(part, kind)) for part in parts] for kind in ("mentions", "postings")}
    with duckdb.connect() as con:
        con.execute("set enable_progress_bar = false")  # in a child process it is on
        timed("bare count", lambda: con.execute(BARE, files).fetchall())
    timed("link", lambda: ads.link(parts, linked))
    timed(
        "build",
        lambda: build(target, parts=parts, taxonomy=taxonomy.load(), ads=linked, **given),
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
