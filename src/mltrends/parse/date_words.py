"""Words of dates: months, days of the week, eras, and a text in the form in which they are compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from mltrends.parse.tables import words
from mltrends.parse.text import cell

_OWN_LETTERS = str.maketrans({"ı": "i", "đ": "d", "ø": "o", "ł": "l", "æ": "ae", "ß": "ss", "ʼ": "'", "º": "o", "ª": "a", "\u0130": "i"})  # fmt: skip
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")  # "PostedYesterday"
_WORD = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]$")


def folded(text: str) -> str:
    """A cell in small letters, one sort of sign and digit, without accents; words that stick together are parted."""
    if text.isascii() and "&" not in text:
        return _GLUED.sub(" ", text.strip()).lower()
    split = unicodedata.normalize("NFD", _GLUED.sub(" ", cell(text)).lower().translate(_OWN_LETTERS))
    bare = "".join(sign for sign in split if not unicodedata.combining(sign))
    joined = unicodedata.normalize("NFC", bare)
    if joined.isascii():
        return joined
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in joined)


def alternatives(listed: list[str]) -> str:
    """A pattern for any of these folded phrases, the longest first, as whole words where the script has gaps."""
    ordered = sorted(listed, key=lambda phrase: (-len(phrase), phrase))
    ends = (
        r"" if _UNSPACED.search(phrase) or not phrase[-1].isalnum() else r"(?![^\W\d_])" for phrase in ordered
    )
    return "|".join(re.escape(phrase) + end for phrase, end in zip(ordered, ends, strict=True))


def _by_number(groups: dict[str, list[str]]) -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for number, listed in groups.items():
        for word in map(folded, listed):
            found[word] = found.get(word, frozenset()) | {int(number)}
    return found


_TABLE = words("dates.toml")
MONTHS = {word: min(months) for word, months in _by_number(_TABLE["month"]).items()}
BETWEEN = frozenset(map(folded, _TABLE["between"]))
ZONE_WORDS = frozenset(_TABLE["zones"])
ERAS = {folded(name): year for name, year in _TABLE["era"].items()}
_WEEKDAYS = _by_number(_TABLE["weekday"])
_NAMED_DAY = re.compile(rf"(?<![^\W\d_])(?:{alternatives(list(_WEEKDAYS))})")
WEEKDAY_WORDS = frozenset(word for word in _WEEKDAYS if _WORD.fullmatch(word))


@lru_cache(maxsize=1 << 12)
def weekdays_in(text: str) -> frozenset[int]:
    """The days of the week that a folded text may name, Monday is 1; none when it names none.

    A word of two letters is one only at the beginning: inside a sentence it is an article.
    """
    for match in _NAMED_DAY.finditer(text):
        if match.start() == 0 or len(match[0]) > 2 or not match[0].isascii():
            return _WEEKDAYS[match[0]]
    return frozenset()
