"""An emerging term with all that speaks for it, and the list of them."""

from __future__ import annotations

from dataclasses import dataclass

from mltrends.models.ads import Whole


@dataclass(frozen=True, slots=True)
class Term:
    """An emerging term, and all that speaks for it. Everything in it is modelled."""

    label: str
    ways: tuple[tuple[str, int], ...]  # to write it, with their ads
    under: tuple[str, ...]  # longer phrases that it is part of, and that rose with it
    ads_before: int
    ads_after: int
    of_before: int
    of_after: int
    employers: int
    odds_ratio: float
    ci_low: float
    ci_high: float
    q_value: float
    odds_ratio_year: float
    sources_up: int
    sources: int
    first_month: int
    quarters: tuple[float | None, ...]  # share of the ads, None where there are none
    listed: float  # share of its ads in which it stands in a list beside known things
    kinds: tuple[tuple[str, int], ...]  # of these things
    is_name: bool  # an employer or a place is called so
    ads: Whole  # that hold it, by number


@dataclass(frozen=True, slots=True)
class Emerging:
    """The terms, the surest rise first, and what they were chosen from."""

    terms: tuple[Term, ...]
    since: int
    first: int
    last: int
    phrases: int  # that enough ads of enough employers hold
    tested: int  # of these, the terms
    risen: int
    of_before: int
    of_after: int
