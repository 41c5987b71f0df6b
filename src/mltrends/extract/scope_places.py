"""Places in a sentence, each replaced by one sign, so that patterns can speak of "a country" or "several".

Names of countries and their regions are those of `parse.gazetteer`; parts of the world and time zones stand in
`scope.toml`. A place that says only where a city lies ("Austin, Texas") is none.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any, Literal, NamedTuple, get_args

from mltrends.parse.gazetteer import (
    CITIES,
    COUNTRIES,
    NO_PLACE,
    REGIONS,
    STATE_CODES,
    TWO_MEANINGS,
    WHOLE,
    name_key,
)
from mltrends.parse.place_names import name_in_no_table

Kind = Literal["country", "whole", "part", "state", "zone", "city"]

COUNTRY, WHOLE_COUNTRY, PART, STATE, ZONE, CITY = SIGNS = "\ue000\ue001\ue002\ue003\ue004\ue005"
_SIGN: dict[Kind, str] = dict(zip(get_args(Kind), SIGNS, strict=True))
_NO_SIGNS = dict.fromkeys(map(ord, SIGNS), " ")
_SHORT = frozenset({"us", "usa", "uk", "uae", "eua"})  # the other short names are words too
_WORDS_OF_PATTERNS = frozenset({"remote", "only", "based", "anywhere"})
_DIRECTION = re.compile(
    r"(?:\b(?:north|south|east|west|mid|central)(?:east|west)?(?:ern)?)[ -](?:half of the )?\Z", re.IGNORECASE
)
_WORD = re.compile(r"U\.\s?S\.(?:\s?A\.?)?|U\.\s?K\.?|E\.\s?U\.|[^\W\d_]+")
_GAP = re.compile(r"[ \-'’]|, (?=D\.?C)")
_CODES = re.compile(r"\b[A-Z]{2}(?:(?:, ?(?:and |or )?| ?/ ?| (?:and|or) )[A-Z]{2}\b){2,}")
_LIST = re.compile(
    rf"[{SIGNS}](?:\s*(?:[,/;&+|–-]|\b(?:and|or|to|und|oder|et|ou|y|o|e|states? of)\b)+\s*(?:(?:and|or|the|in|anywhere)\s)*[{SIGNS}])*"
    r"(?P<zone>(?:[ -](?:friendly|compatible|business|based))?\s?(?:\btime ?zones?|\btz)\b)?",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"((?:[^\W\d_a-zß-ÿ][\w.'’-]*\s?){1,4})(\s*[,|/(–—-]\s*|\s)\Z")


class Named(NamedTuple):
    """A place, or several that stand side by side."""

    kind: Kind
    countries: frozenset[str]


@cache
def table() -> dict[str, Any]:
    """What `scope.toml` holds."""
    return tomllib.loads(
        resources.files("mltrends.extract").joinpath("scope.toml").read_text(encoding="utf-8")
    )


@cache
def _names() -> dict[str, Named]:
    made: dict[str, Named] = {}
    for codes, names in table()["parts"].items():
        made |= {name: Named("part", frozenset(codes.split())) for name in names}
    for code, names in table()["regions"].items():
        made |= {name: Named("state", frozenset([code])) for name in names}
    for key, country in COUNTRIES.items():
        if len(key) > 3 or key in _SHORT:
            made.setdefault(key, Named("country", frozenset([country])))
    for key, country in WHOLE.items():
        if _WORDS_OF_PATTERNS.isdisjoint(key.split()):
            made.setdefault(key, Named("whole", frozenset([country])))
    for key, regions in REGIONS.items():
        if len(key) > 3 and len({region.country for region in regions}) == 1:
            famous = any(city.alone for city in CITIES.get(key, ()))
            made.setdefault(key, Named("city" if famous else "state", frozenset([regions[0].country])))
    return made


@cache
def _longest() -> dict[str, int]:
    """By the first word of names, how many words the longest of them has."""
    found: dict[str, int] = {}
    for name in _names():
        first, *others = name.split()
        found[first] = max(found.get(first, 0), 1 + len(others))
    return found


@cache
def _small() -> frozenset[str]:
    """First words of names that stand in small letters too: "east coast", "north america"."""
    listed = (name for group in ("parts", "regions") for names in table()[group].values() for name in names)
    return frozenset(name.split()[0] for name in listed if " " in name)


@cache
def _zone() -> re.Pattern[str]:
    codes, short = ("|".join(table()["zones"][name]) for name in ("codes", "short"))
    hours = r"\s?(?:\(?(?:\+\s?/?\s?-|±|\+|-|–)\s?\d{1,2}(?::\d\d)?\)?(?:\s?(?:h|hrs?|hours?))?)"
    zone = r"(?:\s(?:standard\s)?(?:time[ -]?zones?|tz)\b)"
    late = r"(?!(?i:\s?(?:business|working|work|core|office)?\s?(?:hours|shift|schedule|overlap)\b))"
    return re.compile(
        rf"\b(?=[A-Z])(?<![\d:h]\s)(?<!\d)(?<![mM]\s)(?<![mM]\.\s)(?:(?:{codes})\b(?:{hours}|{zone})*+|(?:{short})\b(?:{hours}|{zone}|(?i:\stime(?:\szones?)?)\b))(?:\s?(?:/|,|-|–|to|and|or)\s?(?:{codes}|{short})\b(?:{hours}|{zone})*+){{0,5}}+{late}",
    )


def marked(words: str, home: str | None) -> tuple[str, dict[int, Named]]:
    """A sentence in which places are signs, and what each sign stands for.

    Args:
        words: a sentence, a title or a cell.
        home: country of the ad; says what "Georgia" is.
    """
    words = words.translate(_NO_SIGNS)
    pieces: list[str] = []
    found: dict[int, Named] = {}
    done = size = 0
    for start, end, named in _places(words, home):
        if start < done:
            continue
        pieces += [words[done:start], _SIGN[named.kind]]
        size += start - done
        found[size] = named
        size, done = size + 1, end
    if not found:
        return words, found
    return _joined("".join([*pieces, words[done:]]), found)


def _places(words: str, home: str | None) -> list[tuple[int, int, Named]]:
    """The places of a sentence in order; some may overlap, of which the first counts."""
    found = [(one.start(), one.end(), Named("zone", frozenset())) for one in _zone().finditer(words)]
    for one in _CODES.finditer(words):
        codes = re.findall(r"[A-Z]{2}", one.group())
        if all(code in STATE_CODES for code in codes):
            named = Named("state", frozenset(STATE_CODES[code].country for code in codes))
            found.append((one.start(), one.end(), named))
    tokens = list(_WORD.finditer(words))
    skip = 0
    for number, token in enumerate(tokens):
        if number < skip or not (token.group()[0].isupper() or token.group() in _small()):
            continue
        if name := _name_at(words, tokens, number):
            key, size = name
            start, named_here = _in_its_place(words, tokens[number : number + size + 2], key, size, home)
            if named_here is not None:
                found.append((start, tokens[number + size - 1].end(), named_here))
            skip = number + size
    return sorted(found, key=lambda one: (one[0], -one[1]))


def _name_at(words: str, tokens: list[re.Match[str]], number: int) -> tuple[str, int] | None:
    """The longest name that begins with a word: its key, and of how many words it is."""
    first = name_key(tokens[number].group())
    longest, names = _longest(), _names()
    most = longest.get(first, 0) or longest.get(first.removesuffix("s"), 0)  # Deutschlands
    for size in range(min(most, len(tokens) - number), 0, -1):
        inside = tokens[number : number + size]
        if not all(_GAP.fullmatch(words, one.end(), two.start()) for one, two in pairwise(inside)):
            continue
        written = words[inside[0].start() : inside[-1].end()]
        key = name_key(written.replace(" ", "") if "." in written and len(written) < 8 else written)
        if key not in names and size == 1 and len(key) > 6:
            key = key.removesuffix("s")
        if key in names and (len(key) > 3 or written.isupper()) and not (size == 1 and written.islower()):
            return key, size
    return None


def _in_its_place(
    words: str, tokens: list[re.Match[str]], key: str, size: int, home: str | None
) -> tuple[int, Named | None]:
    """Where a name begins and what it is beside the words around it; `tokens` are its words and two behind."""
    start, named = tokens[0].start(), _names()[key]
    if key in TWO_MEANINGS:
        return start, _of_two(key, home)
    seat = key in table()["words"]["city_states"] and words[:start].rstrip()[-1:] in {"", "|"}
    longer = any(name_key(words[start : one.end()]) in CITIES for one in tokens[size:])  # Kansas City
    if seat or longer or _city_before(words, start):
        return start, Named("city", named.countries)
    part = _DIRECTION.search(words, max(0, start - 25), start) if named.kind == "country" else None
    return (part.start(), Named("state", named.countries)) if part else (start, named)  # Western US


def _of_two(key: str, home: str | None) -> Named | None:
    """A country or a region elsewhere ("Georgia"): where the ad is decides, else nothing does."""
    for region in REGIONS[key]:
        if home == region.country:
            return Named("state", frozenset([region.country]))
    return Named("country", frozenset([COUNTRIES[key]])) if home == COUNTRIES[key] else None


def _city_before(words: str, place: int) -> bool:
    """Whether a place says where the city before it lies: "Austin, Texas", "Paris (France)", "London UK"."""
    match = _CAPITALISED.search(words, max(0, place - 60), place)
    if match is None:
        return False
    name, sign = match[1].strip(), match[2].strip()
    key = name_key(name)
    if key in NO_PLACE or (key in _names() and _names()[key].kind != "city"):
        return False
    tails = [" ".join(key.split()[at:]) for at in range(len(key.split()))]
    if any(tail in CITIES for tail in tails) and sign != "(":
        return not any(tail in NO_PLACE for tail in tails)
    if sign == "(":
        return key in CITIES
    return sign == "," and name_in_no_table(name) is not None and tails[-1] not in NO_PLACE


def _joined(words: str, found: dict[int, Named]) -> tuple[str, dict[int, Named]]:
    """Places that stand side by side as one, and those before "time zone" as a time zone."""
    pieces: list[str] = []
    made: dict[int, Named] = {}
    done = size = 0
    for match in _LIST.finditer(words):
        inside = [found[at] for at in range(match.start(), match.end()) if words[at] in SIGNS]
        pieces.append(words[done : match.start()])
        size += match.start() - done
        made[size] = Named("zone", frozenset()) if match["zone"] else _together(inside)
        pieces.append(_SIGN[made[size].kind])
        size, done = size + 1, match.end()
    return "".join([*pieces, words[done:]]), made


def _together(inside: list[Named]) -> Named:
    """Several places as one; cities among countries say nothing, among states of their country they are one more."""
    kinds = {one.kind for one in inside}
    others = [one for one in inside if one.kind != "city"]
    countries = frozenset[str]().union(*(one.countries for one in inside))
    if len(kinds) == 1 and kinds & {"zone", "city"}:
        return inside[0]
    if inside[0].kind == "city" and (len(inside) == 2 or "state" not in kinds) and len(countries) == 1:
        return inside[0]  # New York, US and the like
    countries = (
        countries
        if kinds == {"city", "state"}
        else frozenset[str]().union(*(one.countries for one in others))
    )
    if len(countries) == 1 and kinds.isdisjoint({"part", "zone"}):
        return Named("state", countries) if "state" in kinds else others[0]
    if kinds <= {"state", "city"}:
        return Named("state", countries)
    return Named("part", countries)
