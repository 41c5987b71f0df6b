"""Kind of employment from a title: "(Part-time)", "6 month contract", "Werkstudent", "Data Science Intern".

Titles use the same words for what a job deals with ("Contract Administrator", "Internship Program Manager", "Stage
Manager"), so that doubtful ones count only where they stand alone, or first.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any

from mltrends.parse.flags import any_of, flag_key

KINDS = ("internship", "contract", "temporary", "full-time", "part-time")

_WORDS: dict[str, Any] = tomllib.loads(
    resources.files("mltrends.extract").joinpath("employment.toml").read_text(encoding="utf-8")
)
_ANYWHERE, _ALONE, _FIRST = (
    {kind: any_of(listed) for kind, listed in _WORDS[where].items()}
    for where in ("anywhere", "alone", "first")
)
_OF_A_TRADE = {kind: any_of(listed) for kind, listed in _WORDS["of_a_trade"].items()}
_GUARDS, _BESIDE = (any_of(_WORDS[name]) for name in ("guards", "beside"))
_NOT = re.compile(
    r"(?<!\w)(?:no|not|non|kein|keine|pas de|nicht)\s(?:c2c|w2|part time|full time|contract\w*|freelanc\w*|intern\w*|temp\w*)"
)
_PARTS = re.compile(r"\s[-–—]+\s|[-–—]\s|\s[-–—]|[|()\[\]{},;:/•*!]")
_REST = re.compile(r"[\W\d_]*")
_LONGEST = 300


def find_employment(title: str) -> str | None:
    """The kind of employment that a title names; None when it names none.

    An internship is one whatever its hours, and of terms and hours the term counts ("Full-time contract" is a
    contract); of several hours the first that is named does.
    """
    return _read(title[:_LONGEST])


@lru_cache(maxsize=1 << 12)
def _read(title: str) -> str | None:
    parts = [part for part in map(flag_key, _PARTS.split(title)) if part]
    whole = _NOT.sub(" ", flag_key(title))
    if not parts or _GUARDS.search(whole):
        return None
    for kind in ("internship", "contract", "temporary"):
        if (
            _ANYWHERE[kind].search(whole)
            or _starts(parts[0], kind)
            or any(_is_alone(part, kind) for part in parts)
        ):
            return kind
    hours = [
        (found.start(), kind)
        for kind in ("full-time", "part-time")
        if (found := _ANYWHERE[kind].search(whole))
    ]
    return min(hours)[1] if hours else None


def _is_alone(part: str, kind: str) -> bool:
    bare = _NOT.sub(" ", part)
    return _ALONE[kind].search(bare) is not None and not _REST.sub(
        "", _BESIDE.sub(" ", _ALONE[kind].sub(" ", bare))
    )


def _starts(part: str, kind: str) -> bool:
    found = _FIRST[kind].match(part)
    if found is None:
        return False
    rest = part[found.end() :].strip()
    return bool(rest) and _OF_A_TRADE[kind].match(rest) is None
