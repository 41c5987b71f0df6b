"""The home: the folder that holds `data/raw`, `data/processed` and `reports`."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from mltrends.model import Problem, WrongUse

LEAST_FREE_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class Home:
    """Where everything of one home lies. Only this class knows the names of its folders."""

    root: Path

    @property
    def settings(self) -> Path:
        """The user's settings file."""
        return self.root / "mltrends.toml"

    @property
    def forgotten(self) -> Path:
        """The list of what was taken down."""
        return self.root / "forgotten.toml"

    @property
    def raw(self) -> Path:
        """The publishers' files, byte for byte."""
        return self.root / "data" / "raw"

    @property
    def rates(self) -> Path:
        """Exchange rates, price indices and purchasing power, when the user supplies them."""
        return self.root / "data" / "rates"

    @property
    def sample(self) -> Path:
        """The synthetic sample, generated on first use."""
        return self.raw / "sample" / "generated"

    @property
    def processed(self) -> Path:
        """Everything that can be made again from `raw`."""
        return self.root / "data" / "processed"

    @property
    def warehouse(self) -> Path:
        """The published DuckDB file."""
        return self.processed / "mltrends.duckdb"

    @property
    def partitions(self) -> Path:
        """Content-addressed partitions: postings, rejects, readings, mentions."""
        return self.processed / "partitions"

    @property
    def plain(self) -> Path:
        """Unpacked and recoded copies of raw files that cannot be read as they stand; gone after a run."""
        return self.processed / "plain"

    @property
    def building(self) -> Path:
        """Where a run builds what it will swap in; emptied when a run starts."""
        return self.processed / ".building"

    @property
    def runs(self) -> Path:
        """One record a run, and beside it what the run answered, in a folder of its name."""
        return self.processed / "runs"

    @property
    def logs(self) -> Path:
        """One full log a run."""
        return self.processed / "logs"

    @property
    def drawings(self) -> Path:
        """Charts as they were drawn before; those that are unchanged are not drawn again."""
        return self.processed / "drawings"

    @property
    def file_memory(self) -> Path:
        """What is known of raw files by size, time and inode, so that unchanged ones are not read again."""
        return self.processed / "files.json"

    @property
    def depots(self) -> Path:
        """The object stores that were ever given partitions of this home: what is forgotten must go from there too."""
        return self.processed / "depots.json"

    @property
    def lock(self) -> Path:
        """Held by the one run that is going on."""
        return self.processed / ".lock"

    @property
    def lock_note(self) -> Path:
        """Who holds the lock, for words to those who wait."""
        return self.processed / ".lock-holder.json"

    @property
    def journal(self) -> Path:
        """When each run began and how it ended, a line each."""
        return self.processed / "journal.jsonl"

    @property
    def previous(self) -> Path:
        """Warehouses that were published before."""
        return self.processed / "previous"

    @property
    def reports(self) -> Path:
        """The reports, one folder a run, and `latest`."""
        return self.root / "reports"

    @property
    def latest(self) -> Path:
        """A symbolic link to the newest report."""
        return self.reports / "latest"

    @property
    def contents(self) -> Path:
        """A page that leads to all reports that are kept."""
        return self.reports / "index.html"

    def answers_of(self, run: str) -> Path:
        """What a run answered."""
        return self.runs / run

    def shown(self, path: Path) -> str:
        """A path as a person would write it: relative to the home where it lies inside."""
        return os.path.relpath(path, self.root) if path.is_relative_to(self.root) else str(path)


def open_home(root: Path) -> Home:
    """The home at `root`, which must be a folder that exists.

    Raises:
        WrongUse: when there is no such folder.
    """
    if not root.exists():
        raise WrongUse(f"there is no folder {root}; make it, or name another with --home")
    if not root.is_dir():
        raise WrongUse(f"{root} is not a folder; --home wants the folder that holds data/ and reports/")
    return Home(root.resolve())


def writable(folder: Path) -> bool:
    """True when the folder, or the nearest one above it that exists, may be written to."""
    there = next((path for path in (folder, *folder.parents) if path.exists()), folder)
    return os.access(there, os.W_OK)


def prepare(home: Home) -> None:
    """Make the folders that a run writes to, and see that they can be written.

    Raises:
        Problem: when a folder cannot be written, or the disk has no room left.
    """
    for folder in (home.raw, home.partitions, home.building, home.runs, home.logs, home.reports):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            probe = folder / f".probe-{os.getpid()}"
            probe.write_bytes(b"mltrends")
            probe.unlink()
        except OSError as error:
            if folder == home.raw and folder.is_dir():
                continue  # a raw folder that may only be read is fine
            raise Problem(
                f"cannot write to {folder} ({error.strerror}); give yourself the right to write there, free "
                "some room, or choose another folder with --home"
            ) from error
    free = shutil.disk_usage(home.processed).free
    if free < LEAST_FREE_BYTES:
        raise Problem(
            f"only {free / 1e6:.0f} MB are free where {home.processed} lies, and a run needs at least "
            f"{LEAST_FREE_BYTES / 1e6:.0f} MB; free some room or choose another folder with --home"
        )
