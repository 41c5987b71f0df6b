"""How many days ago, or ahead, a cell says: "Posted 3 days ago", "gestern", "3 天前", "Closes in 5 days".

Only what tells the day is read: hours, weeks and months do not, and "30+ days ago" is a bound. Every word of the
cell must be known, since "5 days in the office" is no date.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mltrends.parse.date_words import alternatives, folded
from mltrends.parse.tables import words

LONGEST = 60  # characters of a cell that tells an age
_SIGNS = re.compile(r"[\s\-_/.,:;!•·|()\[\]…~]+")
_CLOCK = re.compile(r"\b\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\b)?", re.IGNORECASE)  # "Yesterday at 14:30"
_PLURAL = re.compile(r"\((s|en|e|i)\)")
_LETTERS_OF_DAY = frozenset({"d", "j"})  # "3d" on a board is an age


def _flat(text: str) -> str:
    return _SIGNS.sub(" ", folded(text)).strip()


def _kinds() -> dict[str, frozenset[tuple[str, int]]]:
    """Every phrase with what it may mean."""
    table = words("dates.toml")["age"]
    groups = [("days", int(days), listed) for days, listed in table["days"].items()]
    groups += [("count", int(count), listed) for count, listed in table["number"].items()]
    groups += [(kind, 0, listed) for kind, listed in table["words"].items()]
    found: dict[str, frozenset[tuple[str, int]]] = {}
    for kind, number, listed in groups:
        for phrase in map(_flat, listed):
            phrase = phrase or "+"
            found[phrase] = found.get(phrase, frozenset()) | {(kind, number)}
    return found


_KINDS = _kinds()
_NEXT = re.compile(rf"\s*(?:(\d{{1,3}})(?!\d)|({alternatives(list(_KINDS))}))")


@lru_cache(maxsize=1 << 14)
def age_in_days(text: str) -> int | None:
    """Days from the day on which a cell was written to the day that it means; below 0 for the past."""
    if len(text) > LONGEST:
        return None
    if ":" in text:
        text = _CLOCK.sub(" ", text)
    flat = _flat(_PLURAL.sub(r"\1", text) if "(" in text else text)
    numbers: list[int] = []
    phrases: list[str] = []
    at = 0
    while at < len(flat):
        match = _NEXT.match(flat, at)
        if match is None:
            return None
        numbers += [int(match[1])] if match[1] else []
        phrases += [match[2]] if match[2] else []
        at = match.end()
    return _meant(numbers, phrases)


def _meant(numbers: list[int], phrases: list[str]) -> int | None:
    meanings = [_KINDS[phrase] for phrase in phrases]
    kinds = {kind for meaning in meanings for kind, _ in meaning}
    if "open" in kinds:
        return None
    days = [number for meaning in meanings for kind, number in meaning if kind == "days"]
    units = [phrase for phrase in phrases if ("day", 0) in _KINDS[phrase]]
    if not units:
        return days[0] if len(days) == 1 and not numbers else None
    counted = numbers or [number for meaning in meanings for kind, number in meaning if kind == "count"]
    if not counted and ("lone", 0) in _KINDS[units[0]]:
        counted = [1]
    if len(units) != 1 or len(counted) != 1 or days:
        return None
    if "ago" in kinds or (numbers and units[0] in _LETTERS_OF_DAY and "ahead" not in kinds):
        return -counted[0]
    return counted[0] if "ahead" in kinds else None
