"""Roles that the model of titles gave to ads, held against labels: read from a warehouse, for training needs all ads.

The first line of the labels is `{"gold": "unread"}`, then one ad a line, by the id of its posting: `{"posting": "…",
"set": "…", "half": "held", "drawn": "unread", "roles": ["Software Engineer"]}`. `roles` are all jobs that the ad is for;
where it is empty a reader could not tell, and no role is right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mltrends.evaluate.lines import HALVES, check_keys, half_of, json_lines
from mltrends.evaluate.show import share
from mltrends.model import WrongUse
from mltrends.store.settings import ROLES
from mltrends.warehouse.open import connect
from mltrends.warehouse.scripts import script

KEYS = ("posting", "set", "half", "drawn", "roles")
DRAWN = {"unread": "all unread titles", "mixed": "both kinds, shuffled"}


@dataclass(frozen=True, slots=True)
class Unread:
    """What a reader says of one ad whose title names no known job."""

    posting: str
    set: str
    half: str
    drawn: str
    roles: tuple[str, ...]


def read_unread(path: Path) -> list[Unread]:
    """Read labels strictly.

    Raises:
        WrongUse: when a line is none; the message names file and line.
    """
    labels = []
    for number, row in json_lines(path)[1:]:
        check_keys(path, number, row, KEYS)
        posting, roles, drawn = row.get("posting"), row.get("roles"), row.get("drawn", "unread")
        if not isinstance(posting, str) or not isinstance(roles, list):
            raise WrongUse(f"{path}, line {number}: it needs the id of a posting, and a list of roles")
        if unknown := [role for role in roles if role not in ROLES]:
            raise WrongUse(f"{path}, line {number}: there is no role {unknown[0]!r}")
        if drawn not in DRAWN:
            raise WrongUse(f"{path}, line {number}: drawn is {drawn!r}; it is one of {', '.join(DRAWN)}")
        labels.append(
            Unread(posting, str(row.get("set", "")), half_of(path, number, row), drawn, tuple(roles))
        )
    return labels


def read_modelled(warehouse: Path) -> dict[str, str | None]:
    """Of every ad that is filed under Other the role that the model gave it; None where it abstains."""
    con = connect(warehouse)
    try:
        return dict(con.execute(script("ask", "modelled_roles")).fetchall())
    finally:
        con.close()


def report(labels: Sequence[Unread], modelled: Mapping[str, str | None]) -> Iterator[str]:
    """How many labelled ads are given a role, and how many of these roles are right."""
    there = [one for one in labels if one.posting in modelled]
    yield f"{len(there)} of {len(labels)} labelled ads were in the warehouse."
    yield ""
    yield "| half | drawn from | ads | given a role | right |"
    yield "|---|---|---|---|---|"
    for half in HALVES:
        for drawn, words in DRAWN.items():
            if some := [one for one in there if (one.half, one.drawn) == (half, drawn)]:
                yield _row(f"{half} | {words}", some, modelled)
        if some := [one for one in there if one.half == half]:
            yield _row(f"{half} | all of it", some, modelled)
    yield ""
    yield "| role given, held half | times | right |"
    yield "|---|---|---|"
    held = [one for one in there if one.half == "held" and modelled[one.posting]]
    times = Counter(str(modelled[one.posting]) for one in held)
    right = Counter(str(modelled[one.posting]) for one in held if modelled[one.posting] in one.roles)
    for role in sorted(times):
        yield f"| {role} | {times[role]} | {share(right[role], times[role])} |"
    yield ""
    first = Counter(one.roles[0] for one in there if one.half == "held" and one.roles)
    missed = Counter(
        one.roles[0] for one in there if one.half == "held" and one.roles and not modelled[one.posting]
    )
    yield "| first role by the reader, held half | ads | of them left without a role |"
    yield "|---|---|---|"
    for role in sorted(first):
        yield f"| {role} | {first[role]} | {missed[role]} |"
    yield ""


def _row(words: str, some: Sequence[Unread], modelled: Mapping[str, str | None]) -> str:
    given = [one for one in some if modelled[one.posting]]
    right = sum(modelled[one.posting] in one.roles for one in given)
    return f"| {words} | {len(some)} | {share(len(given), len(some))} | {share(right, len(given))} |"
