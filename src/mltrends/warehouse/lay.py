"""Lay the tables of a folder of .sql files, in the order in which they read each other, with comments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from duckdb import DuckDBPyConnection

from mltrends.model import MENTIONS, POSTINGS, READINGS, REJECTS
from mltrends.warehouse.heads import Head, HeadError, read_head
from mltrends.warehouse.scripts import in_order, parameters, script, scripts, statement, used

REQUIRED = ("grain", "title")
OPTIONAL = ("columns", "kind", "from")
KINDS = ("table", "view")
PASS = frozenset({"pass", "passes"})  # parameters of what is laid some postings at a time
PASS_POSTINGS = 1_000_000


class Meanings:
    """What the columns mean: those that `model` declares, and those of every table laid so far."""

    def __init__(self) -> None:
        declared = {"POSTINGS": POSTINGS, "READINGS": READINGS, "REJECTS": REJECTS, "MENTIONS": MENTIONS}
        self._tables = {
            name: {column.name: column.meaning for column in columns} for name, columns in declared.items()
        }

    def of(self, name: str, head: Head, columns: list[str]) -> dict[str, str]:
        """The meaning of each column of a table: from its head, else from the tables that it names.

        Raises:
            HeadError: naming columns that have no meaning, and meanings that have no column.
        """
        known: dict[str, str] = {}
        for table in reversed(head.listed("from")):
            if table not in self._tables:
                raise HeadError(f"{name}: 'from' names {table!r}; known are: {', '.join(self._tables)}")
            known |= self._tables[table]
        known |= head.columns
        missing = [column for column in columns if column not in known]
        surplus = [column for column in head.columns if column not in columns]
        if missing or surplus:
            raise HeadError(
                f"{name}: columns without a meaning: {missing}; meanings without a column: {surplus}"
            )
        self._tables[name] = {column: known[column] for column in columns}
        return self._tables[name]


def lay_macros(con: DuckDBPyConnection, folder: str = "macros") -> None:
    """Make the macros of a folder, each with its comment; `table_macros` wants the tables that they read."""
    told = {"macros": "comment_macro", "table_macros": "comment_table_macro"}[folder]
    for name, sql in scripts(folder).items():
        head = read_head(sql, f"{name}.sql", required=("macro", "meaning"))
        con.execute(sql).fetchall()
        con.execute(statement(told, macro=head.keys["macro"], text=head.keys["meaning"])).fetchall()


def lay(
    con: DuckDBPyConnection, folders: tuple[str, ...], meanings: Meanings, values: Mapping[str, Any]
) -> None:
    """Make every table and view of the folders, with a comment on each and on each of its columns.

    Args:
        con: the file that is being built.
        folders: folders under `sql/`; a file may read what another one makes, in whatever order.
        meanings: what columns mean; grows by the tables that are laid.
        values: values for the parameters of the statements.
    """
    texts = {name: sql for folder in folders for name, sql in scripts(folder).items()}
    lay_texts(con, {name: texts[name] for name in in_order(texts)}, meanings, values)


def lay_texts(
    con: DuckDBPyConnection, texts: Mapping[str, str], meanings: Meanings, values: Mapping[str, Any]
) -> None:
    """Make the table or view of each of these statements, in their order, with its comments."""
    for name, sql in texts.items():
        lay_one(con, name, sql, meanings, values)


def lay_one(
    con: DuckDBPyConnection, name: str, sql: str, meanings: Meanings, values: Mapping[str, Any]
) -> None:
    """Make one table or view from its file, and comment it.

    Of ten million ads DuckDB ran out of memory where it grouped by posting. Such a table asks for `$pass` of `$passes`
    in its file, and is laid in as many statements as bound what each of them groups.
    """
    head = head_of(name, sql)
    kind = head.keys.get("kind", "table")
    if kind not in KINDS:
        raise HeadError(f"{name}.sql: kind is {kind!r}; allowed are: {', '.join(KINDS)}")
    passes = _passes(con) if parameters(sql) >= PASS else 1
    for number in range(passes):
        template = "insert_into" if number else f"create_{kind}"
        given = used(sql, {**values, "pass": number, "passes": passes})
        con.execute(statement(template, table=name, body=sql), given).fetchall()
    explain = f"{head.keys['title']} One row per: {head.keys['grain']}."
    comment(con, name, kind, explain, meanings.of(name, head, columns_of(con, name)))


def _passes(con: DuckDBPyConnection) -> int:
    ((passes,),) = con.execute(script("build", "passes"), {"pass_postings": PASS_POSTINGS}).fetchall()
    return int(passes)


def head_of(name: str, sql: str) -> Head:
    """The head of the file of a table or view."""
    return read_head(sql, f"{name}.sql", required=REQUIRED, optional=OPTIONAL)


def comment(con: DuckDBPyConnection, name: str, kind: str, title: str, columns: Mapping[str, str]) -> None:
    """Say in the file itself what a table and its columns mean."""
    comments = [statement(f"comment_{kind}", table=name, text=title)]
    comments += [
        statement("comment_column", table=name, column=column, text=meaning)
        for column, meaning in columns.items()
    ]
    con.execute("".join(comments)).fetchall()


def columns_of(con: DuckDBPyConnection, table: str) -> list[str]:
    """Names of a table's columns, in their order."""
    cursor = con.execute(statement("columns_of", table=table))
    cursor.fetchall()
    return [column[0] for column in cursor.description or ()]
