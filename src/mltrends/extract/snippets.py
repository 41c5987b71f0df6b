"""The words around a mention, short and masked, for pages and tables."""

from __future__ import annotations

import re

from mltrends.extract.layout import Layout, any_within
from mltrends.parse.mask import mask

MOST_SNIPPET = 200
_MARGIN = 80  # what is masked must be seen whole to be recognised
_SPACES = re.compile(r"\s+")
_STEMS = (
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
        suspects = sorted(
            [*layout.places(_STEMS), *(found.start() for found in _DIGITS.finditer(layout.text))]
        )
        self._suspects = suspects if suspects and mask(layout.text) != layout.text else []

    def around(self, start: int, end: int) -> str:
        """Up to 200 characters around `start:end`, cut at white space, on one line, masked."""
        text = self._text
        end = min(end, start + MOST_SNIPPET)
        room = (MOST_SNIPPET - (end - start)) // 2
        left, right = (
            _word_start(text, max(0, start - room), start),
            _word_end(text, min(len(text), end + room), end),
        )
        if not any_within(self._suspects, left - _MARGIN, right + _MARGIN):
            words = text[left:right]
            return " ".join(words.split()) if "  " in words else words.strip()
        return self._masked(start, end, left, right, room)

    def _masked(self, start: int, end: int, left: int, right: int, room: int) -> str:
        text = self._text
        wide_left, wide_right = (
            _word_start(text, max(0, left - _MARGIN), left),
            _word_end(text, min(len(text), right + _MARGIN), right),
        )
        whole = mask(text[wide_left:wide_right])
        before, words, after = mask(text[wide_left:start]), mask(text[start:end]), mask(text[end:wide_right])
        if whole != before + words + after:  # something to mask runs across the words themselves
            return _cut(_SPACES.sub(" ", whole).strip())
        before, after = _SPACES.sub(" ", before)[-room:], _SPACES.sub(" ", after)[:room]
        return _cut(f"{before}{words}{after}".strip())


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
