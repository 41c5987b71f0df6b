"""Kind of employment from its column."""

from __future__ import annotations

import re
from functools import lru_cache

from mltrends.model import UNSTATED
from mltrends.parse.flags import any_of, flag_key
from mltrends.parse.tables import words

KINDS = ("internship", "contract", "temporary", "full-time", "part-time")

_WORDS = words("flags.toml")["employment"]
_PATTERNS = {kind: any_of(_WORDS[kind]) for kind in KINDS}
_ATTACHED = re.compile(r"[,;/|+]| and | und | et | or | oder | ou |\n")


def parse_employment(text: str) -> str:
    """Read the cell of an employment column.

    Returns:
        full-time, part-time, contract, internship, temporary or unstated. Of several kinds offered
        the first that is named counts, but an internship is one whatever its hours, and "full-time
        contract" is a contract.
    """
    return _read(text[:1000])


@lru_cache(maxsize=4096)
def _read(text: str) -> str:
    key = flag_key(text)
    if _PATTERNS["internship"].search(key):
        return "internship"
    for choice in _ATTACHED.split(f" {key} "):
        for kind in KINDS:
            if _PATTERNS[kind].search(choice):
                return kind
    return UNSTATED
