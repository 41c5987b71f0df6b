"""Raw bytes as records: where each starts and ends, on which line, and what is wrong with it.

Python's csv reader is the one judge of where a record ends. It reads the bytes as Latin-1, one character a
byte, both when a large file is cut into slices and when a slice is read, so the two can never disagree; cells
are decoded afterwards. A quote that is never closed would swallow the rest of the file: such a record
is given up at its first line, and reading goes on behind it.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from mltrends.model import Profile
from mltrends.sources.encoding import ERRORS
from mltrends.sources.mend import may_be_twice, mended

RECORD_BYTES = 32 << 20  # a longer record is a quote that was never closed
RESTARTS = 8  # behind such quotes, in one slice; more would make a file of quotes slow
MENDED_FROM = 4  # cells; in narrower tables a line of prose may look like a record
UNCLOSED = "a quote is opened and never closed"
csv.field_size_limit(sys.maxsize)  # cells of megabytes occur; RECORD_BYTES bounds what is held at once
QUOTING: dict[str, dict[str, Any]] = {
    "doubled": {},
    "escaped": {"escapechar": "\\", "doublequote": True},
    "none": {"quoting": csv.QUOTE_NONE},
}


@dataclass(slots=True)
class Found:
    """One record as it was found: cells and lines of one character a byte."""

    cells: list[str]
    lines: list[str]
    line: int
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its number and first line in the slice, its cells, and what is wrong with it."""

    row: int
    line: int
    cells: list[str]
    fault: str
    repaired: int  # cells in which damage was mended
    lines: list[str] = field(repr=False)
    encoding: str

    @property
    def raw(self) -> str:
        """The record as it stands in the file."""
        return decoded("".join(self.lines), self.encoding)


class Parser:
    """The records of a stream of lines, in groups that end where a new reader could start."""

    def __init__(self, lines: Iterable[str], delimiter: str, quoting: str, width: int) -> None:
        self._lines = _Lines(lines)
        self._format = {"delimiter": delimiter, **QUOTING[quoting]}
        self._width = width
        self._restarts = RESTARTS
        self._line = 0

    @property
    def consumed(self) -> int:
        """Bytes up to the end of the last group."""
        return self._lines.characters

    @property
    def line(self) -> int:
        """Lines up to the end of the last group."""
        return self._line

    def restart_count(self) -> None:
        """Start counting anew, as a reader does that starts here."""
        self._restarts = RESTARTS

    def groups(self) -> Iterator[list[Found]]:
        """Groups of records, nearly always of one; blank lines are no records."""
        lines = self._lines
        while True:
            for cells in csv.reader(lines, **self._format):
                taken = lines.take()
                if lines.ended:  # the reader wanted more: the record is open
                    found = self._open(cells, taken)
                    self._line += len(found.lines)
                    yield [found]
                    break
                group = self._closed(cells, taken) if cells else []
                self._line += len(taken)
                if group:
                    yield group
            if not lines.go_on():
                return

    def _closed(self, cells: list[str], taken: list[str]) -> list[Found]:
        if len(cells) != self._width and len(taken) > 1 and self._width >= MENDED_FROM:
            behind = self._behind(taken)
            if behind is not None:
                return [Found([], taken[:1], self._line, UNCLOSED), *behind]
        return [Found(cells, taken, self._line)]

    def _behind(self, taken: list[str]) -> list[Found] | None:
        """The records behind the first line, when most of them are whole: then that line's quote was not meant."""
        lines = _Lines(taken[1:])
        found: list[Found] = []
        line = self._line + 1
        for cells in csv.reader(lines, **self._format):
            part = lines.take()
            if cells:
                found.append(Found(cells, part, line, UNCLOSED if lines.ended else ""))
            line += len(part)
        whole = sum(len(one.cells) == self._width and not one.fault for one in found)
        return found if whole and whole * 2 >= len(found) else None

    def _open(self, cells: list[str], taken: list[str]) -> Found:
        if self._restarts and len(taken) > 1:
            self._restarts -= 1
            self._lines.give_back(taken[1:])
            taken = taken[:1]
        return Found(cells, taken, self._line, UNCLOSED)


def records(content: bytes, profile: Profile) -> Iterator[Record]:
    """The records of a slice.

    Bytes that the encoding does not know are read as Windows-1252, letters that were encoded twice are put
    right, zero bytes are dropped: each such cell is counted as repaired.
    """
    plain = content.isascii() and b"\0" not in content
    row = 0
    for group in Parser(text_of(content), profile.delimiter, profile.quoting, len(profile.header)).groups():
        for found in group:
            cells, repaired = found.cells, 0
            if profile.quoting == "escaped":  # databases write \\N for nothing
                cells = ["" if cell == "N" else cell for cell in cells]
            if not plain:
                cells, repaired = _mended_cells(cells, profile.encoding)
            yield Record(row, found.line, cells, found.fault, repaired, found.lines, profile.encoding)
            row += 1


def _mended_cells(cells: list[str], encoding: str) -> tuple[list[str], int]:
    made: list[str] = []
    repaired = 0
    for cell in cells:
        if cell.isascii() and "\0" not in cell:
            made.append(cell)
            continue
        content = cell.encode("latin-1")
        try:
            text, damaged = content.decode(encoding), False
        except UnicodeDecodeError:
            text, damaged = content.decode(encoding, errors=ERRORS), encoding == "utf-8"
        sound = mended(text) if encoding != "utf-8" or may_be_twice(cell) else text
        sound = sound.replace("\0", "")
        repaired += damaged or sound != text
        made.append(sound)
    return made, repaired


def decoded(text: str, encoding: str) -> str:
    """Text of one character a byte, decoded."""
    return text if text.isascii() else text.encode("latin-1").decode(encoding, errors=ERRORS)


def text_of(content: bytes) -> io.TextIOWrapper:
    """Bytes as lines of one character a byte."""
    return io.TextIOWrapper(io.BytesIO(content), encoding="latin-1", newline="")


class _Lines:
    """Lines handed out to a csv reader, counted, and kept until they are taken."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._stream = iter(lines)
        self._kept: list[str] = []
        self._open = 0
        self._limited = False
        self.characters = 0
        self.ended = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if self._open >= RECORD_BYTES:
            self.ended = self._limited = True
            raise StopIteration
        try:
            line = next(self._stream)
        except StopIteration:
            self.ended = True
            raise
        self.characters += len(line)
        self._open += len(line)
        self._kept.append(line)
        return line

    def take(self) -> list[str]:
        """The lines handed out since the last call."""
        taken, self._kept = self._kept, []
        self._open = 0
        return taken

    def give_back(self, lines: list[str]) -> None:
        """Hand these out again."""
        self.characters -= sum(map(len, lines))
        self._stream = chain(lines, self._stream)
        self._limited = True

    def go_on(self) -> bool:
        """True when a new reader has more to read."""
        more, self._limited, self.ended = self._limited, False, False
        return more
