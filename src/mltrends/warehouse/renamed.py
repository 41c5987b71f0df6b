"""Renamed columns keep their old name for one release, in a view beside the table."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import resources
from itertools import groupby

from duckdb import DuckDBPyConnection

from mltrends.warehouse.lay import columns_of, comment
from mltrends.warehouse.open import WarehouseError
from mltrends.warehouse.scripts import statement


@dataclass(frozen=True, slots=True, order=True)
class Renamed:
    """A column that was renamed, and the release in which its old name goes."""

    table: str
    old: str
    new: str
    until: str


def load_renamed(text: str | None = None) -> tuple[Renamed, ...]:
    """The renamed columns of `renamed.toml`, or of a text like it."""
    if text is None:
        text = resources.files("mltrends.warehouse").joinpath("renamed.toml").read_text("utf-8")
    return tuple(sorted(Renamed(**entry) for entry in tomllib.loads(text).get("column", ())))


def lay_renamed(con: DuckDBPyConnection, renamed: tuple[Renamed, ...]) -> None:
    """Make a view TABLE_before for every table with a renamed column: the table, under the old names.

    Raises:
        WarehouseError: when an entry names a column that is not there, or an old name that is.
    """
    for table, group in groupby(renamed, key=lambda one: one.table):
        entries = list(group)
        columns = columns_of(con, table)
        for one in entries:
            if one.new not in columns or one.old in columns:
                raise WarehouseError(
                    f"renamed.toml: {table} has no column {one.new}, or still has {one.old}; its columns are: {', '.join(columns)}"
                )
        old_of = {one.new: one.old for one in entries}
        view = f"{table}_before"
        con.execute(
            statement(
                "create_view",
                table=view,
                body=statement(
                    "renamed_columns",
                    table=table,
                    body=", ".join(f"{one.new} as {one.old}" for one in entries),
                ),
            )
        ).fetchall()
        meanings = dict(con.execute(statement("meanings_of"), {"table": table}).fetchall())
        until = max(one.until for one in entries)
        comment(
            con,
            view,
            "view",
            f"{table} under the names that its columns had before; goes with release {until}.",
            {
                old_of.get(column, column): (
                    f"Now called {column}. {meanings[column]}" if column in old_of else meanings[column]
                )
                for column in columns
            },
        )
