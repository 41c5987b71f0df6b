"""What a remote column says: remote, hybrid, onsite, or nothing."""

from __future__ import annotations

import re
from functools import lru_cache

from mltrends.model import Remote
from mltrends.parse.flags import any_of, flag_key
from mltrends.parse.tables import words

_WORDS = words("flags.toml")["remote"]
_EXACT: dict[str, Remote] = {
    **dict.fromkeys(_WORDS["exact_remote"], "remote"),
    **dict.fromkeys(_WORDS["exact_hybrid"], "hybrid"),
    **dict.fromkeys(_WORDS["exact_unstated"], "unstated"),
}
_PASSING, _ONSITE, _HYBRID, _REMOTE = (
    any_of(_WORDS[name]) for name in ("passing", "onsite", "hybrid", "remote")
)
_CHOICES = re.compile(r"\s*[,;/|&+]\s*|\s+(?:or|oder|ou|and|und|et)\s+")


def remote_flag(text: str) -> Remote:
    """Read the cell of a structured remote column.

    A yes, a one or a full share means remote, a half share hybrid. An empty cell, a no or a zero is
    unstated and not onsite: boards leave the flag off when they know nothing. Onsite needs the word.
    """
    return _read(text[:1000])


@lru_cache(maxsize=4096)
def _read(text: str) -> Remote:
    key = flag_key(text)
    exact = _EXACT.get(text.strip().lower()) or _EXACT.get(key)
    if exact is not None:
        return exact
    if _PASSING.search(key):
        return "unstated"
    choices = {_of_one(choice) for choice in _CHOICES.split(key)} - {"unstated"}
    if "remote" in choices:
        return "remote"  # with another choice beside it, the holder chooses
    if "hybrid" in choices:
        return "hybrid"
    return "onsite" if "onsite" in choices else "unstated"


def _of_one(choice: str) -> Remote:
    if _HYBRID.search(choice):
        return "hybrid"
    if _ONSITE.search(choice):
        return "onsite"
    return "remote" if _REMOTE.search(choice) else "unstated"
