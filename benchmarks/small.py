"""Small measurements, each beside a named baseline of the same call: the start of a run, a file read, an ad read.

Times are medians of some turns; of whole runs they are those of whole processes, with their start.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks import bench_vocabulary, grow
from benchmarks.baselines import read_csv
from benchmarks.bench_ads import duplicates
from mltrends.run.runner import here
from mltrends.store.home import Home

Row = tuple[str, float, str, float]
TRIVIAL_FLOW = "from prefect import flow, task\n@task\ndef one(n): return n\n@flow\ndef f(): return one.map(range(2)).result()\nf()"


def timed(work: Callable[[], object], repeat: int) -> float:
    seconds = []
    for _ in range(repeat):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return statistics.median(seconds)


def run(home: Path, *options: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "mltrends", "run", "--sample", "--quiet", "--home", home, *options],
        check=True,
        stdout=subprocess.DEVNULL,
    )


def prefect_alone() -> None:
    """Prefect's own way of starting a temporary server and running a flow of two tasks."""
    from mltrends.cli.prefect_start import prefect_environment

    subprocess.run(
        [sys.executable, "-c", TRIVIAL_FLOW],
        check=True,
        env=os.environ | prefect_environment(),
        stdout=subprocess.DEVNULL,
    )


def whole_runs(folder: Path, repeat: int) -> list[Row]:
    from mltrends import sample

    fresh, seen = folder / "fresh", folder / "seen"
    for home in (fresh, seen):
        home.mkdir()
        sample.ensure(Home(home).sample)
    prefect_alone()  # makes the server's database, once in the life of a machine
    baseline = timed(prefect_alone, repeat)

    def anew(*options: str) -> Callable[[], None]:
        def work() -> None:
            shutil.rmtree(fresh / "data" / "processed", ignore_errors=True)
            shutil.rmtree(fresh / "reports", ignore_errors=True)
            run(fresh, *options)

        return work

    run(seen, "--plain")
    what = "Prefect alone: its own temporary server and a flow of two tasks"
    return [
        ("`mltrends run --sample`, nothing there yet", timed(anew(), repeat), what, baseline),
        (
            "`mltrends run --sample --plain`, nothing there yet",
            timed(anew("--plain"), repeat),
            what,
            baseline,
        ),
        ("`mltrends run --sample`, nothing new", timed(lambda: run(seen), repeat), what, baseline),
        (
            "`mltrends run --sample --plain`, nothing new",
            timed(lambda: run(seen, "--plain"), repeat),
            what,
            baseline,
        ),
    ]


def reading(folder: Path, repeat: int) -> list[Row]:
    """A file looked at and read with all cores, against DuckDB's own way from CSV to Parquet with all cores."""
    import duckdb

    from mltrends import sample
    from mltrends.run import steps
    from mltrends.run.outcome import Request
    from mltrends.run.progress import Progress
    from mltrends.run.session import session

    sample.write(folder / "ads", ads=20_000)
    known = folder / "ads" / "jobspy_jobs.csv"
    unknown = folder / "unknown.csv"
    with known.open("rb") as file, unknown.open("wb") as out:  # as nobody has seen it before
        names = (
            file.readline()
            .replace(b"site,", b"board,")
            .replace(b"job_url,", b"web address,")
            .replace(b"date_posted", b"posting date")
        )
        out.write(names)
        shutil.copyfileobj(file, out)
    files = [("columns of a known dataset to postings", known), ("the same, columns inferred", unknown)]
    if real := os.environ.get("MLTRENDS_DATASETS"):
        files += [(f"`{path.name}`", path) for path in sorted(Path(real).glob("hn_whoishiring/*.csv"))]

    def ours(path: Path) -> None:
        with (
            tempfile.TemporaryDirectory() as home,
            session(Path(home), Request("", (path,)), Progress(shown=False)) as run,
        ):
            steps.read(run, steps.discover(run), here())

    def theirs(path: Path) -> None:
        con = duckdb.connect()
        read_csv(con, path).write_parquet(str(folder / "duck.parquet"), compression="zstd")
        con.close()

    return [
        (
            f"{what} ({path.stat().st_size / 1e6:.0f} MB), discover and read",
            timed(lambda path=path: ours(path), repeat),  # type: ignore[misc]  # bound at once
            "DuckDB `read_csv` to Parquet",
            timed(lambda path=path: theirs(path), repeat),  # type: ignore[misc]  # bound at once
        )
        for what, path in files
    ]


def extraction(folder: Path, repeat: int) -> list[Row]:
    import csv

    import spacy

    from mltrends import taxonomy
    from mltrends.extract.reader import Reader

    with (folder / "ads" / "jobspy_jobs.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row.get("description")][:600]
    reader = Reader(taxonomy.load())
    blank = spacy.blank("en")
    reader.read(title=rows[0]["title"], text=rows[0]["description"])

    def ours() -> None:
        for row in rows:
            reader.read(title=row["title"], text=row["description"], place=row["location"])

    def theirs() -> None:
        for _ in blank.pipe(row["description"] for row in rows):
            pass

    return [
        (
            f"`Reader.read` on {len(rows)} ads, one core",
            timed(ours, repeat),
            "spaCy's blank tokenizer alone on the same texts",
            timed(theirs, repeat),
        )
    ]


def measure_small(folder: Path, repeat: int, say: Callable[[str], object]) -> list[Row]:
    """All of them: what was done, seconds, against what, seconds."""
    rows: list[Row] = []
    parts: list[tuple[str, Callable[[], Iterable[Row]]]] = [
        ("whole runs of the sample, against Prefect alone", lambda: whole_runs(folder, repeat)),
        ("reading of files, against DuckDB", lambda: reading(folder, repeat)),
        ("reading of ads, against spaCy's tokenizer", lambda: extraction(folder, repeat)),
        ("the start of a reader", lambda: bench_vocabulary.start(repeat)),
        ("a large vocabulary", lambda: bench_vocabulary.reading(folder / "vocabulary", repeat)),
        ("two workers, against one", lambda: grow.rows(folder, repeat)),
        ("duplicates", lambda: duplicates(folder / "linked", 100_000, lambda work: timed(work, repeat))),
    ]
    for what, work in parts:
        say(f"small measurements: {what}, {repeat} times")
        rows += work()
    return rows
