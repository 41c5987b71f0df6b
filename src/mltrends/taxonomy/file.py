"""One TOML file of the vocabulary, as entries with the lines on which they stand."""

from __future__ import annotations

import re
import stat
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mltrends.taxonomy.errors import Place, TaxonomyError

TABLES = ("concept", "extend")
MOST_BYTES = 5_000_000  # the built-in files have a twentieth of it
_AT_LINE = re.compile(r" \(at line (\d+), column \d+\)")
_HEAD = re.compile(r"\s*\[\[\s*[\"']?(\w+)[\"']?\s*\]\]\s*(?:#.*)?")
_ID_SHOWN = 60


@dataclass(frozen=True, slots=True)
class File:
    """The entries of a file, and what is wrong with it beside them."""

    name: str
    tables: dict[str, list[Any]]
    heads: dict[str, list[int]]  # lines on which entries of a table begin
    faults: tuple[str, ...]

    def entries(self) -> Iterator[tuple[str, dict[str, Any], Place]]:
        """Each entry with its table and place, tables in the order in which they first stand in the file."""
        for table, entries in self.tables.items():
            for number, entry in enumerate(entries, 1):
                yield table, entry, self._place(table, number, entry)

    def _place(self, table: str, number: int, entry: dict[str, Any]) -> Place:
        lines = self.heads.get(table, [])
        line = lines[number - 1] if len(lines) == len(self.tables[table]) else 1
        named = entry.get("id")
        shown = named if isinstance(named, str) and named.isprintable() else ""
        return Place(self.name, line, shown[:_ID_SHOWN] or f"{table} number {number}")


def layer_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """The content of a layer.

    Raises:
        TaxonomyError: there is no such file, it is none, cannot be read, or is far too large to be meant.
    """
    name = path.name or str(path)
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            what = "a folder" if stat.S_ISDIR(found.st_mode) else "no plain file"
            raise TaxonomyError(f"{name} is {what}; a file is needed, as my-words.toml")
        if found.st_size > most:
            raise TaxonomyError(
                f"{name} has {found.st_size / 1e6:,.0f} MB; at most {most / 1e6:,.0f} MB are read: take out what no ad names"
            )
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise TaxonomyError(
            f"{name} cannot be read: {reason}; in mltrends.toml files are named from its folder"
        ) from error


def read_toml(name: str, content: bytes) -> File:
    """Cut a file into entries.

    Raises:
        TaxonomyError: it is no UTF-8 text, or no TOML.
    """
    text = text_of(name, content)
    try:
        found: dict[str, Any] = tomllib.loads(text)
    except RecursionError as error:
        raise TaxonomyError(f"{name} is not valid TOML: it is nested too deep") from error
    except ValueError as error:
        at = _AT_LINE.search(str(error))
        line = int(at.group(1)) if at else text.count("\n") + 1
        said = _AT_LINE.sub("", str(error))
        raise TaxonomyError(f"{name}, line {line}: it is not valid TOML: {said}") from error
    heads = _heads(text)
    tables: dict[str, list[Any]] = {}
    faults = []
    for table, entries in found.items():
        if (
            table in TABLES
            and isinstance(entries, list)
            and all(isinstance(entry, dict) for entry in entries)
        ):
            tables[table] = entries
            continue
        what = (
            f"{table!r} must be entries, each under [[{table}]]"
            if table in TABLES
            else f"unknown table {table!r}"
        )
        faults.append(
            f"{name}, line {_line_of(text, table)}: {what}; a taxonomy file holds [[concept]] and [[extend]] entries"
        )
    return File(name, tables, heads, tuple(faults))


def text_of(name: str, content: bytes) -> str:
    """The content as text.

    Raises:
        TaxonomyError: it is not UTF-8.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise TaxonomyError(
            f"{name}, line {line}: it is not text in UTF-8 (byte {content[error.start]:#04x}); save it as UTF-8"
        ) from error


def _heads(text: str) -> dict[str, list[int]]:
    heads: dict[str, list[int]] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if "[[" in line and (found := _HEAD.fullmatch(line)):
            heads.setdefault(found.group(1), []).append(number)
    return heads


def _line_of(text: str, table: str) -> int:
    """The first line that begins with the name of the table, in brackets or not."""
    found = re.search(rf"^\s*\[*\s*[\"']?{re.escape(table)}\b", text, re.MULTILINE)
    return text.count("\n", 0, found.end()) + 1 if found else 1
