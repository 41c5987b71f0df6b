"""How far the documents name what ads ask for, and how far they name the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mltrends.claims.claim import Figure, Part
from mltrends.claims.market import Market
from mltrends.claims.measures.measure import evidence
from mltrends.claims.measures.overlooked import DOCUMENTS, named_skills

UNITS = ("share",)
WAYS = ("apart", *DOCUMENTS)
NEEDS: Mapping[str, float] = {"ads": 500, "skills": 50}
TESTED = False
FINISHED = ""
MOST_NAMED = 50


def measure(ads: Market, parts: Sequence[Part]) -> list[Figure]:
    """Shares of the skills that most ads name."""
    first = [documents for _, documents, k in named_skills(ads)[:MOST_NAMED] if k]
    return [_figure(ads, part, first) for part in parts]


def _figure(ads: Market, part: Part, first: Sequence[tuple[str, ...]]) -> Figure:
    there = ads.among(part.among)
    if part.how == "apart":
        n = sum(bool(documents) for documents in first)
        k = n - sum(len(documents) == len(DOCUMENTS) for documents in first)
    else:
        k, n = sum(part.how in documents for documents in first), len(first)
    value = k / n if n else None
    there_is = evidence(ads, part, there, k) | {"skills": len(first)}
    return Figure(
        value,
        value,
        value,
        k,
        n,
        ads.employers(there),
        ads.sources(there),
        there_is,
        refused="any skills that ads name",
    )


def values(_ads: Market, part: Part) -> dict[str, Any]:
    """Which document, or how far apart they are."""
    return {"how": part.how, "most_named": MOST_NAMED}


def told(_part: Part, name: str, figure: Figure) -> str:
    """`Document 000: 21 of 50 skills`."""
    return f"{name}: {figure.k} of {figure.n} skills"
