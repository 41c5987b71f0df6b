"""Open the warehouse: read-only and locked for who asks, to write for who builds."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
from duckdb import DuckDBPyConnection

from mltrends.model import Problem
from mltrends.warehouse.scripts import script, statement

SCHEMA_VERSION = 1  # raised when a table or column that people may ask for changes its name or meaning
STORAGE = "v1.2.0"  # read by DuckDB 1.2 and later, and by its WebAssembly build
BUILD_BYTES = 1_800_000_000  # for DuckDB; what Python holds beside it comes to less than as much
MEMORY = "1GB"  # for asking
# DuckDB thinks of ZSTD for columns of texts this long. Snippets around neighbouring words are nearly the same:
# packed so they take a fraction of the room, and of the time to write.
ZSTD_CHARS = 64

_OFFLINE = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
_ASKING: dict[str, Any] = {
    **_OFFLINE,
    "allow_community_extensions": "false",
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


def connect(path: Path, *, memory: str = MEMORY) -> DuckDBPyConnection:
    """Open the published file to ask it: read-only, and locked.

    Locked means: no writing, no other file, no network, no extension, no change of settings. Every
    connection is one of its own: it goes on seeing the file that it opened, however often a newer one is
    published, and the next one sees the newest.

    Args:
        path: the file.
        memory: what DuckDB may take for itself, as "1GB"; what does not fit is refused, never spilled.

    Raises:
        WarehouseError: when there is no file, it is no warehouse, or it is from a newer version.
    """
    if not path.is_file():
        raise WarehouseError(f"there is no warehouse at {path}; make one with: mltrends run")
    try:
        # A database in memory with the file beside it: DuckDB hands a process that opens a file twice the
        # older opening, even when another file has taken its place.
        con = duckdb.connect(":memory:", config=_ASKING | {"memory_limit": memory})
    except (duckdb.Error, ValueError) as error:
        raise WarehouseError(f"DuckDB cannot be started ({first_line(error)})") from error
    try:
        _attach(con, path)
        _refuse_newer(con, path)
        con.execute(script("build", "quiet")).fetchall()
        con.execute(script("build", "settings_locked")).fetchall()
    except BaseException:
        con.close()
        raise
    return con


def _attach(con: DuckDBPyConnection, path: Path) -> None:
    try:
        con.execute(statement("attach", text=str(path.absolute()))).fetchall()
    except (duckdb.Error, ValueError) as error:
        raise WarehouseError(_why_not(path, str(error))) from error


# What DuckDB raises when a disk or memory is full, by the moment at which it is.
_NO_ROOM = (
    duckdb.IOException,
    duckdb.OutOfMemoryException,
    duckdb.TransactionException,
    duckdb.FatalException,
)


@contextmanager
def writing(path: Path, *, new: bool = False) -> Iterator[DuckDBPyConnection]:
    """Open the file to build it or to add to it; everything is in the one file when the block ends.

    Raises:
        WarehouseError: when DuckDB cannot write, or what is there is from a newer version.
    """
    config = {
        **_OFFLINE,
        "storage_compatibility_version": STORAGE,
        "zstd_min_string_length": str(ZSTD_CHARS),
        "memory_limit": f"{_memory() // 1_000_000}MB",
        "temp_directory": f"{path}.spill",
    }
    con = _open(path, config)
    try:
        if not new:
            _refuse_newer(con, path)
        con.execute(script("build", "quiet")).fetchall()
        con.execute(script("build", "begin")).fetchall()
        yield con
        con.execute(script("build", "commit")).fetchall()
        con.execute(script("build", "checkpoint")).fetchall()
    except _NO_ROOM as error:
        raise WarehouseError(
            f"{path} could not be written ({first_line(error)}); free {_short_of(error)} and run again"
        ) from error
    finally:
        con.close()


def _short_of(error: Exception) -> str:
    """What there is too little of; DuckDB tells of memory also where the disk takes no more of it."""
    return (
        "memory or room on the disk" if isinstance(error, duckdb.OutOfMemoryException) else "room on the disk"
    )


def _open(path: Path, config: dict[str, Any]) -> DuckDBPyConnection:
    try:
        return duckdb.connect(str(path), config=config)
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
    if "different configuration" in words or "unique file handle conflict" in words:
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
    """Bytes that building may use before it spills; less on a small machine."""
    physical = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return min(BUILD_BYTES, int(physical * 0.6))


def first_line(error: Exception) -> str:
    """What DuckDB says in one line, with what it thinks was meant."""
    lines = [line.strip() for line in str(error).strip().splitlines()]
    meant = [line for line in lines[1:] if line.startswith(("Did you mean", "Candidate bindings"))]
    return " ".join(lines[:1] + meant[:1])
