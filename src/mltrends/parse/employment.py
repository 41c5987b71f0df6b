"""Kind of employment from its column."""

from __future__ import annotations

import re
from functools import lru_cache

from mltrends.model import UNSTATED
from mltrends.parse.flags import any_of, flag_key
from mltrends.parse.tables import words

KINDS = ("internship", "contract", "temporary", "contract_word", "full-time", "part-time")

_WORDS = words("flags.toml")["employment"]
_PATTERNS = {kind: any_of(_WORDS[kind]) for kind in KINDS}
_OF_A_TERM = frozenset({"contract", "contract_word", "temporary"})
_PERMANENT = any_of(_WORDS["permanent"])
_NOT = re.compile(rf"{any_of(_WORDS['not']).pattern}\s\w+(?:\stime(?!\w))?")
_LABEL = re.compile(
    r"\A[^:：]{0,30}(?:type|typ|art|tipo|status|kind|basis|soort|тип|rodzaj)\b[^:：]{0,20}[:：]"
)
_ATTACHED = re.compile(r"[,;/|+、・]| and | und | et | or | oder | ou | y | lub | или |\n")


def parse_employment(text: str) -> str:
    """Read the cell of an employment column.

    Returns:
        full-time, part-time, contract, internship, temporary or unstated. Of several kinds offered
        the first that is named counts, but an internship is one whatever its hours, and "full-time
        contract" is a contract. A permanent job may have any hours, and its contract makes it none.
    """
    return _read(text[:1000])


@lru_cache(maxsize=4096)
def _read(text: str) -> str:
    key = _NOT.sub(" ", _LABEL.sub("", flag_key(text)))
    if _PATTERNS["internship"].search(key):
        return "internship"
    was_permanent = False
    for choice in _ATTACHED.split(f" {key} "):
        is_permanent = _PERMANENT.search(choice) is not None
        for kind in KINDS:
            if was_permanent and kind in _OF_A_TERM:
                continue
            if kind == "contract_word" and is_permanent:
                continue
            if _PATTERNS[kind].search(choice):
                return "contract" if kind == "contract_word" else kind
        was_permanent = was_permanent or is_permanent
    return UNSTATED
