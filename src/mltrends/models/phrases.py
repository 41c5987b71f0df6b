"""Phrases of one to three words that enough ads of enough employers hold, each with its ads and the company it keeps.

A phrase never runs across a sign between words, never begins or ends with a common word, and never lies inside words
that the vocabulary knows. Ways to write it that differ in case, gap, hyphen, plural or ".js" are one phrase.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

import numpy as np

from mltrends.models.ads import Flags, Whole, distinct
from mltrends.models.known import MOST_WORDS, Known, key_of
from mltrends.models.stand import Kinds, Text, beside, contexts, places_of, spellings
from mltrends.models.words import Cut

MIN_ADS = 20  # of a phrase, all periods together
LISTED_AT_LEAST = 0.5  # of the usual share in lists; what stands there still less is no term
MIN_WRITTEN = 3  # ads of a way to write it that is worth naming


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases and where they stand.

    Phrase p is in the ads `ads[starts[p]:starts[p + 1]]`, in order, each once; in those flagged in `listed` it stands
    in a list beside something that the vocabulary knows. `ways[p]` are the ways to write it, the most frequent
    first, with the ads of each; `kinds[p]` counts the kinds of what it stands beside, `contexts[p]` the different
    words that stand around it (0 where it hardly ever stands in such a list).
    """

    keys: tuple[str, ...]
    ways: tuple[tuple[tuple[str, int], ...], ...]
    words: tuple[tuple[str, ...], ...]
    holds_known: tuple[bool, ...]
    kinds: tuple[dict[str, int], ...]
    contexts: Whole
    starts: Whole
    ads: Whole
    listed: Flags

    def ads_of(self, phrase: int) -> Whole:
        """The ads of one phrase."""
        return self.ads[self.starts[phrase] : self.starts[phrase + 1]]

    def listed_of(self, phrase: int) -> Flags:
        """In which of its ads it stands in a list beside something known."""
        return self.listed[self.starts[phrase] : self.starts[phrase + 1]]

    @property
    def number(self) -> dict[str, int]:
        """The number of each phrase by its key."""
        return {key: number for number, key in enumerate(self.keys)}

    def kept(self, pairs: Flags) -> Phrases:
        """The same phrases, in some of their ads: a flag for each entry of `ads`."""
        phrase = np.repeat(np.arange(len(self.keys)), np.diff(self.starts))[pairs]
        starts = np.searchsorted(phrase, np.arange(len(self.keys) + 1))
        return replace(self, starts=starts, ads=self.ads[pairs], listed=self.listed[pairs])


def find_phrases(texts: Cut, known: Known, *, min_ads: int = MIN_ADS) -> Phrases:
    """Find the phrases of texts that the vocabulary does not know."""
    text = Text(texts, known)
    places, lengths = places_of(text, min_ads, MIN_WRITTEN)
    groups = _Groups(text, places, lengths, known)
    return groups.phrases(beside(text), min_ads)


class _Groups:
    """The places of phrases, ways to write the same together."""

    def __init__(self, text: Text, places: Whole, lengths: Whole, known: Known) -> None:
        self.text = text
        code = spellings(text, places, lengths)
        # Each distinct spelling is made into words once.
        _, first, spelled = np.unique(code, return_index=True, return_inverse=True)
        self.rows = [
            tuple(text.surfaces[one] for one in text.surface[place : place + length])
            for place, length in zip(places[first].tolist(), lengths[first].tolist(), strict=True)
        ]
        numbers: dict[str, int] = {}
        self.group_of = np.full(len(self.rows), -1, np.int64)
        for number, row in enumerate(self.rows):
            key = key_of("".join(row))
            if key and key not in known.keys:
                self.group_of[number] = numbers.setdefault(key, len(numbers))
        self.names = list(numbers)
        kept = self.group_of[spelled] >= 0
        self.places, self.lengths, self.spelled = places[kept], lengths[kept], spelled[kept]
        self.group, self.ads = self.group_of[self.spelled], text.ad[self.places].astype(np.int64)
        self.wide = int(self.ads.max(initial=0)) + 1

    def phrases(self, near: tuple[Kinds, Kinds], min_ads: int) -> Phrases:
        """Those that are in enough ads, by their keys."""
        before, behind = near[0][self.places], near[1][self.places + self.lengths - 1]
        pairs, inverse = np.unique(self.group * self.wide + self.ads, return_inverse=True)
        listed = np.bincount(inverse, weights=(before > 0) | (behind > 0), minlength=len(pairs)) > 0
        counts = np.bincount(pairs // self.wide, minlength=len(self.names))
        big = sorted(np.flatnonzero(counts >= min_ads).tolist(), key=lambda one: self.names[one])
        number_of = np.full(len(self.names), -1, np.int64)
        number_of[big] = np.arange(len(big))
        pair_number = number_of[pairs // self.wide]
        order = np.lexsort((pairs % self.wide, pair_number))[np.count_nonzero(pair_number < 0) :]
        number = number_of[self.group]
        ways, words = self._ways(number_of, len(big))
        share = np.bincount(pair_number[order], weights=listed[order], minlength=len(big)) / np.maximum(
            1, counts[big]
        )
        often = share >= LISTED_AT_LEAST * (listed.mean() if len(listed) else 0.0)
        return Phrases(
            tuple(self.names[one] for one in big),
            ways,
            words,
            self._holds_known(number, len(big)),
            self._kinds(number, before, behind, len(big)),
            self._contexts(number, often, len(big)),
            np.searchsorted(pair_number[order], np.arange(len(big) + 1)),
            (pairs % self.wide)[order],
            listed[order],
        )

    def _ways(
        self, number_of: Whole, size: int
    ) -> tuple[tuple[tuple[tuple[str, int], ...], ...], tuple[tuple[str, ...], ...]]:
        """The ways to write each phrase, the most frequent first, and the words of the first."""
        pairs = distinct(self.spelled * self.wide + self.ads)
        ads = np.bincount(pairs // self.wide, minlength=len(self.rows))
        ways: list[list[tuple[int, str, tuple[str, ...]]]] = [[] for _ in range(size)]
        for row, group, times in zip(self.rows, self.group_of.tolist(), ads.tolist(), strict=True):
            if group >= 0 and number_of[group] >= 0:
                ways[number_of[group]].append((-times, " ".join(row), row))
        for some in ways:
            some.sort()
        return (
            tuple(tuple((way, -times) for times, way, _ in some) for some in ways),
            tuple(some[0][2] for some in ways),
        )

    def _kinds(self, number: Whole, before: Kinds, behind: Kinds, size: int) -> tuple[dict[str, int], ...]:
        found: list[dict[str, int]] = [defaultdict(int) for _ in range(size)]
        names = self.text.kinds
        for side in (before, behind):
            some = (side > 0) & (number >= 0)
            codes, times = np.unique(number[some] * len(names) + side[some], return_counts=True)
            for code, count in zip(codes.tolist(), times.tolist(), strict=True):
                found[code // len(names)][names[code % len(names)]] += count
        return tuple(dict(some) for some in found)

    def _holds_known(self, number: Whole, size: int) -> tuple[bool, ...]:
        """Whether at most of its places a phrase holds a word that the vocabulary knows there."""
        inside = np.zeros(len(number), bool)
        for step in range(MOST_WORDS):
            at = np.minimum(self.places + step, len(self.text.kind) - 1)
            inside |= (self.lengths > step) & (self.text.kind[at] > 0)
        of = np.bincount(number[number >= 0], minlength=size)
        held = np.bincount(number[(number >= 0) & inside], minlength=size)
        return tuple((held * 2 > of).tolist())

    def _contexts(self, number: Whole, often: Flags, size: int) -> Whole:
        """The different words around each phrase, for those that stand in lists often enough to be asked."""
        some = number >= 0
        some[some] = often[number[some]]
        around = contexts(self.text, self.places[some], self.lengths[some])
        order = np.lexsort((around, number[some]))
        rows, around = number[some][order], around[order]
        new = np.ones(len(rows), bool)
        new[1:] = (rows[1:] != rows[:-1]) | (around[1:] != around[:-1])
        return np.bincount(rows[new], minlength=size)
