"""A term as an entry of a vocabulary layer, ready to be pasted; what is guessed says so."""

from __future__ import annotations

import json
import re
from collections.abc import Collection

from mltrends.models.term import Term
from mltrends.taxonomy.concepts import KINDS

RARE = 0.05  # of the ads of a term write it in small letters only
_WORDS = re.compile(r"[a-z0-9]+")
_SHOWN = 3


def entry_of(term: Term, taken: Collection[str] = ()) -> str:
    """The `[[concept]]` of a term.

    Args:
        term: the term.
        taken: ids that are in use.
    """
    lines = ["[[concept]]", f"id = {_text(id_of(term, taken))}", f"label = {_text(term.label)}"]
    kind = kind_of(term)
    beside = ", ".join(f"{name} {times}" for name, times in term.kinds[:_SHOWN])
    lines.append(f"kind = {_text(kind)}  # a guess, by what it is listed beside ({beside})")
    if others := _other_ways(term):
        lines.append(f"aliases = [{', '.join(map(_text, others))}]")
    if _is_cased(term):
        lines.append(
            "case = true  # nearly all ads spell it so, and in small letters it may mean something else"
        )
    return "\n".join(lines)


def kinds_line() -> str:
    """The kinds that an entry may be of, as a comment."""
    return f"# kinds: {', '.join(KINDS)}"


def kind_of(term: Term) -> str:
    """The kind of what the term is mostly listed beside."""
    return term.kinds[0][0] if term.kinds else "practice"


def id_of(term: Term, taken: Collection[str] = ()) -> str:
    """An id that is free."""
    base = "-".join(_WORDS.findall(term.label.casefold().replace("+", "p").replace("#", "sharp"))) or "term"
    number, made = 2, base
    while made in taken:
        number, made = number + 1, f"{base}-{number}"
    return made


def _other_ways(term: Term) -> list[str]:
    """Ways to write it that the label does not stand for: case is no difference, nor is a hyphen for a space."""
    known = {_plain(term.label)}
    others = []
    for way, _ in term.ways:
        if _plain(way) not in known:
            known.add(_plain(way))
            others.append(way)
    return others


def _is_cased(term: Term) -> bool:
    if not (term.label.isalpha() and term.label.istitle()):
        return False
    small = sum(times for way, times in term.ways if way.islower())
    return small <= RARE * sum(times for _, times in term.ways)


def _plain(way: str) -> str:
    return way.casefold().replace("-", " ")


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
