"""The industry of an employer from its column, as the vocabulary names industries.

Boards have lists of their own: "Hospitals & Health Clinics", "IT-Software / Software Services", "Versicherungen". Names of
these lists have commas, slashes and "and" in them, and so have cells that name several industries: the longest name
that fits is taken, from the left, and of several industries the first counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from mltrends.parse.company import company_key
from mltrends.parse.date_words import folded
from mltrends.parse.tables import by_word, words

LONGEST = 300  # characters of a cell that are read
OTHER = "other"  # an industry that is told, and that the vocabulary has no concept for
NOTHING = "nothing"
_LONGEST_NAME = 12  # parts between commas, slashes and "and"
_SIGNS = re.compile(r"[\W_]+")
_PARTS = re.compile(r"[,/;|&+>()\n\t•·・:、，；]+|\s(?:[-–—]|and|und|et|y|e|en|och|og|i|и)(?=\s)")


def _parts(text: str) -> list[str]:
    """What stands between commas, slashes and "and", in small letters and without signs."""
    return [
        part
        for part in (_SIGNS.sub(" ", part).strip() for part in _PARTS.split(folded(text.lower())))
        if part
    ]


def _key(text: str) -> str:
    return " ".join(_parts(text))


def _pattern(listed: Iterable[str]) -> re.Pattern[str] | None:
    """Any of these words, whole, or with any ending where "*" stands; anywhere in scripts without gaps."""
    made = []
    for word in listed:
        bare = re.escape(_key(word.rstrip("*")))
        gapless = any("\u3040" <= sign <= "\u9fff" for sign in word)
        made.append(bare if gapless else rf"(?<!\w){bare}" + ("" if word.endswith("*") else r"(?!\w)"))
    return re.compile("|".join(made)) if made else None


_GROUPS = words("industries.toml")
_NAMES = by_word({name: list(map(_key, group["names"])) for name, group in _GROUPS.items()})
_WORDS, _LAST = (
    {name: found for name, group in _GROUPS.items() if (found := _pattern(group.get(key, ())))}
    for key in ("words", "last")
)
_BEARERS = by_word({name: list(map(_key, group.get("employers", ()))) for name, group in _GROUPS.items()})
_LONGEST_BEARER = max(len(word.split()) for word in _BEARERS)
CONCEPTS = tuple(name for name in _GROUPS if name not in (OTHER, NOTHING))


def parse_industry(text: str) -> str | None:
    """Read the cell of an industry column.

    Returns:
        The id of a concept of the vocabulary; "other" for an industry that it has no concept for; None when the cell
        says nothing ("-1", "Unknown / Non-Applicable") or no industry that is known here.
    """
    return _read(text[:LONGEST])


@lru_cache(maxsize=1 << 13)
def industry_of_name(company: str) -> str | None:
    """The concept of the industry that an employer's name says outright: "First National Bank", "University of Oslo".

    The word must begin or end the name, legal forms aside, and no other may say another industry.
    """
    told = company_key(company).split()
    said = set()
    for size in range(1, min(_LONGEST_BEARER, len(told)) + 1):
        for words_there in (told[:size], told[-size:]):
            if found := _BEARERS.get(" ".join(words_there)):
                said.add(found)
    return said.pop() if len(said) == 1 and len(told) > 1 else None


@lru_cache(maxsize=1 << 13)
def _read(text: str) -> str | None:
    parts = _parts(text)
    at = 0
    while at < len(parts):
        size, found = _named(parts[at : at + _LONGEST_NAME])
        if found is not None and found != NOTHING:
            return found
        at += size
    return None


def _named(parts: Sequence[str]) -> tuple[int, str | None]:
    """How many of the first parts are a name, and of what; one part without a name is told by its words."""
    for size in range(len(parts), 0, -1):
        if found := _NAMES.get(" ".join(parts[:size])):
            return size, found
    for patterns in (_WORDS, _LAST):
        told = [name for name, pattern in patterns.items() if pattern.search(parts[0])]
        if told:
            return 1, told[0] if len(told) == 1 else None
    return 1, None
