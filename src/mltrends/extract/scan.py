"""The candidate scan: the few stretches of a text in which a form could stand, found without spaCy.

All signs of a text are blanked, its letters lowered and runs of blanks taken as one, so one Aho-Corasick pass
over plain bytes finds every place where the words of a form follow one another. Each such place, out to the
next white space, is a window. spaCy cuts a text at white space first, so a window falls into the words that it
has in the whole text, and what it proposes there is what the whole text would propose.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from ahocorasick_rs import BytesAhoCorasick

MOST_WORDS = 3  # of a form that are looked for; longer forms are windows that reach further
_KELVIN = "\u212a"  # the one other letter whose lower case is a plain one
_BLANK = 32
_WORDS = bytes(
    ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else _BLANK for code in range(256)
)
_GAPS = bytes(_BLANK if code < 128 and chr(code).isspace() else 120 for code in range(256))


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
        same: dict[bytes, list[int]] = {}
        reach: dict[bytes, tuple[int, int]] = {}
        anywhere = []  # in a script of which nothing is left: windows cannot be told
        for number, form in enumerate(forms):
            plain = bytes_of(form)
            words = plain.split()
            if not words:
                anywhere.append(number)
                continue
            key = b" ".join(words[:MOST_WORDS])
            same.setdefault(key, []).append(number)
            longer = len(words) - MOST_WORDS
            if longer > 0 or not _is_plain(form[0]) or not _is_plain(form[-1]):
                # Each sign may be a word of its own, and each blank a hyphen that is one; to cut them all would take long.
                before, behind = (
                    _signs_around(cut(form))
                    if longer <= 0
                    else (plain.find(words[0]), longer + plain.count(b" "))
                )
                known = reach.get(key, (0, 0))
                reach[key] = max(known[0], before), max(known[1], behind)
        self._takes_all = bool(anywhere)
        self._reach = [reach.get(key) for key in same]
        self._lengths = [key.count(b" ") + 1 for key in same]
        self._unmet: list[list[int] | None] = list(same.values())
        self._automaton = BytesAhoCorasick([b" %b " % key for key in same])
        if anywhere:
            met(anywhere)

    def meet(self, most_words: int) -> None:
        """Meet the forms of at most so many words now: they stand in most texts."""
        forms: list[int] = []
        for number, words in enumerate(self._lengths):
            met = self._unmet[number]
            if words <= most_words and met is not None:
                forms += met
                self._unmet[number] = None
        self._met(forms)

    def windows(self, text: str) -> Sequence[tuple[int, int]]:
        """Where in a text forms could stand: stretches between white space, in order, apart from one another."""
        plain = text.replace(_KELVIN, "k").encode("ascii", "replace")
        joined, places = _joined(plain.translate(_WORDS))
        gaps = plain.translate(_GAPS)
        found: list[tuple[int, int]] = []
        stop = -1
        unmet, reaches = self._unmet, self._reach
        matches = self._automaton.find_matches_as_indexes(joined, overlapping=True)
        for pattern, first, last in matches:  # in order of their ends
            if (forms := unmet[pattern]) is not None:
                unmet[pattern] = None
                self._met(forms)
            start = gaps.rfind(b" ", 0, places[first] + 1) + 1
            end = gaps.find(b" ", places[last - 3])
            reach = reaches[pattern]
            if reach is not None:
                start, end = _further(gaps, start, end, *reach)
            if end < 0:
                end = len(gaps)
            while found and start < stop:
                other, stop = found.pop()
                start, end = min(start, other), max(end, stop)
                stop = found[-1][1] if found else -1
            found.append((start, end))
            stop = end
        if self._takes_all and not text.isascii():
            return [(0, len(text))]
        return found


def bytes_of(text: str) -> bytes:
    """A text as the automaton sees it: lower-case letters and digits, everything else blank."""
    return text.replace(_KELVIN, "k").encode("ascii", "replace").translate(_WORDS)


def _joined(words: bytes) -> tuple[bytes, memoryview]:
    """Words with one blank between them and at both ends, and where each sign but the first stood."""
    signs = np.frombuffer(words, np.uint8)
    blank = signs == _BLANK
    kept = np.ones(len(signs), bool)
    kept[1:] = ~(blank[1:] & blank[:-1])
    places = np.flatnonzero(kept)
    return b" %b " % signs[places].tobytes(), places.data  # which gives plain numbers


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
