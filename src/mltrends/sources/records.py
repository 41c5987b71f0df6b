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
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import IO, Any

from mltrends.model import Profile
from mltrends.sources.encoding import ERRORS
from mltrends.sources.mend import may_be_twice, mended

RECORD_BYTES = 32 << 20  # a longer record is a quote that was never closed
BLOCK = 1 << 18  # characters of lines that are handed to the csv reader at once
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


@dataclass(slots=True)
class Record:
    """One record: its number and first line in the slice, its cells, and what is wrong with it."""

    row: int
    line: int
    cells: list[str]
    fault: str
    repaired: int  # cells in which damage was mended
    lines: list[str] = field(repr=False)
    encoding: str  # of its lines; empty when they are text already

    @property
    def raw(self) -> str:
        """The record as it stands in the file."""
        return decoded("".join(self.lines), self.encoding)


class Parser:
    """The records of a stream of lines, in groups that end where a new reader could start."""

    def __init__(self, blocks: Iterator[list[str]], delimiter: str, quoting: str, width: int) -> None:
        self._lines = _Lines(blocks)
        self._format = {"delimiter": delimiter, **QUOTING[quoting]}
        self._width = width
        self._restarts = RESTARTS
        self.consumed = 0  # bytes up to the end of the last group
        self.line = 0  # lines up to the end of the last group

    def restart_count(self) -> None:
        """Start counting anew, as a reader does that starts here."""
        self._restarts = RESTARTS

    def groups(self) -> Iterator[list[Found]]:
        """Groups of records, nearly always of one; blank lines are no records."""
        lines = self._lines
        while True:
            for cells, taken, is_open in lines.read(self._format):
                if is_open:
                    group = [self._open(cells, taken)]
                    taken = group[0].lines
                else:
                    group = self._closed(cells, taken) if cells else []
                self.line += len(taken)
                self.consumed += sum(map(len, taken))
                if group:
                    yield group
            if not lines.go_on():
                return

    def _closed(self, cells: list[str], taken: list[str]) -> list[Found]:
        if len(cells) != self._width and len(taken) > 1 and self._width >= MENDED_FROM:
            behind = self._behind(taken)
            if behind is not None:
                return [Found([], taken[:1], self.line, UNCLOSED), *behind]
        return [Found(cells, taken, self.line)]

    def _behind(self, taken: list[str]) -> list[Found] | None:
        """The records behind the first line, when most of them are whole: then that line's quote was not meant."""
        found: list[Found] = []
        line = self.line + 1
        for cells, part, is_open in _Lines(iter([taken[1:]])).read(self._format):
            if cells:
                found.append(Found(cells, part, line, UNCLOSED if is_open else ""))
            line += len(part)
        whole = sum(len(one.cells) == self._width and not one.fault for one in found)
        return found if whole and whole * 2 >= len(found) else None

    def _open(self, cells: list[str], taken: list[str]) -> Found:
        if self._restarts and len(taken) > 1:
            self._restarts -= 1
            self._lines.give_back(len(taken) - 1)
            taken = taken[:1]
        return Found(cells, taken, self.line, UNCLOSED)


def records(content: bytes, profile: Profile) -> Iterator[Record]:
    """The records of a slice.

    Bytes that the encoding does not know are read as Windows-1252, letters that were encoded twice are put
    right, zero bytes are dropped: each such cell is counted as repaired.
    """
    sound = _sound_lines(content, profile.encoding)
    encoding = profile.encoding if sound is None else ""
    blocks = blocks_of(io.BytesIO(content)) if sound is None else iter([sound])
    row = 0
    for group in Parser(blocks, profile.delimiter, profile.quoting, len(profile.header)).groups():
        for found in group:
            cells, repaired = found.cells, 0
            if profile.quoting == "escaped":  # databases write \\N for nothing
                cells = ["" if cell == "N" else cell for cell in cells]
            if sound is None:
                cells, repaired = _mended_cells(cells, encoding)
            yield Record(row, found.line, cells, found.fault, repaired, found.lines, encoding)
            row += 1


def _sound_lines(content: bytes, encoding: str) -> list[str] | None:
    """The lines of a slice in which no cell can need mending, decoded as a whole, which is quicker; else None.

    The signs that part records and cells are single bytes in UTF-8, so records end where they would end
    read byte by byte.
    """
    if b"\0" in content or len(content) >= RECORD_BYTES:
        return None
    unquoted = content.translate(None, b'"\\')  # as cells are, so that nothing is missed at the seams
    if not content.isascii() and (encoding != "utf-8" or may_be_twice(unquoted)):
        return None
    try:
        return io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", newline="").readlines()
    except UnicodeDecodeError:
        return None


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
        sound = mended(text) if encoding != "utf-8" or may_be_twice(content) else text
        sound = sound.replace("\0", "")
        repaired += damaged or sound != text
        made.append(sound)
    return made, repaired


def decoded(text: str, encoding: str) -> str:
    """Text of one character a byte, decoded."""
    return text if not encoding or text.isascii() else text.encode("latin-1").decode(encoding, errors=ERRORS)


def blocks_of(file: IO[bytes]) -> Iterator[list[str]]:
    """Bytes as blocks of lines of one character a byte."""
    lines = io.TextIOWrapper(file, encoding="latin-1", newline="")
    try:
        while block := lines.readlines(BLOCK):
            yield block
    finally:
        lines.detach()  # the file is its opener's to close


class _Lines:
    """Lines read as records; the lines of each are at hand, and can be given back to be read again.

    The csv reader takes its lines from whole blocks and counts them itself, so that nothing of ours runs line
    by line. Where a record ends depends on its lines alone, never on where a block ends.
    """

    def __init__(self, blocks: Iterator[list[str]]) -> None:
        self._blocks = blocks
        self._held: list[str] = []  # lines handed out or given back, the first ones taken
        self._taken = 0  # of those held
        self._wanted = 0  # characters held that belong to no record yet
        self._before = 0  # lines that the reader has counted and that are no longer held
        self._ended = False  # the reader asked for more than there is, or than a record may have
        self._may_be_long = False

    def read(self, form: Mapping[str, Any]) -> Iterator[tuple[list[str], list[str], bool]]:
        """The cells and lines of records; the last one may be open, and more may stand behind it."""
        self._drop()
        self._ended, self._before = False, 0
        reader = csv.reader(chain.from_iterable(self._more()), **form)
        for cells in reader:
            start, stop = self._taken, reader.line_num - self._before
            taken = self._held[start:stop]
            if self._ended or (self._may_be_long and sum(map(len, taken[:-1])) >= RECORD_BYTES):
                taken = _up_to_limit(taken)
                self._taken = start + len(taken)
                yield cells, taken, True
                return
            self._taken = stop
            yield cells, taken, False

    def give_back(self, lines: int) -> None:
        """Hand out the last lines again, to the next reader."""
        self._taken -= lines

    def go_on(self) -> bool:
        """True when there is more to read for a new reader."""
        self._drop()
        if not self._held:
            self._held = next(self._blocks, [])
        return bool(self._held)

    def _more(self) -> Iterator[list[str]]:
        block = self._held[:]
        self._wanted = 0
        while True:
            self._may_be_long = self._wanted + sum(map(len, block)) >= RECORD_BYTES
            yield block
            if self._taken:
                self._drop()
                self._wanted = sum(map(len, self._held))
            else:
                self._wanted += sum(map(len, block))
            if self._wanted >= RECORD_BYTES or not (block := next(self._blocks, [])):
                self._ended = True
                return
            self._held += block

    def _drop(self) -> None:
        del self._held[: self._taken]
        self._before += self._taken
        self._taken = 0


def _up_to_limit(lines: list[str]) -> list[str]:
    """The lines up to the one with which a record is longer than one may be; nearly always all."""
    total = 0
    for number, line in enumerate(lines, 1):
        total += len(line)
        if total >= RECORD_BYTES:
            return lines[:number]
    return lines
