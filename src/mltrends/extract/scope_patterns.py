"""How ads say from where remote work may be done: the patterns of `scope.toml`, made ready."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from mltrends.extract.scope_places import COUNTRY, PART, STATE, WHOLE_COUNTRY, ZONE, table

Pattern = re.Pattern[str]

_AT_EDGE = r"(?:\A|[|(\[:•*–—,]|\s-|\bor\b)\s*"
_MOST_BETWEEN = 30  # words, and runs of signs, between a word for work at home and a place


class Patterns(NamedTuple):
    """Patterns for sentences in which places are signs."""

    field: tuple[Pattern, ...]
    title: tuple[Pattern, ...]
    remote: tuple[Pattern, ...]
    anywhere: tuple[Pattern, ...]
    near: Pattern
    wide_field: Pattern
    wide_remote: Pattern
    wide_anywhere: Pattern
    blanked: Pattern
    after: Pattern
    pay: Pattern
    wish: Pattern
    at_home: Pattern
    home_at_an_end: Pattern


@cache
def patterns() -> Patterns:
    """The patterns; names like <PLACE> are replaced by what they stand for."""
    said, wide, not_, words = (table()[name] for name in ("said", "worldwide", "not", "words"))
    remote = rf"(?:\b(?:{'|'.join(words['remote'])}))"
    signs = "".join(sign if sign.startswith("\\") else re.escape(sign) for sign in words["apart"])
    stands_for = {
        "<REMOTE>": remote,
        "<GAP>": rf"(?:[{signs}]++|\b(?:{'|'.join(words['gap'])})\b){{0,{_MOST_BETWEEN}}}+",
        "<EDGE>": _AT_EDGE,
        "<BEHIND>": rf"(?!{'|'.join(not_['behind'])})",
        "<PLACE>": f"[{COUNTRY}{WHOLE_COUNTRY}{PART}{STATE}{ZONE}]",
        "<PART>": f"[{WHOLE_COUNTRY}{PART}{ZONE}]",
        "<ZONE>": ZONE,
    }

    def compiled(pattern: str) -> Pattern:
        for name, meaning in stands_for.items():
            pattern = pattern.replace(name, meaning)
        return re.compile(pattern, re.IGNORECASE)

    def any_of(listed: list[str]) -> Pattern:
        return compiled("|".join(f"(?:{one})" for one in listed))

    return Patterns(
        field=tuple(map(compiled, said["field"])),
        title=tuple(map(compiled, said["title"])),
        remote=tuple(map(compiled, said["remote"])),
        anywhere=tuple(map(compiled, said["anywhere"])),
        near=any_of(said["near"]),
        wide_field=any_of(wide["field"]),
        wide_remote=any_of(wide["remote"]),
        wide_anywhere=any_of(wide["anywhere"]),
        blanked=any_of(not_["blanked"]),
        after=compiled(not_["after"]),
        pay=compiled(not_["pay"]),
        wish=compiled(not_["wish"]),
        at_home=compiled("<REMOTE>"),
        home_at_an_end=compiled(r"\W*<REMOTE>|.*<REMOTE>\W*\Z"),
    )
