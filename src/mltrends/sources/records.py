"""Raw files as records: encoding, delimiter, header, slices, and each record with its line.

Python's csv reader is the one judge of where a record ends: the same reader cuts a large file into
slices and reads the slices, so the two can never disagree.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DELIMITERS = ",;\t|~"
SLICE_BYTES = 8 << 20
csv.field_size_limit(sys.maxsize)  # cells of megabytes occur; the slice bounds what is held at once


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its number and first line in the slice, its cells, and the lines it was read from."""

    row: int
    line: int
    cells: list[str]
    raw: str


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a file that starts and ends at a record boundary."""

    number: int
    start: int  # byte
    stop: int  # byte
    first_row: int  # number of its first record in the file, header not counted
    first_line: int  # line of the file on which it starts, from 1


def encoding_of(path: Path) -> str:
    """Byte-order mark, else strict UTF-8, else Windows-1252, which reads any bytes of a Western file."""
    with path.open("rb") as file:
        head = file.read(4)
        if head.startswith((b"\xff\xfe", b"\xfe\xff")):
            return "utf-16"
        if head.startswith(b"\xef\xbb\xbf"):
            return "utf-8-sig"
    try:
        with path.open(encoding="utf-8", newline="") as text:
            while text.read(1 << 20):
                pass
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def looks_binary(path: Path) -> bool:
    """True for a file that is no text: a zero byte near its start, and no UTF-16 mark."""
    with path.open("rb") as file:
        head = file.read(8192)
    return b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff"))


def header_of(path: Path, encoding: str, delimiter: str) -> list[str]:
    """The cells of the first record that is not blank."""
    with path.open(encoding=encoding, errors="replace", newline="") as text:
        try:
            return next((cells for cells in csv.reader(text, delimiter=delimiter) if cells), [])
        except csv.Error:
            return []


def slices_of(path: Path, encoding: str, delimiter: str, size: int = SLICE_BYTES) -> list[Slice]:
    """Cut a file, after its header, into slices of about `size` bytes that end at record boundaries.

    The cuts are found from the front, so a file that has grown keeps all its slices but the last. The
    bytes are read as Latin-1, one character a byte, which leaves commas, quotes and line ends where they
    are in every encoding that contains ASCII; UTF-16 does not, so such a file is one slice.
    """
    if encoding == "utf-16":
        return [Slice(0, 0, path.stat().st_size, 0, 1)]
    cuts: list[Slice] = []
    with path.open(encoding="latin-1", newline="") as text:
        lines = _Lines(text)
        reader = csv.reader(lines, delimiter=delimiter)
        _skip_header(reader)
        start, first_row, first_line, row = lines.characters, 0, reader.line_num + 1, 0
        for cells in reader:
            row += bool(cells)
            if lines.characters - start >= size:
                cuts.append(Slice(len(cuts), start, lines.characters, first_row, first_line))
                start, first_row, first_line = lines.characters, row, reader.line_num + 1
        if lines.characters > start:
            cuts.append(Slice(len(cuts), start, lines.characters, first_row, first_line))
    return cuts


def records(content: bytes, encoding: str, delimiter: str) -> Iterator[Record]:
    """The records of a slice; blank lines are no records.

    Bytes that the encoding does not know become U+FFFD: the record is kept and the damage is visible.
    """
    stream = io.TextIOWrapper(io.BytesIO(content), encoding=encoding, errors="replace", newline="")
    lines = _Lines(stream, keep=True)
    reader = csv.reader(lines, delimiter=delimiter)
    if encoding == "utf-16":
        _skip_header(reader)
        lines.take()
    row, line = 0, reader.line_num
    for cells in reader:
        raw = lines.take()
        if cells:
            yield Record(row, line, cells, raw)
            row += 1
        line = reader.line_num


def _skip_header(reader: Iterator[list[str]]) -> None:
    for cells in reader:
        if cells:
            return


class _Lines:
    """Lines of a text stream, counting the characters handed out and keeping them when asked to."""

    def __init__(self, stream: io.TextIOBase | io.TextIOWrapper, *, keep: bool = False) -> None:
        self._stream = stream
        self._keep = keep
        self._kept: list[str] = []
        self.characters = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self._stream)
        self.characters += len(line)
        if self._keep:
            self._kept.append(line)
        return line

    def take(self) -> str:
        """The lines handed out since the last call."""
        taken = "".join(self._kept)
        self._kept.clear()
        return taken
