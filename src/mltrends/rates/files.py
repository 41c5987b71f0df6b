"""The files of `data/rates` as rows of cells, each with its place."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mltrends.model import WrongUse
from mltrends.store.files import digest_of

LARGEST = 64 << 20  # bytes; half a century of daily rates of all currencies is a tenth of it


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a file, its cells by the name of their column."""

    file: str
    line: int
    cells: dict[str, str]

    def wrong(self, why: str) -> WrongUse:
        """The error that names the place."""
        return WrongUse(f"{self.file}, line {self.line}: {why}")


@dataclass(frozen=True, slots=True)
class Table:
    """A file: its header in small letters, and its rows."""

    name: str
    digest: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]


def tables_in(folder: Path) -> Iterator[Table]:
    """The tables of a folder, by name; a packed one counts as the file that it holds."""
    found = (
        sorted(path for path in folder.glob("*") if path.suffix.lower() in (".csv", ".zip"))
        if folder.is_dir()
        else []
    )
    for path in found:
        if not path.name.startswith("."):
            yield _table(path)


def _table(path: Path) -> Table:
    content = _content(path)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongUse(f"{path.name} is no text in UTF-8") from error
    try:
        lines = [(number, cells) for number, cells in _records(text) if any(map(str.strip, cells))]
    except csv.Error as error:
        raise WrongUse(f"{path.name} is no CSV file: {error}") from error
    if not lines:
        raise WrongUse(f"{path.name} is empty; take it out of the folder or fill it")
    header = tuple(cell.strip().lower() for cell in lines[0][1])
    rows = tuple(
        Row(path.name, number, dict(zip(header, cells, strict=False))) for number, cells in lines[1:]
    )
    for row in rows:
        if len(row.cells) < len({name for name in header if name}):
            raise row.wrong(f"{len(row.cells)} cells, and the header has {len(header)}")
    return Table(path.name, digest_of(text), header, rows)


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    for cells in reader:
        yield reader.line_num, cells


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _content(path: Path) -> bytes:
    try:
        if path.suffix.lower() != ".zip":
            if path.stat().st_size > LARGEST:
                raise WrongUse(f"{path.name} is larger than {LARGEST >> 20} MB, which no table of rates is")
            return path.read_bytes()
        with zipfile.ZipFile(path) as packed:
            names = [name for name in packed.namelist() if name.lower().endswith(".csv")]
            if len(names) != 1:
                raise WrongUse(f"{path.name} holds {len(names)} CSV files; it must hold one")
            with packed.open(names[0]) as file:
                content = file.read(LARGEST + 1)
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise WrongUse(f"{path.name} cannot be read: {error}") from error
    if len(content) > LARGEST:
        raise WrongUse(f"{path.name} unpacks to more than {LARGEST >> 20} MB, which no table of rates is")
    return content
