"""Where a word with a capital inside is really two words whose line break was lost.

"experienceSQL" and "PythonExperience" are, "JavaScript", "TensorFlow" and "GoDaddy" are not. A
known name is never cut; before a capital a cut is made when the word starts in lower case, when
what follows begins bullets in ads, or when both sides are known terms.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib import resources
from itertools import pairwise

_PIECES = re.compile(r"[A-Z]+(?=[A-Z][a-z]{2})|[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[A-Z]|\d+|[+#]+")
_SHORT_START = re.compile(r"[a-z]{1,2}(?=[A-Z])")


class Glue:
    """Cuts glued words, given the words that a taxonomy knows."""

    def __init__(self, known_words: Iterable[str]) -> None:
        words = tomllib.loads(
            resources.files("mltrends.extract").joinpath("glue.toml").read_text(encoding="utf-8")
        )
        self._starters = frozenset(words["starters"])
        self._headings = frozenset(words["headings"])
        self._known = frozenset(word.casefold() for word in (*known_words, *words["names"]))

    def cuts(self, word: str) -> list[tuple[int, str]]:
        """Places in the word at which white space is missing: a line break, or a space between terms."""
        if word.casefold() in self._known or (word.endswith("s") and word[:-1].casefold() in self._known):
            return []
        pieces = self._merged([(found.start(), found.group()) for found in _PIECES.finditer(word)])
        lower_start = word[0].islower() and not _SHORT_START.match(word)
        cuts = []
        for (_, left), (place, right) in pairwise(pieces):
            if right[0].isupper() and (space := self._space(left, right, lower_start=lower_start)):
                cuts.append((place, space))
        return cuts

    def _merged(self, pieces: list[tuple[int, str]]) -> list[tuple[int, str]]:
        """Pieces that make a known name together, put together again; the longest name first."""
        merged: list[tuple[int, str]] = []
        index = 0
        while index < len(pieces):
            for stop in range(min(len(pieces), index + 5), index, -1):
                text = "".join(text for _, text in pieces[index:stop])
                if (
                    stop == index + 1
                    or text.casefold() in self._known
                    or not any(char.isupper() for char in text)
                ):
                    merged.append((pieces[index][0], text))
                    index = stop
                    break
        return merged

    def _space(self, left: str, right: str, *, lower_start: bool) -> str:
        starts_line = right.casefold() in self._starters or left.casefold() in self._headings
        if starts_line and (
            left[-1].islower() or left.casefold() in self._known or left.casefold() in self._headings
        ):
            return "\n"
        if left.casefold() in self._known and right.casefold() in self._known:
            return " "
        return "\n" if lower_start and left[-1].islower() else ""
