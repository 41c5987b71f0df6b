"""The candidate scan: the few stretches of a text in which a form could stand, found without spaCy.

All signs of a text are blanked, its letters lowered and runs of blanks taken as one, so one Aho-Corasick pass
over plain bytes finds every place where the words of a form follow one another. Each such place, out to the
next white space, is a window. spaCy cuts a text at white space first, so a window falls into the words that it
has in the whole text, and what it proposes there is what the whole text would propose.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from ahocorasick_rs import BytesAhoCorasick

MOST_WORDS = (
    3  # of a form that the pass looks for; the rest of a longer one is compared where these are found
)
_KELVIN = "\u212a"  # the one other letter whose lower case is a plain one
_BLANK = 32
_WORDS = bytes(
    ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else _BLANK for code in range(256)
)
_GAPS = bytes(_BLANK if code < 128 and chr(code).isspace() else 120 for code in range(256))


class Blanked(NamedTuple):
    """A text as scans look at it."""

    joined: bytes  # its words in small letters, one blank between them and at both ends
    places: memoryview  # where each sign of `joined` but the first stands in the text
    gaps: bytes  # blank where the text has white space, as long as the text
    is_ascii: bool


def blanked(text: str) -> Blanked:
    """A text made ready for scans."""
    plain = text.replace(_KELVIN, "k").encode("ascii", "replace")
    signs = np.frombuffer(plain.translate(_WORDS), np.uint8)
    blank = signs == _BLANK
    kept = np.ones(len(signs), bool)
    kept[1:] = ~(blank[1:] & blank[:-1])
    places = np.flatnonzero(kept)
    # The memory of an array gives plain numbers, which is quicker than the array does.
    return Blanked(b" %b " % signs[places].tobytes(), places.data, plain.translate(_GAPS), text.isascii())


class Scan:
    """Finds windows for a set of forms.

    Args:
        forms: their texts.
        cut: cuts a text into words, as spaCy does.
        met: is told the numbers of forms that could stand in a text, each once, before its windows are given.
    """

    def __init__(
        self, forms: Sequence[str], cut: Callable[[str], Sequence[str]], met: Callable[[Sequence[int]], None]
    ) -> None:
        self._met = met
        self._keys: dict[bytes, int] = {}  # the words of forms, with a blank around each: number of the key
        self._unmet: list[list[int] | None] = []  # by key: the forms of these words, until a text holds them
        self._reach: list[tuple[int, int] | None] = []  # by key: signs that belong to a form on either side
        heads: dict[bytes, list[int]] = {}  # what the pass looks for: lengths of the keys that begin so
        anywhere = []  # in a script of which nothing is left: windows cannot be told
        for number, form in enumerate(forms):
            words = bytes_of(form).split()
            if not words:
                anywhere.append(number)
                continue
            key = b" %b " % b" ".join(words)
            at = self._keys.setdefault(key, len(self._keys))
            if at == len(self._unmet):
                self._unmet.append([])
                self._reach.append(None)
                lengths = heads.setdefault(b" %b " % b" ".join(words[:MOST_WORDS]), [])
                if len(key) not in lengths:
                    lengths.append(len(key))
            same = self._unmet[at]
            if same is not None:
                same.append(number)
            if not _is_plain(form[0]) or not _is_plain(form[-1]):
                before, behind = _signs_around(cut(form))
                known = self._reach[at] or (0, 0)
                self._reach[at] = max(known[0], before), max(known[1], behind)
        # A head that is a whole key and begins no other is found without a further look.
        self._whole = [self._keys[head] if lengths == [len(head)] else -1 for head, lengths in heads.items()]
        self._lengths = list(heads.values())
        self._automaton = BytesAhoCorasick(list(heads))
        self._takes_all = bool(anywhere)
        if anywhere:
            met(anywhere)

    def meet(self, most_words: int) -> None:
        """Meet the forms of at most so many words now: they stand in most texts."""
        forms: list[int] = []
        for key, at in self._keys.items():
            met = self._unmet[at]
            if met is not None and key.count(b" ") <= most_words + 1:
                forms += met
                self._unmet[at] = None
        self._met(forms)

    def windows(self, text: Blanked) -> Sequence[tuple[int, int]]:
        """Where in a text forms could stand: stretches between white space, in order, apart from one another."""
        joined, places, gaps, is_ascii = text
        found: list[tuple[int, int]] = []
        whole, unmet, reaches = self._whole, self._unmet, self._reach
        for head, first, last in self._automaton.find_matches_as_indexes(joined, overlapping=True):
            key = whole[head]
            keys = ((key, last),) if key >= 0 else self._beginning(joined, first, self._lengths[head])
            for at, stop in keys:
                if (forms := unmet[at]) is not None:
                    unmet[at] = None
                    self._met(forms)
                start = gaps.rfind(b" ", 0, places[first] + 1) + 1
                end = gaps.find(b" ", places[stop - 3])
                if (reach := reaches[at]) is not None:
                    start, end = _further(gaps, start, end, *reach)
                found.append((start, len(gaps) if end < 0 else end))
        if self._takes_all and not is_ascii:
            return [(0, len(gaps))]
        return _apart(found)

    def _beginning(self, joined: bytes, first: int, lengths: Sequence[int]) -> list[tuple[int, int]]:
        """The keys of these lengths that stand at a place, and where each of them ends."""
        stops = (first + length for length in lengths if first + length <= len(joined))
        keys = ((self._keys.get(joined[first:stop]), stop) for stop in stops)
        return [(at, stop) for at, stop in keys if at is not None]


def bytes_of(text: str) -> bytes:
    """A text as the automaton sees it: lower-case letters and digits, everything else blank."""
    return text.replace(_KELVIN, "k").encode("ascii", "replace").translate(_WORDS)


def _is_plain(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def _signs_around(tokens: Sequence[str]) -> tuple[int, int]:
    """How many of spaCy's words stand before the first that holds plain letters, and behind the last."""
    plain = [number for number, token in enumerate(tokens) if bytes_of(token).strip()]
    return plain[0], len(tokens) - 1 - plain[-1]


def _further(gaps: bytes, start: int, end: int, before: int, behind: int) -> tuple[int, int]:
    """A window with so many more runs on either side."""
    for _ in range(before):
        if start > 0:
            start = gaps.rfind(b" ", 0, start - 1) + 1
    for _ in range(behind):
        if end >= 0:
            end = gaps.find(b" ", end + 1)
    return start, end


def _apart(windows: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Windows in order; those that overlap as one."""
    windows.sort()
    made: list[tuple[int, int]] = []
    stop = -1
    for start, end in windows:
        if start >= stop:
            made.append((start, end))
            stop = end
        elif end > stop:
            made[-1] = (made[-1][0], end)
            stop = end
    return made
