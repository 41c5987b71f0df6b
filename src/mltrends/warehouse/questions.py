"""Questions in SQL: which statements are questions, and how long one may take."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import duckdb
import pyarrow as pa
from duckdb import DuckDBPyConnection

from mltrends.warehouse.open import Result, WarehouseError, first_line
from mltrends.warehouse.scripts import script

GRACE = 3.0  # seconds in which DuckDB should notice that it was told to stop
BATCH = 5_000  # rows fetched at a time
MOST_CHARS = 100_000  # of SQL; planning cannot be stopped, and takes minutes for what is far longer
ASKED = "SELECT, FROM, WITH, VALUES, PIVOT, DESCRIBE, SUMMARIZE, SHOW, EXPLAIN"

# What has effects though it is called in a SELECT. query() is here because it could spell the others.
_EFFECTS = re.compile(
    r"""\b(enable_logging|disable_logging|enable_profiling|disable_profiling|truncate_duckdb_logs|set_allowed_paths
    |json_execute_serialized_sql|checkpoint|force_checkpoint|query)"?(?:\s|/\*.*?\*/|--[^\n]*(?:\n|$))*\(""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_EXPLAIN = re.compile(r"explain\s+(?:analyze\s+)?(.*)", re.IGNORECASE | re.DOTALL)
_SAID = re.compile(r"(?:\s|;|/\*.*?\*/|--[^\n]*(?:\n|$))*", re.DOTALL)  # what stands before the first word

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Question:
    """One statement that asks; `before` is what DuckDB itself lays under it (a PIVOT needs the names of its columns)."""

    statement: duckdb.Statement
    before: tuple[duckdb.Statement, ...] = ()


def read_questions(con: DuckDBPyConnection, sql: str) -> list[Question]:
    """The statements of a text; all must be questions.

    Raises:
        WarehouseError: when the text is no SQL, or a statement does something else than ask.
    """
    if len(sql) > MOST_CHARS:
        raise WarehouseError(f"that is {len(sql):,} characters of SQL; at most {MOST_CHARS:,} are read")
    if "\0" in sql:
        raise WarehouseError("that is no SQL (it holds a zero byte, behind which nothing would be read)")
    try:
        statements = con.extract_statements(sql)
    except duckdb.Error as error:
        raise WarehouseError(first_line(error)) from error
    except (RuntimeError, ValueError) as error:  # text that is not even text for the parser
        raise WarehouseError(f"that is no SQL ({first_line(error)})") from error
    if found := _EFFECTS.search(sql):
        raise WarehouseError(f"{found[1].lower()}() is not to be used here; {_instead(con)}")
    questions: list[Question] = []
    before: list[duckdb.Statement] = []
    for statement in statements:
        kind = statement.type.name
        if kind == "CREATE" and not statement.query.strip():  # no text of its own: DuckDB took a PIVOT apart
            before.append(statement)
            continue
        if kind not in {"SELECT", "MULTI"} and not (
            kind == "EXPLAIN" and _explains_a_question(con, statement)
        ):
            raise WarehouseError(f"{_named(statement)} is not a question; {_instead(con)}")
        questions.append(Question(statement, tuple(before)))
        before = []
    return questions


class Asked:
    """The result of a question, fetched bit by bit; only the time that DuckDB works counts."""

    def __init__(
        self, con: DuckDBPyConnection, question: Question, seconds: float, stuck: Callable[[], None] | None
    ) -> None:
        self._con, self._question, self._left, self._stuck = con, question, seconds, stuck
        self._given = seconds
        self._made: DuckDBPyConnection | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns; runs the question up to its first rows."""
        return tuple(column[0] for column in self._cursor().description or ())

    def rows(self, most: int) -> tuple[tuple[Any, ...], ...]:
        """The first rows, at most so many."""
        cursor = self._cursor()
        found: list[tuple[Any, ...]] = []
        while len(found) < most and (
            rows := self._within(lambda: cursor.fetchmany(min(BATCH, most - len(found))))
        ):
            found.extend(rows)
        return tuple(found)

    def batches(self) -> Iterator[Sequence[tuple[Any, ...]]]:
        """All rows, some thousand at a time."""
        cursor = self._cursor()
        while rows := self._within(lambda: cursor.fetchmany(BATCH)):
            yield rows

    def arrow(self) -> Iterator[pa.Schema | pa.RecordBatch]:
        """First the schema, then all rows as Arrow."""
        self._lay()
        reader = self._within(lambda: self._con.sql(self._question.statement).to_arrow_reader(BATCH))
        yield reader.schema
        while True:
            try:
                batch = self._within(reader.read_next_batch)
            except StopIteration:
                return
            yield batch

    def _cursor(self) -> DuckDBPyConnection:
        if self._made is None:
            self._lay()
            self._made = self._within(lambda: self._con.execute(self._question.statement))
        return self._made

    def _lay(self) -> None:
        for statement in self._question.before:
            self._within(partial(self._con.execute, statement)).fetchall()

    def _within(self, work: Callable[[], T]) -> T:
        began = time.monotonic()
        try:
            done = within(work, self._con, self._left, self._stuck)
            if (
                time.monotonic() - began >= self._left
            ):  # in one step, which did not hear that it was told to stop
                raise duckdb.InterruptException
            return done
        except (duckdb.InterruptException, pa.ArrowException, OSError) as error:
            if isinstance(error, duckdb.InterruptException) or time.monotonic() - began >= self._left:
                raise WarehouseError(
                    f"the query was stopped after {self._given:g} seconds; ask for less, or allow more time"
                ) from error
            raise WarehouseError(first_line(error)) from error
        except duckdb.Error as error:
            raise WarehouseError(_told(self._con, error)) from error
        except (MemoryError, UnicodeError, OverflowError) as error:
            raise WarehouseError(
                f"the result cannot be held ({type(error).__name__}); ask for less"
            ) from error
        finally:
            self._left -= time.monotonic() - began


def within(
    work: Callable[[], T], con: DuckDBPyConnection, seconds: float, stuck: Callable[[], None] | None
) -> T:
    """Let DuckDB work for so long; then it is told to stop, and when it does not, `stuck` is called."""
    timers = [threading.Timer(max(seconds, 0.0), con.interrupt)]
    if stuck is not None:
        timers.append(threading.Timer(max(seconds, 0.0) + GRACE, stuck))
    for timer in timers:
        timer.daemon = True
        timer.start()
    try:
        return work()
    finally:
        for timer in timers:
            timer.cancel()


@contextmanager
def asking(
    con: DuckDBPyConnection, question: Question, seconds: float, *, stuck: Callable[[], None] | None = None
) -> Iterator[Asked]:
    """Ask one question; DuckDB is stopped after `seconds` of work.

    Args:
        con: an open warehouse.
        question: from `read_questions`.
        seconds: how long DuckDB may work on it.
        stuck: called when DuckDB works on though it was told to stop, which one single step can make it do.

    Raises:
        WarehouseError: when it took too long, or DuckDB refuses it.
    """
    try:
        yield Asked(con, question, seconds, stuck)
    finally:
        with suppress(duckdb.Error):
            con.execute(script("build", "nothing")).fetchall()


def run_limited(con: DuckDBPyConnection, sql: str, seconds: float, *, most_rows: int | None = None) -> Result:
    """Run one question, stopped after `seconds`; with `most_rows`, no more rows than that are fetched.

    Raises:
        WarehouseError: when the text is not one question, took too long, or DuckDB refuses it.
    """
    questions = read_questions(con, sql)
    if len(questions) != 1:
        raise WarehouseError(f"give one SQL statement at a time, not {len(questions)}")
    with asking(con, questions[0], seconds) as asked:
        columns = asked.columns
        if most_rows is not None:
            return Result(columns, asked.rows(most_rows))
        return Result(columns, tuple(row for rows in asked.batches() for row in rows))


def _explains_a_question(con: DuckDBPyConnection, statement: duckdb.Statement) -> bool:
    """True when what is behind EXPLAIN [ANALYZE] is a SELECT; ANALYZE would run whatever it is."""
    text = _bare(statement.query)
    found = _EXPLAIN.fullmatch(text)
    if not found:
        return False
    try:
        inner = con.extract_statements(found[1])
    except duckdb.Error:
        return False
    return len(inner) == 1 and inner[0].type.name == "SELECT"


def _named(statement: duckdb.Statement) -> str:
    words = _bare(statement.query).split()
    name = words[0].upper() if words else statement.type.name
    return name if name.isascii() and name.isalpha() and len(name) < 20 else statement.type.name


def _bare(text: str) -> str:
    found = _SAID.match(text)
    return text[found.end() :] if found else text


def _told(con: DuckDBPyConnection, error: duckdb.Error) -> str:
    line = first_line(error)
    return (
        f"{line}; {_instead(con)}"
        if "disabled by configuration" in line or "has been locked" in line
        else line
    )


def _instead(con: DuckDBPyConnection) -> str:
    rows = con.execute(script("ask", "path")).fetchall()
    path = rows[0][0] if rows else "the warehouse"
    return f"this reads the warehouse and nothing else ({ASKED}); for all of DuckDB open the file itself: duckdb {path}"
