"""The prompt of `mltrends sql`: history, completion, several lines until `;`, short commands."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterable, Iterator

import click
from duckdb import DuckDBPyConnection
from platformdirs import user_state_path
from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import is_done
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from mltrends.cli.sql_guard import Guard, stopped_by_ctrl_c
from mltrends.cli.sql_rows import Held, write_text
from mltrends.cli.tables import printable
from mltrends.model import Problem
from mltrends.warehouse.catalogue import Word, list_columns, list_tables, list_words
from mltrends.warehouse.questions import asking, read_questions, within

FORMS = ("table", "csv", "json", "markdown")
HELP = """\
.tables          what there is to ask, and what a row of it is
.describe NAME   the columns of a table and what they mean
.format NAME     how results are shown: table, csv, json, markdown
.help            this
.quit            end; so does Ctrl-D
A question ends with ; and may go over several lines. Ctrl-C stops a question that runs, or drops what was typed."""
COMMANDS = (".tables", ".describe", ".format", ".help", ".quit")
WORDS = tuple(
    """select from where group by order limit having with as distinct on using join left inner cross union all
    and or not in is null like ilike between case when then else end cast desc asc nulls first last over partition
    window qualify exclude filter pivot unnest describe summarize show explain values true false date interval
    count sum avg min max median quantile_cont round coalesce any_value list string_agg row_number rank
    date_trunc strftime lower upper length regexp_matches contains""".upper().split()
)
_NAME = re.compile(r"[\w.]*$")


class Names(Completer):
    """Completes SQL words, tables, columns, macros and short commands; behind `table.` its columns alone."""

    def __init__(self, words: Iterable[Word]) -> None:
        self._words = tuple(words)
        self._tables = {word.name for word in self._words if word.kind in {"table", "view"}}

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        """What may be meant by the name in front of the cursor."""
        del complete_event
        before = document.text_before_cursor
        found = _NAME.search(before)
        begun = found[0].lower() if found else ""
        if before.startswith("."):
            yield from self._of_command(before)
        elif "." in begun:
            table, _, column = begun.rpartition(".")
            yield from self._of_table(table, column)
        elif begun:
            seen: set[str] = set()
            for word in sorted(self._words, key=lambda word: (word.kind == "column", word.name)):
                if word.name.startswith(begun) and word.name not in seen:
                    seen.add(word.name)
                    yield Completion(word.name, -len(begun), display_meta=printable(word.meaning))
            for name in WORDS:
                if name.lower().startswith(begun) and name.lower() not in seen:
                    yield Completion(name, -len(begun))

    def _of_command(self, before: str) -> Iterator[Completion]:
        command, space, begun = before.partition(" ")
        listed: tuple[str, ...] = COMMANDS
        if space:
            listed = {".describe": tuple(sorted(self._tables)), ".format": FORMS}.get(command, ())
        for name in listed:
            if name.startswith(begun if space else command):
                yield Completion(name, -len(begun if space else command))

    def _of_table(self, table: str, column: str) -> Iterator[Completion]:
        for word in self._words:
            if word.kind == "column" and word.belongs_to == table and word.name.startswith(column):
                yield Completion(word.name, -len(column), display_meta=printable(word.meaning))


def prompt(con: DuckDBPyConnection, form: str, seconds: float, rows: int, guard: Guard) -> None:
    """Ask at a prompt until the user ends it."""
    session: PromptSession[str] = PromptSession(
        history=_history(),
        completer=Names(list_words(con)),
        complete_while_typing=False,
        multiline=~is_done,
        key_bindings=_keys(),
        prompt_continuation="   ... ",
    )
    click.echo("The warehouse, read only. A question ends with ; and .help says what else there is.")
    while True:
        try:
            text = session.prompt("sql> ").strip()
        except KeyboardInterrupt:
            continue  # what was typed is dropped
        except EOFError:
            return
        if text == ".quit":
            return
        try:
            if text.startswith("."):
                form = _command(con, text, form)
            elif text.strip(";").strip():
                _ask(con, text, form, seconds, rows, guard)
        except Problem as problem:
            click.echo(f"mltrends: {printable(str(problem))}", err=True)


def _ask(con: DuckDBPyConnection, text: str, form: str, seconds: float, rows: int, guard: Guard) -> None:
    with stopped_by_ctrl_c(con) as stopped:
        try:
            for question in within(lambda: read_questions(con, text), con, seconds, guard.stuck):
                with asking(con, question, seconds, stuck=guard.stuck) as asked:
                    write_text(asked, sys.stdout, form, rows)
        except Problem:
            if not stopped:
                raise
            click.echo("stopped", err=True)


def _command(con: DuckDBPyConnection, text: str, form: str) -> str:
    """Do what a short command says; gives the form that holds from now on."""
    try:
        name, *values = shlex.split(text)
    except ValueError:
        name, values = text, []
    if name == ".tables" and not values:
        write_text(Held(list_tables(con)), sys.stdout, "table", 1000, wide=True)
    elif name == ".describe" and len(values) == 1:
        write_text(Held(list_columns(con, values[0].rstrip(";"))), sys.stdout, "table", 1000, wide=True)
    elif name == ".format" and len(values) == 1 and values[0] in FORMS:
        return values[0]
    elif name == ".help" and not values:
        click.echo(HELP)
    else:
        raise Problem(
            f"{text} is not understood; there are: .tables, .describe NAME, .format {'|'.join(FORMS)}, .help, .quit"
        )
    return form


def _keys() -> KeyBindings:
    """Enter ends a question that has its `;`, and a short command; else it begins a new line."""
    keys = KeyBindings()

    @keys.add("enter")
    def _enter(event: KeyPressEvent) -> None:
        text = event.current_buffer.text.strip()
        if not text or text.startswith(".") or text.endswith(";"):
            event.current_buffer.validate_and_handle()
        else:
            event.current_buffer.insert_text("\n")

    return keys


def _history() -> History:
    """Kept for the user and not in the home, which others may share and which may be read-only."""
    path = user_state_path("mltrends") / "sql-history"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.open("ab").close()
    except OSError:
        return InMemoryHistory()
    return FileHistory(path)
