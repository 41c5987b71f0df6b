"""Where phrases could stand in texts, and what stands around each place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mltrends.models.ads import Flags, Whole
from mltrends.models.known import MOST_WORDS, Known, common
from mltrends.models.words import END, FIRST, LIST, Cut

Kinds = NDArray[np.int8]

COMPANY_KINDS = ("language", "library", "platform", "database", "bi", "method", "data", "math", "practice")
MOST_PACKED = 2_000_000  # words of which three make a number of 64 bits
_JOINING = ("and", "or")


class Text:
    """All texts as arrays of one place each."""

    def __init__(self, texts: Cut, known: Known) -> None:
        surfaces = ["", ",", ".", *texts.surfaces]
        low = [surface.casefold() for surface in surfaces]
        lows = {word: number for number, word in enumerate(dict.fromkeys(low))}
        self.lows = list(lows)
        self.surfaces = surfaces
        # Plain numbers of 4 bytes, since there are some hundred millions of places; codes made of them take 8.
        self.surface = texts.ids
        self.low = np.array([lows[word] for word in low], np.int32)[texts.ids]
        self.ad = np.cumsum(texts.ids == END, dtype=np.int32) - (texts.ids == END)
        small = common()
        self.small = np.array([word in small.small or word.isdigit() for word in self.lows])[self.low]
        self.inner = np.array([word in small.inner for word in self.lows])[self.low]
        self.word = self.surface >= FIRST
        self.kind = np.zeros(len(self.low), np.int8)  # of the known words that stand here; 0: none
        self.kinds = ["", *dict.fromkeys((*known.cased.values(), *known.rows.values()))]
        numbers = {surface: number for number, surface in enumerate(surfaces)}
        for length in range(1, MOST_WORDS + 1):
            self._mark(known.cased, numbers, self.surface, length)
            self._mark(known.rows, lows, self.low, length)

    def _mark(
        self,
        known: dict[tuple[str, ...], str],
        numbers: dict[str, int],
        words: NDArray[np.int32],
        length: int,
    ) -> None:
        """Mark the places of known rows of so many words; only where the first of them stands is looked further."""
        rows: dict[tuple[int, ...], int] = {}
        begins = np.zeros(len(numbers), bool)
        for row, kind in known.items():
            if len(row) == length and all(word in numbers for word in row):
                rows[tuple(numbers[word] for word in row)] = self.kinds.index(kind)
                begins[numbers[row[0]]] = True
        if not rows or len(words) < length:
            return
        at = np.flatnonzero(begins[words[: len(words) - length + 1]])
        here = _codes([words[at + step] for step in range(length)], len(numbers))
        listed = sorted(rows)
        codes = _codes([np.array(column, np.int64) for column in zip(*listed, strict=True)], len(numbers))
        order = np.argsort(codes)
        codes, values = codes[order], np.array([rows[row] for row in listed], np.int8)[order]
        near = np.minimum(np.searchsorted(codes, here), len(codes) - 1)
        same = codes[near] == here
        for step in range(length):
            self.kind[at[same] + step] = values[near[same]]


def _codes(columns: Sequence[NDArray[Any]], size: int) -> Whole:
    """One number for the words of each row; in the rare case that they do not fit, by a mixture that hardly ever meets."""
    code = np.zeros(len(columns[0]), np.int64)
    for column in columns:
        code = code * max(size, 2) + column if size < MOST_PACKED else _mixed(code, column)
    return code


def _mixed(code: Whole, column: NDArray[Any]) -> Whole:
    """A number of 64 bits that is alike where both are; others are alike once in some billions of billions."""
    made = (code.astype(np.uint64) ^ (code.astype(np.uint64) >> np.uint64(29))) * np.uint64(
        0x9E3779B97F4A7C15
    )
    made = (made + column.astype(np.uint64)) * np.uint64(0xBF58476D1CE4E5B9)
    mixed: Whole = (made ^ (made >> np.uint64(31))).view(np.int64)
    return mixed


def beside(text: Text) -> tuple[Kinds, Kinds]:
    """Of each place the kind of the known words that end before it, or start behind it, across a sign of lists."""
    between = (text.surface == LIST) | np.isin(
        text.low, [number for number, word in enumerate(text.lows) if word in _JOINING]
    )
    skilled = np.isin(text.kind, [number for number, kind in enumerate(text.kinds) if kind in COMPANY_KINDS])
    kind = np.where(skilled, text.kind, 0).astype(np.int8)
    size = len(kind)
    before, behind = np.zeros(size, np.int8), np.zeros(size, np.int8)
    for gap in (1, 2):  # ", " and ", and "
        if size <= gap + 1:
            break
        open_ = np.ones(size - gap - 1, bool)
        for step in range(1, gap + 1):
            open_ &= between[step : size - gap - 1 + step]
        left, right = kind[: size - gap - 1], kind[gap + 1 :]
        here = before[gap + 1 :]
        here[:] = np.where((here == 0) & open_, left, here)
        there = behind[: size - gap - 1]
        there[:] = np.where((there == 0) & open_, right, there)
    return before, behind


def places_of(text: Text, min_ads: int, least: int) -> tuple[Whole, Whole]:
    """Where phrases could stand, and how many words they have: every part of one is frequent enough itself."""
    times = np.bincount(text.low, minlength=len(text.lows))
    letters = np.array(
        [len(word) > 1 and "'" not in word and any(map(str.isalpha, word)) for word in text.lows]
    )
    edge = text.word & ~text.small & letters[text.low]
    new = text.kind == 0
    size = len(text.low)
    singles = np.flatnonzero(edge & new & (times[text.low] >= least))
    places, lengths = [singles], [np.ones(len(singles), np.int64)]
    often = edge & (times[text.low] >= min_ads)
    if size > 1:
        two = np.flatnonzero(often[:-1] & often[1:] & (new[:-1] | new[1:]))
        two = two[_frequent(_pair(text, two), min_ads)]
        places.append(two)
        lengths.append(np.full(len(two), 2))
    if size > 2:
        middle = often | (text.word & text.inner)
        three = np.flatnonzero(
            often[:-2] & middle[1:-1] & often[2:] & (new[:-2] | (new[1:-1] & ~text.inner[1:-1]) | new[2:])
        )
        wide = len(text.lows)
        _, pair = np.unique(_pair(text, three), return_inverse=True)
        three = three[_frequent(pair * wide + text.low[three + 2], min_ads)]
        places.append(three)
        lengths.append(np.full(len(three), 3))
    return np.concatenate(places), np.concatenate(lengths).astype(np.int64)


def _pair(text: Text, places: Whole) -> Whole:
    """A number for the two words that begin at each place."""
    return text.low[places].astype(np.int64) * len(text.lows) + text.low[places + 1]


def _frequent(codes: Whole, least: int) -> Flags:
    _, inverse, counts = np.unique(codes, return_inverse=True, return_counts=True)
    kept: Flags = counts[inverse] >= least
    return kept


def contexts(text: Text, places: Whole, lengths: Whole) -> Whole:
    """A number for the two words before and the two behind each place: a line that is repeated gives the same one."""
    last = len(text.low) - 1
    code = np.zeros(len(places), np.int64)
    for at in (places - 2, places - 1, places + lengths, places + lengths + 1):
        code = _mixed(code, text.low[np.clip(at, 0, last)])
    return code


def spellings(text: Text, places: Whole, lengths: Whole) -> Whole:
    """A number for each way to write the words at a place."""
    size, last = len(text.surfaces), len(text.surface) - 1
    columns = [
        np.where(lengths > step, text.surface[np.minimum(places + step, last)], size)
        for step in range(MOST_WORDS)
    ]
    return _codes(columns, size + 1)
