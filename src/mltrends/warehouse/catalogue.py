"""What the warehouse holds: its tables, their columns, one posting."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb
from duckdb import DuckDBPyConnection

from mltrends.warehouse.open import Result, WarehouseError
from mltrends.warehouse.scripts import script, statement, used

_GRAIN = re.compile(r"One row per: ([^.]+)\.")


def list_tables(con: DuckDBPyConnection) -> Result:
    """Tables and views, with rows and meaning."""
    return _asked(con, "tables", {})


def list_macros(con: DuckDBPyConnection) -> Result:
    """Macros, with kind, parameters and meaning."""
    return _asked(con, "macros", {})


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


@dataclass(frozen=True, slots=True)
class Resource:
    """A table that can be handed out: what it is, what there is one row of, and its columns."""

    name: str
    meaning: str
    grain: tuple[str, ...]
    columns: tuple[tuple[str, str, str], ...]  # name, type, meaning


def list_resources(con: DuckDBPyConnection) -> tuple[Resource, ...]:
    """Marts, answers and what explains them; tables that hold rows of ads are not handed out."""
    found: list[Resource] = []
    for name, meaning in _asked(con, "resources", {}).rows:
        columns = tuple((column, kind, says or "") for column, kind, says in list_columns(con, name).rows)
        told = _GRAIN.search(meaning or "")
        grain = tuple(word.strip() for word in told[1].split(",")) if told else ()
        known = {column for column, _, _ in columns}
        found.append(Resource(name, meaning or "", grain if set(grain) <= known else (), columns))
    return tuple(found)


def rows_by_grain(con: DuckDBPyConnection, resource: Resource) -> Result:
    """All rows of a table in the order of its grain."""
    columns = resource.grain or tuple(name for name, _, _ in resource.columns)
    cursor = con.execute(statement("rows_by_grain", table=resource.name, columns=columns))
    return Result(tuple(name for name, _, _ in resource.columns), tuple(cursor.fetchall()))


def list_terms(con: DuckDBPyConnection) -> tuple[tuple[str, str | None, str | None], ...]:
    """Of every source and imported layer its title, its licence and how it is to be cited."""
    return tuple((title, licence, citation) for title, licence, citation in _asked(con, "terms", {}).rows)


def known_about(con: DuckDBPyConnection) -> dict[str, str | None]:
    """What is known of the file."""
    return dict(_asked(con, "about", {}).rows)


def list_answers(con: DuckDBPyConnection) -> tuple[str, ...]:
    """The names of the answers that the file holds."""
    return tuple(name for (name,) in _asked(con, "answers", {}).rows)


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


def list_dated_texts(
    con: DuckDBPyConnection, *, source: str | None, until: date | None, in_scope: bool, most: int
) -> list[dict[str, Any]]:
    """Where the texts of the ads of complete months stand, with source, language, month and employer of each.

    Args:
        con: the warehouse.
        source: only its ads, when it is given.
        until: the last month.
        in_scope: only ads in scope.
        most: of more ads as many are drawn, by their ids.
    """
    values = {"source": source, "until": until, "in_scope": in_scope, "most": most}
    return ask_rows(con, "dated_texts", values)


def list_employers(con: DuckDBPyConnection) -> list[str]:
    """The names of all employers."""
    return [name for (name,) in _asked(con, "employer_names", {}).rows if name]


def _asked(con: DuckDBPyConnection, name: str, values: dict[str, Any]) -> Result:
    cursor = con.execute(script("ask", name), values)
    rows = cursor.fetchall()
    return Result(tuple(column[0] for column in cursor.description or ()), tuple(rows))


def ask_rows(con: DuckDBPyConnection, name: str, values: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of the question `sql/ask/<name>.sql`, with those of the values that it has parameters for.

    Raises:
        WarehouseError: when the file is from a version that did not have the tables yet.
    """
    try:
        found = _asked(con, name, used(script("ask", name), values))
    except duckdb.CatalogException as error:
        raise WarehouseError(
            "this warehouse does not hold what is asked for, since an older version made it; make it anew with: mltrends run"
        ) from error
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]
