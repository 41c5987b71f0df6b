"""The words around a mention, short and masked, for pages and tables."""

from __future__ import annotations

import re

from mltrends.extract.layout import Layout, Stems, any_within
from mltrends.parse.mask import mask

MOST_SNIPPET = 200
_MARGIN = 80  # what is masked must be seen whole to be recognised
_EDGE_WORDS = 5
_STEMS = Stems(
    "@",
    "://",
    "www.",
    ".co",
    ".org",
    ".net",
    ".io",
    ".me",
    ".de",
    "at)",
    "at]",
    "at}",
    " dot ",
    "%40",
    "&#",
)
_DIGITS = re.compile(r"\d[\d\s().+-]{4,}\d")


class Snippets:
    """Cuts snippets out of one text. Where nothing looks personal, nothing needs masking."""

    def __init__(self, layout: Layout) -> None:
        self._text = layout.text.replace("\n", " ")
        digits = (found.start() for found in _DIGITS.finditer(layout.text))
        self._suspects = sorted([*layout.places(_STEMS), *digits])

    def around(self, start: int, end: int) -> str:
        """Up to 200 characters around `start:end`, cut at white space, on one line, masked."""
        text = self._text
        end = min(end, start + MOST_SNIPPET)
        room = (MOST_SNIPPET - (end - start)) // 2
        left = _word_start(text, max(0, start - room), start)
        right = _word_end(text, min(len(text), end + room), end)
        if any_within(self._suspects, left - _MARGIN, right + _MARGIN):
            wide_left = _word_start(text, max(0, left - _MARGIN), left)
            wide_right = _word_end(text, min(len(text), right + _MARGIN), right)
            wide = text[wide_left:wide_right]
            masked = mask(wide)
            if masked != wide:
                return self._masked(start, end, wide_left, wide_right, masked)
        words = text[left:right]
        return " ".join(words.split()) if "  " in words else words.strip()

    def _masked(self, start: int, end: int, wide_left: int, wide_right: int, whole: str) -> str:
        text, room = self._text, (MOST_SNIPPET - (end - start)) // 2
        before, words, after = mask(text[wide_left:start]), mask(text[start:end]), mask(text[end:wide_right])
        if whole != before + words + after:  # something to mask runs across the words themselves
            return _cut(" ".join(whole.split()[_EDGE_WORDS:-_EDGE_WORDS]))
        # The outermost words may be half of what should be masked: they were looked at, and are not shown.
        shown_before = " ".join(before.split(" ")[_EDGE_WORDS if wide_left else 0 :])[-room:]
        rest = after.split(" ")
        shown_after = " ".join(rest[: len(rest) - _EDGE_WORDS] if wide_right < len(text) else rest)[:room]
        return _cut(" ".join(f"{shown_before}{words}{shown_after}".split()))


def _cut(words: str) -> str:
    return words if len(words) <= MOST_SNIPPET else words[:MOST_SNIPPET].rsplit(" ", 1)[0]


def _word_start(text: str, place: int, limit: int) -> int:
    """The first place from here on, up to the limit, that starts a word."""
    if place == 0 or text[place - 1] == " ":
        return place
    found = text.find(" ", place, limit)
    return found if found >= 0 else limit


def _word_end(text: str, place: int, limit: int) -> int:
    """The last place up to here, not before the limit, that ends a word."""
    if place == len(text) or text[place] == " ":
        return place
    return max(text.rfind(" ", limit, place), limit)
