"""Text that was encoded twice, read again: what a sound file never holds, a damaged one is full of.

Only sequences that cannot be meant are touched: a lead letter and the signs that UTF-8 would put behind it,
when together they make a letter or sign of a living script.
"""

from __future__ import annotations

import re

ROUNDS = 3  # some files were encoded wrongly more than once
_FOLLOWERS = "".join(
    bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(0x80, 0xC0)
) + "".join(map(chr, range(0x80, 0xA0)))
_FOLLOWS = f"[{re.escape(_FOLLOWERS)}]"
_LETTER = f"[\u00c2-\u00df]{_FOLLOWS}|[\u00e0-\u00ef]{_FOLLOWS}{{2}}|[\u00f0-\u00f4]{_FOLLOWS}{{3}}"
_LATIN = re.compile(_LETTER)
_EAST = 0x3001  # from here on a letter alone may be chance, as é·· is; two in a row are not
_CYRILLIC = re.compile("(?:[РС][\u0080-\u00bf\u0400-\u045f\u0490\u0491\u2010-\u203a\u20ac\u2116\u2122]){3,}")
_CLOSING = "»”’›"
_LIVING = (
    (0x00A0, 0x017F),  # Latin
    (0x0370, 0x052F),  # Greek, Cyrillic
    (0x05D0, 0x064A),  # Hebrew, Arabic
    (0x0900, 0x0DFF),  # scripts of India
    (0x0E00, 0x0E7F),  # Thai
    (0x1E00, 0x1EFF),  # Latin of Vietnam
    (0x2000, 0x22FF),  # punctuation, currencies, arrows, mathematics
    (0x2500, 0x27BF),  # bullets and other signs
    (0x3000, 0x30FF),  # punctuation and kana
    (0x4E00, 0x9FFF),  # Han
    (0xAC00, 0xD7A3),  # Hangul
    (0xFE0F, 0xFEFF),
    (0xFF00, 0xFFEF),
    (0x1F000, 0x1FAFF),  # pictures
)


_TWICE_LATIN = re.compile(rb"\xc3[\x82-\xb4][\xc2\xe2\xc5\xcb\xc6]")
_TWICE_CYRILLIC = re.compile(rb"\xd0[\xa0\xa1][\xc2\xd0\xd1\xd2\xe2]")


def may_be_twice(content: bytes) -> bool:
    """A quick look at UTF-8: False when nothing in it can have been encoded twice."""
    return bool(_TWICE_LATIN.search(content) or _TWICE_CYRILLIC.search(content))


def mended(text: str) -> str:
    """The text with letters that were encoded twice put right."""
    for _ in range(ROUNDS):
        made = _CYRILLIC.sub(_undo_cyrillic, _LATIN.sub(_undo_latin, text))
        if made == text:
            return text
        text = made
    return text


def _undo_latin(match: re.Match[str]) -> str:
    found = match[0]
    if found[1] in _CLOSING and len(found) == 2 and not match.string[match.end() : match.end() + 1].isalpha():
        return found  # a capital before a closing quote, as in «MAÇÃ»
    try:
        letter = b"".join(map(_byte, found)).decode("utf-8")
    except UnicodeError:
        return found
    if 0xFF00 > ord(letter) >= _EAST and not _has_neighbour(match):
        return found
    return letter if any(first <= ord(letter) <= last for first, last in _LIVING) else found


def _has_neighbour(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 3) : match.start()]
    return bool(_LATIN.match(match.string, match.end()) or (len(before) == 3 and _LATIN.fullmatch(before)))


def _byte(letter: str) -> bytes:
    return bytes([ord(letter)]) if ord(letter) < 0x100 else letter.encode("cp1252")


def _undo_cyrillic(match: re.Match[str]) -> str:
    try:
        return b"".join(
            bytes([ord(letter)]) if "\x80" <= letter < "\xa0" else letter.encode("cp1251")
            for letter in match[0]
        ).decode("utf-8")
    except UnicodeError:
        return match[0]
