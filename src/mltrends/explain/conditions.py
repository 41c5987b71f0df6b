"""What a guard looks for, in plain words; and, of a condition that held, what it saw."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mltrends.explain.phrases import ANY, FIRST, LAST, phrases
from mltrends.explain.words import listed, one_of_kinds, part_of
from mltrends.extract.context import REACH, Spot
from mltrends.taxonomy import Condition, Taxonomy

_MOST_PHRASES = 6
_MOST_LABELS = 5
_AFTER = 20  # characters shown of what follows, when a rule only looks at how it goes on
_ENDS = {FIRST: "the beginning of the sentence", LAST: "the end of the sentence"}


def in_words(condition: Condition, taxonomy: Taxonomy) -> str:
    """What must be there for the condition to hold."""
    parts = []
    if condition.surface:
        shapes = _quoted(phrases(condition.surface.pattern))
        parts.append(f"written {shapes}" if shapes else "written in another way")
    if condition.before:
        found = tuple(phrase.removesuffix(LAST) for phrase in phrases(condition.before.pattern))
        parts.append(f"right after {_such_as(found)}")
    if condition.not_before:
        parts.append(f"not somewhere after {_such_as(phrases(condition.not_before.pattern))}")
    if condition.after:
        parts.append(f"right before {_such_as(phrases(condition.after.pattern))}")
    if condition.near:
        parts.append(
            f"within {REACH} characters, in the same sentence, of {_such_as(phrases(condition.near.pattern))}"
        )
    if condition.beside:
        parts.append(f"in one list with {one_of_kinds(condition.beside)}")
    if condition.ad:
        parts.append(f"where {_labels(condition.ad, taxonomy)} counts elsewhere in the ad")
    if condition.section:
        parts.append(f"in the part {listed([part_of(name) for name in condition.section], 'or')}")
    if condition.alone:
        parts.append("alone on its line")
    if condition.work:
        parts.append("in a sentence that speaks of the holder, the team or the work")
    return " and ".join(parts)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a rule could see around a mention."""

    spot: Spot
    counted: frozenset[str]  # concepts that count in the ad
    words: Callable[[int, int], str]  # a stretch of the text as it may be shown

    def of(self, condition: Condition, taxonomy: Taxonomy) -> str:
        """What the condition, which held, saw."""
        start, end = self.spot.proposal.start, self.spot.proposal.end
        before, after = self.spot.before(), self.spot.after()
        parts = []
        if condition.surface:
            parts.append(f"that it is written “{self.words(start, end)}”")
        if condition.before and (found := condition.before.search(before)):
            words = self._at(found, start - len(before))
            parts.append(f"“{words}” right before it" if words else "that it begins the sentence")
        if condition.after and (found := condition.after.match(after)):
            words = self._at(found, end) or self.words(end, end + _AFTER)
            parts.append(f"“{words}” right behind it" if words else "that it ends the sentence")
        if condition.near and (found := condition.near.search(before)):
            parts.append(f"“{self._at(found, start - len(before))}” near it")
        elif condition.near and (found := condition.near.search(after)):
            parts.append(f"“{self._at(found, end)}” near it")
        if condition.beside:
            parts.append(f"that it stands in one list with {one_of_kinds(condition.beside)}")
        if there := [concept for concept in condition.ad if concept in self.counted]:
            parts.append(f"that {_labels(there, taxonomy, last='and')} counts elsewhere in the ad")
        if condition.section:
            parts.append(f"that it stands in the part {part_of(self.spot.section)}")
        if condition.alone:
            parts.append("that it stands alone on its line")
        if condition.work:
            parts.append("that its sentence speaks of the holder, the team or the work")
        return " and ".join(parts)

    def _at(self, found: re.Match[str], base: int) -> str:
        return self.words(base + found.start(), base + found.end())


def _such_as(found: Sequence[str]) -> str:
    ends = [words for sign, words in _ENDS.items() if any(phrase.strip(ANY) == sign for phrase in found)]
    quoted = _quoted(found)
    named = [f"words such as {quoted}" if len(found) > 1 else quoted] if quoted else []
    return listed([*named, *ends], "or") or "certain words"


def _quoted(found: Sequence[str]) -> str:
    plain = [_plain(phrase) for phrase in found]
    kept = list(dict.fromkeys(phrase for phrase in plain if phrase.strip(ANY + " ")))
    more = ", …" if len(kept) > _MOST_PHRASES else ""
    return listed([f"“{phrase}”" for phrase in kept[:_MOST_PHRASES]], "," if more else "or") + more


def _plain(phrase: str) -> str:
    return "".join(char for char in phrase if char.isprintable()).strip()


def _labels(concepts: Sequence[str], taxonomy: Taxonomy, *, last: str = "or") -> str:
    labels = [taxonomy.by_id[concept].label for concept in concepts]
    if len(labels) > _MOST_LABELS:
        labels = [*labels[: _MOST_LABELS - 1], f"{len(labels) - _MOST_LABELS + 1} others"]
    return listed(labels, last)
