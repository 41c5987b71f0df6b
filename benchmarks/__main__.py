"""Measure, and say against what: `make bench` writes docs/performance.md and its picture, whole.

Three parts, in this order:

  sizes      ads with their texts are generated (not counted) and read by `mltrends run --plain` in an empty home; then the same
             night again, and a night with one ad in a hundred new; beside them, on the same files, DuckDB's bare read, a bare
             Aho-Corasick scan, plain spaCy, and a pandas notebook as people write it
  aggregate  very many ads without texts, linked, built, answered and drawn from Parquet (only where --aggregate asks for it)
  small      the start of a run, a file, an ad, a large vocabulary, two workers, duplicates: medians beside named baselines

Examples:

  make bench                                          all that the page has, but for --aggregate
  python -m benchmarks --ads 1000 5000 --only sizes --page /tmp/page/performance.md
  python -m benchmarks --aggregate 1000000 10000000 --keep /big/disk/bench

Every part is in a process of its own. After each size the page is written anew, so a call that is broken off leaves a page of what
it measured. With --keep, what was measured by the same code on the same machine is not measured again, the generated ads stay, and the
page shows all that was measured in FOLDER, by this call and earlier ones. `--only page` writes it without measuring anything.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import aggregate, whole
from benchmarks.machine import ROOT, code_digest, machine
from benchmarks.measure import BenchmarkError
from benchmarks.page import write_page
from benchmarks.room import need_room
from benchmarks.small import measure_small

SIZES = [10_000, 100_000, 1_000_000]
SMALLEST = 100  # the generator writes no fewer
PARTS = ("sizes", "aggregate", "small")
PAGE = ROOT / "docs" / "performance.md"


class Results:
    """What was measured so far by this code on this machine, as plain data; kept in a file where a folder is kept."""

    def __init__(self, folder: Path, page: Path) -> None:
        head = {"code": code_digest(), "machine": machine()}
        self._file, self._page = folder / f"results-{head['code'][:8]}.json", page
        self.data: dict[str, Any] = {**head, "sizes": [], "aggregates": [], "small": [], "repeat": 0}
        if self._file.exists():
            kept = json.loads(self._file.read_text(encoding="utf-8"))
            self.data = kept if kept["machine"] == head["machine"] else self.data
        elif any(folder.glob("results-*.json")):
            say("what was measured here before is of other code, and is left out")

    def has(self, part: str, ads: int) -> bool:
        """True for what was measured to its end."""
        return any(one["ads"] == ads and not _stopped(one) for one in self.data[part])

    def add(self, part: str, told: dict[str, Any]) -> None:
        others = [one for one in self.data[part] if one["ads"] != told["ads"]]
        self.data[part] = [*others, told]
        self.keep()

    def keep(self) -> None:
        self._file.write_text(json.dumps(self.data, indent=1), encoding="utf-8")
        write_page(self._page, self.data)


def _stopped(told: dict[str, Any]) -> bool:
    steps = told["steps"]
    return isinstance(steps, list) and any(step["why"] for step in steps)


_BEGAN = time.monotonic()


def say(line: str) -> None:
    """Progress, with the time since the beginning."""
    minutes, seconds = divmod(int(time.monotonic() - _BEGAN), 60)
    print(f"[{minutes:3d}:{seconds:02d}] {line}", file=sys.stderr, flush=True)


def measure(asked: argparse.Namespace, folder: Path, parts: tuple[str, ...]) -> None:
    sizes = sorted(set(asked.ads)) if "sizes" in parts else []
    many = sorted(set(asked.aggregate)) if "aggregate" in parts else []
    # What a size leaves is cleared before the next one, unless it is kept.
    together = sum if asked.keep else max
    for_sizes = [whole.room_for(ads, folder / f"ads-{ads}") for ads in sizes]
    for_many = [aggregate.room_for(ads, folder / f"many-{ads}") for ads in many]
    need_room(folder, together([*for_sizes, *for_many, 0]))
    folder.mkdir(parents=True, exist_ok=True)
    results = Results(folder, asked.page)
    for part, wanted, name, work in (
        ("sizes", sizes, "ads", whole.measure_size),
        ("aggregates", many, "many", aggregate.aggregate),
    ):
        for ads in wanted:
            if results.has(part, ads):
                say(f"{ads:,} ads: measured before")
                continue
            results.add(part, _one(work, folder / f"{name}-{ads}", ads, keep=bool(asked.keep)))
    if "small" in parts and results.data["repeat"] != asked.repeat:
        with tempfile.TemporaryDirectory(prefix="small-", dir=folder) as name:
            rows = measure_small(Path(name), asked.repeat, say)
        results.data |= {"small": rows, "repeat": asked.repeat}
    results.keep()


def _one(
    work: Callable[[Path, int, Callable[[str], object]], dict[str, Any]],
    folder: Path,
    ads: int,
    *,
    keep: bool,
) -> dict[str, Any]:
    folder.mkdir(parents=True, exist_ok=True)
    try:
        return work(folder, ads, say)
    finally:
        if not keep:
            shutil.rmtree(folder, ignore_errors=True)


def ask_command() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--ads",
        type=int,
        nargs="+",
        action="extend",
        metavar="N",
        help="sizes with texts (default: 10000 100000 1000000)",
    )
    parser.add_argument(
        "--aggregate",
        type=int,
        nargs="+",
        action="extend",
        metavar="N",
        default=[],
        help="sizes without texts (default: none)",
    )
    parser.add_argument(
        "--only",
        choices=(*PARTS, "page"),
        nargs="+",
        action="extend",
        metavar="PART",
        help="sizes, aggregate, small, or page (default: all but page)",
    )
    parser.add_argument(
        "--keep",
        type=Path,
        metavar="FOLDER",
        help="work in FOLDER, leave everything there, and go on from what is there",
    )
    parser.add_argument(
        "--repeat", type=int, default=3, metavar="N", help="turns of small measurements (default: 3)"
    )
    parser.add_argument(
        "--page",
        type=Path,
        default=PAGE,
        metavar="FILE",
        help="the page to write (default: docs/performance.md)",
    )
    return parser


def main() -> int:
    parser = ask_command()
    asked = parser.parse_args()
    asked.ads = asked.ads or SIZES
    if min(asked.ads) < SMALLEST or min(asked.aggregate, default=1) < 1:
        parser.error(f"--ads is {SMALLEST} at the least, and --aggregate 1")
    if asked.repeat < 1:
        parser.error("--repeat is 1 at the least")
    parts = tuple(asked.only or PARTS)
    if asked.only and "aggregate" in parts and not asked.aggregate:
        parser.error("say how many ads to aggregate: --aggregate 1000000")
    try:
        with tempfile.TemporaryDirectory(prefix="mltrends-bench-") as name:
            measure(asked, asked.keep or Path(name), parts)
    except BenchmarkError as error:
        print(f"{parser.prog}: {error}", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print(
            f"{parser.prog}: a command of the small measurements ended with code {error.returncode}; what it said stands above",
            file=sys.stderr,
        )
        return 1
    except KeyboardInterrupt:
        print("stopped; with --keep the same call goes on where it was", file=sys.stderr)
        return 130
    print(asked.page.read_text(encoding="utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
