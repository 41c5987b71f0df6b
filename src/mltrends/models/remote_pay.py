"""What ads for remote and for hybrid work post more or less: one figure that moves as more is held still.

The rungs are those of skills (see `skill_pay`) without the one of other skills. What is compared with ads that say
nothing of the place of work is told apart from what is compared with ads that say "on site".
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from mltrends.models.paid import TRAITS, Floats, thin_sides
from mltrends.models.skill_pay import MARKET, ROLE
from mltrends.stats.many import benjamini_hochberg
from mltrends.stats.numbers import Whole, different, numbered
from mltrends.stats.premium import Held, Premium, median_gap, median_premium, premium
from mltrends.stats.refused import Refused

PAIRS = (("remote", "onsite"), ("hybrid", "onsite"), ("remote", "unstated"))
RUNGS = ("raw", "market", "role", "role, median", "employer")
WORDS = {
    "remote": "for remote work",
    "hybrid": "for hybrid work",
    "onsite": "for work on site",
    "unstated": "that say nothing of the place",
}


@dataclass(frozen=True, slots=True)
class Rung:
    """Ads of one mode against those of another, on one rung."""

    currency: str
    mode: str
    against: str
    rung: str
    k: int
    n: int
    employers: int
    found: Premium | Refused
    q_value: float | None = None


@dataclass(frozen=True, slots=True)
class _Sides:
    log_pay: Floats
    flag: NDArray[np.bool_]
    employers: Whole
    traits: dict[str, Whole]


def ladders(table: pa.Table) -> list[Rung]:
    """All pairs of modes in all currencies; a pair with too few ads is there once, with the reason.

    Args:
        table: `currency`, `pay`, `cluster`, `remote` and the traits of ads, one row an ad.
    """
    currency, currencies = numbered(table.column("currency"))
    remote, modes = numbered(table.column("remote"))
    told: list[Rung] = []
    for number, name in enumerate(currencies):
        pairs = []
        for mode, against in PAIRS:
            at, other = (modes.index(one) if one in modes else -1 for one in (mode, against))
            here = (currency == number) & ((remote == at) | (remote == other))
            pairs.append(_ladder(name, mode, against, _sides(table.filter(pa.array(here)), mode)))
        told += _tested([rung for pair in pairs for rung in pair])
    return told


def _sides(table: pa.Table, mode: str) -> _Sides:
    return _Sides(
        np.log(table.column("pay").to_numpy().astype(np.float64)),
        np.array([one == mode for one in table.column("remote").to_pylist()], dtype=bool),
        np.unique(table.column("cluster").to_numpy(), return_inverse=True)[1].astype(np.int64),
        {trait: numbered(table.column(trait))[0] for trait in TRAITS},
    )


def _ladder(currency: str, mode: str, against: str, ads: _Sides) -> list[Rung]:
    flag, employers = ads.flag, ads.employers
    k, n, behind = int(flag.sum()), len(flag), different(employers)

    def on(rung: str, found: Premium | Refused) -> Rung:
        return Rung(currency, mode, against, rung, k, n, behind, found)

    if reason := thin_sides(flag, employers, WORDS[mode], WORDS[against]):
        return [on("raw", Refused(reason))]
    one = flag.astype(np.float64)
    market, role = (Held([ads.traits[trait] for trait in traits]) for traits in (MARKET, ROLE))

    def alone(still: Held) -> Premium | Refused:
        return premium(still.out_of(ads.log_pay), still.out_of(one), employers, still.terms)

    median = median_premium(role.out_of(ads.log_pay), role.out_of(one), role, employers)
    found = (median_gap(ads.log_pay, flag, employers), alone(market), alone(role), median, _within(ads, one))
    return [on(rung, figure) for rung, figure in zip(RUNGS, found, strict=True)]


def _within(ads: _Sides, one: Floats) -> Premium | Refused:
    """The same employer: only those with ads of both modes tell anything."""
    hits = np.bincount(ads.employers, weights=one)
    if not np.any((hits > 0) & (hits < np.bincount(ads.employers))):
        return Refused("no employer has ads of both")
    still = Held([ads.traits[trait] for trait in ROLE], ads.employers)
    return premium(still.out_of(ads.log_pay), still.out_of(one), ads.employers, still.terms)


def _tested(rungs: list[Rung]) -> list[Rung]:
    """With q-values over the pairs of modes on each rung."""
    q_values: dict[Rung, float] = {}
    for name in RUNGS:
        sure = [(rung, rung.found) for rung in rungs if rung.rung == name and isinstance(rung.found, Premium)]
        found = benjamini_hochberg([figure.p_value for _, figure in sure])
        q_values |= {rung: q_value for (rung, _), q_value in zip(sure, found, strict=True)}
    return [replace(rung, q_value=q_values.get(rung)) for rung in rungs]
