"""Skills as people write them, with commas, as ids of concepts."""

from __future__ import annotations

from pathlib import Path


def concepts_of(home: Path, words: str) -> tuple[str, ...]:
    """The ids of the concepts that are called so in the vocabulary of the home, each once.

    Raises:
        WrongUse: when one is called so by none; the message names the nearest.
    """
    named = [word.strip() for word in words.split(",") if word.strip()]
    if not named:
        return ()
    from mltrends.run.vocabulary import in_force
    from mltrends.taxonomy.search import find

    vocabulary = in_force(home, ())
    return tuple(dict.fromkeys(find(vocabulary, word)[0].id for word in named))
