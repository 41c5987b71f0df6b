"""Open the warehouse: read-only and locked for who asks, to write for who builds."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
from duckdb import DuckDBPyConnection

from mltrends.model import Problem
from mltrends.warehouse.scripts import script

SCHEMA_VERSION = 1  # raised when a table or column that people may ask for changes its name or meaning
STORAGE = "v1.2.0"  # read by DuckDB 1.2 and later, and by its WebAssembly build
BUILD_BYTES = 3_000_000_000

_OFFLINE = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
_LOCKED = {
    **_OFFLINE,
    "allow_community_extensions": "false",
    "enable_external_access": "false",
    "memory_limit": "1GB",
    "temp_directory": "",
    "threads": "2",
}


class WarehouseError(Problem):
    """The warehouse cannot be opened, built or asked; one line says why and what to do."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a query gave."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def connect(path: Path) -> DuckDBPyConnection:
    """Open the published file to ask it: read-only, and locked.

    Locked means: no writing, no other file, no network, no extension, no change of settings; 1 GB of
    memory. A process that still holds an older connection to the same path sees the older file until it
    closes that one.

    Raises:
        WarehouseError: when there is no file, it is no warehouse, or it is from a newer version.
    """
    if not path.is_file():
        raise WarehouseError(f"there is no warehouse at {path}; make one with: mltrends run")
    con = _open(path, read_only=True, config=dict(_LOCKED))
    try:
        _refuse_newer(con, path)
        con.execute(script("build", "settings_locked")).fetchall()
    except BaseException:
        con.close()
        raise
    return con


def run_limited(con: DuckDBPyConnection, sql: str, seconds: float, *, most_rows: int | None = None) -> Result:
    """Run one statement, stopped after `seconds`; with `most_rows`, no more rows than that are fetched.

    Raises:
        WarehouseError: when the text is not one statement, took too long, or DuckDB refuses it.
    """
    timer = threading.Timer(seconds, con.interrupt)
    try:
        statements = con.extract_statements(sql)
        if len(statements) != 1:
            raise WarehouseError(f"give one SQL statement at a time, not {len(statements)}")
        timer.start()
        cursor = con.execute(statements[0])
        rows = cursor.fetchall() if most_rows is None else cursor.fetchmany(most_rows)
        columns = tuple(column[0] for column in cursor.description or ())
        if most_rows is not None:
            con.execute(script("build", "nothing")).fetchall()
        return Result(columns, tuple(rows))
    except duckdb.InterruptException as error:
        raise WarehouseError(
            f"the query was stopped after {seconds:g} seconds; ask for less, or allow more time"
        ) from error
    except duckdb.Error as error:
        raise WarehouseError(_first_line(error)) from error
    finally:
        timer.cancel()


@contextmanager
def writing(path: Path, *, new: bool = False) -> Iterator[DuckDBPyConnection]:
    """Open the file to build it or to add to it; everything is in the one file when the block ends.

    Raises:
        WarehouseError: when DuckDB cannot write, or what is there is from a newer version.
    """
    config = {
        **_OFFLINE,
        "storage_compatibility_version": STORAGE,
        "memory_limit": f"{_memory() // 1_000_000}MB",
        "temp_directory": f"{path}.spill",
    }
    con = _open(path, read_only=False, config=config)
    try:
        if not new:
            _refuse_newer(con, path)
        con.execute(script("build", "begin")).fetchall()
        yield con
        con.execute(script("build", "commit")).fetchall()
        con.execute(script("build", "checkpoint")).fetchall()
    except (duckdb.IOException, duckdb.OutOfMemoryException, duckdb.TransactionException) as error:
        raise WarehouseError(
            f"{path} could not be written ({_first_line(error)}); free room on the disk and run again"
        ) from error
    finally:
        con.close()


def _open(path: Path, *, read_only: bool, config: dict[str, Any]) -> DuckDBPyConnection:
    try:
        return duckdb.connect(str(path), read_only=read_only, config=config)
    except (duckdb.Error, ValueError) as error:
        raise WarehouseError(_why_not(path, str(error))) from error


def _why_not(path: Path, message: str) -> str:
    words = message.lower()
    if "version number" in words or "newer version" in words or "serialization" in words:
        return (
            f"{path} was written by a newer DuckDB than this one ({duckdb.__version__}); "
            "update it with: python -m pip install --upgrade duckdb"
        )
    if "lock" in words and "conflicting" in words:
        return f"{path} is being written by another process; wait until that has ended"
    if "different configuration" in words:
        return f"{path} is open in this process in another way; close that connection first"
    if "not a valid duckdb" in words or "corrupt" in words or "checksum" in words:
        return f"{path} is not a whole DuckDB file; delete it and run again: mltrends run"
    return f"{path} cannot be opened ({message.splitlines()[0]})"


def _refuse_newer(con: DuckDBPyConnection, path: Path) -> None:
    try:
        rows = con.execute(script("build", "about_value"), {"key": "schema_version"}).fetchall()
    except duckdb.CatalogException as error:
        raise WarehouseError(
            f"{path} is a DuckDB file, but no warehouse of mltrends; name another file"
        ) from error
    version = int(rows[0][0]) if rows else 0
    if version > SCHEMA_VERSION:
        raise WarehouseError(
            f"{path} was built by a newer mltrends (its tables are version {version}, this one knows {SCHEMA_VERSION}); "
            "update mltrends, or build the file again with: mltrends run"
        )


def _memory() -> int:
    """Bytes that building may use before it spills: 3 GB, or 60 % of a small machine."""
    physical = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return min(BUILD_BYTES, int(physical * 0.6))


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]
