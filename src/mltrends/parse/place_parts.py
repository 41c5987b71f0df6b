"""A location cell cut into the parts that name places, without the words that name none."""

from __future__ import annotations

import re
from functools import lru_cache

from mltrends.parse.gazetteer import (
    COUNTRIES,
    DIRECTIONS,
    HEADS,
    HEADS_OF_KNOWN,
    NO_PLACE,
    REGION_CODES,
    REGIONS,
    STATE_CODES,
    TAILS,
    TAILS_OF_KNOWN,
    WORD_CODES,
    cities_of,
    country_of,
    known,
    name_key,
    names_within,
    regions_of,
)

_PARTS = re.compile(r"\s*[,;|()\[\]\n•·・>、،]\s*")
_INNER = re.compile(r"\s+[-/&+]\s+|\s+(?:or|and|oder|und|ou|et|y|e|и|و)\s+")
_POSTCODE = re.compile(
    r"(?<=\b[A-Z]{2})\s+\d{5}(?:-\d{4})?\b.*$"  # New York, NY 10001
    r"|(?<=\b[A-Z]{2})\s+[A-Z]\d[A-Z]\s?\d[A-Z]\d$"  # Toronto, ON M5V 2T6
    r"|(?:^|\s+)[A-Z]{1,2}\d[A-Z\d]?(?:\s?\d[A-Z]{2})?$"  # London SW1A 1AA
    r"|^[A-Z]{1,2}\d[A-Z\d]?(?:\s?\d[A-Z]{2})?\s+(?=\D)"  # EC2A London
    r"|^\d{4}\s?[A-Z]{2}\s+(?=\D{3})"  # 1012 AB Amsterdam
    r"|^〒?(?:\d{3}\s\d{2}|\d{2}-\d{3}|\d{3}-\d{4}|\d{5}-\d{3}|\d{4}-\d{3})\s*(?=\D)"  # 111 22 Stockholm
    r"|(?<=[A-Za-z])\s+\d{1,2}(?:er|e|[èe]me)?$"  # Paris 8e, PARIS 08, Dublin 2
    r"|^(?:[A-Z]{1,2}-)?\d{4,6}\s+(?=\D)|\s+\d{4,6}$",  # 75008 Paris
    re.ASCII,
)
_GLUED = re.compile(r"([A-Z]{2,3})-(?:([A-Z\d]{1,3})-)?(\S.*)")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_COUNTRIES_IN_SHORT = {"USA", "UK", "US", "UAE"}


def parts_of(text: str) -> list[str]:
    """The parts of a cell that name places, from the smallest on."""
    parts: list[str] = []
    for whole in _PARTS.split(_unglued(text) if "-" in text[2:4] else text):
        split = _INNER.search(whole) and not known(name_key(whole))
        for piece in _INNER.split(whole) if split else (whole,):
            part = _bare(piece) if piece else ""
            if part and (part.isascii() or known(name_key(part))):
                parts.append(part)
            elif part:
                parts += names_within(part) or [part]
    if (
        len(parts) > 1
        and " " in parts[-1]
        and not known(name_key(parts[-1]))
        and (behind := apart(parts[-1]))
    ):
        parts[-1:] = behind
    return parts


def apart(part: str) -> list[str] | None:
    """City and country or region of a part that has no comma: "Austin TX", "houston tx", "Berlin Germany"."""
    pieces = part.split()
    if len(pieces) > 1 and 2 <= len(code := pieces[-1].upper()) <= 3 and _is_code_behind(pieces, code):
        return [" ".join(pieces[:-1]), code]
    for size in (3, 2, 1):
        if len(pieces) > size:
            before, behind = " ".join(pieces[:-size]), " ".join(pieces[-size:])
            key = name_key(behind)
            if (key in COUNTRIES and len(key) > 3) or (
                key in REGIONS and (size > 1 or any(cities_of(before, r.country) for r in REGIONS[key]))
            ):
                return [before, behind]
    return None


def _is_code_behind(pieces: list[str], code: str) -> bool:
    """Whether the last word is the code of a country or region: one that fits the city, or a clear one."""
    before, written = " ".join(pieces[:-1]), pieces[-1]
    for city in cities_of(before, None):
        region = REGION_CODES.get(city.country, {}).get(code)
        if country_of(code) == city.country or (region and region.name == city.region):
            return True
    if code not in STATE_CODES and code not in _COUNTRIES_IN_SHORT:
        return False
    mixed = written.isupper() and (before[-1].islower() or before[-1] == ".")
    return len(before) > 1 and (mixed or code not in WORD_CODES)


def _unglued(text: str) -> str:
    """A cell whose codes are glued with hyphens, with commas: "US-TX-Austin", "DE-Berlin", "TX-Austin"."""
    match = _GLUED.fullmatch(text)
    if match is None:
        return text
    state = STATE_CODES.get(match[1])
    if state and any(city.region == state.name for city in cities_of(match[3], state.country)):
        return f"{match[3]}, {match[1]}"
    if (country := country_of(match[1])) is None:
        return text
    codes = REGION_CODES.get(country, {})
    fits = match[3] in codes or cities_of(match[3], country) or regions_of(match[3], country)
    return ", ".join(filter(None, match.groups())) if fits or match[2] in codes else text


@lru_cache(maxsize=1 << 14)  # the same parts stand in many cells
def _bare(piece: str) -> str:
    """A part without postcode and without words that are no place; empty when nothing is left."""
    if any(map(str.isdigit, piece)):
        piece = _POSTCODE.sub("", piece).strip()
    key = name_key(piece)
    if key in NO_PLACE or not _LETTERS.search(key):
        return ""
    if known(key):
        return piece
    rest = _without_ends(piece, key)
    return _bare(rest) if len(rest) < len(piece) else piece


def _without_ends(piece: str, key: str) -> str:
    """A part without one word at its head or tail that is no place: "Greater", "Metropolitan Area"."""
    if key.endswith(TAILS):
        return _cut_words(piece, 0, len(next(filter(key.endswith, TAILS)).split()))
    if key.startswith(HEADS):
        return _cut_words(piece, len(next(filter(key.startswith, HEADS)).split()), 0)
    if key.endswith(TAILS_OF_KNOWN):
        rest = _cut_words(piece, 0, len(next(filter(key.endswith, TAILS_OF_KNOWN)).split()))
        if _stands(rest):
            return rest
    if key.startswith(HEADS_OF_KNOWN):
        rest = _cut_words(piece, len(next(filter(key.startswith, HEADS_OF_KNOWN)).split()), 0)
        if _stands(rest):
            return rest
    if key.startswith(DIRECTIONS):
        rest = _cut_words(piece, len(next(filter(key.startswith, DIRECTIONS)).split()), 0)
        rest_key = name_key(rest)
        if rest_key in REGIONS or (rest_key in COUNTRIES and "ern " in key):
            return rest
    return piece


def _stands(rest: str) -> bool:
    """Whether what is left of a part is a place that needs no other word."""
    key = name_key(rest)
    if known(key) or names_within(rest):
        return True
    return key.startswith(HEADS_OF_KNOWN) and known(key.split(" ", 1)[1])


def _cut_words(piece: str, head: int, tail: int) -> str:
    """A part without its first or last words, hyphens counted as gaps between words."""
    found = re.split(r"([\s-]+)", piece.strip())
    return "".join(found[2 * head : len(found) - 2 * tail]).strip(" -")
