"""Which city a name alone means, and whether a name that no table holds can be that of a city."""

from __future__ import annotations

import re
from functools import lru_cache

from mltrends.parse.gazetteer import CITIES, LEGAL_FORMS, NO_CITY, STREETS, City, cities_of, name_key

_WORDS = re.compile(r"[^\W_]+")
_MOST_WORDS = 6
_MOST_BEHIND = 3  # words behind a city's name that may name a quarter of it
_FIRST_WORDS = frozenset(name.split(" ", 1)[0] for name in CITIES)
_CODE = 3  # letters of a code: "La Porte" is no quarter of LA


@lru_cache(maxsize=1 << 14)
def name_in_no_table(part: str) -> str | None:
    """A city that is in no table, as it was written.

    Returns:
        None when it can be no name of one: a number is in it, a legal form stands at its end, or a
        word that names of companies, titles and sentences have.
    """
    trimmed = part.strip(" -./")
    if not 1 < len(trimmed) <= 60 or any(map(str.isdigit, trimmed)):
        return None
    words = _WORDS.findall(name_key(trimmed))
    company = len(words) > 1 and words[-1] in LEGAL_FORMS and not trimmed.islower()
    if company or len(words) > _MOST_WORDS or not NO_CITY.isdisjoint(words):
        return None
    return trimmed


def meant(held: tuple[City, ...], given: str | None) -> City | None:
    """The city that a name alone means: the famous one, or the one in the given country."""
    famous = [city for city in held if city.alone or given]
    if not famous and len(held) > 1 and len({city.country for city in held}) == 1:
        return held[0]._replace(region=None)  # Springfield, in whichever state
    if not famous:
        return None
    return famous[0] if len(famous) == 1 or famous[0].alone else famous[0]._replace(region=None)


def leading_city(part: str, given: str | None) -> City | None:
    """The famous city with whose name a part begins: "Trivandrum Technopark", "San Jose Downtown West"."""
    words = part.split()
    if len(words) == 1 or name_key(words[0]) not in _FIRST_WORDS:
        return None
    if not STREETS.isdisjoint(map(name_key, words)) or name_in_no_table(part) is None:
        return None
    for size in range(min(len(words) - 1, 3), 0, -1):
        name = " ".join(words[:size])
        city = meant(cities_of(name, given), given) if len(name) > _CODE else None
        if city:
            return city if len(words) - size <= _MOST_BEHIND else None
    return None
