"""`mltrends sql`: ask the warehouse."""

from __future__ import annotations

from pathlib import Path

import click

from mltrends.cli.options import home_option
from mltrends.cli.tables import CELL_WIDTH, print_csv, print_json, print_table
from mltrends.store.home import open_home

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
        print_table(result.columns, result.rows, CELL_WIDTH if query is not None else MEANING_WIDTH)
    else:
        {"csv": print_csv, "json": print_json}[form](result.columns, result.rows)
