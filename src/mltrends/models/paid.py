"""Ads with pay as arrays: what the models of pay are made of."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from mltrends.stats.numbers import Whole, numbered

Floats = NDArray[np.float64]
Names = tuple[str, ...]

TRAITS = ("role", "seniority", "country", "year", "source")
MIN_SIDE = 100  # ads that ask for a skill, and as many that do not, before it is compared
MIN_EMPLOYERS = 30  # on each side


@dataclass(frozen=True, slots=True)
class PaidAds:
    """Ads of one currency: `traits` number what each is (see `names`), `skills` flags what each asks for."""

    log_pay: Floats
    employers: Whole
    traits: dict[str, Whole]
    names: dict[str, Names]
    skills: NDArray[np.bool_]  # one column for each of `concepts`
    concepts: Names
    words: dict[str, tuple[str, str]]  # label and kind of each

    def __len__(self) -> int:
        return len(self.log_pay)

    @property
    def employer_count(self) -> int:
        """How many employers the ads are of."""
        return int(np.count_nonzero(np.bincount(self.employers)))

    def only(self, wanted: NDArray[np.bool_]) -> PaidAds:
        """Some of the ads; names keep their numbers."""
        return replace(
            self,
            log_pay=self.log_pay[wanted],
            employers=np.unique(self.employers[wanted], return_inverse=True)[1].astype(np.int64),
            traits={trait: codes[wanted] for trait, codes in self.traits.items()},
            skills=self.skills[wanted],
        )


def by_currency(table: pa.Table) -> dict[str, PaidAds]:
    """The ads of each currency, from a table with `currency`, `pay`, `cluster`, the traits, and `asked`: lists of concept, label, kind."""
    if not table.num_rows:
        return {}
    currency, currencies = numbered(table.column("currency"))
    found = {}
    for number, name in enumerate(currencies):
        found[name] = _paid(table.filter(pa.array(currency == number)))
    return dict(sorted(found.items()))


def _paid(table: pa.Table) -> PaidAds:
    traits = {trait: numbered(table.column(trait)) for trait in TRAITS}
    asked = table.column("asked").combine_chunks()
    named = asked.flatten()
    flat, concepts = numbered(named.field("concept"))
    first = np.unique(flat, return_index=True)[1]
    places = np.repeat(np.arange(table.num_rows), np.diff(asked.offsets.to_numpy()))
    skills = np.zeros((table.num_rows, len(concepts)), dtype=bool)
    skills[places, flat] = True
    return PaidAds(
        np.log(table.column("pay").to_numpy().astype(np.float64)),
        np.unique(table.column("cluster").to_numpy(), return_inverse=True)[1].astype(np.int64),
        {trait: codes for trait, (codes, _) in traits.items()},
        {trait: names for trait, (_, names) in traits.items()},
        skills,
        concepts,
        {row["concept"]: (row["label"], row["kind"]) for row in named.take(first).to_pylist()},
    )


def too_thin(ads: PaidAds, place: int) -> str | None:
    """Why a skill cannot be compared; None when it can."""
    return thin_sides(ads.skills[:, place], ads.employers, "that ask for it", "that do not")


def thin_sides(flag: NDArray[np.bool_], employers: Whole, flagged: str, others: str) -> str | None:
    """Why ads on two sides cannot be compared; None when they can."""
    for side, words in ((flag, flagged), (~flag, others)):
        if (count := int(side.sum())) < MIN_SIDE:
            return f"too few ads {words} (n={count} < {MIN_SIDE})"
        if (known := int(np.count_nonzero(np.bincount(employers[side])))) < MIN_EMPLOYERS:
            return f"too few employers with ads {words} ({known} < {MIN_EMPLOYERS})"
    return None
