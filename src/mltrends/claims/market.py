"""The ads as columns of numbers, so that many figures of many claims cost little more than one.

The ads are numbered; a fact is the places of the ads that have it. `measures/*.sql` count the same with the macro
`ads_that`, and a test holds both together.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from importlib import resources
from typing import Any, TypeVar

import numpy as np
from duckdb import DuckDBPyConnection
from numpy.typing import NDArray
from pyarrow import Table

from mltrends.claims.claim import Among, Facts, Part
from mltrends.stats.numbers import different, numbered

Whole = NDArray[np.int64]
Mask = NDArray[np.bool_]
Made = TypeVar("Made")
NO_MONTH = -1
ALWAYS = ("ad", "field", "other", "text")  # which measures ask for whatever the parts do


@dataclass(frozen=True, slots=True)
class Market:
    """All ads that count."""

    con: DuckDBPyConnection
    names: tuple[str, ...]  # of the sources
    source: Whole  # a place in `names`
    month: Whole  # number of the month where it is complete, else NO_MONTH
    cluster: Whole  # number of the employer, from 0
    known: Mask  # whether the ad says its employer
    band: Whole  # how often its text could be halved: ads of one are of about the same length
    facts: Mapping[str, Whole]
    wider: Mapping[str, Facts]  # what "under: x" and "kind: x" stand for
    share_min_ads: int
    _kept: dict[Among, Mask] = field(default_factory=dict, repr=False)
    _asked: dict[tuple[str, str], Table] = field(default_factory=dict, repr=False)
    _made: dict[Hashable, Any] = field(default_factory=dict, repr=False)

    def having(self, facts: Facts) -> Mask:
        """Which ads have one of the facts."""
        found = np.zeros(len(self.source), dtype=np.bool_)
        for fact in self.spelled(facts):
            if fact in self.facts:
                found[self.facts[fact]] = True
        return found

    def among(self, among: Among) -> Mask:
        """Which ads have one of each of the facts; kept, because many parts ask for the same ads."""
        if among not in self._kept:
            found = np.ones(len(self.source), dtype=np.bool_)
            for facts in among:
                found &= self.having(facts)
            self._kept[among] = found
        return self._kept[among]

    def spelled(self, facts: Facts) -> Facts:
        """The facts, with what stands for several spelled out."""
        return tuple(dict.fromkeys(one for fact in facts for one in self.wider.get(fact, (fact,))))

    def ask(self, query: str, **values: Any) -> Table:
        """The columns of a query of `sql/`; asked once, and kept for the parts that ask again."""
        key = query, repr(values)
        if key not in self._asked:
            self._asked[key] = self.con.sql(sql(query), params=values or None).to_arrow_table()
        return self._asked[key]

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What is made, made once for a key and kept."""
        if key not in self._made:
            self._made[key] = make()
        found: Made = self._made[key]
        return found

    def employers(self, ads: Mask) -> int:
        """How many employers are known among the ads."""
        return different(self.cluster[ads & self.known])

    def sources(self, ads: Mask, least: float = 1) -> int:
        """How many sources have at least so many of the ads."""
        return int((np.bincount(self.source[ads], minlength=len(self.names)) >= max(1, least)).sum())


def market(con: DuckDBPyConnection, parts: Iterable[Part]) -> Market:
    """Read from the warehouse what the parts ask for."""
    named = {fact for part in parts for fact in _named(part)}
    wider = _wider(con, named)
    asked = {*ALWAYS, *(one for fact in named for one in wider.get(fact, (fact,)))}
    ads = con.sql(sql("ads")).to_arrow_table()
    source, names = numbered(ads.column("source"))
    month = ads.column("month").fill_null(NO_MONTH).to_numpy().astype(np.int64)
    _, cluster = np.unique(ads.column("cluster").to_numpy(), return_inverse=True)
    facts = con.sql(sql("facts"), params={"facts": sorted(asked)}).to_arrow_table()
    ((least,),) = con.execute(sql("least")).fetchall()
    return Market(
        con=con,
        names=names,
        source=source,
        month=month,
        cluster=cluster.astype(np.int64),
        known=ads.column("known").to_numpy(zero_copy_only=False).astype(np.bool_),
        band=ads.column("band").to_numpy(),
        facts={
            str(fact): np.asarray(spots.values.to_numpy(zero_copy_only=False), dtype=np.int64)
            for fact, spots in zip(facts.column("fact").to_pylist(), facts.column("spots"), strict=True)
        },
        wider=wider,
        share_min_ads=least,
    )


def _named(part: Part) -> Iterable[str]:
    for facts in (*part.among, *part.versus, part.asks, part.against):
        yield from facts


def _wider(con: DuckDBPyConnection, named: Iterable[str]) -> dict[str, Facts]:
    """A concept with all that is narrower than it; all concepts of a kind."""
    rows = con.execute(sql("concepts")).fetchall()
    below: dict[str, list[str]] = {}
    kinds: dict[str, list[str]] = {}
    for concept, kind, parents in rows:
        kinds.setdefault(kind, []).append(concept)
        for parent in filter(None, (one.strip() for one in (parents or "").split(","))):
            below.setdefault(parent, []).append(concept)
    wider: dict[str, Facts] = {}
    for fact in named:
        kind, _, name = fact.partition(": ")
        if kind == "kind":
            wider[fact] = tuple(sorted(kinds.get(name, ())))
        elif kind == "under":
            wider[fact] = _under(name, below)
    return wider


def _under(name: str, below: Mapping[str, list[str]]) -> Facts:
    """A concept, and all whose parents lead to it."""
    found, left = [name], [name]
    while left:
        for one in sorted(below.get(left.pop(), ())):
            if one not in found:
                found.append(one)
                left.append(one)
    return tuple(found)


def sql(name: str) -> str:
    """A query of the folder `sql`."""
    return resources.files("mltrends.claims").joinpath("sql", f"{name}.sql").read_text("utf-8")
