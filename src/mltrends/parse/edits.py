"""A text in which stretches are replaced, pass after pass, with a way from old places to new ones."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """A stretch of a text, and what stands there afterwards."""

    start: int
    stop: int
    put: str


class Edited:
    """A text and all that was replaced in it.

    Args:
        text: the text as it was.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._passes: list[_Pass] = []

    def replace(self, edits: Iterable[Edit]) -> None:
        """Replace stretches of the text as it stands now; they come in order and do not overlap."""
        made = list(edits)
        if not made:
            return
        self._passes.append(_Pass(made))
        parts: list[str] = []
        reached = 0
        for start, stop, put in made:
            parts += (self.text[reached:start], put)
            reached = stop
        self.text = "".join((*parts, self.text[reached:]))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` of the text as it was stands now; what was partly replaced is there whole."""
        for one in self._passes:
            start, end = one.span(start, end)
        return start, end


class _Pass:
    """The edits of one pass, and by how much the text behind each of them moved."""

    def __init__(self, edits: list[Edit]) -> None:
        self._edits = edits
        self._starts = [edit.start for edit in edits]
        self._shifts = [0]
        for start, stop, put in edits:
            self._shifts.append(self._shifts[-1] + len(put) - (stop - start))

    def span(self, start: int, end: int) -> tuple[int, int]:
        first = bisect_right(self._starts, start)
        last = bisect_right(self._starts, end - 1) if end > start else first
        return self._new(start, first, at_end=False), self._new(end, last, at_end=True)

    def _new(self, place: int, count: int, *, at_end: bool) -> int:
        """The new place of an old one, `count` edits starting at or before it."""
        if count:
            start, stop, put = self._edits[count - 1]
            if place < stop or (at_end and place == stop and stop > start):
                return start + self._shifts[count - 1] + (len(put) if at_end else 0)
        return place + self._shifts[count]
