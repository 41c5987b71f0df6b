"""What only the whole can tell: aliases that two concepts claim, parents that are not there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mltrends.taxonomy.concepts import Concept
from mltrends.taxonomy.entry import Place

_SIGNS = re.compile(r"[\W_]+")


def check_whole(concepts: Sequence[Concept], places: dict[str, Place]) -> None:
    """Hold the concepts to one another.

    Raises:
        TaxonomyError: an alias or a label stands twice, or a concept is named that is not there.
    """
    _check_names(concepts, places)
    _check_labels(concepts, places)
    _check_aliases(concepts, places)


def same_words(text: str) -> str:
    """The key under which two aliases are the same: case, spaces and hyphens folded, `+` and `#` kept."""
    return _SIGNS.sub(
        lambda signs: "".join(sign for sign in signs.group() if sign in "+#.&/") or " ", text.casefold()
    ).strip()


def _check_names(concepts: Sequence[Concept], places: dict[str, Place]) -> None:
    ids = {concept.id for concept in concepts}
    for concept in concepts:
        conditions = [item for guard in concept.guards for item in (*guard.accept, *guard.reject)]
        named = {
            "parents": concept.parents,
            "also": concept.also,
            "ad": tuple(name for condition in conditions for name in condition.ad),
        }
        for key, names in named.items():
            for name in names:
                if name not in ids:
                    raise places[concept.id].error(f"{key} names {name!r}, which is no concept's id")
        if concept.id in concept.parents:
            raise places[concept.id].error("parents names the concept itself")


def _check_labels(concepts: Sequence[Concept], places: dict[str, Place]) -> None:
    seen: dict[str, str] = {}
    for concept in concepts:
        other = seen.setdefault(concept.label, concept.id)
        if other != concept.id:
            raise places[concept.id].error(
                f"label {concept.label!r} is taken by {places[other]}; each label stands once"
            )


def _check_aliases(concepts: Sequence[Concept], places: dict[str, Place]) -> None:
    seen: dict[str, tuple[str, bool, str]] = {}
    for concept in concepts:
        for form in concept.forms():
            key = same_words(form.text)
            other, cased, text = seen.setdefault(key, (concept.id, form.cased, form.text))
            if other == concept.id or (cased and form.cased and text != form.text):
                continue
            raise places[concept.id].error(
                f"alias {form.text!r} is taken by {places[other]}; each alias names one concept "
                "(two may share it only when both are cased and spelled differently)"
            )
