"""Write the answers: one table per metric in the same file as the ads, so that SQL and pages never differ."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module, resources
from pathlib import Path
from typing import Any

import pyarrow as pa
from duckdb import DuckDBPyConnection

from mltrends.metrics.load import load_metrics
from mltrends.model import Metric
from mltrends.store.settings import Settings
from mltrends.store.tables import ARROW
from mltrends.warehouse.lay import Meanings, columns_of, comment, lay
from mltrends.warehouse.open import WarehouseError, writing
from mltrends.warehouse.renamed import lay_renamed, load_renamed
from mltrends.warehouse.scripts import statement

REGISTER = {
    "answer": "Name of the table with the answer.",
    "title": "The question.",
    "grain": "What there is one row of, with commas.",
    "unit": "What the numbers are.",
    "counts": "Which ads it counts, part by part (all: where it has none): the conditions of ad_conditions that they meet.",
    "needs": "What a source must have to be asked, with commas.",
    "sql": "The statement that the answer was made with.",
    "model": "The model that it was made with, which [models] in mltrends.toml can leave out; null where all was read from ads.",
}
Rows = Sequence[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Further:
    """Answers of a room that stands on this one: their contracts, the types of their columns, and what makes their rows.

    They are made after all metrics, may read them, and are held to the same promises.
    """

    metrics: Sequence[Metric]
    columns: Mapping[str, Mapping[str, str]]
    make: Callable[[DuckDBPyConnection], Mapping[str, Rows]]


MODELLED = " Modelled: worked out from ads, not read in them."


def answer_all(
    target: Path, settings: Settings, further: Further | None = None, *, only: Collection[str] | None = None
) -> None:
    """Make every answer table in the warehouse at `target`; those that are there are made anew.

    Args:
        target: a warehouse that `build` made, not published yet.
        settings: must be those that the warehouse was built with, for its thresholds are in the file.
        further: answers of another room, which are made last.
        only: names of the answers to make, with those that they read; None means all.

    Raises:
        WarehouseError: when an answer breaks its contract, or the settings are not those of the file.
    """
    metrics = [metric for metric in load_metrics() if only is None or metric.name in only]
    with writing(target) as con:
        _same_thresholds(con, settings)
        more = further.metrics if further else ()
        _register(con, [*metrics, *more])  # before the answers, one of which is about the others
        for metric in metrics:
            _answer(con, metric, settings)
        if further:
            rows = further.make(con)
            for metric in more:
                write_table(con, metric.name, further.columns[metric.name], rows[metric.name])
                _promised(con, metric)
        if only is None:  # views read any answer
            lay(con, ("views",), Meanings(), {})
        lay_renamed(con, load_renamed())


def _answer(con: DuckDBPyConnection, metric: Metric, settings: Settings) -> None:
    """Make one answer."""
    beside = resources.files("mltrends.metrics").joinpath(f"{metric.name}.py")
    if beside.is_file():
        module = import_module(f"mltrends.metrics.{metric.name}")
        if metric.model and not getattr(settings.models, metric.model):
            told = []
        elif hasattr(
            module, "answer_table"
        ):  # what is long is worked on by columns; the rest reads better by rows
            told = module.answer_table(con.sql(metric.sql).to_arrow_table())
        else:
            told = module.answer(_rows(con, metric.sql))
        write_table(con, metric.name, module.COLUMNS, told)
    else:
        con.execute(statement("create_table", table=metric.name, body=metric.sql)).fetchall()
    _promised(con, metric)


def _promised(con: DuckDBPyConnection, metric: Metric) -> None:
    """Hold an answer to its contract, and say in the file what it means."""
    _hold(con, metric)
    comment(
        con,
        metric.name,
        "table",
        f"{metric.title}{MODELLED if metric.model else ''} One row per: {', '.join(metric.grain)}. Unit: {metric.unit}.",
        metric.columns,
    )


def _rows(con: DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    cursor = con.execute(sql)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _hold(con: DuckDBPyConnection, metric: Metric) -> None:
    """See that the answer has the columns that it promises, in their order, and one row per grain."""
    columns = columns_of(con, metric.name)
    if columns != list(metric.columns):
        raise WarehouseError(f"{metric.name} promises the columns {list(metric.columns)} and has {columns}")
    ((doubled,),) = con.execute(statement("not_unique", table=metric.name, columns=metric.grain)).fetchall()
    if doubled:
        raise WarehouseError(
            f"{metric.name} promises one row per {', '.join(metric.grain)}, and {doubled} have more"
        )


def write_table(con: DuckDBPyConnection, table: str, columns: Mapping[str, str], rows: Rows) -> None:
    """Make a table of rows; what stands there is replaced."""
    schema = pa.schema([(name, ARROW[kind]) for name, kind in columns.items()])
    con.register("given_rows", pa.Table.from_pylist(list(rows), schema=schema))
    con.execute(statement("create_table_of", table=table, given="given_rows")).fetchall()
    con.unregister("given_rows")


def _register(con: DuckDBPyConnection, metrics: Sequence[Metric]) -> None:
    rows = [
        {
            "answer": metric.name,
            "title": metric.title,
            "grain": ", ".join(metric.grain),
            "unit": metric.unit,
            "counts": "; ".join(f"{part}: {', '.join(listed)}" for part, listed in metric.counts.items()),
            "needs": ", ".join(sorted(metric.needs)),
            "sql": metric.sql,
            "model": metric.model,
        }
        for metric in sorted(metrics, key=lambda metric: metric.name)
    ]
    write_table(con, "answers", dict.fromkeys(REGISTER, "text"), rows)
    comment(con, "answers", "table", "The questions that pages answer. One row per: answer.", REGISTER)


def _same_thresholds(con: DuckDBPyConnection, settings: Settings) -> None:
    """Answers judge by the thresholds in the file; to judge by others would make SQL and pages differ."""
    names = list(settings.thresholds.__dataclass_fields__)
    rows = con.execute(statement("columns_from", table="thresholds", columns=names)).fetchall()
    asked = tuple(getattr(settings.thresholds, name) for name in names)
    if rows != [asked]:
        raise WarehouseError(
            f"the warehouse was built with other thresholds ({rows}) than asked for ({asked}); build it again"
        )
