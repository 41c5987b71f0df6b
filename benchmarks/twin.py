"""The simulation twin: the sample's known truth run through the whole pipeline over many seeds; writes docs/twin.md.

Each seed is a market of its own, drawn from the same planted probabilities. Its CSV files are read, built and answered by
the same functions as in a run (only the report is not drawn), and every interval is held against what was planted.
Seeds that were measured already, by this code, are not run again, so a long call can be stopped and called again.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.twin_cells import Calls, Cell, calls, cells
from benchmarks.twin_page import page, tally
from mltrends import sample
from mltrends.run import steps
from mltrends.run.batch import extract_batch, read_batch
from mltrends.run.drafts import answer_draft, build_draft
from mltrends.run.outcome import Request
from mltrends.run.progress import Progress
from mltrends.run.session import session
from mltrends.run.vocabulary import layer_paths

ROOT = Path(__file__).resolve().parent.parent
DONE = ROOT / "data" / "processed" / "twin.jsonl"
ADS, MONTHS = 1200, 26  # 25 complete months: two years to compare
LEAST_ADS = 20  # of a share; less than pages ask for, so that months count too: the harder test
ANSWERS = ("answer_skill_changes", "answer_skill_growth")


def one_seed(seed: int, ads: int = ADS, months: int = MONTHS) -> dict[str, Any]:
    """Draw a market, run it from CSV to answers, and measure."""
    with tempfile.TemporaryDirectory(prefix="mltrends-twin-") as scratch:
        home = Path(scratch)
        folder = home / "data" / "raw" / "sample" / "generated"
        sample.write(folder, ads=ads, seed=seed, months=months)
        (home / "mltrends.toml").write_text(f"[thresholds]\nshare_min_ads = {LEAST_ADS}\n", "utf-8")
        warehouse = _answered(home)
        truth = json.loads((folder / "truth.json").read_text("utf-8"))
        con = duckdb.connect(warehouse, read_only=True)
        try:
            return {
                "seed": seed,
                "cells": cells(truth, con),
                "calls": {answer: calls(truth, con, answer) for answer in ANSWERS},
            }
        finally:
            con.close()


def _answered(home: Path) -> Path:
    """The warehouse of a home, with its answers; in this process, so that what is loaded once serves all seeds."""
    with session(home, Request("", (), False, False, False), Progress(shown=False)) as run:
        plan = steps.discover(run)
        read_batch(plan.read_jobs(), run.home)
        extract_batch(plan.to_extract, layer_paths(run.home, run.settings))
        target = home / "twin.duckdb"  # what is being built in its own place goes when the session ends
        build_draft(plan, target)
        answer_draft(target, run.settings)
    return target


def over(
    seeds: Iterable[int], ads: int, months: int, processes: int, done: Path | None
) -> Iterator[dict[str, Any]]:
    """What was measured of each seed; of those in `done` nothing is run again."""
    code = _digest()
    known = {}
    if done is not None and done.exists():
        for line in done.read_text("utf-8").splitlines():
            row = json.loads(line)
            if (row["code"], row["ads"], row["months"]) == (code, ads, months):
                known[row["seed"]] = row
    seeds = list(seeds)
    yield from (_typed(known[seed]) for seed in seeds if seed in known)
    jobs = [(seed, ads, months) for seed in seeds if seed not in known]
    context = multiprocessing.get_context("spawn")
    with context.Pool(processes, maxtasksperchild=25) as pool:
        for row in pool.imap_unordered(_job, jobs):
            if done is not None:
                done.parent.mkdir(parents=True, exist_ok=True)
                with done.open("a", encoding="utf-8") as file:
                    file.write(json.dumps({"code": code, "ads": ads, "months": months, **row}) + "\n")
            yield row


def _job(job: tuple[int, int, int]) -> dict[str, Any]:
    return one_seed(*job)


def _typed(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "seed": row["seed"],
        "cells": [Cell(*cell) for cell in row["cells"]],
        "calls": {answer: Calls(*told) for answer, told in row["calls"].items()},
    }


def _digest() -> str:
    """Of all code that what is measured hangs on."""
    content = hashlib.blake2b(digest_size=8)
    for path in sorted(
        [*(ROOT / "src" / "mltrends").rglob("*"), Path(__file__), Path(__file__).with_name("twin_cells.py")]
    ):
        if path.suffix in {".py", ".sql", ".toml"}:
            content.update(path.read_bytes())
    return content.hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.twin", description=__doc__.partition("\n")[0])
    parser.add_argument("--seeds", type=int, default=100, help="how many seeds, from 1 on (100)")
    parser.add_argument("--ads", type=int, default=ADS, help=f"rows of each seed ({ADS})")
    parser.add_argument("--months", type=int, default=MONTHS, help=f"months of each seed ({MONTHS})")
    parser.add_argument("--processes", type=int, default=2, help="seeds at a time (2)")
    parser.add_argument("--done", type=Path, default=DONE, help="where measured seeds are kept")
    parser.add_argument("--dry", action="store_true", help="print the tables and leave docs/twin.md alone")
    given = parser.parse_args()
    rows = []
    for row in over(range(1, given.seeds + 1), given.ads, given.months, given.processes, given.done):
        rows.append(row)
        print(f"seed {row['seed']}: {len(row['cells']):,} intervals, {tally(row['cells'])}", flush=True)
    told = page(sorted(rows, key=lambda row: row["seed"]), given.ads, given.months, LEAST_ADS)
    print(told)
    if not given.dry:
        (ROOT / "docs" / "twin.md").write_text(told, "utf-8")


if __name__ == "__main__":
    main()
