"""A location cell cut into the parts that name places, without the words that name none."""

from __future__ import annotations

import re

from mltrends.parse.gazetteer import COUNTRIES, HEADS, NO_PLACE, REGIONS, TAILS, cities_of, name_key

_PARTS = re.compile(r"\s*[,;|()\[\]\n•·>]\s*|\s+[-–/]\s+|\s+(?:or|and|oder|und|ou|et)\s+")
_POSTCODE = re.compile(
    r"(?<=\b[A-Z]{2})\s+\d{5}(?:-\d{4})?\b.*$"  # New York, NY 10001
    r"|(?<=\b[A-Z]{2})\s+[A-Z]\d[A-Z]\s?\d[A-Z]\d$"  # Toronto, ON M5V 2T6
    r"|\s+[A-Z]{1,2}\d[A-Z\d]?(?:\s?\d[A-Z]{2})?$"  # London SW1A 1AA
    r"|(?<=[a-z])\s+\d{1,2}(?:er|e|[èe]me)?$"  # Paris 8e, Dublin 2
    r"|^(?:[A-Z]{1,2}-)?\d{4,6}\s+(?=\D)|\s+\d{4,6}$",  # 75008 Paris
    re.ASCII,
)
_LETTERS = re.compile(r"[^\W\d_]{2}")


def parts_of(text: str) -> list[str]:
    """The parts of a cell that name places, from the smallest on."""
    parts = []
    for piece in _PARTS.split(text):
        part = _bare(piece) if piece else ""
        if part:
            parts.append(part)
    return parts


def _bare(piece: str) -> str:
    """A part without postcode and without words that are no place; empty when nothing is left."""
    if any(map(str.isdigit, piece)):
        piece = _POSTCODE.sub("", piece).strip()
    key = name_key(piece)
    if key in NO_PLACE or not _LETTERS.search(key):
        return ""
    if key in COUNTRIES or key in REGIONS or cities_of(piece, None):
        return piece
    rest = _without_ends(piece, key)
    return _bare(rest) if len(rest) < len(piece) else piece


def _without_ends(piece: str, key: str) -> str:
    """A part without one word at its head or tail that is no place: "Greater", "Metropolitan Area"."""
    if key.endswith(TAILS):
        return _cut_words(piece, 0, len(next(filter(key.endswith, TAILS)).split()))
    if key.startswith(HEADS):
        return _cut_words(piece, len(next(filter(key.startswith, HEADS)).split()), 0)
    return piece


def _cut_words(piece: str, head: int, tail: int) -> str:
    """A part without its first or last words, hyphens counted as gaps between words."""
    found = re.split(r"([\s-]+)", piece.strip())
    return "".join(found[2 * head : len(found) - 2 * tail]).strip(" -")
