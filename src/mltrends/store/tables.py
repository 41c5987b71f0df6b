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
    held = list(rows)
    values = {column.name: [row.get(column.name) for row in held] for column in columns}
    write_columns(path, columns, values)


def write_columns(path: Path, columns: Sequence[Column], values: Mapping[str, Sequence[Any]]) -> None:
    """Write a table that is at hand column by column."""
    schema = schema_of(columns)
    arrays = [pa.array(values[field.name], field.type) for field in schema]
    _put(path, pa.Table.from_arrays(arrays, schema=schema))


def _put(path: Path, table: pa.Table) -> None:
    with put_whole(path) as draft:
        pq.write_table(table, draft, compression="zstd", write_statistics=False, use_dictionary=False)


def read_table(path: Path, columns: Sequence[str] | None = None) -> list[dict[str, Any]]:
    """The rows of a Parquet file, all columns or some."""
    rows: list[dict[str, Any]] = pq.read_table(
        path, columns=None if columns is None else list(columns)
    ).to_pylist()
    return rows


def read_columns(path: Path) -> dict[str, list[Any]]:
    """A Parquet file column by column."""
    columns: dict[str, list[Any]] = pq.read_table(path).to_pydict()
    return columns


def count_rows(path: Path) -> int:
    """Number of rows, from the file's foot alone."""
    return int(pq.read_metadata(path).num_rows)
