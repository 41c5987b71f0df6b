"""The candidate scan: the few stretches of a text in which a form could stand, found without spaCy.

All signs of a text are blanked and its letters lowered, so one Aho-Corasick pass over plain bytes finds every
place where the words of a form follow one another. Each such place, out to the next white space, is a window.
spaCy cuts a text at white space first, so a window falls into the words that it has in the whole text,
and what it proposes there is what the whole text would propose.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from ahocorasick_rs import BytesAhoCorasick
from spacy.tokens import Doc

MOST_WORDS = 3  # of a form that are looked for; longer forms are windows that reach further
MOST_TOKENS = 5  # as far as signs stand between them
_KELVIN = "\u212a"  # the one other letter whose lower case is a plain one
_WORDS = bytes(ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else 32 for code in range(256))
_GAPS = bytes(32 if code < 128 and chr(code).isspace() else 120 for code in range(256))


class Scan:
    """Finds windows for a set of forms.

    Args:
        forms: each as the tokenizer cuts it.
    """

    def __init__(self, forms: Iterable[Doc]) -> None:
        reach: dict[bytes, tuple[int, int]] = {}
        self._takes_all = False
        for form in forms:
            tokens = [bytes_of(token.text) for token in form]
            words = [number for number, token in enumerate(tokens) if token.strip()]
            if not words:  # in a script of which nothing is left: windows cannot be told
                self._takes_all = True
                continue
            last = max(number for number in words[:MOST_WORDS] if number < words[0] + MOST_TOKENS)
            lead, behind = words[0], len(tokens) - 1 - last
            for spelling in _spellings(tokens[lead : last + 1]):
                known = reach.get(spelling, (0, 0))
                reach[spelling] = max(known[0], lead), max(known[1], behind)
        self._reach = list(reach.values())
        self._automaton = BytesAhoCorasick([b" %b " % spelling for spelling in reach])

    def windows(self, text: str) -> Sequence[tuple[int, int]]:
        """Where in a text forms could stand: stretches between white space, in order, apart from one another."""
        if self._takes_all and not text.isascii():
            return [(0, len(text))]
        plain = text.replace(_KELVIN, "k").encode("ascii", "replace")
        gaps = plain.translate(_GAPS)
        found: list[tuple[int, int]] = []
        stop = -1
        reach = self._reach
        matches = self._automaton.find_matches_as_indexes(b" %b " % plain.translate(_WORDS), overlapping=True)
        for pattern, first, last in matches:  # in order of their ends
            start = gaps.rfind(b" ", 0, first + 1) + 1
            end = gaps.find(b" ", last - 2)
            before, behind = reach[pattern]
            if before or behind:
                start, end = _further(gaps, start, end, before, behind)
            if end < 0:
                end = len(gaps)
            while found and start < stop:
                other, stop = found.pop()
                start, end = min(start, other), max(end, stop)
                stop = found[-1][1] if found else -1
            found.append((start, end))
            stop = end
        return found


def bytes_of(text: str) -> bytes:
    """A text as the automaton sees it: lower-case letters and digits, everything else blank."""
    return text.replace(_KELVIN, "k").encode("ascii", "replace").translate(_WORDS)


def _spellings(tokens: Sequence[bytes]) -> set[bytes]:
    """The ways in which tokens may stand in a text: with one blank between them or none, where none parts them."""
    made = {tokens[0]}
    for left, token in itertools.pairwise(tokens):
        glued = left[-1:] == b" " or token[:1] == b" "
        made = {start + gap + token for start in made for gap in ((b"", b" ") if glued else (b" ",))}
    return {spelling.strip(b" ") for spelling in made}


def _further(gaps: bytes, start: int, end: int, before: int, behind: int) -> tuple[int, int]:
    """A window with so many more runs on either side."""
    for _ in range(before):
        if start > 0:
            start = gaps.rfind(b" ", 0, start - 1) + 1
    for _ in range(behind):
        if end >= 0:
            end = gaps.find(b" ", end + 1)
    return start, end
