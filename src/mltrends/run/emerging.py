"""Emerging terms of a home: its texts are cut into words, beside one another, and what rose is looked for in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from mltrends.model import Problem
from mltrends.models.ads import Ads
from mltrends.models.emerging import emerging
from mltrends.models.term import Emerging, Term
from mltrends.models.witness import seen_in
from mltrends.models.words import Cut, cut, join
from mltrends.run.history import last_run
from mltrends.run.plan import batches
from mltrends.run.vocabulary import in_force
from mltrends.run.workers import in_child, in_threads, worker_count
from mltrends.stats.months import first_day, month_number
from mltrends.stats.refused import Refused
from mltrends.store.home import Home, open_home
from mltrends.store.tables import read_table
from mltrends.taxonomy import Taxonomy

MOST_ADS = 100_000  # of more as many are drawn, the same ones each time
FEW_ADS = 5_000  # not worth a process
CUT_SECONDS = 1800.0
LOOKED_AT = 24  # ads of a term whose places are looked at
SNIPPETS = 3

Part = tuple[Path, tuple[int, ...]]  # a partition, and the rows of it that are wanted


@dataclass(frozen=True, slots=True)
class Asked:
    """What to look for terms in: months are numbers, and `until` is the last one that counts."""

    since: int | None = None
    until: int | None = None
    source: str | None = None
    in_scope: bool = False
    limit: int = 40


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A term and what ads say at it, masked."""

    term: Term
    snippets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The terms to be suggested, at most as many as were asked for, and what they were chosen from."""

    found: Emerging
    listed: tuple[Suggestion, ...]
    ads: int


def suggest(root: Path, asked: Asked, vocabulary: Taxonomy | None = None) -> Suggestions | Refused:
    """Find the emerging terms of the home at `root`.

    Args:
        root: the home.
        asked: which ads, and what is recent.
        vocabulary: what needs no suggesting; the home's own when there is none.

    Raises:
        Problem: when there is no warehouse, or its texts are gone.
    """
    home = open_home(root)
    rows, names = _rows(home, asked)
    if not rows:
        return Refused(
            "no ad with a text is of a complete month" + (f" and of {asked.source}" if asked.source else "")
        )
    parts = _parts(home, rows)
    ads = Ads(
        tuple(row["source"] for row in rows),
        tuple(row["language"] for row in rows),
        np.array([month_number(row["month"].year, row["month"].month) for row in rows], np.int64),
        np.unique([row["cluster"] for row in rows], return_inverse=True)[1].astype(np.int64),
        tuple(row["company"] for row in rows),
    )
    found = emerging(
        _cut_all(parts),
        ads,
        in_force(home.root) if vocabulary is None else vocabulary,
        since=asked.since,
        names=names,
    )
    if isinstance(found, Refused):
        return found
    listed = tuple(_listed(found, ads, parts, asked.limit))
    if not listed:
        return Refused("what rose stands in words about employers, benefits and law alone")
    return Suggestions(found, listed, len(rows))


def _rows(home: Home, asked: Asked) -> tuple[list[dict[str, Any]], list[str]]:
    from mltrends.warehouse.catalogue import files_by_source, list_dated_texts, list_employers
    from mltrends.warehouse.open import connect

    con = connect(home.warehouse)
    try:
        sources = sorted(files_by_source(con))
        if asked.source is not None and asked.source not in sources:
            raise Problem(f"there is no source {asked.source!r}; there are: {', '.join(sources)}")
        until = None if asked.until is None else first_day(asked.until)
        rows = list_dated_texts(con, source=asked.source, until=until, in_scope=asked.in_scope, most=MOST_ADS)
        return rows, list_employers(con)
    finally:
        con.close()


def _parts(home: Home, rows: Sequence[dict[str, Any]]) -> list[Part]:
    """The partitions that hold the texts of rows, in their order."""
    record = last_run(home)
    known = {(part["file"], part["slice"]): part for part in record["partitions"]} if record else {}
    wanted: dict[tuple[str, int], list[int]] = {}
    for row in rows:
        wanted.setdefault((row["file"], row["slice"]), []).append(row["row"])
    made = []
    for place, numbers in wanted.items():
        part = known.get(place)
        path = (
            home.partitions / "postings" / part["postings"] if part else home.partitions / "postings" / "gone"
        )
        if part is None or not path.exists():
            raise Problem(f"the partition of {place[0]} is gone; run `mltrends run` again")
        made.append((path, tuple(number - part["first_row"] for number in numbers)))
    return made


def _texts(part: Part) -> Iterator[str]:
    """The wanted texts of a partition, in the order of their rows."""
    path, rows = part
    held = {row["row"]: row["text"] for row in read_table(path, ["row", "text"])}
    return (held[row] or "" for row in rows)


def cut_parts(parts: Sequence[Part]) -> list[Cut]:
    """Cut the texts of some partitions into words."""
    return [cut(_texts(part)) for part in parts]


def _cut_all(parts: Sequence[Part]) -> Cut:
    sizes = [len(rows) for _, rows in parts]
    if sum(sizes) <= FEW_ADS:
        return join(cut_parts(parts))
    numbers = batches(range(len(parts)), [path.stat().st_size for path, _ in parts], worker_count())
    cuts: dict[int, Cut] = {}
    for batch, made in zip(
        numbers, in_threads(_cut_in_child, [[parts[one] for one in batch] for batch in numbers]), strict=True
    ):
        cuts |= dict(zip(batch, made, strict=True))
    return join(cuts[number] for number in range(len(parts)))


def _cut_in_child(parts: Sequence[Part]) -> list[Cut]:
    return in_child(cut_parts, list(parts), what="cutting texts into words", seconds=CUT_SECONDS)


def _listed(found: Emerging, ads: Ads, parts: Sequence[Part], limit: int) -> Iterator[Suggestion]:
    """The first terms that stand in more than boilerplate, with what ads say at them."""
    listed = 0
    for terms in _some(found.terms, limit):
        looked = [_looked_at(term, ads, found.since) for term in terms]
        texts = _texts_of(parts, sorted({ad for some in looked for ad in some}))
        for term, some in zip(terms, looked, strict=True):
            ways = [way for way, _ in term.ways]
            seen = [one for ad in some if (one := seen_in(texts[ad], ways)) is not None]
            good = [one.snippet for one in seen if not one.boilerplate]
            if len(good) * 2 > len(seen) and listed < limit:
                listed += 1
                yield Suggestion(term, tuple(dict.fromkeys(good))[:SNIPPETS])
        if listed >= limit:
            return


def _some(terms: Sequence[Term], size: int) -> Iterator[Sequence[Term]]:
    for start in range(0, len(terms), size):
        yield terms[start : start + size]


def _looked_at(term: Term, ads: Ads, since: int) -> list[int]:
    """Some recent ads of a term, of different employers, evenly over the time."""
    recent = [int(ad) for ad in term.ads if ads.month[ad] >= since]
    recent.sort(key=lambda ad: (int(ads.month[ad]), ad))
    one_each = list({int(ads.employer[ad]): ad for ad in recent}.values())
    step = max(1, len(one_each) // LOOKED_AT)
    return one_each[::-1][::step][:LOOKED_AT]


def _texts_of(parts: Sequence[Part], wanted: Sequence[int]) -> dict[int, str]:
    """The texts of some ads, by the number that they have among all."""
    found: dict[int, str] = {}
    first = 0
    for path, rows in parts:
        here = [ad for ad in wanted if first <= ad < first + len(rows)]
        texts = _texts((path, tuple(rows[ad - first] for ad in here))) if here else iter(())
        found |= dict(zip(here, texts, strict=True))
        first += len(rows)
    return found
