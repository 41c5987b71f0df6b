"""Text made plain, without a word changed."""

from __future__ import annotations

import html
import re
import unicodedata

_DASHES = "‐‑‒–—―−﹘﹣－᠆⁃"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u3000\ufeff\t\v\f\r"
_TICKS = "’‘‛′´`ʼ＇"
_TILDES = "〜～∼˜"
_PLAIN = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},  # full-width forms
    "\uffe5": "¥",
    "\uffe1": "£",
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_TICKS, "'"),
    **dict.fromkeys(_TILDES, "~"),
}
_ODD_ASCII = re.compile(r"[\t\v\f\r`]")
# Two ligatures that normalisation blows up to a whole sentence; they are signs, not words.
_BALLOONS = dict.fromkeys(map(ord, "\ufdfa\ufdfb"), " ")
_ASCII_WORDS = "".join(chr(code).lower() if chr(code).isalnum() else " " for code in range(128))
_WORD = re.compile(r"[^\W_]+")


def plain(text: str) -> str:
    """The same text with one sort of dash, space, tick and digit; every character keeps its place."""
    if text.isascii() and not _ODD_ASCII.search(text):
        return text
    for character in _PLAIN.keys() & set(text):
        text = text.replace(character, _PLAIN[character])
    return text


def cell(text: str, limit: int = 1000) -> str:
    """A cell made plain: entities decoded, ends trimmed, cut where no honest cell goes on."""
    if len(text) > limit:
        text = text[:limit]
    if "&" in text:
        text = html.unescape(text)
    return plain(text).strip()


def words_key(text: str) -> str:
    """The words alone, normalised: texts that differ only in case, width, punctuation or space are equal."""
    if text.isascii():
        return " ".join(text.translate(_ASCII_WORDS).split())
    folded = unicodedata.normalize("NFKC", text.translate(_BALLOONS)).casefold()
    if not unicodedata.is_normalized("NFKC", folded):
        folded = unicodedata.normalize("NFKC", folded)
    return " ".join(_WORD.findall(folded))
