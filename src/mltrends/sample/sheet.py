"""One CSV file of the sample: rows mixed in a bounded buffer, written, counted and hashed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO

from mltrends.sample.draw import Draw
from mltrends.sample.formats import Format

MIXED = 256  # rows held back, so that a copy does not stand beside its original
FIRST_BROKEN = 17
NUMBERED = ""  # the header of a column of running numbers

Written = Callable[[int], None]  # called with the number of the row, once it is known


class Sheet:
    """A file that takes rows one by one and never holds more than a few of them."""

    def __init__(self, folder: Path, shape: Format, draw: Draw, broken_every: int) -> None:
        self.shape, self.draw, self.broken_every = shape, draw, broken_every
        self.path = folder / shape.file
        self.taken = 0
        self._digest = hashlib.sha256()
        self._file: IO[bytes] = self.path.open("wb")
        self._waiting: list[tuple[list[str], Written]] = []
        self._written = 0
        self._numbered = shape.header[0] == NUMBERED
        self._put(shape.header)

    def take(self, cells: list[str], written: Written) -> None:
        """Add a row; `written` is called with its number once it stands in the file."""
        self.taken += 1
        self._waiting.append((cells, written))
        if len(self._waiting) > MIXED:
            place = self.draw.below(len(self._waiting))
            self._waiting[place], self._waiting[-1] = self._waiting[-1], self._waiting[place]
            self._out(*self._waiting.pop())

    @property
    def breaks_next(self) -> bool:
        """Whether the next row has to be a broken one."""
        return (self.taken - FIRST_BROKEN) % self.broken_every == 0

    def close(self) -> str:
        """Write what waits, close the file and return its digest."""
        for cells, written in self.draw.shuffled(self._waiting):
            self._out(cells, written)
        self._waiting.clear()
        self._file.close()
        return self._digest.hexdigest()

    def abandon(self) -> None:
        """Close the file as it is."""
        self._file.close()

    def _out(self, cells: list[str], written: Written) -> None:
        if self._numbered:
            cells = [str(self._written), *cells[1:]]
        self._put(cells)
        written(self._written)
        self._written += 1

    def _put(self, cells: Sequence[str]) -> None:
        content = (",".join([quoted(cell) for cell in cells]) + "\n").encode("utf-8")
        self._digest.update(content)
        self._file.write(content)


def quoted(cell: str) -> str:
    """A cell as `csv.writer` would write it; for long texts several times as fast."""
    if '"' in cell:
        return '"' + cell.replace('"', '""') + '"'
    return f'"{cell}"' if "," in cell or "\n" in cell else cell


def broken(cells: list[str], number: int, draw: Draw) -> list[str]:
    """A row that lost cells, or that was cut at commas that were not quoted."""
    if number % 2:
        return cells[: draw.between(3, len(cells) // 2)]
    place = max(range(len(cells)), key=lambda index: len(cells[index]))
    parts = cells[place].replace("\n", " ").split(",", 3)
    return [*cells[:place], *parts, *([] if len(parts) > 1 else ["", ""]), *cells[place + 1 :]]
