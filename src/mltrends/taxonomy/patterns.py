"""The patterns of a concept tried out: those of a layer when it is read, the built-in ones by a test."""

from __future__ import annotations

import re
import warnings

from mltrends.taxonomy.concepts import Concept, Pattern
from mltrends.taxonomy.entry import AT_END
from mltrends.taxonomy.errors import Place, shown

_ANY_WORDS = ("", "some words ", "(x", "17. ")
_KEYS = ("before", "not_before", "after", "near", "surface")
_START, _END = AT_END.split("{}")


def try_patterns(concept: Concept, place: Place) -> None:
    """Compile every pattern of a concept's guards.

    Raises:
        TaxonomyError: one is no regular expression, or holds on any text.
    """
    for guard in concept.guards:
        for condition in (*guard.accept, *guard.reject):
            for key in _KEYS:
                pattern: Pattern | None = getattr(condition, key)
                if pattern is not None:
                    _try(pattern, key, place)


def _try(pattern: Pattern, key: str, place: Place) -> None:
    source = pattern.pattern
    if key == "before":
        source = source.removeprefix(_START).removesuffix(_END)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # a doubtful set, as [[a], is a slip of the pen
            re.compile(source, pattern.flags)  # by itself: brackets may close what stands around it
            holds_on_any = all(pattern.search(words) for words in _ANY_WORDS)
    except (re.error, OverflowError, RecursionError, Warning) as error:
        raise place.error(
            f"{key} {shown(source)} is not a regular expression: {error}; a sign is taken as it stands behind a backslash"
        ) from error
    if holds_on_any:
        raise place.error(f"{key} {shown(source)} holds on any text; give it something to look for")
