"""Measure what it costs to find duplicates: the sketch of a text, and the linking of so many ads.

Run alone, `python -m benchmarks.bench_ads --ads 1000000` also says how much memory linking took.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from mltrends import ads
from mltrends.extract.sketch import sketch_of
from mltrends.model import POSTINGS
from mltrends.store.tables import schema_of

SLICE_ROWS = 20_000
TEXT_WORDS = 520  # as in the middle ad of the boards that give whole texts
BUDGET = 0.0006  # seconds that an ad may cost a core


@dataclass(frozen=True)
class Part:
    file: str
    slice: int
    postings: Path
    readings: Path
    world: str = "ads"
    seen_on: date | None = None


def texts(count: int) -> list[str]:
    draw = random.Random(7)  # noqa: S311 - made-up ads, no secret
    words = ["".join(draw.choices("etaoinshrdlu", k=draw.randint(2, 9))) for _ in range(8000)]
    return [" ".join(draw.choices(words, k=TEXT_WORDS)) for _ in range(count)]


def partitions(folder: Path, count: int) -> list[Part]:
    """Ads as a crowd of boards gives them.

    Of ten, four are first ads; four are copies, equal or edited, in another place or on a later day; one is of an
    employer that posts one text everywhere; and one of an employer whose ads are all made from one template.
    """
    draw = np.random.default_rng(7)
    vacancies = max(1, count * 4 // 10)
    sketches = draw.integers(0, 1 << 16, (vacancies, 128), np.uint16)
    employers = (draw.pareto(1.1, vacancies) * 20).astype(np.int64) % 60_000
    titles = (draw.pareto(1.0, vacancies) * 5).astype(np.int64) % 3_000
    template = draw.integers(0, 1 << 16, 128, np.uint16)
    made = []
    for piece, start in enumerate(range(0, count, SLICE_ROWS)):
        rows = min(SLICE_ROWS, count - start)
        which = draw.integers(0, vacancies, rows)
        kind = draw.integers(0, 10, rows)
        edited = np.where(
            draw.random((rows, 128)) < draw.choice([0.0, 0.03, 0.1], (rows, 1)), 0, sketches[which]
        )
        edited[kind == 8] = template
        edited[kind == 9] = np.where(draw.random((rows, 128)) < 0.8, template, edited)[kind == 9]
        special = kind >= 8
        stem = folder / f"{piece}"
        part = Part("ads.csv", piece, stem.with_suffix(".postings"), stem.with_suffix(".readings"))
        day = draw.integers(0, 900, rows)
        columns = {
            "row": range(rows),
            "base_id": [f"board:{start + row}" for row in range(rows)],
            "row_digest": [f"{start + row:032x}" for row in range(rows)],
            "source": [f"board{one}" for one in draw.integers(0, 5, rows)],
            "company": [f"Employer {one}" for one in np.where(special, -kind, employers[which])],
            "title": [f"Data Scientist {one}" for one in np.where(special, 0, titles[which])],
            "city": [f"City {one}" for one in draw.integers(0, 400, rows)],
            "posted_on": [date(2022, 1, 1) + timedelta(int(one)) for one in day],
        }
        _write(part.postings, columns)
        blobs = [row.tobytes() for row in edited.astype("<u2")]
        readings = {
            "row": pa.array(range(rows), pa.int64()),
            "text_chars": pa.array([3000] * rows, pa.int64()),
            "text_digest": pa.array([hashlib.blake2b(blob, digest_size=16).hexdigest() for blob in blobs]),
            "text_sketch": pa.array(blobs, pa.binary()),
        }
        pq.write_table(pa.table(readings), part.readings, compression="zstd")
        made.append(part)
    return made


def _write(path: Path, columns: dict[str, object]) -> None:
    schema = schema_of(POSTINGS)
    given = {field.name: columns.get(field.name) for field in schema}
    rows = len(columns["row"])  # type: ignore[arg-type]
    arrays = [
        pa.array(given[one.name] if given[one.name] is not None else [None] * rows, one.type)
        for one in schema
    ]
    pq.write_table(pa.table(arrays, schema=schema), path, compression="zstd")


def duplicates(
    folder: Path, count: int, timed: Callable[[Callable[[], object]], float]
) -> list[tuple[str, float, str, float]]:
    """Rows for the table of `make bench`: what was done, seconds, against what, seconds."""
    keys = texts(2000)
    folder.mkdir(parents=True, exist_ok=True)
    parts = partitions(folder, count)
    return [
        (
            f"sketches of {len(keys)} texts, one core",
            timed(lambda: [sketch_of(key) for key in keys]),
            "0.6 ms an ad",
            BUDGET * len(keys),
        ),
        (
            f"`ads.link` on {count} ads, all cores",
            timed(lambda: ads.link(parts, folder / "ads.parquet")),
            "0.6 ms an ad",
            BUDGET * count,
        ),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ads", type=int, default=200_000)
    count = parser.parse_args().ads
    keys = texts(2000)
    began = time.process_time()
    for key in keys:
        sketch_of(key)
    print(f"sketch: {(time.process_time() - began) / len(keys) * 1000:.3f} ms of a core an ad")
    with tempfile.TemporaryDirectory(prefix="mltrends-bench-") as name:
        parts = partitions(Path(name), count)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        began, worked = time.perf_counter(), time.process_time()
        ads.link(parts, Path(name) / "ads.parquet")
        seconds, core = time.perf_counter() - began, time.process_time() - worked
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        linked = duckdb.read_parquet(str(Path(name) / "ads.parquet"))
        tiers = linked.aggregate("tier, count(*)").order("tier").fetchall()
    kilo = 1 if sys.platform != "darwin" else 1024
    print(f"link: {count} ads in {seconds:.1f} s, {core / count * 1000:.3f} ms of a core an ad")
    print(f"memory: {peak / kilo / 1024:.0f} MB at most, {before / kilo / 1024:.0f} MB before")
    print(f"tiers: {tiers}")


if __name__ == "__main__":
    main()
