"""What opens a part of an ad, read from `sections.toml`: headings, first words of sentences, legal words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import cast

from ahocorasick_rs import AhoCorasick

from mltrends.extract.layout import Layout, Stems
from mltrends.model import Section

_ORDER: tuple[Section, ...] = ("body", "legal", "preferred", "benefits", "duties", "requirements", "about")
_OPENING_ORDER: tuple[Section, ...] = ("requirements", "duties")
_CAPITALISED = re.compile(r"[A-ZÜ][A-Za-zÜ]*")
_BEFORE = re.compile(r"(?:[.!?:;*•)\]] ?|[a-z] |\A|\n)\Z")
_CHOICE = re.compile(r"\(\?:([^()]*)\)")
_PIECES = re.compile(r"(\\.|\[[^\]]*\]|.)([?*+]|\{[^}]*\})?")
_LETTERS = re.compile(r"[a-z -]+")


@cache
def _table(name: str) -> dict[str, list[str]]:
    text = resources.files("mltrends.extract").joinpath("sections.toml").read_text(encoding="utf-8")
    tables: dict[str, dict[str, list[str]]] = tomllib.loads(text)
    return tables[name]


@cache
def _opening() -> re.Pattern[str]:
    """What opens a part, any case, as one pattern: a group for each part, those that go first in front."""
    table = _table("opening")
    groups = (f"(?P<{part}>{'|'.join(f'(?:{one})' for one in table[part])})" for part in _OPENING_ORDER)
    return re.compile("|".join(groups), re.IGNORECASE)


@lru_cache(maxsize=20_000)  # the same headings come again in ad after ad
def heading_section(heading: str) -> Section | None:
    """The part that a heading opens, or None when it opens none that is known."""
    automaton, owners, always, patterns = _headings()
    found = {
        owners[one] for one, _, _ in automaton.find_matches_as_indexes(heading.lower(), overlapping=True)
    }
    for number in sorted(always.union(*(found))):
        part, pattern = patterns[number]
        if pattern.search(heading):
            return part
    return None


@cache
def _headings() -> tuple[
    AhoCorasick, list[frozenset[int]], frozenset[int], list[tuple[Section, re.Pattern[str]]]
]:
    """The patterns for headings in their order, and what finds letters that a pattern cannot do without.

    A heading holds the letters of very few patterns, so hardly any is tried.
    """
    table = _table("heading")
    written = [(part, one) for part in _ORDER for one in table[part]]
    owners: dict[str, set[int]] = {}
    for number, (_, one) in enumerate(written):
        owners.setdefault(needed_letters(one), set()).add(number)
    always = frozenset(owners.pop("", ()))
    patterns = [(part, re.compile(one, re.IGNORECASE)) for part, one in written]
    return AhoCorasick(list(owners)), [frozenset(one) for one in owners.values()], always, patterns


def needed_letters(pattern: str) -> str:
    """The longest run of plain letters and spaces that stands in every match of a pattern, in lower case.

    What is inside brackets or may be missing is left out; a pattern with a choice at its top has none.
    """
    runs, run, depth = [], "", 0
    for sign, count in _PIECES.findall(pattern):
        if sign in {"(", "["}:
            depth += 1
        elif sign in {")", "]"}:
            depth -= 1
        elif sign == "|" and not depth:
            return ""
        plain = sign.isascii() and (sign.isalpha() or sign == " ") and len(sign) == 1
        if depth or count or not plain:
            runs.append(run)
            run = ""
        else:
            run += sign
    return max([*runs, run], key=len).lower()


def opening_section(sentence: str) -> Section | None:
    """The part that a sentence belongs to by its first words, or None when it may belong to any."""
    found = _opening().match(sentence)
    return cast(Section, found.lastgroup) if found is not None else None


def inline_headings(text: str, start: int, end: int) -> Iterator[tuple[int, Section]]:
    """Headings inside a stretch of text whose line breaks were lost, with the part that each opens.

    A heading of one word needs a colon: "Benefits" may start a sentence, "Preferred Qualifications" does not.
    """
    firsts, pattern = _inline()
    if firsts.isdisjoint(
        _CAPITALISED.findall(text, start, end)
    ):  # one look in C, where the loop below makes an object a word
        return
    for word in _CAPITALISED.finditer(text, start, end):
        if word.group() not in firsts or not _BEFORE.search(text, max(0, word.start() - 2), word.start()):
            continue
        found = pattern.match(text, word.start(), end)
        if found is not None and (found["colon"] or " " in found.group().strip()):
            part = next(
                name for name, words in found.groupdict().items() if words is not None and name != "colon"
            )
            yield found.start(), cast(Section, part)


@cache
def _inline() -> tuple[frozenset[str], re.Pattern[str]]:
    """First words of inline headings, and the pattern to try where one stands: Title Case or CAPITALS."""
    table = _table("inline")
    groups = "|".join(
        f"(?P<{part}>{'|'.join([*patterns, *map(_upper, patterns)])})" for part, patterns in table.items()
    )
    firsts = {word for patterns in table.values() for pattern in patterns for word in _first_words(pattern)}
    pattern = re.compile(rf"(?:{groups})(?P<colon>\s?[:\-–]|\s?\((?:required|preferred)\))?(?=\s|[A-Z•\d])")
    return frozenset({*firsts, *(word.upper() for word in firsts)}), pattern


def _first_words(pattern: str) -> list[str]:
    """The words that a heading's pattern can begin with."""
    choice = _CHOICE.match(pattern)
    found = [_CAPITALISED.match(word) for word in (choice[1].split("|") if choice else [pattern])]
    return [word.group() for word in found if word is not None]


def _upper(pattern: str) -> str:
    """The pattern in capitals, its escapes left alone."""
    return re.sub(
        r"\\?[a-z]",
        lambda found: found.group() if len(found.group()) == 2 else found.group().upper(),
        pattern,
    )


def legal_places(layout: Layout) -> list[int]:
    """Where words stand that make their sentence legal text."""
    stems, pattern = _legal()
    return [place for place in layout.places(stems) if pattern.match(layout.lower, place)]


@cache
def _legal() -> tuple[Stems, re.Pattern[str]]:
    """The letters that each legal pattern begins with, and all patterns as one."""
    patterns = _table("sentence")["legal"]
    stems = (found.group() for pattern in patterns if (found := _LETTERS.match(pattern)) is not None)
    return Stems(*stems), re.compile("|".join(patterns))
