"""The parts of a location cell that stand behind the city: region and country, by name or by code."""

from __future__ import annotations

from typing import NamedTuple

from mltrends.parse.gazetteer import (
    CAPITAL_DISTRICTS,
    COUNTRIES,
    PARTS_OF_OTHERS,
    REGION_CODES,
    STATE_CODES,
    TWO_MEANINGS,
    WHOLE,
    City,
    Region,
    cities_of,
    country_of,
    known,
    name_key,
    regions_of,
)


class Behind(NamedTuple):
    """What the last parts of a cell said, and the parts that are left."""

    region: Region | None
    country: str | None
    left: list[str]


def from_large_to_small(parts: list[str]) -> bool:
    """Whether the largest stands first: "Germany, Berlin", "GB, LND, London"; but not "Lebanon, NH"."""
    first, last = parts[0], parts[-1]
    is_code = len(first) == 2 and first.isupper()
    country = country_of(first) if is_code else COUNTRIES.get(name_key(first))
    state = STATE_CODES.get(first)
    if state and any(city.region == state.name for city in cities_of(last, state.country)):
        return True
    if country is None or name_key(first) in TWO_MEANINGS:
        held = cities_of(last, None)
        if any(city.alone for city in cities_of(first, None)):
            return False
        return any(city.region == region.name for region in regions_of(first, None) for city in held)
    if cities_of(last, country) or regions_of(last, country) or last in REGION_CODES.get(country, {}):
        return True
    if known(name_key(last)) or (len(last) <= 3 and last.isupper()):
        return False
    return not is_code or (len(parts) > 2 and len(parts[1]) <= 3 and parts[1].isupper())


def read_behind(parts: list[str], given: str | None) -> Behind:
    """Country and region, which stand behind the city."""
    *before, last = parts
    key = name_key(last)
    if key in CAPITAL_DISTRICTS and before and (capital := _abroad(before[-1])):
        return read_behind(before, given) if len(before) > 1 else Behind(None, capital.country, before)
    if key in TWO_MEANINGS:
        return _two_meanings(before, last, given)
    if country := COUNTRIES.get(key):
        return _under(before, country)
    if key in WHOLE:
        return Behind(None, WHOLE[key], before)
    code = last.replace(".", "") if "." in last else last  # "Hoboken, N.J."
    if len(code) <= 3 and code.isupper() and before:
        return _code_behind(before, code, given)
    regions = regions_of(last, given) or regions_of(last, None)
    if regions and not (any(city.alone for city in cities_of(last, None)) and _is_list(before, regions)):
        region = _fitting(regions, before)
        if region is None:
            return Behind(None, None, parts)
        return Behind(region, region.country, before)
    return Behind(None, None, parts)


def _is_list(before: list[str], regions: tuple[Region, ...]) -> bool:
    """Whether the parts before a name of a city and region are cities beside it: "Berlin, Munich, Vienna"."""
    if not any(city.alone for city in cities_of(before[0], None)):
        return False
    if len(before) > 1:
        return bool(cities_of(before[1], None))
    return not any(
        city.region == region.name for region in regions for city in cities_of(before[0], region.country)
    )


def _abroad(name: str) -> City | None:
    """The famous city of that name, when it lies outside the United States."""
    return next((city for city in cities_of(name, None) if city.alone and city.country != "US"), None)


def _fitting(regions: tuple[Region, ...], before: list[str]) -> Region | None:
    """The region in whose country the city lies; None where regions of several countries could be meant."""
    for region in regions:
        if any(city.region == region.name for city in cities_of(before[0], region.country)):
            return region
    for region in regions:
        if cities_of(before[0], region.country):
            return region
    return regions[0] if len({region.country for region in regions}) == 1 else None


def _two_meanings(before: list[str], last: str, given: str | None) -> Behind:
    """A name of a country and of a region elsewhere ("Georgia"): the city decides, else the region."""
    country = COUNTRIES[name_key(last)]
    region = regions_of(last, None)[0]
    if given == country or (given is None and cities_of(before[-1], country)):
        return Behind(None, country, before)
    return Behind(region, region.country, before)


def _code_behind(before: list[str], code: str, given: str | None) -> Behind:
    """A code at the end: "Austin, TX", "Toronto, ON, CA", "Berlin, DE"."""
    state = STATE_CODES.get(code)
    country: str | None = country_of(code)
    if given and given != country and code in REGION_CODES.get(given, {}):
        return Behind(REGION_CODES[given][code], given, before)
    if len(code) == 3:
        country = COUNTRIES.get(code.lower())
    if country and state:
        as_country = _speaks_for(country, before) and not _speaks_for_state(state, before)
        if given:
            as_country = given == country
        country = country if as_country else None
    home = (
        None if given or (country and cities_of(before[0], country)) else _region_of_famous(code, before[0])
    )
    if home is not None:
        return Behind(home, home.country, before)
    if country is not None:
        return _under(before, country)
    if state is None and (region := _region_of_any(code, before[0])):
        return Behind(region, region.country, before)
    return Behind(state, state.country if state else None, before)


def _region_of_famous(code: str, city_name: str) -> Region | None:
    """The region of that code in which the famous city of the name lies: "Perth, WA", "Bern, BE"."""
    for city in cities_of(city_name, None):
        region = REGION_CODES.get(city.country, {}).get(code)
        if city.alone and region and region.name == city.region:
            return region
    return None


def _region_of_any(code: str, city_name: str) -> Region | None:
    """The region of that code in which a city of the name lies, famous or not: "La Paz, BCS"."""
    for city in cities_of(city_name, None):
        region = REGION_CODES.get(city.country, {}).get(code)
        if region and region.name == city.region:
            return region
    return None


def _speaks_for(country: str, before: list[str]) -> bool:
    """Whether what stands before a code makes it the code of that country."""
    region_before = before[-1] in REGION_CODES.get(country, {}) or bool(regions_of(before[-1], country))
    city_before = any(city.alone for city in cities_of(before[0], country))
    return city_before or region_before


def _speaks_for_state(state: Region, before: list[str]) -> bool:
    return len(before) == 1 and any(city.region == state.name for city in cities_of(before[0], state.country))


def _under(before: list[str], country: str) -> Behind:
    """The parts before a country: a region, a city, or the part of another country that it is."""
    if not before:
        return Behind(None, country, before)
    own = country_of(before[-1]) if len(before[-1]) > 2 or before[-1] in {"US", "UK"} else None
    if own is not None and own in PARTS_OF_OTHERS:
        return _under(before[:-1], own)
    stands_there = cities_of(before[-1], country) or regions_of(before[-1], country)  # Lebanon, New Hampshire
    if own and own != country and len(before) == 1 and not stands_there:
        return Behind(None, own, [])  # of several the first counts
    region = REGION_CODES.get(country, {}).get(before[-1])
    if region is None and (regions := regions_of(before[-1], country)):
        region = regions[0]
    if region is None:
        is_code = len(before[-1]) <= 3 and before[-1].isupper() and len(before) > 1
        return Behind(None, country, before[:-1] if is_code else before)
    if len(before) == 1 and any(city.region == region.name for city in cities_of(before[0], country)):
        return Behind(region, country, before)  # Berlin is both
    return Behind(region, country, before[:-1])
