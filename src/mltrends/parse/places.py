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
    POSTCODE_AREAS,
    REGION_CODES,
    STATE_CODES,
    TWO_MEANINGS,
    WHOLE,
    City,
    cities_of,
    country_of,
    known,
    name_key,
    regions_of,
)
from mltrends.parse.place_behind import Behind, from_large_to_small, read_behind
from mltrends.parse.place_names import leading_city, meant, name_in_no_table
from mltrends.parse.place_parts import apart, parts_of
from mltrends.parse.text import cell

LONGEST = 300  # characters of a cell that are read
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
_NAME_WITH_BRACKETS = re.compile(r"[^\W\d_][^,;|/()\d]{1,40}\([^()]{2,20}\)")
_UK_POSTCODE = re.compile(r"([A-Z]{1,2})\d[A-Z\d]? ?\d[A-Z]{2}", re.IGNORECASE)
_SEVERAL = re.compile(r"[;|\n]|\s/\s|\s(?:or|and|oder|und|ou|et|y)\s")
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
        held = cities_of(match[1], None)
        if not any(city.alone and city.country != "US" for city in held):
            here = (city.name for city in held if city.region == state and city.country == "US")
            return Place(next(here, match[1]), state, "US")
    given = country_of(cell(country_text)) if country_text else None
    if "(" in text:
        text = _NAME_WITH_BRACKETS.sub(_without_brackets, text)
    if "(" in text and (outside := _BRACKETS.sub(" ", text)).strip() != text.strip():
        return _with_brackets(outside, text, given or "")
    if "," in text and (several := _SEVERAL.search(text)) and "," in (first := text[: several.start()]):
        place = _parse(first, given or "")  # London, UK; Paris, France
        if place.city and place.country:
            return place
    cleaned = cell(text, LONGEST)
    parts = [cleaned] if name_key(cleaned) in COUNTRIES else parts_of(cleaned)  # "Antigua and Barbuda"
    if not parts:
        return _of_postcode(cleaned, given)
    if len(parts) == 1:
        return _single(parts[0], given)
    if from_large_to_small(parts):
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


def _single(part: str, given: str | None) -> Place:
    """A cell of one part: a country, a region, a city, or several of them without commas."""
    key = name_key(part)
    if key in WHOLE:
        return Place(None, None, WHOLE[key])
    if len(part) <= 3 and part.isupper() and not (regions_of(part, None) or cities_of(part, None)):
        return _code(part, given)
    if city := meant(cities_of(part, given), given):
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
        country = _parse(match[2], given or "").country or given
        return _parse(match[1], country) if country else NOWHERE
    if pair := apart(part):
        return _parse(", ".join(pair), given or "")
    if "/" in part and any(country_of(piece) for piece in part.split("/")):
        return _parse(part.replace("/", ", "), given or "")  # US/Canada
    pieces = part.split("/") if "/" in part else part.split("-")[:1]
    if place := _first_known(pieces, given):
        return place
    if city := leading_city(part, given):  # what follows may be a quarter of it or a town beside it
        return Place(None, None, city.country)
    if ambiguous := cities_of(part, None):  # its name is sure, its country is not
        return Place(ambiguous[0].name, None, given)
    return Place(name_in_no_table(part), None, given) if given else NOWHERE


def _of_postcode(text: str, given: str | None) -> Place:
    """A cell that holds a British postcode and no name."""
    match = _UK_POSTCODE.fullmatch(text) if given in {None, "GB"} else None
    if match is None:
        return Place(None, None, given)
    area = POSTCODE_AREAS.get(match[1].upper())
    return Place("London", "England", "GB") if area == "London" else Place(None, area, "GB")


def _without_brackets(match: re.Match[str]) -> str:
    """A name whose brackets are part of it, under its name without: "Frankfurt (Oder)"."""
    held = cities_of(match[0], None)
    return held[0].name if held else match[0]


def _first_known(pieces: list[str], given: str | None) -> Place | None:
    """The first city of several that are written as one: "Miami-Fort Lauderdale", "SF/NYC"."""
    for piece in pieces:
        if city := meant(cities_of(piece, given), given):
            return Place(city.name, city.region, city.country)
    return None


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


def _with_city(read: Behind, given: str | None) -> Place:
    left = _named(read.left)
    first = left[0]
    region = read.region.name if read.region else None
    country = read.country or given
    held = [city for city in cities_of(first, country) if country or city.alone]
    if read.region:
        held = [city for city in held if city.region == region] or _elsewhere(held, read)
    if held:
        city = held[0]
        return Place(city.name, city.region or region, city.country)
    if (country is None or region is None) and (regions := regions_of(first, country)):
        return Place(None, regions[0].name, regions[0].country)
    if country is None and (named := country_of(first)):
        return Place(None, None, named)
    if (
        region
        and name_key(first) != name_key(region)
        and region in {r.name for r in regions_of(first, country)}
    ):
        return Place(None, region, country)  # Surrey, England
    if around := _around(left[1:], region, country):
        return around
    if region is None and len(left) > 1 and country and (own := regions_of(left[-1], country)):
        region = own[0].name
    known_here = country is not None or bool(cities_of(first, None))
    return Place(name_in_no_table(first) if known_here else None, region, country)


def _named(left: list[str]) -> list[str]:
    """The parts from the first on that can be a place: "Acme GmbH, Berlin", "Main St 5, Austin"."""
    for number, part in enumerate(left):
        if known(name_key(part)) or name_in_no_table(part):
            return left[number:]
    return left


def _around(parts: list[str], region: str | None, country: str | None) -> Place | None:
    """The city of which an unknown name in front is a district: "Whitefield, Bangalore"."""
    for part in parts:
        for city in cities_of(part, country):
            fits = (region is None or city.region == region) and (country or city.alone)
            if fits and (country is None or not regions_of(part, country)):
                return Place(city.name, city.region or region, city.country)
    return None


def _elsewhere(held: list[City], read: Behind) -> list[City]:
    """Famous cities of the name in another region than the one named: only a list may hold them."""
    listed = len(read.left) > 1 or (read.region is not None and cities_of(read.region.name, read.country))
    return [city for city in held if city.alone] if listed else []
