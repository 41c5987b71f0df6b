"""Whether a name that no table holds can be the name of a city."""

from __future__ import annotations

import re
from functools import lru_cache

from mltrends.parse.gazetteer import LEGAL_FORMS, NO_CITY, name_key

_WORDS = re.compile(r"[^\W_]+")
_MOST_WORDS = 6


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
