"""What stands behind the reading, for very many ads: linked, built, answered and drawn from Parquet, without their texts.

`python -m benchmarks.aggregate --ads 10000000 --keep FOLDER` makes postings, readings and mentions as reading and
extraction would leave them (twelve mentions an ad), and then takes each step in a process of its own, so that the memory told
is that of the step. DuckDB works under the limits that every run has; what does not fit goes to the disk. A step that is done
in FOLDER is not done again: what a broken call measured stands, and the next one goes on behind it.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.machine import code_digest
from benchmarks.measure import BenchmarkError, ask, size_of
from benchmarks.room import need_room

BYTES_AN_AD = 2_500  # on the disk at the most: partitions, warehouse, and what DuckDB lays aside
BYTES_AT_LEAST = 300_000_000  # of any size: drawings and pages
STEPS = ("bare", "link", "build", "answer", "report")


@dataclass(frozen=True, slots=True)
class Step:
    """What a step took; `why` says what stopped it, where it did not end."""

    name: str
    seconds: float
    peak_bytes: int = 0
    folder_bytes: int = 0
    why: str = ""


def aggregate(folder: Path, count: int, say: Callable[[str], object]) -> dict[str, Any]:
    """All steps for so many ads, as plain data for the page; ends with the first that fails."""
    kept = folder / "steps.json"
    steps = _kept(kept)
    if not (folder / "made").exists():
        say(f"making partitions of {count:,} ads (not counted)")
        folder.mkdir(parents=True, exist_ok=True)
        ask("benchmarks.aggregate", "--step", "make", "--ads", count, "--keep", folder)
        (folder / "made").touch()
    for name in STEPS[len(steps) :]:
        say(f"{name} of {count:,} ads")
        began = time.perf_counter()
        try:
            took, seen = ask(
                "benchmarks.aggregate", "--step", name, "--ads", count, "--keep", folder, folder=folder
            )
            step = Step(name, took["seconds"], seen.peak_bytes, seen.folder_bytes)
        except BenchmarkError as error:
            step = Step(name, time.perf_counter() - began, why=str(error))
        say(f"  {step.seconds:.1f} s, {step.peak_bytes / 1e6:,.0f} MB {step.why}")
        steps.append(step)
        if step.why:
            break
        told = {"code": code_digest(), "steps": [asdict(one) for one in steps]}
        kept.write_text(json.dumps(told), encoding="utf-8")
    made = sum(size_of_file(path) for path in folder.glob("*.*") if path.suffix[1:] in _kinds())
    warehouse = size_of_file(folder / "built.duckdb")
    return {
        "ads": count,
        "partition_bytes": made,
        "warehouse_bytes": warehouse,
        "limits": _limits(),
        "steps": [asdict(one) for one in steps],
    }


def _kept(path: Path) -> list[Step]:
    """Steps that the same code has done here before."""
    told = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return [Step(**one) for one in told["steps"]] if told.get("code") == code_digest() else []


def room_for(ads: int, folder: Path) -> int:
    """Bytes that so many ads need on the disk beyond what their folder holds already."""
    return max(0, ads * BYTES_AN_AD + BYTES_AT_LEAST - (size_of(folder) if folder.exists() else 0))


def size_of_file(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _kinds() -> tuple[str, ...]:
    from benchmarks.made_up import KINDS

    return KINDS


def _limits() -> dict[str, str]:
    """What DuckDB may hold in memory, by step, as every run sets it."""
    from mltrends.ads import linking
    from mltrends.warehouse import open as opening

    return {"link": str(linking._CONFIG["memory_limit"]), "build": f"{opening._memory() // 1_000_000}MB"}


def _step(name: str, folder: Path, count: int) -> None:
    """One step, in this process; prints its seconds."""
    import duckdb

    from benchmarks import made_up
    from mltrends import ads, taxonomy
    from mltrends.claims import claim_answers
    from mltrends.metrics import answer_all
    from mltrends.report.write import write_report
    from mltrends.warehouse.build import build

    parts, settings = made_up.parts_of(folder, count), made_up.without_models()
    linked, target = folder / "linked.parquet", folder / "built.duckdb"

    def bare() -> None:
        files = {kind: [str(getattr(part, kind)) for part in parts] for kind in ("mentions", "postings")}
        config = {"memory_limit": _limits()["build"], "temp_directory": str(folder / "spill")}
        with duckdb.connect(config=config) as con:  # type: ignore[arg-type]
            con.execute("set enable_progress_bar = false")
            con.execute(made_up.BARE, files).fetchall()

    def told(done: int) -> None:
        if done % 500_000 == 0:
            print(f"  {done:,} ads made", file=sys.stderr, flush=True)

    work: dict[str, Callable[[], object]] = {
        "make": lambda: made_up.partitions(folder, count, told),
        "bare": bare,
        "link": lambda: ads.link(parts, linked),
        "build": lambda: build(
            target, parts=parts, taxonomy=taxonomy.load(), ads=linked, **made_up.given_with(count, settings)
        ),
        "answer": lambda: answer_all(target, settings, claim_answers()),
        "report": lambda: write_report(target, folder / "report"),
    }
    began = time.perf_counter()
    work[name]()
    print(json.dumps({"seconds": time.perf_counter() - began}))


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--ads", type=int, default=1_000_000, help="how many (default: a million)")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="work here and leave everything there")
    parser.add_argument(
        "--step", choices=("make", *STEPS), help="one step alone; the others are there already"
    )
    told = parser.parse_args()
    if told.step:
        _step(told.step, told.keep, told.ads)
        return 0
    with tempfile.TemporaryDirectory(prefix="mltrends-bench-") as name:
        folder = told.keep or Path(name)
        try:
            need_room(folder, room_for(told.ads, folder))
        except BenchmarkError as error:
            parser.error(str(error))
        result = aggregate(folder, told.ads, lambda line: print(line, file=sys.stderr, flush=True))
    print(json.dumps(result, indent=1))
    return 1 if any(step["why"] for step in result["steps"]) else 0


if __name__ == "__main__":
    sys.exit(main())
