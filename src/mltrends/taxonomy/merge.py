"""An imported classification set beside our own vocabulary: what both name stays ours, and is linked.

An entry whose label is one of our forms becomes a link on that concept; its other words are not taken over. Of
the rest, words that we have are left out, and words that two entries have belong to the one whose label they
are, else to the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mltrends.taxonomy.check import same_words
from mltrends.taxonomy.concepts import Concept, Condition, Guard, Link, Pattern
from mltrends.taxonomy.errors import Place
from mltrends.taxonomy.imported import Entry, ImportedFile

# A capitalised word is a name only where it need not have its capital: behind another word of its sentence, and
# not among words in capitals.
AS_NAME = "AS-NAME"
_BEHIND_A_WORD = (Condition(before=Pattern(r"\w\W{0,3}$", flags=0)),)
_AMONG_CAPITALS = (
    Condition(before=Pattern(r"(?<![^\W\d_])[A-Z]{2,}\s$", flags=0)),
    Condition(after=Pattern(r"\s[A-Z]{2,}(?![^\W\d_])", flags=0)),
)
WORDS = "words"  # how a link came about that nobody has read
_QUALIFIER = re.compile(r"(?<=\S)\s*\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Merged:
    """What becomes of an imported file beside our own vocabulary."""

    concepts: tuple[Concept, ...]
    places: Mapping[str, Place]
    links: Mapping[str, tuple[Link, ...]]  # by the ids of our own concepts
    notes: tuple[str, ...]


def bare(label: str) -> str:
    """A label without what stands in brackets behind it, which no ad would write.

    >>> bare("Python (computer programming)")
    'Python'
    """
    return _QUALIFIER.sub("", label)


def words_of(concepts: Iterable[Concept]) -> dict[str, str]:
    """The words that concepts are found by, with the id of the first that has them."""
    found: dict[str, str] = {}
    for concept in concepts:
        for form in concept.forms():
            found.setdefault(same_words(form.text), concept.id)
    return found


def merge(file: ImportedFile, own: Mapping[str, str]) -> Merged:
    """Set a file beside our own vocabulary.

    Args:
        file: the imported layer.
        own: our words, as `words_of` gives them.
    """
    left = dict.fromkeys(("again", "ours", "twice", "empty"), 0)
    links: dict[str, list[Link]] = {}
    labels: dict[str, str] = {}
    apart: dict[str, tuple[Entry, Place]] = {}
    for entry, place in file.entries:
        if entry.id in apart:
            left["again"] += 1
            continue
        key = same_words(bare(entry.label))
        if key in own:
            links.setdefault(own[key], []).append(Link(file.scheme, entry.link, entry.label, WORDS))
            continue
        apart[entry.id] = (entry, place)
        labels.setdefault(key, entry.id)
    taken: dict[str, str] = {}
    concepts = []
    for entry, _ in apart.values():
        kept = []
        for words in (entry.any_case, entry.as_spelled, entry.as_name):
            some = []
            for text in words:
                key = same_words(text)
                if key in own:
                    left["ours"] += 1
                elif labels.get(key, entry.id) != entry.id or taken.setdefault(key, entry.id) != entry.id:
                    left["twice"] += 1
                else:
                    some.append(text)
            kept.append(tuple(some))
        if any(kept):
            concepts.append(_concept(entry, file.scheme, *kept))
        else:
            left["empty"] += 1
    return Merged(
        tuple(concepts),
        {concept.id: apart[concept.id][1] for concept in concepts},
        {concept: tuple(some) for concept, some in links.items()},
        tuple(_notes(left, sum(map(len, links.values())))),
    )


def _concept(
    entry: Entry,
    scheme: str,
    any_case: tuple[str, ...],
    as_spelled: tuple[str, ...],
    as_name: tuple[str, ...],
) -> Concept:
    names = (Guard(AS_NAME, (), as_name, _BEHIND_A_WORD, _AMONG_CAPITALS, quiet=True),) if as_name else ()
    return Concept(
        id=entry.id,
        label=entry.label,
        kind=scheme,
        origin=(scheme,),
        aliases=any_case,
        cased=as_spelled,
        guards=names,
        links=(Link(scheme, entry.link, entry.label),),
    )


def _notes(left: Mapping[str, int], links: int) -> Iterator[str]:
    said = {
        "again": "entries with the id of an earlier one, left out",
        "ours": "words of ours, left out",
        "twice": "words of another entry too, left to that",
        "empty": "entries without a word left",
    }
    if links:
        yield f"entries that are concepts of ours, linked to them and not found apart: {links:,}"
    yield from (f"{words}: {left[key]:,}" for key, words in said.items() if left[key])
