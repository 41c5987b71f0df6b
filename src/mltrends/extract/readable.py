"""Raw text made readable, with a way back: every place of the result is a place of the raw text.

Ads come with HTML tags and entities, with Markdown escapes, as Python list literals, and with
lost line breaks ("languageDebugging"). All of that is repaired here, before any word is looked
at; `Readable.raw_span` then says where words stand in the string that was handed in.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

# No ad is longer. What stands after this many characters is not read, which bounds time and
# memory on hostile texts.
MOST_CHARS = 200_000
# A much longer run without white space is cut for the tokenizer after so many characters: no word
# is that long, and rules for affixes are quadratic in the length of a run.
MOST_RUN = 100

_SAME_LENGTH = {
    **dict.fromkeys(map(ord, "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), "\n"),
    **dict.fromkeys([*range(9), *range(14, 28), 31, *range(127, 133), *range(134, 160)], " "),
    **dict.fromkeys(
        map(
            ord,
            "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
        ),
        " ",
    ),
    **dict.fromkeys(map(ord, "\u2010\u2011\ufe63\uff0d"), "-"),
    **dict.fromkeys(map(ord, "\u2018\u2019\u201b\u02bc\u00b4"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e"), '"'),
    **dict.fromkeys(
        map(
            ord,
            "\uf0b7\uf0a7\uf076\u2023\u2043\u25aa\u25cf\u25a0\u25e6\u25cb\u27a2\u2756\u2713\u2714\u25ba\u00b7",
        ),
        "•",
    ),
}
_ODD_ASCII = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")  # halves of a character, which no encoding can write
_ODD = re.compile(r"[^\t\n -~]")

_BLOCK = "p|br|li|ul|ol|div|tr|td|th|table|tbody|thead|h[1-6]|hr|section|article|header|footer|dl|dt|dd|blockquote|pre"
_INLINE = "b|i|u|em|a|span|strong|font|small|big|sub|sup|code|tt|mark|s|strike|del|ins|img|input|label|button|o:p|meta|link|html|body|head|title|center|col|colgroup|main|nav|figure|video|iframe|svg|path"
# Each repair: its name, what it replaces, and a quick look whether a text holds any.
_REPAIRS = (
    ("block", rf"</?(?:{_BLOCK})(?:\s[^<>]{{0,1000}})?/?\s?>", re.compile(r"<[/a-zA-Z]")),
    ("inline", rf"</?(?:{_INLINE})(?:\s[^<>]{{0,1000}})?/?\s?>", re.compile(r"<[/a-zA-Z]")),
    (
        "twice",
        r"&amp;(?:nbsp|amp|lt|gt|quot|apos|rsquo|lsquo|ndash|mdash|bull|#\d{1,7}|#x[0-9a-fA-F]{1,6});",
        re.compile("&amp;"),
    ),
    (
        "entity",
        r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});",
        re.compile("&[#a-zA-Z][0-9a-zA-Z]{1,31};"),
    ),
    ("escape", r"\\(?=[\\`*_{}\[\]()#+\-.!&>~|$<@:%=/])", re.compile(r"\\\W")),
    ("stars", r"\*{2,3}", re.compile(r"\*\*")),
    (
        "unseen",
        "[\u200b-\u200f\ufeff\u00ad\u2060\ufffc]+",
        re.compile("[\u200b-\u200f\ufeff\u00ad\u2060\ufffc]"),
    ),
)
_DROPPED = (("<script", "</script>"), ("<style", "</style>"), ("<!--", "-->"))
_LITERAL_REPAIRS = (
    ("item", r"""['"],\s(?:u?['"])""", ""),
    ("code", r"\\(?:xa0|u[0-9a-f]{4}|[ntr'\"])", ""),
)
_CAPITAL_INSIDE = re.compile(r"[A-Z](?:(?<=[a-z].)|(?<=[A-Z][A-Z].)(?=[a-z]{2}))")
_LONG_RUN = re.compile(rf"\S{{{MOST_RUN}}}(?=\S)")
_MAY_BE_WRAPPED = re.compile(r"\n(?=[a-z])")
_LITERAL_START = re.compile(r"\[u?['\"]")


@dataclass(frozen=True, slots=True)
class Readable:
    """Readable text and where each stretch of it comes from.

    Stretch i starts at `starts[i]` of the text and covers `raw_starts[i]:raw_ends[i]` of the raw
    string; `same[i]` says that it is the same characters, one for one.
    """

    text: str
    starts: tuple[int, ...] = (0,)
    raw_starts: tuple[int, ...] = (0,)
    raw_ends: tuple[int, ...] = (0,)
    same: tuple[bool, ...] = (True,)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the raw string."""
        if len(self.starts) == 1:
            shift = self.raw_starts[0]
            return start + shift, end + shift
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, max(end - 1, start)) - 1
        raw_start, raw_end = self.raw_starts[first], self.raw_ends[last]
        if self.same[first]:
            raw_start += start - self.starts[first]
        if self.same[last]:
            raw_end = self.raw_starts[last] + max(end, start) - self.starts[last]
        return raw_start, raw_end


class _Builder:
    """Collects stretches from left to right."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.starts: list[int] = []
        self.raw_starts: list[int] = []
        self.raw_ends: list[int] = []
        self.same: list[bool] = []
        self.length = 0

    def add(self, part: str, raw_start: int, raw_end: int, *, same: bool) -> None:
        if not part:
            return
        self.parts.append(part)
        self.starts.append(self.length)
        self.raw_starts.append(raw_start)
        self.raw_ends.append(raw_end)
        self.same.append(same)
        self.length += len(part)

    def readable(self) -> Readable:
        if not self.parts:
            return Readable("")
        return Readable(
            "".join(self.parts),
            tuple(self.starts),
            tuple(self.raw_starts),
            tuple(self.raw_ends),
            tuple(self.same),
        )


Splitter = Callable[[str], "list[tuple[int, str]]"]


def make_readable(raw: str, split_word: Splitter) -> Readable:
    """Repair a raw text.

    Args:
        raw: the text as it was handed in; only its first `MOST_CHARS` characters are read.
        split_word: says where a word that holds a capital inside is really two:
            places in the word, each with the white space that is missing there.

    Returns:
        The readable text with its way back.
    """
    text = _plain_characters(raw[:MOST_CHARS])
    readable = _substituted(text)
    readable = _with_gaps(readable, _gaps(readable.text, split_word))
    joined = _unwrapped(readable.text)
    if joined is not readable.text:
        readable = Readable(joined, readable.starts, readable.raw_starts, readable.raw_ends, readable.same)
    return readable


def _unwrapped(text: str) -> str:
    """A line break inside a sentence becomes a space: after a small letter or a comma, before a small letter."""
    parts, place = [], 0
    for found in _MAY_BE_WRAPPED.finditer(text):
        before = text[max(0, found.start() - 4) : found.start()].rstrip(" \t")[-1:]
        if before == "," or before.islower():
            parts += [text[place : found.start()], " "]
            place = found.end()
    return "".join([*parts, text[place:]]) if parts else text


def _plain_characters(text: str) -> str:
    """Exotic spaces, hyphens, quotes, bullets and control characters, each by one plain character."""
    if text.isascii() and not _ODD_ASCII.search(text):
        return text
    text = _SURROGATE.sub(" ", text)
    for char in sorted(set(_ODD.findall(text))):
        if (plain := _SAME_LENGTH.get(ord(char))) is not None:
            text = text.replace(char, plain)
    return text


def _substituted(text: str) -> Readable:
    literal = bool(_LITERAL_START.match(text))
    text = _blanked(text)
    repairs = [(name, pattern) for name, pattern, quick in _REPAIRS if quick.search(text)]
    if literal:
        repairs[:0] = [(name, pattern) for name, pattern, _ in _LITERAL_REPAIRS]
    if not repairs:
        return Readable(text, (0,), (0,), (len(text),), (True,))
    finder = _finder(tuple(repairs))
    built, place = _Builder(), 2 if literal else 0
    for found in finder.finditer(text, place):
        built.add(text[place : found.start()], place, found.start(), same=True)
        built.add(_replacement(found, text), found.start(), found.end(), same=False)
        place = found.end()
    end = len(text) - 2 if literal and text.endswith(("']", '"]')) else len(text)
    built.add(text[place:end], place, end, same=True)
    return built.readable()


def _blanked(text: str) -> str:
    """Scripts, styles and comments overwritten with spaces; one look for each end, so the time stays linear."""
    lower = ""
    for opening, closing in _DROPPED:
        if "<" not in text or opening not in (lower := lower or text.replace("İ", "I").lower()):
            continue
        parts, place = [], 0
        while (start := lower.find(opening, place)) >= 0 and (end := lower.find(closing, start)) >= 0:
            parts += [text[place:start], " " * (end + len(closing) - start)]
            place = end + len(closing)
        text = "".join([*parts, text[place:]])
        lower = ""
    return text


@cache
def _finder(repairs: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in repairs))


def _replacement(found: re.Match[str], text: str) -> str:
    kind, words = found.lastgroup, found.group()
    if kind == "twice":
        return _plain_characters(html.unescape(html.unescape(words)))
    if kind == "entity":
        return _plain_characters(html.unescape(words))
    if kind in {"block", "item"}:
        return "\n"
    if kind == "code":
        return _decoded(words)
    if kind in {"inline", "stars"}:
        return " " if _would_glue(text, found.start(), found.end()) else ""
    return ""


def _decoded(code: str) -> str:
    if code.startswith("\\u"):
        char = chr(int(code[2:], 16))
        return _plain_characters(char) if char.isprintable() else " "
    return {"\\n": "\n", "\\'": "'", '\\"': '"'}.get(code, " ")


def _would_glue(text: str, start: int, end: int) -> bool:
    """True when dropping `text[start:end]` would glue two words ("<b>Skills</b>Python"); a lone first letter is a drop cap."""
    before, after = text[max(start - 2, 0) : start], text[end : end + 1]
    return len(before) == 2 and before.isalnum() and after.isalnum()


def _gaps(text: str, split_word: Splitter) -> list[tuple[int, str]]:
    """Places at which white space is missing, with that white space."""
    gaps: dict[int, str] = {}
    done = 0
    for found in _CAPITAL_INSIDE.finditer(text):
        if found.start() < done:
            continue
        start, end = found.start(), found.end()
        while start > 0 and found.start() - start < MOST_RUN and text[start - 1].isalnum():
            start -= 1
        while (
            end < len(text) and end - found.start() < MOST_RUN and (text[end].isalnum() or text[end] in "+#")
        ):
            end += 1
        done = end
        for place, space in split_word(text[start:end]):
            gaps[start + place] = space
    if _has_long_run(text):
        for found in _LONG_RUN.finditer(text):
            gaps.setdefault(found.end(), " ")
    return sorted(gaps.items())


def _has_long_run(text: str) -> bool:
    """True when there is a run of twice `MOST_RUN` characters without a space: it fills one block whole."""
    blocks = (text[place : place + MOST_RUN] for place in range(0, len(text) - MOST_RUN, MOST_RUN))
    return any(" " not in block and "\n" not in block for block in blocks)


def _with_gaps(readable: Readable, gaps: list[tuple[int, str]]) -> Readable:
    if not gaps:
        return readable
    built = _Builder()
    bounds = (*readable.starts[1:], len(readable.text))
    waiting = iter(gaps)
    gap = next(waiting, None)
    for index, start in enumerate(readable.starts):
        end, place = bounds[index], start
        raw, same = readable.raw_starts[index], readable.same[index]
        while gap is not None and gap[0] < end:
            at = gap[0]
            raw_at = raw + at - start if same else raw
            built.add(
                readable.text[place:at],
                raw + place - start if same else raw,
                raw_at if same else readable.raw_ends[index],
                same=same,
            )
            built.add(gap[1], raw_at, raw_at, same=False)
            place, gap = at, next(waiting, None)
        built.add(
            readable.text[place:end],
            raw + place - start if same else raw,
            readable.raw_ends[index],
            same=same,
        )
    return built.readable()
