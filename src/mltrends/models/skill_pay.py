"""What ads that ask for a skill pay more or less: one figure that shrinks as more is held still.

The rungs: the bare gap of medians; with country, year and source held; with role and level too; with all other
skills; with the employer. A skill is "worth" none of them: they tell what else a part of the gap is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mltrends.models.paid import Floats, PaidAds, too_thin
from mltrends.stats.many import benjamini_hochberg
from mltrends.stats.premium import Held, Premium, median_gap, median_premium, premium, premiums_together
from mltrends.stats.refused import Refused

MARKET = ("country", "year", "source")
ROLE = (*MARKET, "role", "seniority")
RUNGS = ("raw", "market", "role", "role, median", "other skills", "employer")
FALSE_FINDS = 0.10
Found = dict[int, Premium | Refused]


@dataclass(frozen=True, slots=True)
class Rung:
    """One skill on one rung."""

    concept: str
    rung: str
    k: int
    found: Premium | Refused
    q_value: float | None


def verdict(found: Premium, q_value: float | None) -> str:
    """Whether it is more, less or no clear difference, where false finds are held down."""
    if q_value is None or q_value > FALSE_FINDS or found.ci_low * found.ci_high <= 0:
        return "no clear difference"
    return "more" if found.slope > 0 else "less"


def ladder(ads: PaidAds) -> list[Rung]:
    """All skills with ads enough on all rungs; one that has too few is there once, with the reason."""
    thin = {place: reason for place in range(len(ads.concepts)) if (reason := too_thin(ads, place))}
    places = [place for place in range(len(ads.concepts)) if place not in thin]
    counts = ads.skills.sum(axis=0)
    told = [
        Rung(ads.concepts[place], "raw", int(counts[place]), Refused(reason), None)
        for place, reason in thin.items()
    ]
    if not places:
        return told
    for rung, climb in _climbs(ads, places).items():
        found = climb()
        sure = {place: one for place, one in found.items() if isinstance(one, Premium)}
        q_values = dict(zip(sure, benjamini_hochberg([one.p_value for one in sure.values()]), strict=True))
        told += [
            Rung(ads.concepts[place], rung, int(counts[place]), found[place], q_values.get(place))
            for place in places
        ]
    return told


def _climbs(ads: PaidAds, places: list[int]) -> dict[str, Callable[[], Found]]:
    market, role = (Held([ads.traits[trait] for trait in traits]) for traits in (MARKET, ROLE))
    flags = np.asfortranarray(ads.skills[:, places], dtype=np.float64)  # column by column, as they are used

    def raw() -> Found:
        return {
            place: median_gap(ads.log_pay, flags[:, at] > 0, ads.employers) for at, place in enumerate(places)
        }

    def alone(value: Floats, still: Held) -> Found:
        left = still.out_of(value)
        return {
            place: premium(left, still.out_of(flags[:, at]), ads.employers, still.terms)
            for at, place in enumerate(places)
        }

    def medians() -> Found:
        left = role.out_of(ads.log_pay)
        return {
            place: median_premium(left, role.out_of(flags[:, at]), role, ads.employers)
            for at, place in enumerate(places)
        }

    def together() -> Found:
        left = np.column_stack([role.out_of(column) for column in flags.T])
        found = premiums_together(role.out_of(ads.log_pay), left, ads.employers, role.terms)
        return dict(zip(places, found, strict=True))

    def within_employers() -> Found:
        # Errors are by employer, so that the effects of employers cost no freedom beyond the employers themselves.
        still = Held([ads.traits[trait] for trait in ROLE], ads.employers)
        varied = _varied(ads, places)
        return {
            place: one if place in varied else Refused("no employer has ads with it and ads without")
            for place, one in alone(ads.log_pay, still).items()
        }

    return {
        "raw": raw,
        "market": lambda: alone(ads.log_pay, market),
        "role": lambda: alone(ads.log_pay, role),
        "role, median": medians,
        "other skills": together,
        "employer": within_employers,
    }


def _varied(ads: PaidAds, places: list[int]) -> set[int]:
    sizes = np.bincount(ads.employers)
    skills = np.asfortranarray(ads.skills)
    hits = {place: np.bincount(ads.employers, weights=skills[:, place]) for place in places}
    return {place for place, by_employer in hits.items() if np.any((by_employer > 0) & (by_employer < sizes))}
