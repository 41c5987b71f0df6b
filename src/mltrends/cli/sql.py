"""`mltrends sql`: ask the warehouse."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from mltrends.cli.options import home_option
from mltrends.store.home import open_home

CELL_WIDTH = 60
MEANING_WIDTH = 200
SECONDS = 60.0


@click.command("sql", short_help="Ask the warehouse a question in SQL.")
@click.argument("query", required=False)
@home_option
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True
)
@click.option("--tables", is_flag=True, help="List the tables with what a row of each is.")
@click.option("--describe", metavar="NAME", help="List the columns of a table with what they mean.")
def command(query: str | None, home: Path, form: str, tables: bool, describe: str | None) -> None:
    """Ask the warehouse a question in SQL.

    The file is opened for reading only and locked: no writing, no other files, no network. To have all of
    DuckDB, open data/processed/mltrends.duckdb with any DuckDB client.

    \b
    mltrends sql --tables
    mltrends sql "SELECT role, k, n, share FROM answer_roles ORDER BY k DESC"
    mltrends sql "FROM answer_pay" --format csv > pay.csv
    """
    from mltrends.warehouse.catalogue import list_columns, list_tables
    from mltrends.warehouse.open import connect, run_limited

    if sum((query is not None, tables, describe is not None)) != 1:
        raise click.UsageError("give one of: a query, --tables, --describe NAME")
    con = connect(open_home(home).warehouse)
    try:
        if query is not None:
            result = run_limited(con, query, SECONDS)
        else:
            result = list_tables(con) if describe is None else list_columns(con, describe)
    finally:
        con.close()
    if form == "table":
        _table(result.columns, result.rows, CELL_WIDTH if query is not None else MEANING_WIDTH)
    else:
        {"csv": _csv, "json": _json}[form](result.columns, result.rows)


def _table(names: Sequence[str], rows: Sequence[Sequence[Any]], most: int) -> None:
    shown = [[_cell(value, most) for value in row] for row in rows]
    numeric = [
        all(isinstance(row[column], int | float | None) for row in rows) for column in range(len(names))
    ]
    widths = [max([len(name), *(len(row[column]) for row in shown)]) for column, name in enumerate(names)]
    click.echo("  ".join(name.ljust(width) for name, width in zip(names, widths, strict=True)).rstrip())
    click.echo("  ".join("-" * width for width in widths))
    for row in shown:
        cells = zip(row, widths, numeric, strict=True)
        click.echo(
            "  ".join(
                cell.rjust(width) if right else cell.ljust(width) for cell, width, right in cells
            ).rstrip()
        )
    click.echo(f"({len(rows):,} row{'' if len(rows) == 1 else 's'})", err=True)


def _csv(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(["" if value is None else value for value in row] for row in rows)


def _json(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    json.dump(
        [dict(zip(names, row, strict=True)) for row in rows],
        sys.stdout,
        ensure_ascii=False,
        indent=1,
        default=str,
    )
    click.echo()


def _cell(value: Any, most: int) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"
    text = "".join(letter if letter.isprintable() else " " for letter in str(value))
    return text if len(text) <= most else text[: most - 1] + "…"
