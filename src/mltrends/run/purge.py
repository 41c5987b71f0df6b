"""What was taken down goes from object stores too, and no home that uses one brings it back.

A store has a list of its own, and a home and its stores have the same: what one of them learned the others take over
before anything is read. Taking something off the list has therefore to be done in every home.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from mltrends.run.depot import LIST, PARCELS, PARTITIONS, POSTINGS, REJECTS
from mltrends.sources.reader import TAKEN_DOWN
from mltrends.store.files import put_json
from mltrends.store.forgotten import Forgotten, read_forgotten
from mltrends.store.home import Home
from mltrends.store.objects import (
    Address,
    Gone,
    Object,
    address_of,
    at_once,
    delete,
    listed,
    opened,
    put,
    read,
)


def depots_of(home: Home) -> list[Address]:
    """The object stores that were ever given something of this home."""
    try:
        return [address_of(word) for word in json.loads(home.depots.read_text("utf-8"))]
    except FileNotFoundError:
        return []


def note_depot(home: Home, depot: Address) -> None:
    """Remember that the store is given something of this home."""
    known = depots_of(home)
    if depot not in known:
        put_json(home.depots, sorted(map(str, [*known, depot])))


def forgotten_in(depot: Address) -> Forgotten:
    """The list of a store; empty when there is none."""
    try:
        return read_forgotten(read(depot / LIST), (depot / LIST).shown)
    except Gone:
        return Forgotten()


def list_in(depot: Address, forgotten: Forgotten) -> None:
    """Write the list of a store; an empty one leaves no object."""
    if forgotten:
        put(forgotten.text.encode(), depot / LIST)
    else:
        delete([depot / LIST])


def holds(postings: Any, forgotten: Forgotten) -> bool:
    """True when a file of postings has something that may not be kept."""
    held = pq.read_table(postings, columns=["source", "base_id"])
    return not forgotten.sources.isdisjoint(held["source"].unique().to_pylist()) or any(
        map(forgotten.names_ad, held["base_id"].to_pylist())
    )


def without_some(rejects: Any) -> bool:
    """True when rows were refused because their ad was taken down."""
    return TAKEN_DOWN in pq.read_table(rejects, columns=["reason"])["reason"].to_pylist()


def purge(depot: Address, forgotten: Forgotten) -> None:
    """Remove everything made of a slice that holds what may not be kept, and all parcels: they are slices."""
    _remove_slices(depot, POSTINGS, lambda file: holds(file, forgotten))
    delete(one.at for one in listed(depot / PARCELS))


def take_off(depot: Address, forgotten: Forgotten) -> None:
    """Take something off the list of a store, and remove what was read without it."""
    _remove_slices(depot, REJECTS, without_some)
    list_in(depot, forgotten_in(depot).minus(sources=forgotten.sources, ads=forgotten.ads))


def slices_in(depot: Address) -> dict[str, list[Object]]:
    """What the store has, by the key of the slice's postings."""
    found: dict[str, list[Object]] = {}
    start = len((depot / PARTITIONS).key) + 1
    for one in listed(depot / PARTITIONS):
        found.setdefault(one.at.key[start:].partition("/")[0], []).append(one)
    return found


def _remove_slices(depot: Address, name: str, goes: Any) -> None:
    def look(objects: list[Object]) -> list[Address]:
        shown = next((one.at for one in objects if one.at.key.endswith(f"/{name}")), None)
        if shown is not None:
            with opened(shown) as file, suppress(pa.ArrowException):  # what is damaged goes too
                if not goes(file):
                    return []
        return [one.at for one in objects]  # also what does not say whose it is

    delete(_each(at_once(look, slices_in(depot).values())))


def _each(many: list[list[Address]]) -> Iterator[Address]:
    for some in many:
        yield from some
