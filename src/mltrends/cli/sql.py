"""`mltrends sql`: ask the warehouse."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mltrends.cli.options import home_option
from mltrends.cli.sql_guard import Guard, Memory, stopped_by_ctrl_c
from mltrends.model import Problem, WrongUse
from mltrends.store.home import open_home

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from mltrends.cli.sql_rows import Rows

FORMS = ("table", "csv", "json", "markdown", "parquet")
MOST_BYTES = 1_000_000  # of a file with SQL


@click.command("sql", short_help="Ask the warehouse questions in SQL.")
@click.argument("query", required=False)
@home_option
@click.option(
    "--file",
    "file",
    type=click.Path(path_type=Path),
    help="A file with questions, one or several; - is standard input.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    help="How the result is written; table, or what the ending of --output says.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Write to this file, whole or not at all; parquet needs one.",
)
@click.option(
    "--seconds",
    type=click.FloatRange(min=0.01),
    default=60.0,
    show_default=True,
    help="How long one question may take.",
)
@click.option(
    "--memory", type=Memory(), default="1GB", show_default=True, help="How much memory a question may take."
)
@click.option(
    "--rows",
    type=click.IntRange(min=1),
    default=1000,
    show_default=True,
    help="Rows of a table or Markdown table.",
)
@click.option("--tables", is_flag=True, help="List the tables with what a row of each is.")
@click.option("--recipe", metavar="NUMBER", help="A question of the cookbook, by its number or name.")
@click.option("--describe", metavar="NAME", help="List the columns of a table with what they mean.")
def command(
    query: str | None,
    home: Path,
    file: Path | None,
    form: str | None,
    output: Path | None,
    seconds: float,
    memory: int,
    rows: int,
    tables: bool,
    recipe: str | None,
    describe: str | None,
) -> None:
    """Ask the warehouse questions in SQL; without a question, at a prompt.

    The file is opened for reading only and locked: no writing, no other files, no network. It may be asked
    while a run is at work. To have all of DuckDB, open data/processed/mltrends.duckdb with any DuckDB client.

    Of several questions in a file or on standard input, tables are printed one after the other; csv, json
    and parquet hold the result of the last.

    \b
    mltrends sql                                    # a prompt; .help says what it knows
    mltrends sql --tables
    mltrends sql "SELECT role, k, n, share FROM answer_roles ORDER BY k DESC"
    mltrends sql "FROM answer_pay" --format csv > pay.csv
    mltrends sql --file questions.sql --format markdown
    mltrends sql --recipe 9                         # docs/cookbook.md has them all, and the report
    mltrends sql "FROM answer_skills" --output skills.parquet
    """
    from mltrends.cli.sql_rows import ENDINGS

    if sum((query is not None, file is not None, tables, recipe is not None, describe is not None)) > 1:
        raise click.UsageError(
            "give one of: a query, --file FILE, --recipe NUMBER, --tables, --describe NAME"
        )
    if recipe is not None:
        from mltrends.warehouse.recipes import find_recipe

        query = find_recipe(recipe).sql
    form = form or (ENDINGS.get(output.suffix.lower(), "table") if output is not None else "table")
    if form == "parquet" and output is None:
        raise click.UsageError("parquet is no text; name a file for it with --output FILE")
    texted = _text(query, file, tables or describe is not None)
    guard = Guard(seconds, memory)
    with guard.watching():
        from mltrends.warehouse.catalogue import list_columns, list_tables
        from mltrends.warehouse.open import connect

        path = open_home(home).warehouse
        con = connect(path, memory=f"{memory // 1_000_000}MB")
        try:
            if tables or describe is not None:
                from mltrends.cli.sql_rows import Held

                found = list_tables(con) if describe is None else list_columns(con, describe)
                _write(Held(found), form, output, rows, guard, wide=True)
            elif texted is None:
                from mltrends.cli.sql_prompt import prompt

                prompt(con, form, seconds, rows, guard)
            else:
                single = query is not None and query != "-"
                with stopped_by_ctrl_c(con) as stopped:
                    try:
                        _ask(con, texted, single, (form, output, rows), seconds, guard)
                    except Problem:
                        if stopped:
                            raise KeyboardInterrupt from None
                        raise
        finally:
            con.close()


def _text(query: str | None, file: Path | None, listing: bool) -> str | None:
    """The SQL to run; None when it is to be asked for at a prompt, or nothing is to be asked."""
    if listing:
        return None
    if query is not None and query != "-":
        return query
    if file is not None and str(file) != "-":
        try:
            with file.open("rb") as opened:
                content = opened.read(MOST_BYTES)
        except OSError as error:
            raise WrongUse(
                f"{file} cannot be read ({error.strerror}); --file wants a file with SQL"
            ) from error
        return _decoded(content, str(file))
    if query is None and file is None and sys.stdin is not None and sys.stdin.isatty():
        return None
    if sys.stdin is None:  # a program that closed it
        raise click.UsageError("give a query, --file FILE, --tables or --describe NAME")
    text = _decoded(sys.stdin.buffer.read(MOST_BYTES), "standard input")
    if not text.strip():
        raise click.UsageError("give a query, --file FILE, --tables or --describe NAME")
    return text


def _decoded(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongUse(f"{name} is not text in UTF-8") from error


def _ask(
    con: DuckDBPyConnection,
    text: str,
    single: bool,
    to: tuple[str, Path | None, int],
    seconds: float,
    guard: Guard,
) -> None:
    """Ask all questions of a text; what is for programs holds the last result alone."""
    from mltrends.cli.sql_rows import SHOWN
    from mltrends.warehouse.open import WarehouseError
    from mltrends.warehouse.questions import asking, read_questions, within

    form, output, rows = to
    questions = within(lambda: read_questions(con, text), con, seconds, guard.stuck)
    if not questions or (single and len(questions) != 1):
        more = "; several go into a file: --file FILE" if questions else ""
        raise WarehouseError(f"give one SQL statement at a time, not {len(questions)}{more}")
    each = form in SHOWN and output is None
    for number, question in enumerate(questions):
        with asking(con, question, seconds, stuck=guard.stuck) as asked:
            if not each and question is not questions[-1]:
                asked.rows(1)  # a mistake in it is told all the same
                continue
            if number and each:
                click.echo()
            _write(asked, form, output, rows, guard)


def _write(
    asked: Rows, form: str, output: Path | None, rows: int, guard: Guard, *, wide: bool = False
) -> None:
    from mltrends.cli import sql_rows
    from mltrends.store.files import put_whole

    if output is not None and output.is_dir():
        raise WrongUse(f"{output} is a folder; --output wants the name of a file")
    if output is None:
        sql_rows.write_text(asked, sys.stdout, form, rows, wide=wide)
        return
    try:
        with put_whole(output) as draft:
            guard.draft = draft
            if form == "parquet":
                sql_rows.write_parquet(asked, draft)
            else:
                with draft.open("w", encoding="utf-8") as out:
                    sql_rows.write_text(asked, out, form, rows, wide=wide)
    except OSError as error:
        raise WrongUse(f"{output} cannot be written ({error.strerror}); name another file") from error
