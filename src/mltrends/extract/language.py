"""The language that an ad is written in, or None when that cannot be told.

The script speaks first; then the small words that hold sentences together, listed by language in
`function_words.toml`. A word that several languages share counts for each of them as a part of one. The best
language holds when its words are enough and make up enough of the text, and when, of the words that tell it from
the next one, far fewer speak for that.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import chain
from typing import Any

MOST_CHARS = (
    4_000  # of a text; of a long one three stretches of these are looked at: the first, middle and last
)
STRETCH = 600
LEAST_WORDS = 5  # small words of the language that must be seen
LEAST_SHARE = 0.12  # of all words of the text; sentences hold at least twice as many
# Of the words that tell the best two apart, the second has at most this share of what the first has, and so many fewer.
MARGIN, LEAST_LEAD = 0.75, 2
# Share of the letters that are of another script: from here on the text is in it, whatever names it holds among its
# words; and up to here they say nothing. Between the two, Latin words that make sentences leave it open.
IN_SCRIPT, PARTLY = 0.6, 0.2
LEAST_LETTERS = 4  # of another script
_DENSE = 2.5  # Latin letters that say as much as one sign of these scripts
_DENSE_SCRIPTS = frozenset({"han", "kana", "hangul"})
_KANA_IN_JAPANESE = 0.05  # of its signs, at least; Chinese has none

_LATIN = "latin"
_WORD = re.compile(r"[^\W\d_]+")
_OTHER_LETTERS = re.compile(
    "[\u0370-\u1dff\u1f00-\u1fff\u2c00-\ud7ff\uf900-\ufdff\ufe70-\uffef\U00010000-\U0003ffff]"
)
_ADDRESS_SIGNS = ("://", "www.", "@", ".com", ".org", ".io")
_SIGNS = "•–—…®™"  # the most frequent of those that are not ASCII
_LETTERS = bytes(code if code > 127 or chr(code).isalpha() else 32 for code in range(256))


@dataclass(frozen=True, slots=True)
class _Tables:
    """What `function_words.toml` holds, turned to be looked up."""

    names: dict[str, str]
    groups: tuple[tuple[str, ...], ...]  # sets of languages that share words
    words: dict[str, int]  # word -> number of the group of its languages
    shares: dict[
        str, tuple[tuple[tuple[str, float], ...], ...]
    ]  # script -> group -> languages, each with its share
    letters: dict[str, frozenset[str]]  # script -> letters that only some of its languages have
    starts: tuple[int, ...]  # of the ranges of scripts, in order
    ranges: tuple[tuple[int, str], ...]  # the last code point of each, and the script
    alone: dict[str, str]  # script -> the language that it tells by itself


def find_language(text: str) -> str | None:
    """The language of a text as ISO 639-1 code; None when the text is short or no language wins clearly.

    Args:
        text: readable text of an ad; what stands behind its first 4,000 characters is not looked at.
    """
    text = _stretches(text[:MOST_CHARS])
    if len(text) - len(text.encode("latin-1", "ignore")) >= LEAST_LETTERS:
        text = unicodedata.normalize("NFC", text)
        others = _OTHER_LETTERS.findall(text)
        if len(others) >= LEAST_LETTERS:
            return _of_scripts(text.lower(), others)
    return _by_words(_words(text))


def language_words(text: str, language: str) -> list[str]:
    """The words of a text that speak for a language, those that come most often first."""
    tables = _tables()
    counts = Counter(_WORD.findall(text[:MOST_CHARS].lower()))
    known = ((word, tables.words.get(word)) for word, _ in counts.most_common())
    return [word for word, group in known if group is not None and language in tables.groups[group]]


def language_name(code: str) -> str:
    """The English name of a language; the code itself when there is none."""
    return _tables().names.get(code, code)


def _stretches(text: str) -> str:
    """The text, or of a long one enough of its beginning, middle and end."""
    if len(text) <= 3 * STRETCH:
        return text
    starts = (0, (len(text) - STRETCH) // 2, len(text) - STRETCH)
    return " ".join(text[start : start + STRETCH] for start in starts)


def _words(text: str) -> list[str]:
    """The words of a text in Latin letters; much faster than a regular expression, and signs beyond ASCII stay."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).replace("İ", "i")
        for sign in _SIGNS:
            text = text.replace(sign, " ")
    text = text.lower()
    for sign in _ADDRESS_SIGNS:
        if sign in text:
            text = _without(text, sign)
    return text.encode("utf-8", "ignore").translate(_LETTERS).decode("utf-8").split()


def _without(text: str, sign: str) -> str:
    """The text without what stands around a sign up to the next white space: a web or mail address."""
    first, *rest = text.replace("\n", " ").split(sign)
    kept = [first.rpartition(" ")[0]]
    kept += [part.partition(" ")[2].rpartition(" ")[0] for part in rest[:-1]]
    kept.append(rest[-1].partition(" ")[2])
    return " ".join(kept)


def _of_scripts(text: str, others: list[str]) -> str | None:
    """The language of a text that holds letters of other scripts."""
    scripts = _scripts(others)
    latin_words = _words(_OTHER_LETTERS.sub(" ", text))
    if not scripts:
        return _by_words(latin_words)
    dense = _DENSE * sum(count for script, count in scripts.items() if script in _DENSE_SCRIPTS)
    plain = sum(count for script, count in scripts.items() if script not in _DENSE_SCRIPTS)
    share = (dense + plain) / (dense + plain + sum(map(len, latin_words)))
    in_latin = _by_words(latin_words) if share < IN_SCRIPT else None
    if share < PARTLY:
        return in_latin
    return None if in_latin is not None else _by_script(scripts, text)


def _scripts(letters: list[str]) -> Counter[str]:
    tables, found = _tables(), Counter[str]()
    for letter, count in Counter(letters).items():
        place = bisect_right(tables.starts, ord(letter)) - 1
        if place >= 0 and ord(letter) <= tables.ranges[place][0]:
            found[tables.ranges[place][1]] += count
    return found


def _by_script(scripts: Counter[str], text: str) -> str | None:
    """The language of the script that most letters are of."""
    if scripts["kana"] > _KANA_IN_JAPANESE * (scripts["kana"] + scripts["han"]):
        scripts["kana"] += scripts.pop("han", 0)
    (script, most), *rest = scripts.most_common(2)
    if rest and rest[0][1] > MARGIN * most:
        return None
    tables = _tables()
    if script in tables.alone:
        return tables.alone[script]
    letters = [letter for letter in text if letter in tables.letters[script]]
    return _by_words(_WORD.findall(text), script, letters)


def _by_words(words: Sequence[str], script: str = _LATIN, letters: Sequence[str] = ()) -> str | None:
    """The language of a script whose words are there, when one wins.

    Args:
        words: words of the text, in small letters.
        script: the script whose languages are asked for.
        letters: letters of the text that not all languages of the script have, each as often as it stands there; they
            count like words.
    """
    tables = _tables()
    found = Counter(map(tables.words.get, chain(words, letters)))
    groups = {group: count for group, count in found.items() if group is not None}
    weighed: dict[str, float] = {}
    shares = tables.shares[script]
    for group, count in groups.items():
        for language, share in shares[group]:
            weighed[language] = weighed.get(language, 0.0) + share * count
    if not weighed:
        return None
    best, *rest = sorted(weighed, key=lambda language: (-weighed[language], language))[:2]
    rival = rest[0] if rest else ""
    first = second = shared = 0
    for group, count in groups.items():
        languages = tables.groups[group]
        if best not in languages:
            second += count if rival in languages else 0
        elif rival in languages:
            shared += count
        else:
            first += count
    if first + shared < max(LEAST_WORDS, LEAST_SHARE * len(words)):
        return None
    return best if second <= MARGIN * first and first - second >= LEAST_LEAD else None


@cache
def _tables() -> _Tables:
    content = resources.files("mltrends.extract").joinpath("function_words.toml").read_text(encoding="utf-8")
    given: dict[str, Any] = tomllib.loads(content)
    languages, scripts = given["languages"], given["scripts"]
    letters = {code: language.get("letters", "") for code, language in languages.items()}
    by_word: dict[str, tuple[str, ...]] = {}
    for code, language in languages.items():
        for word in dict.fromkeys([*language.get("words", "").split(), *letters[code]]):
            by_word[word] = (*by_word.get(word, ()), code)
    written = {code: language.get("script", _LATIN) for code, language in languages.items()}
    groups = tuple(dict.fromkeys(by_word.values()))
    numbers = {group: number for number, group in enumerate(groups)}
    ranges = sorted((start, end, name) for name, one in scripts.items() for start, end in one["ranges"])
    return _Tables(
        names={code: language["name"] for code, language in languages.items()},
        groups=groups,
        words={word: numbers[group] for word, group in by_word.items()},
        shares={
            script: tuple(
                tuple((code, 1 / len(group)) for code in group if written[code] == script) for group in groups
            )
            for script in (_LATIN, *scripts)
        },
        letters={
            script: frozenset("".join(letters[code] for code in languages if written[code] == script))
            for script in scripts
        },
        starts=tuple(start for start, _, _ in ranges),
        ranges=tuple((end, name) for _, end, name in ranges),
        alone={name: one["language"] for name, one in scripts.items() if "language" in one},
    )
