"""Partitions on an object store: a second place where each can be, found by the keys that it has in a home.

All that was made of one slice lies below one name, so that whoever must remove it need not know the vocabularies
and versions it was read with:

    partitions/<key of the postings>/postings.parquet, rejects.parquet, headed.parquet
    partitions/<key of the postings>/<key of the readings>.readings.parquet, ….mentions.parquet
    forgotten.toml            what was taken down in any home that uses the store
    parcels/<run>/<digest>    what workers of a run need and cannot reach; gone after it
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence, Set
from pathlib import Path

from mltrends.model import Problem, WrongUse
from mltrends.run.plan import Partition
from mltrends.store.files import put_whole
from mltrends.store.objects import Address, Gone, Unreached, address_of, at_once, delete, listed, put, read

PARTITIONS, PARCELS, LIST = "partitions", "parcels", "forgotten.toml"
POSTINGS, REJECTS, HEADED = OF_SLICES = ("postings.parquet", "rejects.parquet", "headed.parquet")
FEW = 100  # slices: what the store has of more is told by listing all of it
Files = dict[Path, Address]


def checked(word: str) -> Address:
    """The store that a setting names, once it was seen that this machine may write, read and delete there.

    Raises:
        WrongUse: when it may not, or nobody answers.
    """
    depot = address_of(word)
    probe, token = depot / f".probe-{secrets.token_hex(8)}", secrets.token_bytes(8)
    try:
        put(token, probe)
        if read(probe) != token:
            raise Problem(
                f"{depot.shown} does not give back what was just put there; use another object store"
            )
        delete([probe])
    except (Gone, Unreached) as problem:
        raise WrongUse(str(problem)) from problem
    return depot


def as_read(depot: Address, part: Partition) -> Files:
    """Where lies what reading makes of a slice; the last shows that all are there."""
    folder = depot / PARTITIONS / part.columns.stem
    return {part.rejects: folder / REJECTS, part.columns: folder / POSTINGS}


def as_extracted(depot: Address, part: Partition) -> Files:
    """Where lies what extraction makes of it; the last shows that all are there."""
    folder = depot / PARTITIONS / part.columns.stem
    files = {part.mentions: folder / f"{part.readings.stem}.mentions.parquet"}
    if part.postings != part.columns:
        files[part.postings] = folder / HEADED
    return files | {part.readings: folder / f"{part.readings.stem}.readings.parquet"}


def keep(files: Files) -> None:
    """Put finished files into the store."""
    for path, at in files.items():
        put(path.read_bytes(), at)


def fetch(files: Files, there: Set[Address]) -> int:
    """Bring down files that are not here, if the store has them all; gives their bytes."""
    wanted = {path: at for path, at in files.items() if not path.exists()}
    if not wanted or not set(files.values()) <= there:
        return 0
    fetched = 0
    try:
        for path, at in wanted.items():
            content = read(at)
            with put_whole(path) as draft:
                fetched += draft.write_bytes(content)
    except Gone:  # purged this moment: it is made again
        return fetched
    return fetched


def below(depot: Address, part: Partition) -> set[Address]:
    """What the store has of one slice."""
    return {one.at for one in listed(depot / PARTITIONS / part.columns.stem)}


def _there(depot: Address, parts: Sequence[Partition]) -> set[Address]:
    """What the store has, asked for by slice where that is less to list."""
    if len(parts) > FEW:
        return {one.at for one in listed(depot / PARTITIONS)}
    return set().union(*at_once(lambda part: below(depot, part), _once(parts)))


def bring(depot: Address, parts: Sequence[Partition]) -> int:
    """Bring down what a home lacks and the store has; gives the number of partitions for which there was something."""
    lacking = [part for part in parts if not (part.is_read and part.is_extracted)]
    if not lacking:
        return 0
    there = _there(depot, lacking)
    return sum(at_once(lambda part: bool(_bring_one(depot, part, there)), _once(lacking)))


def _bring_one(depot: Address, part: Partition, there: Set[Address]) -> int:
    return fetch(as_read(depot, part), there) + fetch(as_extracted(depot, part), there)


def hand_in(depot: Address, parts: Sequence[Partition]) -> int:
    """Put what a home has and the store lacks; gives the number of partitions for which there was something."""
    there = _there(depot, parts)
    return sum(at_once(lambda part: _hand_in_one(depot, part, there), _once(parts)))


def _hand_in_one(depot: Address, part: Partition, there: Set[Address]) -> bool:
    kept = False
    for files in (as_read(depot, part), as_extracted(depot, part)):
        if not set(files.values()) <= there and list(files)[-1].exists():
            keep(files)
            kept = True
    return kept


def _once(parts: Sequence[Partition]) -> list[Partition]:
    return list({part.readings: part for part in parts}.values())
