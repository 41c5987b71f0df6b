"""What needs no suggesting: words of the vocabulary, small words of languages, words that all ads are full of."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from mltrends.models.words import words_of
from mltrends.taxonomy import Taxonomy

_SIGNS = re.compile(r"[\W_]+")
_SUFFIX = ".js"
_DOUBLE = ("ss", "us", "is", "os")  # ends that are no plural


def key_of(phrase: str) -> str:
    """What all ways to write a phrase have in common: no case, gap, point or plural, and no ".js".

    >>> key_of("React-Native"), key_of("Vue.js"), key_of("Libraries"), key_of("C++")
    ('reactnative', 'vue', 'library', 'c++')
    """
    low = phrase.casefold().strip()
    if low.endswith(_SUFFIX):
        low = low.removesuffix(_SUFFIX)
    sharp = low[len(low.rstrip("+#")) :]
    bare = _SIGNS.sub("", low)
    if bare.endswith("js") and len(bare) > 4:
        bare = bare.removesuffix("js")
    if bare.endswith("ies") and len(bare) > 5:
        bare = bare.removesuffix("ies") + "y"
    elif bare.endswith("s") and len(bare) > 3 and not bare.endswith(_DOUBLE):
        bare = bare.removesuffix("s")
    return bare + sharp


@dataclass(frozen=True, slots=True)
class Known:
    """The vocabulary as keys, and as rows of words with the kind of the concept that they name.

    `rows` are in small letters and stand for any case, `cased` are as spelled. Of more than three words the first
    three are held.
    """

    keys: frozenset[str]
    rows: dict[tuple[str, ...], str]
    cased: dict[tuple[str, ...], str]


MOST_WORDS = 3


def known_of(vocabulary: Taxonomy) -> Known:
    """What a vocabulary knows."""
    keys: set[str] = set()
    rows: dict[tuple[str, ...], str] = {}
    cased: dict[tuple[str, ...], str] = {}
    for concept in vocabulary.concepts:
        for form in concept.forms():
            keys.add(key_of(form.text))
            row = tuple(words_of(form.text.replace("-", " ")))[:MOST_WORDS]
            if row and form.cased:
                cased.setdefault(row, concept.kind)
            elif row:
                rows.setdefault(tuple(word.casefold() for word in row), concept.kind)
    return Known(frozenset(keys), rows, cased)


@dataclass(frozen=True, slots=True)
class Common:
    """Words that no phrase is made of: `small` ones begin and end none, `inner` ones may stand inside."""

    small: frozenset[str]
    inner: frozenset[str]


@cache
def common() -> Common:
    """The small words of all languages that ads are read in, and the words that all ads are full of."""
    grammar = _table("mltrends.extract", "function_words.toml")["languages"]
    own = _table("mltrends.models", "common_words.toml")
    small = _words(language.get("words", "") for language in grammar.values()) | _words(own["words"].values())
    return Common(small, _words([own["inner"]]))


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in text.split())


def _table(package: str, name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(package).joinpath(name).read_text("utf-8"))
