"""Texts as long rows of numbers: a number for each word, and for the signs between them.

A word is a run of letters and digits with what belongs to it ("Vue.js", "C++", "R&D"); a hyphen inside is a gap
like a space, as in the vocabulary. Links, mail addresses and the names in these are cut out before, so that
neither sites nor persons become words. What stands between two gaps is cut once, however often it comes, which is many
times faster than a pattern over the whole text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from mltrends.extract.readable import MOST_CHARS

Ids = NDArray[np.int32]

END, LIST, STOP = 0, 1, 2  # the end of a text, a sign between items of a list, any other sign
FIRST = 3  # the number of the first word
LONGEST = 40  # letters of a word; what is longer is none

_TAG = re.compile(r"<[a-zA-Z/][^<>]{0,1000}>")
_LINK = re.compile(r"(?:https?:|www\.).*", re.DOTALL)
_SITE = re.compile(r"\.(?:com|org|net|edu|gov)$", re.IGNORECASE)
# The entities that texts are full of; any other is left to the standard library, which is slow.
_ENTITIES = {
    "&#x27;": "'",
    "&#39;": "'",
    "&#x2F;": "/",
    "&quot;": '"',
    "&gt;": ">",
    "&lt;": "<",
    "&nbsp;": " ",
    "&amp;": "&",
}
_ENTITY = re.compile(r"&(?:#\w{1,7}|[a-zA-Z]{2,8});")
_WORD = re.compile(
    r"[^\W_]+(?:'[a-zA-Z]{1,2}\b|[.&](?=[A-Za-z])[^\W_]{1,3}\b)*(?:\+\+)?#?"  # it's, Vue.js, R&D, C++, C#
    r"|[^\w-]|(?<!\w)-|-(?!\w)"
)
_LISTING = frozenset(",/|;()[]•*+&:\n-–—·")
_PARTS = re.compile(r"[^\W\d_]{3,}")
_NEAR = 80  # characters of a mail address before its sign


@dataclass(frozen=True, slots=True)
class Cut:
    """Texts cut into words: `ids` of all texts, one after the other, each closed by `END`.

    Word number n is `surfaces[n - FIRST]`, as it is spelled.
    """

    surfaces: tuple[str, ...]
    ids: Ids
    texts: int


class _Runs(dict[str, tuple[int, ...]]):
    """The numbers of the words and signs of each run of a text without a gap."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def __missing__(self, run: str) -> tuple[int, ...]:
        found = _WORD.findall(_LINK.sub(".", run)) if "@" not in run else ["."]
        self[run] = made = tuple(map(self._number, found))
        return made

    def _number(self, word: str) -> int:
        if not word[0].isalnum():
            return LIST if word in _LISTING else STOP
        if len(word) > LONGEST or _SITE.search(word):
            return STOP
        return self.numbers.setdefault(word, len(self.numbers) + FIRST)


def cut(texts: Iterable[str]) -> Cut:
    """Cut texts into words."""
    runs = _Runs()
    rows: list[Ids] = []
    for text in texts:
        split = _bare(text[:MOST_CHARS]).split()
        rows.append(np.fromiter(chain(chain.from_iterable(map(runs.__getitem__, split)), (END,)), np.int32))
    return Cut(tuple(runs.numbers), np.concatenate(rows) if rows else np.zeros(0, np.int32), len(rows))


def join(cuts: Iterable[Cut]) -> Cut:
    """Cuts of parts of the texts as one; the words are numbered by their letters, however the parts were dealt."""
    parts = list(cuts)
    surfaces = sorted({surface for part in parts for surface in part.surfaces})
    numbers = {surface: number for number, surface in enumerate(surfaces, FIRST)}
    rows = []
    for part in parts:
        codes = np.array([*range(FIRST), *(numbers[surface] for surface in part.surfaces)], np.int32)
        rows.append(codes[part.ids])
    ids = np.concatenate(rows) if rows else np.zeros(0, np.int32)
    return Cut(tuple(surfaces), ids, sum(part.texts for part in parts))


def words_of(text: str) -> list[str]:
    """The words of a short text, as `cut` finds them, signs left out."""
    return [word for word in _WORD.findall(text) if word[0].isalnum()]


def _bare(text: str) -> str:
    """The text without tags, mail addresses and the persons that these name; lines end in a sign of lists."""
    if "&" in text:
        for entity, sign in _ENTITIES.items():
            text = text.replace(entity, sign)
        if _ENTITY.search(text):
            text = html.unescape(text)
    if "<" in text:
        text = _TAG.sub("\n", text)
    if "’" in text:
        text = text.replace("’", "'")
    if "@" in text:
        text = _without_persons(text)
    return text.replace("\n", " | ") if "\n" in text else text


def _without_persons(text: str) -> str:
    """The text without the names that stand before an "@", wherever they stand; "@" takes their place."""
    persons = {
        part.casefold()
        for left in text.split("@")[:-1]
        if left[-1:].strip()
        for part in _PARTS.findall(left[-_NEAR:].split()[-1])
    }
    if not persons:
        return text
    return re.sub(rf"\b(?:{'|'.join(sorted(map(re.escape, persons)))})\b", "@", text, flags=re.IGNORECASE)
