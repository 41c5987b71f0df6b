"""Which part of an ad a place is in: requirements, preferred, duties, about, benefits, legal, or body.

Three things open a part: a heading on its own line; a heading inside a line, when line breaks
were lost; and a sentence or bullet that can only belong to one part ("5+ years of …", "You will
…"), which is how a part ends that was opened by "About us" and never closed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from mltrends.extract.headings import heading_section, inline_headings, opening_section
from mltrends.extract.layout import Layout
from mltrends.model import Section

_NOT_ABOUT_THE_WORK: frozenset[Section] = frozenset({"about", "benefits", "legal"})
# "Salary: 70k" says nothing of the next line.
_ONE_LINERS: frozenset[Section] = frozenset({"benefits", "legal", "preferred"})
_MOST_HEADING = 70
_LONG_LINE = 250
_LINE_SIGNS = " \t•*#-–—=_>|.:"
_LINES = re.compile(r"[^\n]+")
_QUESTION_WORDS = frozenset({"what", "who", "about", "your", "why", "how"})
# "SSIS experience preferred" is an item of a list; "Preferred experience" is a heading.
_ITEM = re.compile(
    r"(?<!\A)(?<!skills )(?<!qualifications )(?<!requirements )(?<!education )(?:\(?\b(?:preferred|desired|required|highly desired)\)?|\ba plus|\boptional)\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sections:
    """Parts of a text, in order: part i starts at `starts[i]`."""

    starts: tuple[int, ...]
    names: tuple[Section, ...]

    def at(self, place: int) -> Section:
        """The part that a place is in."""
        return self.names[bisect_right(self.starts, place) - 1]


def find_sections(layout: Layout) -> Sections:
    """Cut a text into its parts."""
    marks: list[tuple[int, Section]] = [(0, "body")]
    lines = list(_LINES.finditer(layout.text))
    for number, found in enumerate(lines):
        line = found.group()
        current = marks[-1][1]
        part, leads_on = _of_heading(line, is_last=number + 1 == len(lines))
        if part is not None:
            marks.append((found.start(), part))
            if not leads_on:
                marks.append((found.end(), current))
        elif (opened := _opened(line, current)) is not None:
            marks.append((found.start(), opened))
        if len(line) > _LONG_LINE:
            marks.extend(_within(layout, found.start(), found.end(), marks[-1][1]))
    marks.sort(key=lambda mark: mark[0])
    return Sections(tuple(start for start, _ in marks), tuple(name for _, name in marks))


def _of_heading(line: str, *, is_last: bool) -> tuple[Section | None, bool]:
    """The part that a line opens, when it is a heading, and whether the lines after it belong to it too."""
    if len(line) > 2 * _MOST_HEADING:
        return (None, True) if ":" not in line[: 2 * _MOST_HEADING] else _read_heading(line, is_last=is_last)
    return _of_short(line, is_last=is_last)


def _read_heading(line: str, *, is_last: bool) -> tuple[Section | None, bool]:
    bare = line.strip(_LINE_SIGNS)
    head, colon, rest = bare.partition(":")
    if colon and rest and len(head) <= _MOST_HEADING:
        part = heading_section(head) if _may_lead(head) else None
        return part, part not in _ONE_LINERS
    if not bare or len(bare) > _MOST_HEADING or is_last or bare[-1] in ".,;":
        return None, True
    ends_with_colon = line.rstrip(" *_").endswith(":")
    if ends_with_colon or (_looks_like_heading(bare) and not (bare[0].isalpha() and _ITEM.search(bare))):
        return heading_section(bare), True
    return None, True


_of_short = lru_cache(maxsize=50_000)(_read_heading)  # many short lines come again in ad after ad


def _may_lead(head: str) -> bool:
    """True for words before a colon that can be a heading of what follows on the line."""
    return 0 < len(head.split()) <= 6 and head[:1].isupper() and not head.endswith((" e.g", " i.e"))


def _looks_like_heading(line: str) -> bool:
    """Without a colon: few words, most of them with a capital, or all capitals, or a question."""
    words = [word for word in line.split() if word[:1].isalpha()]
    if not 0 < len(words) <= 8:
        return False
    if line[-1] == "?" or line.isupper():
        return True
    small = sum(word[0].islower() for word in words)
    if words[0][0].islower():
        return False
    return len(words) <= 3 or small <= len(words) // 2 or words[0].casefold() in _QUESTION_WORDS


def _opened(sentence: str, current: Section) -> Section | None:
    """The part that a sentence opens by its first words, when the current part is not about the work."""
    return opening_section(sentence.lstrip(_LINE_SIGNS)) if current in _NOT_ABOUT_THE_WORK else None


def _within(layout: Layout, start: int, end: int, current: Section) -> list[tuple[int, Section]]:
    """Parts that begin inside a long line."""
    marks: list[tuple[int, Section]] = []
    heads = dict(inline_headings(layout.text, start, end))
    first, last = layout.number(start), layout.number(max(start, end - 1))
    for place in sorted({*(layout.bounds(number)[0] for number in range(first + 1, last + 1)), *heads}):
        part = heads.get(place) or _opened(layout.text[place : place + 80], current)
        if part is not None and part != current:
            marks.append((place, part))
            current = part
    return marks
