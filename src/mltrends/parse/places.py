"""City, region and country from location cells, offline. What cannot be told stays untold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from mltrends.parse.gazetteer import (
    COUNTRIES,
    COUNTRY_CODES,
    HEADS,
    NO_PLACE,
    REGION_CODES,
    REGIONS,
    STATE_CODES,
    TWO_MEANINGS,
    WHOLE,
    City,
    cities_of,
    country_of,
    name_key,
    regions_of,
)
from mltrends.parse.place_behind import Behind, read_behind
from mltrends.parse.place_parts import parts_of
from mltrends.parse.text import cell

LONGEST = 300  # characters of a cell that are read
_STATE_BEHIND = re.compile(r"^(.{2,40}?[a-z.])\s([A-Z]{2,3})$")
_BESIDE = re.compile(r"^(.{2,40}?)\s(?:bei|near|nahe|nr\.?|b\.)\s(.{2,60})$")  # Ahrensburg bei Hamburg


@dataclass(frozen=True, slots=True)
class Place:
    """Where a job is; None for what the cell does not tell. `country` is an ISO 3166 two-letter code."""

    city: str | None
    region: str | None
    country: str | None


_CITY_STATE = re.compile(r"([A-Z][a-z]+(?: [A-Z][a-z]+){0,2}), ([A-Z]{2})$")
# States whose code stands for no country and for no region with a famous city elsewhere ("Perth, WA").
_PLAIN_STATES = {
    code: region.name
    for code, region in REGION_CODES["US"].items()
    if code not in COUNTRY_CODES and code not in REGION_CODES["AU"] and code not in REGION_CODES["CA"]
}
_HEAD_OR_NONE = re.compile("|".join(map(re.escape, (*HEADS, *NO_PLACE))), re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^()]{0,80})\)")
NOWHERE = Place(None, None, None)


def parse_place(text: str, country_text: str = "") -> Place:
    """Read a location cell.

    Args:
        text: the cell, such as "San Francisco, CA", "Paris, A8, FR" or "Remote - US".
        country_text: the cell of a country column, when the source has one; it settles what the
            location leaves open, and gives way where the location names another country outright.

    Returns:
        The place; of several places the first one.
    """
    return _parse(text[:LONGEST], country_text[:80])


@lru_cache(maxsize=1 << 15)
def _parse(text: str, country_text: str) -> Place:
    if (match := _CITY_STATE.match(text)) and match[2] in _PLAIN_STATES and not _HEAD_OR_NONE.match(match[1]):
        state = _PLAIN_STATES[match[2]]
        held = (city.name for city in cities_of(match[1], "US") if city.region == state)
        return Place(next(held, match[1]), state, "US")
    given = country_of(cell(country_text)) if country_text else None
    if "(" in text and (outside := _BRACKETS.sub(" ", text)).strip() != text.strip():
        return _with_brackets(outside, text, given or "")
    cleaned = cell(text, LONGEST)
    parts = [cleaned] if name_key(cleaned) in COUNTRIES else parts_of(cleaned)  # "Antigua and Barbuda"
    if not parts:
        return Place(None, None, given)
    if len(parts) == 1:
        return _single(parts[0], given)
    if _from_large_to_small(parts):
        parts.reverse()
    read = read_behind(parts, given)
    if not read.left:
        return Place(None, read.region.name if read.region else None, read.country or given)
    return _with_city(read, given)


def _with_brackets(outside: str, text: str, given: str) -> Place:
    """What stands in brackets is a district or a remark, unless nothing else tells the country."""
    place = _parse(outside, given)
    if place.country is None:
        for match in _BRACKETS.finditer(text):
            inside = _parse(match[1], given)
            if inside.country:
                return Place(place.city or inside.city, inside.region, inside.country)
    return place


def _from_large_to_small(parts: list[str]) -> bool:
    """Whether the country stands first: "Germany, Berlin"; but not "Lebanon, NH"."""
    country = COUNTRIES.get(name_key(parts[0]))
    last = parts[-1]
    return country is not None and bool(
        cities_of(last, country) or regions_of(last, country) or last in REGION_CODES.get(country, {})
    )


def _single(part: str, given: str | None) -> Place:
    """A cell of one part: a country, a region, a city, or several of them without commas."""
    key = name_key(part)
    if key in WHOLE:
        return Place(None, None, WHOLE[key])
    if len(part) <= 3 and part.isupper() and not cities_of(part, None):
        return _code(part, given)
    if city := _meant(cities_of(part, given), given):
        return Place(city.name, city.region, city.country)
    if key in TWO_MEANINGS and not given:
        return NOWHERE
    regions = regions_of(part, given)
    if regions and len({region.country for region in regions}) == 1:
        also_city = cities_of(part, regions[0].country)  # Washington: the state or the capital
        return Place(None, None if also_city else regions[0].name, regions[0].country)
    if country := COUNTRIES.get(key):
        return Place(None, None, country)
    if match := _BESIDE.match(part):
        return Place(_city_name(match[1]), None, _parse(match[2], given or "").country or given)
    if apart := _apart(part):
        return _parse(", ".join(apart), given or "")
    if "/" in part and any(country_of(piece) for piece in part.split("/")):
        return _parse(part.replace("/", ", "), given or "")  # US/Canada
    pieces = part.split("/") if "/" in part else part.split("-")[:1]
    if place := _first_known(pieces, given):
        return place
    return Place(_city_name(part), None, given)


def _first_known(pieces: list[str], given: str | None) -> Place | None:
    """The first city of several that are written as one: "Miami-Fort Lauderdale", "SF/NYC"."""
    for piece in pieces:
        if city := _meant(cities_of(piece, given), given):
            return Place(city.name, city.region, city.country)
    return None


def _meant(held: tuple[City, ...], given: str | None) -> City | None:
    """The city that a name alone means: the famous one, or the one in the given country."""
    famous = [city for city in held if city.alone or given]
    if not famous:
        return None
    return famous[0] if len(famous) == 1 or famous[0].alone else famous[0]._replace(region=None)


def _code(code: str, given: str | None) -> Place:
    """A cell that is one code: a state or a country, nothing when it can be both."""
    if given and code in REGION_CODES.get(given, {}):
        return Place(None, REGION_CODES[given][code].name, given)
    country = country_of(code)
    state = STATE_CODES.get(code)
    if country and state and not given:
        return NOWHERE
    if state and not country:
        return Place(None, state.name, state.country)
    return Place(None, None, country or given)


def _apart(part: str) -> list[str] | None:
    """City and country or state of a part that has no comma: "Austin TX", "Berlin Germany"."""
    if (match := _STATE_BEHIND.match(part)) and (
        match[2] in STATE_CODES or match[2] in {"USA", "UK", "US", "UAE"}
    ):
        return [match[1], match[2]]
    pieces = part.split(" ")
    for size in (3, 2, 1):
        if len(pieces) > size:
            behind = " ".join(pieces[-size:])
            key = name_key(behind)
            if (key in COUNTRIES and len(key) > 3) or (size > 1 and key in REGIONS):
                return [" ".join(pieces[:-size]), behind]
    return None


def _with_city(read: Behind, given: str | None) -> Place:
    first = read.left[0]
    region = read.region.name if read.region else None
    country = read.country or given
    held = [city for city in cities_of(first, country) if country or city.alone]
    if read.region:
        held = [city for city in held if city.region == region] or _elsewhere(held, read)
    if held:
        city = held[0]
        if country is None and len(read.left) == 2 and _lies_elsewhere(read.left[1], city.country):
            return Place(city.name, None, None)
        return Place(city.name, city.region or region, city.country)
    if (country is None or region is None) and (regions := regions_of(first, country)):
        return Place(None, regions[0].name, regions[0].country)
    if country is None and (named := country_of(first)):
        return Place(None, None, named)
    if region is None and len(read.left) > 1 and country and (own := regions_of(read.left[-1], country)):
        region = own[0].name
    if country is None:
        others = (city for part in read.left[1:] for city in cities_of(part, given) if city.alone)
        country = next((city.country for city in others), given)
    return Place(_city_name(first), region, country)


def _lies_elsewhere(part: str, country: str) -> bool:
    """Whether a second city lies abroad: "London, New York" tells of no country."""
    famous = [city for city in cities_of(part, None) if city.alone]
    return bool(famous) and all(city.country != country for city in famous)


def _elsewhere(held: list[City], read: Behind) -> list[City]:
    """Famous cities of the name in another region than the one named: only a list may hold them."""
    listed = len(read.left) > 1 or (read.region is not None and cities_of(read.region.name, read.country))
    return [city for city in held if city.alone] if listed else []


def _city_name(part: str) -> str | None:
    """A city that is in no table, as it was written; None when it can be no name of one."""
    trimmed = part.strip(" -./")
    return trimmed if 1 < len(trimmed) <= 60 and not any(map(str.isdigit, trimmed)) else None
