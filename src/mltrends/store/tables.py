"""Tables between the rooms as Parquet, with the columns that `model` declares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from mltrends.model import Column
from mltrends.store.files import put_whole

ARROW = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
    "flag": pa.bool_(),
    "bytes": pa.binary(),
}


def schema_of(columns: Sequence[Column]) -> pa.Schema:
    """The Arrow schema of a declared table."""
    return pa.schema([(column.name, ARROW[column.type]) for column in columns])


def write_table(path: Path, columns: Sequence[Column], rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows as a Parquet file, put in place whole; the same rows give the same bytes."""
    schema, held = schema_of(columns), list(rows)
    table = pa.Table.from_arrays(
        [pa.array([row.get(field.name) for row in held], field.type) for field in schema], schema=schema
    )
    with put_whole(path) as draft:
        pq.write_table(table, draft, compression="zstd", write_statistics=False, use_dictionary=False)


def read_table(path: Path, columns: Sequence[str] | None = None) -> list[dict[str, Any]]:
    """The rows of a Parquet file, all columns or some."""
    rows: list[dict[str, Any]] = pq.read_table(
        path, columns=None if columns is None else list(columns)
    ).to_pylist()
    return rows


def count_rows(path: Path) -> int:
    """Number of rows, from the file's foot alone."""
    return int(pq.read_metadata(path).num_rows)
