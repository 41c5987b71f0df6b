"""From the warehouse to the answers that charts and pages are made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from duckdb import DuckDBPyConnection

from mltrends.charts.house.answers import Answer, Answers
from mltrends.warehouse.open import connect

SQL = Path(__file__).with_name("sql")


@dataclass(frozen=True, slots=True)
class Query:
    """How an answer was made: its question, what there is one row of, its unit, and the SQL."""

    answer: str
    title: str
    grain: str
    unit: str
    sql: str


def read_warehouse(warehouse: Path) -> tuple[Answers, tuple[Query, ...]]:
    """All answers of a warehouse, what is known about it, and how each answer was made."""
    con = connect(warehouse)
    try:
        names = [name for (name,) in con.execute(_sql("answer_names")).fetchall()]
        tables = {name: _answer(con, name) for name in names}
        queries = tuple(Query(*row) for row in con.execute(_sql("queries")).fetchall())
        about = {key: value or "" for key, value in con.execute(_sql("about")).fetchall()}
    finally:
        con.close()
    return Answers(tables, about), queries


def _answer(con: DuckDBPyConnection, name: str) -> Answer:
    asked = con.execute(_sql("answer_rows"), {"answer": name})
    columns = tuple(column[0] for column in asked.description or ())
    return Answer(name, columns, tuple(asked.fetchall()))


@cache
def _sql(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")
