"""Partitions as `ads.link` is given them, made of small rows: what a test does not say is filled in.

A row is a dict with the columns of postings and readings that matter to the test, and `words`: the text,
which is sketched. Everything goes through real Parquet files.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from mltrends import ads
from mltrends.extract.sketch import sketch_of
from mltrends.model import POSTINGS, READINGS
from mltrends.parse.text import words_key
from mltrends.store.tables import schema_of

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Part:
    file: str
    slice: int
    postings: Path
    readings: Path
    world: str = "ads"
    seen_on: date | None = None


@dataclass(frozen=True)
class Given:
    """What is linked: the rows of each file; files of another world; days that files tell; kinds of sources."""

    rows: Mapping[str, Sequence[Row]]
    slice_rows: int = 1000
    worlds: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[str, date] = field(default_factory=dict)
    stable: Collection[str] = ()
    snapshots: Collection[str] = ()
    sketched: bool = True  # whether the readings have the column at all


def parts_of(folder: Path, given: Given) -> list[Part]:
    """Write the partitions of all files; rows are cut into slices of `slice_rows`."""
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Part] = []
    for number, (file, rows) in enumerate(given.rows.items()):
        for piece, start in enumerate(range(0, max(1, len(rows)), given.slice_rows)):
            stem = folder / f"{number}-{piece}"
            part = Part(
                file,
                piece,
                stem.with_name(f"{stem.name}-postings.parquet"),
                stem.with_name(f"{stem.name}-readings.parquet"),
                given.worlds.get(file, "ads"),
                given.days.get(file),
            )
            _write(part, rows[start : start + given.slice_rows], start, sketched=given.sketched)
            made.append(part)
    return made


def link(folder: Path, given: Given) -> list[dict[str, Any]]:
    """Link the postings; gives a row each, in the order file, slice, row."""
    out = folder / "ads.parquet"
    parts = parts_of(folder / "parts", given)
    ads.link(parts, out, stable_sources=given.stable, snapshot_sources=given.snapshots)
    return read(out)


def read(path: Path) -> list[dict[str, Any]]:
    with duckdb.connect() as con:
        cursor = con.execute("select * from read_parquet($path)", {"path": str(path)})
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _write(part: Part, rows: Sequence[Row], start: int, *, sketched: bool) -> None:
    places = [f"{part.file}:{start + number}" for number in range(len(rows))]
    postings = [
        _posting(number, place, row) for number, (place, row) in enumerate(zip(places, rows, strict=True))
    ]
    readings = [
        _reading(number, place, row) for number, (place, row) in enumerate(zip(places, rows, strict=True))
    ]
    schema = schema_of([column for column in READINGS if column.name != "text_sketch"])
    if sketched:
        schema = schema.append(pa.field("text_sketch", pa.binary()))
    pq.write_table(pa.Table.from_pylist(postings, schema=schema_of(POSTINGS)), part.postings)
    pq.write_table(pa.Table.from_pylist(readings, schema=schema), part.readings)


def _posting(number: int, place: str, row: Row) -> dict[str, Any]:
    filled = {
        "row": number,
        "line": number + 1,
        "base_id": f"{row.get('source', 'board')}:{place}",
        "row_digest": place,
        "source": "board",
        "title": "Data Scientist",
        "text": "",
        "place_text": row.get("city") or "",
        "company": f"Company {place}",
    }
    days = {"posted_on": _day(row.get("posted_on")), "expires_on": _day(row.get("expires_on"))}
    return {**filled, **row, **days}


def _day(day: date | str | None) -> date | None:
    return date.fromisoformat(day) if isinstance(day, str) else day


def _reading(number: int, place: str, row: Row) -> dict[str, Any]:
    words = row.get("words")
    filled = {
        "row": number,
        "text_chars": 1000 if words is None else len(words),
        "text_digest": f"text of {place}" if words is None else words_key(words),
        "text_sketch": None if words is None else sketch_of(words_key(words)),
    }
    return {**filled, **row, "row": number}
