"""The plan of a run: the partitions it needs, which of them are there, and the key of what it will publish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from mltrends import taxonomy
from mltrends.model import Profile
from mltrends.rates import load_rates
from mltrends.run.choose import Choice
from mltrends.run.inputs import RawFile
from mltrends.run.vocabulary import layer_paths
from mltrends.sources.cuts import Slice
from mltrends.sources.mapping import source_of_profile
from mltrends.sources.plain import Recipe
from mltrends.store.files import code_version, digest_of
from mltrends.store.forgotten import load_forgotten
from mltrends.store.home import Home
from mltrends.store.settings import Settings

READER = ("mltrends.sources", "mltrends.parse")
EXTRACTOR = ("mltrends.extract", "mltrends.taxonomy", "mltrends.parse")
PUBLISHER = (
    "mltrends.ads",
    "mltrends.rates",
    "mltrends.warehouse",
    "mltrends.stats",
    "mltrends.metrics",
    "mltrends.charts",
    "mltrends.report",
)
LEAST_BATCH = 8 << 20  # bytes; more batches than workers only where each is worth its process
MOST_BATCH = 512 << 20  # the time limit of a batch stays far
J = TypeVar("J")


@dataclass(frozen=True, slots=True)
class Partition:
    """All that is made of one slice, and where it lies."""

    file: str
    path: Path  # what is read: the raw file, or its plain copy
    raw: Path
    recipe: Recipe
    piece: Slice
    source: str
    is_side: bool  # of a side table: its rows are joined to ads and are none themselves
    key: str  # of the readings: changes with the text, the reader and the vocabulary
    columns: Path  # postings as the columns tell them
    postings: Path  # the same, unless first lines of texts have more to tell
    rejects: Path
    readings: Path
    mentions: Path
    headed: Profile | None = None  # of a file whose texts have such first lines
    url: str = ""  # of a raw file on an object store

    @property
    def is_read(self) -> bool:
        """The slice's records are postings already."""
        return self.columns.exists()

    @property
    def is_extracted(self) -> bool:
        """The postings' texts are readings already."""
        return self.readings.exists() and self.postings.exists()


@dataclass(frozen=True, slots=True)
class ReadJob:
    """A slice to read: how, and the side tables that belong to its ads."""

    partition: Partition
    profile: Profile
    sides: tuple[RawFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is to do, decided before anything is done."""

    home: Home
    settings: Settings
    choice: Choice
    files: tuple[RawFile, ...]
    partitions: tuple[Partition, ...]
    vocabulary_version: str
    key: str

    @property
    def to_read(self) -> list[Partition]:
        """Partitions whose records are not read yet; equal slices once."""
        return _once([part for part in self.partitions if not part.is_read])

    @property
    def to_extract(self) -> list[Partition]:
        """Partitions whose texts are not read yet; equal slices once."""
        return _once([part for part in self.partitions if not part.is_extracted])

    def read_jobs(self) -> list[ReadJob]:
        """The slices to read, each with what is needed to read it."""
        files = {file.name: file for file in self.files}
        jobs = []
        for part in self.to_read:
            file = files[part.file]
            if file.profile is not None:
                wanted = dict(file.profile.joined)
                sides = tuple(
                    side for side in self.files if side.side and wanted.get(side.side[1]) == side.digest
                )
                jobs.append(ReadJob(part, file.profile, sides))
        return jobs


def make_plan(home: Home, settings: Settings, choice: Choice, files: Sequence[RawFile]) -> Plan:
    """Name every partition by its key, and the whole run by the keys of all."""
    vocabulary = taxonomy.load(layer_paths(home, settings)).version
    reader, extractor = code_version(*READER), code_version(*EXTRACTOR)
    partitions = []
    for file in files:
        if file.profile is None:
            continue
        kind = "side" if file.side else "postings"
        lines = file.profile.lines()
        headed = source_of_profile(file.profile).headline and file.side is None
        folder = home.partitions
        for piece in file.slices:
            postings = digest_of(kind, piece.digest, *lines, reader)
            readings = digest_of("readings", postings, vocabulary, extractor)
            told = digest_of("headed", postings) if headed else postings
            partitions.append(
                Partition(
                    file=file.name,
                    path=file.plain,
                    raw=file.path,
                    recipe=file.recipe,
                    piece=piece,
                    source=file.profile.source,
                    is_side=file.side is not None,
                    key=readings,
                    columns=folder / "postings" / f"{postings}.parquet",
                    postings=folder / "postings" / f"{told}.parquet",
                    rejects=folder / "rejects" / f"{postings}.parquet",
                    readings=folder / "readings" / f"{readings}.parquet",
                    mentions=folder / "mentions" / f"{readings}.parquet",
                    headed=file.profile if headed else None,
                    url=file.url,
                )
            )
    key = digest_of(
        "run",
        code_version(*PUBLISHER),
        vocabulary,
        str(choice.is_sample),
        *settings.lines(),
        load_forgotten(home).digest,
        load_rates(home.rates).digest,
        *(
            f"{file.name} {file.digest} {file.problem} {file.copy_of} {file.set_aside} {file.flags}"
            for file in files
        ),
        *(name for _, name in choice.left_out),
        *(f"{part.file} {part.piece.number} {part.key}" for part in partitions),
    )
    return Plan(home, settings, choice, tuple(files), tuple(partitions), vocabulary, key)


def batches(jobs: Sequence[J], sizes: Sequence[int], workers: int) -> list[list[J]]:
    """Deal jobs out into few batches, largest first; whoever is free takes the next one.

    Each batch starts a process that builds its matchers once, so of a small load each worker gets one of about equal size,
    and less than a megabyte is not worth a second one. Of a large load a batch is half of what each worker would get of all that is
    left: few processes are started, and in the end nobody waits long for another.
    """
    if not jobs:
        return []
    order = sorted(range(len(jobs)), key=lambda number: (-sizes[number], number))
    total = sum(sizes)
    if total < 2 * workers * LEAST_BATCH:
        dealt = _evenly(order, sizes, min(len(jobs), max(1, total >> 20), workers))
    else:
        dealt = _ever_smaller(order, sizes, 2 * workers)
    return [[jobs[number] for number in batch] for batch in dealt]


def _evenly(order: Sequence[int], sizes: Sequence[int], count: int) -> list[list[int]]:
    dealt: list[list[int]] = [[] for _ in range(count)]
    filled = [0] * count
    for number in order:
        lightest = filled.index(min(filled))
        dealt[lightest].append(number)
        filled[lightest] += sizes[number]
    return dealt


def _ever_smaller(order: Sequence[int], sizes: Sequence[int], parts: int) -> list[list[int]]:
    dealt: list[list[int]] = []
    left, filled, room = sum(sizes), 0, 0
    for number in order:
        if not dealt or filled + sizes[number] > room:
            dealt.append([])
            filled, room = 0, min(MOST_BATCH, max(LEAST_BATCH, left // parts))
        dealt[-1].append(number)
        filled += sizes[number]
        left -= sizes[number]
    return dealt


def _once(partitions: Sequence[Partition]) -> list[Partition]:
    return list({part.readings: part for part in partitions}.values())
