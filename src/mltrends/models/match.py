"""Which roles ask for the skills that somebody has, and what those roles ask for besides: counted, not fitted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from duckdb import DuckDBPyConnection

from mltrends.stats.shares import Z95
from mltrends.warehouse.catalogue import ask_rows

GAPS = 8
MIN_GAP = 0.05  # of a role's ads; what fewer name is no gap


@dataclass(frozen=True, slots=True)
class Asked:
    """A skill and the share of the role's ads that name it, with its interval."""

    concept: str
    label: str
    share: float
    ci_low: float
    ci_high: float


@dataclass(frozen=True, slots=True)
class Match:
    """A role, how much of what its ads name is there, and what is there and what is missing, the most asked for first.

    `covered` is the mean over its ads of the part of their skills that is there; `half` the share of ads of which at
    least half is there.
    """

    role: str
    n: int
    covered: float
    ci_low: float
    ci_high: float
    half: float
    has: tuple[Asked, ...]
    gaps: tuple[Asked, ...]


def match_roles(con: DuckDBPyConnection, skills: Sequence[str]) -> tuple[tuple[Match, ...], tuple[str, ...]]:
    """The roles with ads enough, the best covered first; and the roles that have too few."""
    rows = ask_rows(con, "match_roles", {"skills": list(skills)})
    named: dict[str, list[Asked]] = {}
    for row in ask_rows(con, "match_skills", {}):
        named.setdefault(row.pop("role"), []).append(Asked(**row))
    enough = [row for row in rows if row["n"] >= row["rank_min_ads"] and row["role"] in named]
    found = sorted(
        (_match(row, named[row["role"]], set(skills)) for row in enough),
        key=lambda match: (-match.covered, match.role),
    )
    return tuple(found), tuple(row["role"] for row in rows if row not in enough)


def _match(row: Mapping[str, Any], named: Sequence[Asked], skills: set[str]) -> Match:
    clusters = row["clusters"]
    reach = Z95 * sqrt(clusters / max(1, clusters - 1) * row["squares"]) / row["n"]
    return Match(
        row["role"],
        row["n"],
        row["mean"],
        max(0.0, row["mean"] - reach),
        min(1.0, row["mean"] + reach),
        row["half"] / row["n"],
        tuple(one for one in named if one.concept in skills),
        tuple(one for one in named if one.concept not in skills and one.share >= MIN_GAP)[:GAPS],
    )
