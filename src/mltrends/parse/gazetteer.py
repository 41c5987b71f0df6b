"""What names and codes of places stand for: countries, regions, and the large cities of the job market."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from mltrends.parse.tables import by_word, lines, rows, words
from mltrends.parse.text import plain


class Region(NamedTuple):
    """A state, province or other region of a country."""

    name: str
    country: str


class City(NamedTuple):
    """A city in its region; `alone` is False when the name alone does not tell which city is meant."""

    name: str
    region: str | None
    country: str
    alone: bool


@lru_cache(maxsize=1 << 14)  # one cell is looked up under many headings
def name_key(name: str) -> str:
    """The form in which names are compared: no case, accents, points; hyphens are spaces."""
    key = name.lower() if name.isascii() else _unaccented(plain(name).casefold())
    if "." in key or "-" in key or "&" in key:
        key = key.replace(".", "").replace("-", " ").replace("&", "and")
    return " ".join(key.split()) if "  " in key or key[:1] == " " or key[-1:] == " " else key


def _unaccented(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return (
        "".join(character for character in decomposed if not unicodedata.combining(character))
        .replace("ł", "l")
        .replace("ø", "o")
    )


def _countries() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows("countries.tsv"):
        for name in (row["name"], *filter(None, row["others"].split("|"))):
            found.setdefault(name_key(name), row["code"])
    return found


def _regions() -> tuple[dict[str, tuple[Region, ...]], dict[str, dict[str, Region]]]:
    by_name: dict[str, list[Region]] = {}
    by_code: dict[str, dict[str, Region]] = {}
    for row in rows("regions.tsv"):
        region = Region(row["within"] or row["name"], row["country"])
        for name in (row["name"], *filter(None, row["others"].split("|"))):
            by_name.setdefault(name_key(name), []).append(region)
        for code in filter(None, row["codes"].split(",")):
            by_code.setdefault(row["country"], {})[code] = region
    return {name: tuple(held) for name, held in by_name.items()}, by_code


def _cities() -> dict[str, tuple[City, ...]]:
    found: dict[str, list[City]] = {}
    for row in rows("cities.tsv"):
        city = City(row["city"], row["region"] or None, row["country"], not row["alone"])
        found.setdefault(name_key(city.name), []).append(city)
        other = city._replace(alone=row["alone"] != "no")
        for name in filter(None, row["others"].split("|")):
            found.setdefault(name_key(name), []).append(other)
    return {name: tuple(held) for name, held in found.items()}


def _longest_first(listed: list[str], form: str) -> tuple[str, ...]:
    keys = {form.format(name_key(word)) for word in listed}
    return tuple(sorted(keys, key=lambda key: (-len(key), key)))


COUNTRIES = _countries()
COUNTRY_CODES = frozenset(row["code"] for row in rows("countries.tsv"))
REGIONS, REGION_CODES = _regions()
CITIES = _cities()

# Codes that are understood after any city, without a word of the country.
STATE_CODES: dict[str, Region] = {**REGION_CODES["CA"], **REGION_CODES["US"]}
STATE_CODES |= {code: REGION_CODES["AU"][code] for code in ("NSW", "QLD", "VIC", "TAS", "ACT")}

# A country and a region of another one; the city beside it decides, alone it says nothing.
TWO_MEANINGS = frozenset(COUNTRIES) & frozenset(REGIONS)

_WORDS = words("place_words.toml")
PARTS_OF_OTHERS = frozenset(_WORDS["part_of_another"])  # "Hong Kong, China"
NO_PLACE = frozenset(map(name_key, _WORDS["no_place"]))
HEADS = _longest_first(_WORDS["head"], "{} ")
TAILS = _longest_first(_WORDS["tail"], " {}")
HEADS_OF_KNOWN = _longest_first(_WORDS["head_of_known"], "{} ")
TAILS_OF_KNOWN = _longest_first(_WORDS["tail_of_known"], " {}")
DIRECTIONS = _longest_first(_WORDS["direction"], "{} ")
WHOLE = {name_key(word): code for word, code in by_word(_WORDS["whole"]).items()}
CAPITAL_DISTRICTS = frozenset(_WORDS["capital_district"])
WORD_CODES = frozenset(_WORDS["word_codes"])
NO_CITY = frozenset(_WORDS["no_city"])
STREETS = frozenset(map(name_key, _WORDS["street"]))
POSTCODE_AREAS = by_word(_WORDS["uk_areas"])
LEGAL_FORMS = frozenset(lines("legal_forms.txt"))

UNSPACED = (
    "\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"  # scripts without gaps between words
)
_OF_UNSPACED = re.compile(f"[{UNSPACED}]")
_UNSPACED_NAMES = re.compile(
    "|".join(
        sorted(
            filter(_OF_UNSPACED.search, {*COUNTRIES, *REGIONS, *CITIES}), key=lambda name: (-len(name), name)
        )
    )
)


def known(key: str) -> bool:
    """Whether a key is the name of a place that the tables hold."""
    return key in COUNTRIES or key in REGIONS or key in CITIES or key in WHOLE


def names_within(text: str) -> list[str]:
    """The places named in a text that has no gaps between its words: cities first, then what holds them."""
    found = _UNSPACED_NAMES.findall(name_key(text)) if _OF_UNSPACED.search(text) else []
    return sorted(dict.fromkeys(found), key=lambda name: (name not in CITIES, name in COUNTRIES))


def country_of(text: str) -> str | None:
    """The country that a country cell names, by name or by two- or three-letter code."""
    trimmed = text.strip().strip(".")
    if len(trimmed) == 2:
        code = trimmed.upper()
        return "GB" if code == "UK" else code if code in COUNTRY_CODES else None
    return COUNTRIES.get(name_key(trimmed))


def cities_of(name: str, country: str | None) -> tuple[City, ...]:
    """The known cities of that name, in that country when it is given."""
    held = CITIES.get(name_key(name), ())
    return tuple(city for city in held if city.country == country) if country else held


def regions_of(name: str, country: str | None) -> tuple[Region, ...]:
    """The regions of that name, in that country when it is given."""
    held = REGIONS.get(name_key(name), ())
    return tuple(region for region in held if region.country == country) if country else held
