"""A text as it may be shown: masked, without control and direction marks, with a way to its places; and marks in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import Literal, NamedTuple

from mltrends.parse.edits import Edit, Edited
from mltrends.parse.mask import hide

_KEPT = "\n\t "
_EMPTY_LINES = re.compile(r"\n[ \t]*(?=\n[ \t]*\n)")  # more than one
_AROUND = 40
_LONGEST = 160

MarkKind = Literal["skill", "topic", "miss", "field"]


class Shown:
    """A readable text made fit to be shown.

    Args:
        text: the text as it was read.
    """

    def __init__(self, text: str) -> None:
        self._edited = Edited(text)
        odd = "".join(sorted({char for char in set(text) if not char.isprintable()} - set(_KEPT)))
        if odd:
            found = re.finditer(f"[{re.escape(odd)}]", text)
            self._edited.replace(
                Edit(one.start(), one.end(), " " if one.group().isspace() else "") for one in found
            )
        hide(self._edited)
        lines = [Edit(*one.span(), "") for one in _EMPTY_LINES.finditer(self._edited.text)]
        self._edited.replace(lines)
        self.text = self._edited.text

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the readable text stands."""
        return self._edited.span(start, end)

    def words(self, start: int, end: int) -> str:
        """A stretch of the readable text on one line, cut where it is long."""
        return line(self.text[slice(*self.span(start, end))])

    def around(self, start: int, end: int) -> tuple[str, str, str]:
        """The words before, the words themselves, and those behind, each on one line."""
        start, end = self.span(start, end)
        before, behind = self.text[max(0, start - _AROUND) : start], self.text[end : end + _AROUND]
        return _one_line(before), _one_line(self.text[start:end]), _one_line(behind)


def _one_line(words: str) -> str:
    """Any white space as one blank, at the ends too."""
    return " ".join(f"|{words}|".split())[1:-1]


def line(words: str) -> str:
    """Words on one line, cut where it is long."""
    joined = " ".join(words.split())
    return joined if len(joined) <= _LONGEST else f"{joined[: _LONGEST - 1]}…"


def one_line(words: object) -> str:
    """A short value of a posting, as it may be shown."""
    return line(Shown(str(words)[: 4 * _LONGEST]).text)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a shown text that something was read from."""

    start: int
    end: int
    kind: MarkKind
    number: int | None  # of the mention
    says: str


class Token(NamedTuple):
    """A piece of a marked text: words, or where a mark opens or closes."""

    what: Literal["words", "open", "close"]
    words: str = ""
    mark: Mark | None = None
    whole: bool = (
        True  # opens: the mark begins here; closes: it ends here, and does not go on in another piece
    )


def tokens(text: str, marks: Sequence[Mark], start: int, end: int) -> Iterator[Token]:
    """The text from `start` to `end` with its marks, each inside the one that it opens in.

    A mark that runs over the end of an outer one, or of the stretch, is closed there and opened again behind it.
    """
    waiting = [
        (max(mark.start, start), -min(mark.end, end), number)
        for number, mark in enumerate(marks)
        if mark.start < end and mark.end > start and mark.start < mark.end
    ]
    heapify(waiting)
    opened: list[tuple[int, Mark]] = []
    place = start
    while waiting or opened:
        if opened and (not waiting or opened[-1][0] <= waiting[0][0]):
            stop, mark = opened.pop()
            yield Token("words", text[place:stop])
            yield Token("close", mark=mark, whole=stop == mark.end)
        else:
            stop, negative, number = heappop(waiting)
            mark, until = marks[number], -negative
            if opened and opened[-1][0] < until:
                heappush(waiting, (opened[-1][0], negative, number))
                until = opened[-1][0]
            yield Token("words", text[place:stop])
            yield Token("open", mark=mark, whole=stop == mark.start)
            opened.append((until, mark))
        place = stop
    yield Token("words", text[place:end])
