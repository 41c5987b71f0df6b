"""Work on machines that share no folder: what they need comes from an object store, what they make goes there.

A worker has a folder for as long as a batch takes, and keeps nothing. Slices of raw files that lie on an object store are
read there as one range each; other slices, and layers of the vocabulary, the run puts beside the partitions as
parcels, and takes them away when it ends.
"""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from mltrends import taxonomy
from mltrends.model import Problem
from mltrends.run.batch import extract_batch, read_batch
from mltrends.run.depot import PARCELS, as_extracted, as_read, below, bring, fetch, hand_in, keep
from mltrends.run.inputs import unchanged
from mltrends.run.plan import Partition, Plan, ReadJob
from mltrends.run.reach import Reach, part_of
from mltrends.run.vocabulary import layer_paths
from mltrends.run.workers import Told, in_child
from mltrends.sources.cuts import Slice
from mltrends.sources.plain import Recipe
from mltrends.store.files import digest_of
from mltrends.store.forgotten import Forgotten, load_forgotten, save_forgotten
from mltrends.store.home import Home
from mltrends.store.objects import Address, Gone, at_once, delete, listed, put, read


@dataclass(frozen=True, slots=True)
class Kit:
    """What a batch needs beside its partitions, where there is no home."""

    depot: Address
    parcels: Address
    forgotten: Forgotten
    layers: tuple[tuple[str, str], ...]  # names, and digests under which they are parcels
    vocabulary: str


@contextmanager
def reading_apart(
    depot: Address, plan: Plan, jobs: Sequence[ReadJob], seconds: float
) -> Iterator[Callable[..., tuple[int, int]]]:
    """What reads a batch on a worker, while the block works; then what was read is brought into the home."""
    with _packed(depot, plan) as kit:
        _send_slices(kit, jobs)
        yield partial(read_apart, kit=kit, seconds=seconds)
    bring(depot, plan.partitions)
    _see(depot, all(job.partition.is_read for job in jobs))


@contextmanager
def extracting_apart(
    depot: Address, plan: Plan, parts: Sequence[Partition], seconds: float
) -> Iterator[Callable[..., int]]:
    """What extracts a batch on a worker, while the block works; then what was extracted is brought into the home."""
    hand_in(depot, parts)
    with _packed(depot, plan) as kit:
        yield partial(extract_apart, kit=kit, seconds=seconds)
    bring(depot, parts)
    _see(depot, all(part.is_extracted for part in parts))


def _see(depot: Address, there: bool) -> None:
    """See that what workers made is there.

    Raises:
        Gone: when it is not, because somebody has removed it.
    """
    if not there:
        raise Gone(f"partitions vanished from {depot.shown} while the run was at work; run again")


@contextmanager
def _packed(depot: Address, plan: Plan) -> Iterator[Kit]:
    """What workers need, at hand for them while the block works."""
    parcels = depot / PARCELS / f"{plan.key[:8]}-{secrets.token_hex(4)}"
    layers = [(path.name, path.read_bytes()) for path in layer_paths(plan.home, plan.settings)]
    named = tuple((name, digest_of(content)) for name, content in layers)
    try:
        for (_, digest), (_, content) in zip(named, layers, strict=True):
            put(content, parcels / digest)
        yield Kit(depot, parcels, load_forgotten(plan.home), named, plan.vocabulary_version)
    finally:
        with suppress(
            Problem
        ):  # how the run ends is told by what ended it; `mltrends clean` finds what stays
            delete(one.at for one in listed(parcels))


def _send_slices(kit: Kit, jobs: Sequence[ReadJob]) -> None:
    """Put the slices that workers cannot read as ranges of a raw file."""
    here = Reach()
    pieces = {}
    for job in jobs:
        part = job.partition
        pieces[part.piece.digest] = (part.path, part.piece, part.raw, part.recipe, part.url)
        for side in job.sides:
            for piece in side.slices:
                pieces[piece.digest] = (side.plain, piece, side.path, side.recipe, side.url)
    sent = [one for one in pieces.values() if not _is_range(one[3], one[4])]
    at_once(lambda one: put(here.slice_of(*one), kit.parcels / one[1].digest), sent)


def _is_range(recipe: Recipe, url: str) -> bool:
    return bool(url) and recipe.is_raw


class Apart(Reach):
    """Of a process without a home: everything comes from the store and goes there."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def slice_of(self, plain: Path, piece: Slice, raw: Path, recipe: Recipe, url: str) -> bytes:
        """The bytes of a slice, if they are still those that were seen."""
        del plain
        if _is_range(recipe, url):
            return part_of(url, piece)
        return unchanged(read(self._kit.parcels / piece.digest), piece, raw.name)

    def fetch(self, part: Partition) -> None:
        """The postings, and the readings too if a worker that died had finished them.

        Raises:
            Gone: when somebody has removed the postings.
        """
        there = below(self._kit.depot, part)
        fetch(as_read(self._kit.depot, part), there)
        fetch(as_extracted(self._kit.depot, part), there)
        _see(self._kit.depot, part.columns.exists())

    def keep_read(self, part: Partition) -> None:
        """Into the store, and away from here."""
        _move(as_read(self._kit.depot, part))

    def keep_extracted(self, part: Partition) -> None:
        """Into the store, and away from here."""
        _move(as_extracted(self._kit.depot, part))
        part.columns.unlink(missing_ok=True)


def _move(files: dict[Path, Address]) -> None:
    keep(files)
    for path in files:
        path.unlink(missing_ok=True)


def read_apart(batch: Sequence[ReadJob], *, kit: Kit, seconds: float, told: Told) -> tuple[int, int]:
    """Read one batch on a machine without the home, in a process of its own."""
    with _scratch() as home:
        return in_child(read_there, list(batch), home, kit, what="reading", seconds=seconds, told=told)


def extract_apart(batch: Sequence[Partition], *, kit: Kit, seconds: float, told: Told) -> int:
    """Extract one batch on a machine without the home, in a process of its own."""
    with _scratch() as home:
        return in_child(extract_there, list(batch), home, kit, what="extraction", seconds=seconds, told=told)


def read_there(batch: Sequence[ReadJob], home: Home, kit: Kit) -> tuple[int, int]:
    """Read slices in a folder of a worker's own."""
    save_forgotten(home, kit.forgotten)
    moved = [replace(job, partition=_in(home, job.partition)) for job in batch]
    return read_batch(moved, home, Apart(kit))


def extract_there(batch: Sequence[Partition], home: Home, kit: Kit) -> int:
    """Extract partitions in a folder of a worker's own.

    Raises:
        Problem: when the vocabulary did not arrive as it was sent.
    """
    layers = []
    for name, digest in kit.layers:
        layers.append(home.root / "layers" / Path(name).name)
        layers[-1].parent.mkdir(exist_ok=True)
        layers[-1].write_bytes(read(kit.parcels / digest))
    if layers and taxonomy.load(layers).version != kit.vocabulary:
        raise Problem("layers of the vocabulary changed while the run was at work; run again")
    return extract_batch([_in(home, part) for part in batch], layers, Apart(kit))


def _in(home: Home, part: Partition) -> Partition:
    """The partition, made in another home."""

    def moved(path: Path) -> Path:
        return home.partitions / path.parent.name / path.name

    return replace(
        part,
        columns=moved(part.columns),
        postings=moved(part.postings),
        rejects=moved(part.rejects),
        readings=moved(part.readings),
        mentions=moved(part.mentions),
    )


@contextmanager
def _scratch() -> Iterator[Home]:
    """A folder for the time of a batch, in the worker's own where it has one, which it empties when it starts anew."""
    try:
        from distributed import get_worker

        folder: str | None = get_worker().local_directory
    except (ImportError, ValueError):
        folder = None
    with tempfile.TemporaryDirectory(prefix="mltrends-", dir=folder) as made:
        yield Home(Path(made))
