"""What the warehouse holds: its tables, their columns, one posting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from duckdb import DuckDBPyConnection

from mltrends.warehouse.open import Result, WarehouseError
from mltrends.warehouse.scripts import script


def list_tables(con: DuckDBPyConnection) -> Result:
    """Tables and views, with rows and meaning."""
    return _asked(con, "tables", {})


def list_columns(con: DuckDBPyConnection, name: str) -> Result:
    """Columns of a table or view, with type and meaning.

    Raises:
        WarehouseError: when there is none of that name.
    """
    found = _asked(con, "columns", {"name": name})
    if not found.rows:
        raise WarehouseError(f"there is no table {name!r}; see: mltrends sql --tables")
    return found


@dataclass(frozen=True, slots=True)
class Word:
    """A name that a question can hold."""

    kind: str  # table | view | column | macro
    name: str
    belongs_to: str | None  # of a column, its table
    meaning: str


def list_words(con: DuckDBPyConnection) -> tuple[Word, ...]:
    """Every name that a question can hold: tables, views, columns, macros."""
    return tuple(
        Word(kind, name, of, meaning or "") for kind, name, of, meaning in _asked(con, "words", {}).rows
    )


def find_posting(con: DuckDBPyConnection, posting_id: str) -> dict[str, Any] | None:
    """Where a posting stands and which ad it is; None when there is no such id."""
    found = _asked(con, "posting", {"posting_id": posting_id})
    return dict(zip(found.columns, found.rows[0], strict=True)) if found.rows else None


def find_copies(con: DuckDBPyConnection, posting_id: str) -> list[dict[str, Any]]:
    """Where every posting of the same ad stands, the asked one included; empty when there is no such id."""
    found = _asked(con, "copies", {"posting_id": posting_id})
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def files_by_source(con: DuckDBPyConnection) -> dict[str, list[str]]:
    """The files of each source."""
    found: dict[str, list[str]] = {}
    for source, file in _asked(con, "source_files", {}).rows:
        found.setdefault(source, []).append(file)
    return found


def _asked(con: DuckDBPyConnection, name: str, values: dict[str, Any]) -> Result:
    cursor = con.execute(script("ask", name), values)
    rows = cursor.fetchall()
    return Result(tuple(column[0] for column in cursor.description or ()), tuple(rows))
