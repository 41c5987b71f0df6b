"""Words of flag columns, found in a cell whatever its case, hyphens and accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from mltrends.parse.text import cell

LONGEST = 300  # characters of a cell that are read
_OWN = str.maketrans("ıłøđ", "ilod")  # letters that no accent makes
_GAPS = re.compile(r"[\s_\-‐-―.]+")


def flag_key(text: str) -> str:
    """A flag cell in the form in which the word lists are compared."""
    lowered = unicodedata.normalize("NFKD", cell(text, LONGEST).casefold().translate(_OWN))[:LONGEST]
    bare = "".join(character for character in lowered if not unicodedata.combining(character))
    return _GAPS.sub(" ", bare).strip()


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of these words, longest first, as whole words where the script has gaps.

    A word with "*" at its end may go on: "teilzeit*" is in "Teilzeitstelle" too.
    """
    ordered = sorted(map(flag_key, words), key=lambda word: (-len(word), word))
    spaced = "|".join(_with_endings(word) for word in ordered if not _unspaced(word))
    unspaced = (re.escape(word.rstrip("*")) for word in ordered if _unspaced(word))
    return re.compile("|".join((*([rf"(?<!\w)(?:{spaced})(?!\w)"] if spaced else ()), *unspaced)))


def _with_endings(word: str) -> str:
    return re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word)


def _unspaced(word: str) -> bool:
    """Chinese, Japanese, and Korean in the single letters into which its syllables are taken apart."""
    return any("\u3040" <= sign <= "\u9fff" or "\u1100" <= sign <= "\u11ff" for sign in word)
