"""Find concepts by what people call them."""

from __future__ import annotations

from difflib import get_close_matches

from mltrends.model import WrongUse
from mltrends.taxonomy.check import same_words
from mltrends.taxonomy.concepts import Concept, Taxonomy


def find(taxonomy: Taxonomy, words: str) -> list[Concept]:
    """The concepts whose id, label or alias that is; case, spaces and hyphens make no difference.

    Raises:
        WrongUse: none is called so; the message names the nearest ones.
    """
    wanted = same_words(words)
    found = []
    names: dict[str, str] = {}
    for concept in taxonomy.concepts:
        called = {
            same_words(name): name
            for name in (*(form.text for form in concept.forms()), concept.label, concept.id)
        }
        if words == concept.id or wanted in called:
            found.append(concept)
        names |= dict.fromkeys(called, concept.label)
    if found:
        return found
    near = dict.fromkeys(names[key] for key in get_close_matches(wanted, names, n=8, cutoff=0.6))
    nearest = f"nearest: {', '.join(list(near)[:5])}" if near else "nothing is spelled nearly like it"
    raise WrongUse(f"no concept of {len(taxonomy.concepts):,} is called {words!r}; {nearest}")
