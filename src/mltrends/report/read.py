"""From the warehouse to the answers that charts and pages are made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from duckdb import DuckDBPyConnection

from mltrends.charts.house.answers import Answer, Answers
from mltrends.model import Type
from mltrends.warehouse.open import connect

SQL = Path(__file__).with_name("sql")
TYPES: dict[str, Type] = {
    "VARCHAR": "text",
    "BOOLEAN": "flag",
    "DATE": "date",
    "DOUBLE": "number",
    "FLOAT": "number",
}


@dataclass(frozen=True, slots=True)
class Query:
    """How an answer was made: its question, what there is one row of, its unit, and the SQL."""

    answer: str
    title: str
    grain: str
    unit: str
    sql: str


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """The statement that gives a figure of a claim, and what is made of it beyond SQL."""

    claim: str
    part: int
    sql: str
    finished: str | None


def read_warehouse(warehouse: Path) -> tuple[Answers, tuple[Query, ...]]:
    """All answers of a warehouse, what is known about it, and how each answer was made."""
    con = connect(warehouse)
    try:
        return read_answers(con), read_queries(con)
    finally:
        con.close()


def read_answers(con: DuckDBPyConnection) -> Answers:
    """All answers of a warehouse, and what is known about it."""
    names = [name for (name,) in con.execute(_sql("answer_names")).fetchall()]
    tables = {name: _answer(con, name) for name in names}
    return Answers(tables, {key: value or "" for key, value in con.execute(_sql("about")).fetchall()})


def read_queries(con: DuckDBPyConnection) -> tuple[Query, ...]:
    """How each answer was made."""
    return tuple(Query(*row) for row in con.execute(_sql("queries")).fetchall())


def read_types(con: DuckDBPyConnection) -> dict[str, dict[str, Type]]:
    """The type of every column of every answer."""
    types: dict[str, dict[str, Type]] = {}
    for answer, column, kind in con.execute(_sql("answer_columns")).fetchall():
        types.setdefault(answer, {})[column] = type_of(kind)
    return types


def type_of(kind: str) -> Type:
    """Our name for a type of the warehouse; what is no other is a whole number, which DuckDB may hold in twice the width."""
    return TYPES.get(kind, "integer")


def read_claim_queries(con: DuckDBPyConnection) -> tuple[ClaimQuery, ...]:
    """How each figure of a claim was made."""
    return tuple(ClaimQuery(*row) for row in con.execute(_sql("claim_queries")).fetchall())


def _answer(con: DuckDBPyConnection, name: str) -> Answer:
    asked = con.execute(_sql("answer_rows"), {"answer": name})
    columns = tuple(column[0] for column in asked.description or ())
    return Answer(name, columns, tuple(asked.fetchall()))


@cache
def _sql(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")
