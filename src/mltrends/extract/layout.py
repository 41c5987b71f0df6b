"""A readable text with its sentences, lines and a lower-case copy: found once, looked up by place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache

from ahocorasick_rs import BytesAhoCorasick

# A sentence ends before a capital, at a line break, at a bullet, or where a lost space is plain to see. The first
# sign decides quickly; what speaks against an end is asked only then.
_MAY_END = re.compile(
    r"[.!?][\"')\]]{0,2}[ \t]+(?=[\"'(\[]?[A-Z0-9•])|[.!?](?=[A-Z][a-z])|\n\s*|;[ \t]*(?=[•\-*])|•|[+*][ \t]?(?=[A-Z])"
)
_BULLETS = "•+*"
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|vs|[SJDM]r|Mrs|Ms|St|No|Ph|approx|incl|yrs?|min|max)|(?<![A-Za-z])[A-Z])\Z"
)


_ALL: list[Stems] = []


class Stems:
    """Beginnings of words, in lower case, that a room looks for in every text.

    All rooms' stems are looked for in one pass, which is many times faster than a look for each.
    """

    def __init__(self, *words: str) -> None:
        self.words = words
        self.number = len(_ALL)
        _ALL.append(self)


@lru_cache(maxsize=1)
def _automaton(count: int) -> tuple[BytesAhoCorasick, list[tuple[str, bool, list[int]]]]:
    """What finds the stems of the first `count` rooms: for each, whether it is plain, and whose it is."""
    owners: dict[str, list[int]] = {}
    for stems in _ALL[:count]:
        for word in dict.fromkeys(stems.words):
            owners.setdefault(word, []).append(stems.number)
    patterns = [(word, word.isascii(), numbers) for word, numbers in owners.items()]
    return BytesAhoCorasick([word.encode("ascii", "replace") for word in owners]), patterns


class Layout:
    """Where sentences and lines of a text start and end, and where given words stand."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def lower(self) -> str:
        """The text in lower case, character for character (only the dotted capital I would grow)."""
        return self.text.replace("İ", "I").lower()

    @cached_property
    def _bounds(self) -> tuple[list[int], list[int]]:
        text = self.text
        starts, stops = [0], []
        for found in _MAY_END.finditer(text):
            sign = text[found.start()]
            if sign == "." and _ABBREVIATION.search(text, max(0, found.start() - 8), found.start()):
                continue
            if sign in _BULLETS and (
                found.start() == starts[-1] or (sign == "+" and text[found.start() - 1] not in " \t")
            ):
                continue
            stops.append(_trimmed(text, starts[-1], found.start() + (sign in ".!?;")))
            starts.append(found.start() if sign in _BULLETS else found.end())
        stops.append(_trimmed(text, starts[-1], len(text)))
        return starts, stops

    @property
    def count(self) -> int:
        """How many sentences there are."""
        return len(self._bounds[0])

    def number(self, place: int) -> int:
        """Which sentence the place is in."""
        return bisect_right(self._bounds[0], place) - 1

    def bounds(self, number: int) -> tuple[int, int]:
        """Start and end of a sentence."""
        starts, stops = self._bounds
        return starts[number], stops[number]

    def places(self, stems: Stems) -> list[int]:
        """Where any of the stems stands in the lower-case text, in order."""
        if stems.number >= len(self._places):  # a room that has only now said what it looks for
            del self.__dict__["_places"]
        return self._places[stems.number]

    def places_of(self, word: str) -> list[int]:
        """Where one word stands in the lower-case text, in order."""
        found = []
        place = self.lower.find(word)
        while place >= 0:
            found.append(place)
            place = self.lower.find(word, place + 1)
        return found

    @cached_property
    def _places(self) -> list[list[int]]:
        """The places of all stems, found in one pass."""
        automaton, patterns = _automaton(len(_ALL))
        lower = self.lower
        found: list[list[int]] = [[] for _ in _ALL]
        for pattern, start, _ in automaton.find_matches_as_indexes(
            lower.encode("ascii", "replace"), overlapping=True
        ):
            stem, plain, numbers = patterns[pattern]
            if plain or lower.startswith(stem, start):
                for number in numbers:
                    found[number].append(start)
        for places in found:
            places.sort()
        return found


def _trimmed(text: str, start: int, stop: int) -> int:
    while stop > start and text[stop - 1] in " \t":
        stop -= 1
    return max(start, stop)


def any_within(places: list[int], start: int, end: int) -> bool:
    """True when one of the places, which are in order, is in `start:end`."""
    index = bisect_left(places, start)
    return index < len(places) and places[index] < end
