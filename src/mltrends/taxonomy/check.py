"""What only the whole can tell: aliases that two concepts claim, parents that are not there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from mltrends.taxonomy.concepts import Concept, Form
from mltrends.taxonomy.errors import Place

_SIGNS = re.compile(r"[\W_]+")


def faults_of_whole(
    concepts: Sequence[Concept], places: Mapping[str, Place], added: Mapping[tuple[str, str], Place]
) -> Iterator[str]:
    """Hold the concepts to one another: one line for each alias or label that stands twice, and each name of nothing.

    Args:
        concepts: those that could be read.
        places: where they stand; also those that could not be read, whose ids may be named all the same.
        added: where forms stand that one file adds to another's concept, by its id and the form's text.
    """
    yield from _names(concepts, places)
    yield from _circles(concepts, places)
    yield from _labels(concepts, places)
    yield from _aliases(concepts, places, added)


def same_words(text: str) -> str:
    """The key under which two aliases are the same: case, spaces and hyphens folded, `+` and `#` kept."""
    if text.isascii() and text.replace(" ", "").isalnum():  # most are, and it is ten times as fast
        return " ".join(text.lower().split()) if "  " in text else text.lower().strip()
    return _SIGNS.sub(
        lambda signs: "".join(sign for sign in signs.group() if sign in "+#.&/") or " ", text.casefold()
    ).strip()


def _names(concepts: Sequence[Concept], places: Mapping[str, Place]) -> Iterator[str]:
    for concept in concepts:
        conditions = [item for guard in concept.guards for item in (*guard.accept, *guard.reject)]
        named = {
            "parents": concept.parents,
            "also": concept.also,
            "ad": tuple(name for condition in conditions for name in condition.ad),
        }
        for key, names in named.items():
            for name in names:
                if name not in places:
                    yield f"{places[concept.id]}: {key} names {name!r}, which is no concept's id{_nearest(name, places)}"


def _labels(concepts: Sequence[Concept], places: Mapping[str, Place]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for concept in concepts:
        other = seen.setdefault(concept.label, concept.id)
        if other != concept.id:
            yield f"{places[concept.id]}: label {concept.label!r} is taken by {places[other]}; each label stands once"


def _aliases(
    concepts: Sequence[Concept], places: Mapping[str, Place], added: Mapping[tuple[str, str], Place]
) -> Iterator[str]:
    seen: dict[str, list[Form]] = {}
    forms = [(form, (concept.id, form.text) in added) for concept in concepts for form in concept.forms()]
    for form, _ in sorted(forms, key=lambda one: one[1]):  # who adds to another's concept comes second
        others = seen.setdefault(same_words(form.text), [])
        taken = next((other for other in others if _clash(form, other)), None)
        if taken is None:
            others.append(form)
            continue
        here, there = (added.get((one.concept.id, one.text), places[one.concept.id]) for one in (form, taken))
        yield (
            f"{here}: alias {form.text!r} is taken by {there}; each alias names one concept "
            "(two may share it only when both are cased and spelled differently)"
        )


def _clash(form: Form, other: Form) -> bool:
    if other.concept is form.concept:
        return False
    return not (form.cased and other.cased and form.text != other.text)


def _circles(concepts: Sequence[Concept], places: Mapping[str, Place]) -> Iterator[str]:
    """Concepts that are among their own wider concepts; each circle is told once."""
    parents = {concept.id: concept.parents for concept in concepts}
    told: set[str] = set()
    for concept in concepts:
        way, ahead = {concept.id: ""}, [concept.id]
        while ahead:
            here = ahead.pop()
            for wider in parents.get(here, ()):
                if wider == concept.id and concept.id not in told:
                    circle = [here]
                    while circle[-1] != concept.id:
                        circle.append(way[circle[-1]])
                    told.update(circle)
                    yield f"{places[concept.id]}: parents goes round in a circle: {', '.join([*circle[::-1], wider])}"
                if wider not in way:
                    way[wider] = here
                    ahead.append(wider)


def _nearest(name: str, ids: Iterable[str]) -> str:
    near = get_close_matches(name, ids, n=3, cutoff=0.6)
    return f"; nearest: {', '.join(near)}" if near else ""
