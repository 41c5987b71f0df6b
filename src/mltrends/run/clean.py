"""What a home keeps beyond need, by stated rules, and letting go of it.

- Partitions that no record of a kept run names, and that have not been touched for so long: a killed run's partitions
  are taken up by the next one, so young ones stay.
- Drawings that no report has used for so long.
- Warehouses, reports, answers and logs beyond [retention], which a run removes too.
- What dead processes left behind: drafts, unpacked copies, parts that were cut for a report.
- On the object stores that have partitions of it, if they are named: the same partitions, by the time at which they were
  put there, and parcels of dead runs. What other homes use is not known here; it is made again when they need it.

What is published, raw files and settings are never touched.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mltrends.run.depot import OF_SLICES, PARCELS
from mltrends.run.history import records
from mltrends.run.purge import slices_in
from mltrends.run.retention import too_old
from mltrends.store.home import Home
from mltrends.store.lock import only_run
from mltrends.store.objects import Address, delete, listed
from mltrends.store.settings import Settings

KINDS = ("postings", "rejects", "readings", "mentions")
DRAFT_SECONDS = 86_400.0  # nobody writes one file for a day
PART = "mltrends-part-*"


@dataclass(frozen=True, slots=True)
class Waste:
    """One file or folder that can go."""

    what: str
    path: Path | Address
    bytes: int


def clean(
    home: Home,
    settings: Settings,
    older_than: float,
    *,
    dry_run: bool = True,
    stores: Sequence[Address] = (),
) -> list[Waste]:
    """Find what can go, and remove it unless this is a dry run.

    Args:
        home: which.
        settings: of the home.
        older_than: seconds for which a partition or a drawing was not touched.
        dry_run: only say what would go.
        stores: object stores to look at too.

    Raises:
        Busy: when a run is at work.
    """
    with only_run(home):
        found = [
            Waste(what, path, _size(path)) for what, path in _all(home, settings, time.time() - older_than)
        ]
        found += [waste for depot in stores for waste in _in_store(home, depot, time.time() - older_than)]
        if not dry_run:
            delete(waste.path for waste in found if isinstance(waste.path, Address))
            for waste in found:
                if isinstance(waste.path, Address):
                    continue
                if waste.path.is_dir() and not waste.path.is_symlink():
                    shutil.rmtree(waste.path, ignore_errors=True)
                else:
                    waste.path.unlink(missing_ok=True)
    return found


def _all(home: Home, settings: Settings, since: float) -> Iterator[tuple[str, Path]]:
    used = _used(home)
    for kind in KINDS:
        folder = home.partitions / kind
        for path in sorted(folder.glob("*.parquet")):
            if (kind, path.name) not in used and _touched(path) < since:
                yield f"{kind} that no kept run uses", path
    for path in sorted(home.drawings.rglob("*")):
        if path.is_file() and _touched(path) < since:
            yield "drawings that no report uses", path
    yield from (("reports beyond retention", path) for path in too_old(home.reports, home, settings))
    yield from (("answers beyond retention", path) for path in too_old(home.runs, home, settings))
    for path in sorted(home.previous.glob("[0-9]*-*"))[: -settings.retention.warehouses]:
        yield "warehouses beyond retention", path
    for form in ("*.log", "*.jsonl"):
        yield from (
            ("logs beyond retention", path)
            for path in sorted(home.logs.glob(form))[: -settings.retention.logs]
        )
    yield from _left_behind(home)


def _left_behind(home: Home) -> Iterator[tuple[str, Path]]:
    """Nobody holds the home, so whatever is half made in it belongs to a dead process; outside, only what is old does."""
    for path in (home.building, home.plain):
        if path.exists() and any(path.iterdir()):
            yield "left behind by a run that died", path
    for folder in (home.processed, home.partitions, home.reports):
        yield from (("left behind by a run that died", path) for path in sorted(folder.rglob(".*.tmp")))
    for path in sorted(Path(tempfile.gettempdir()).glob(PART)):
        if _touched(path) < time.time() - DRAFT_SECONDS:
            yield "left behind by a report that died", path


def _in_store(home: Home, depot: Address, since: float) -> Iterator[Waste]:
    used = {name.removesuffix(".parquet") for _, name in _used(home)}
    for key, objects in slices_in(depot).items():
        for one in objects:
            name = one.at.key.rpartition("/")[2]
            kept = key in used and (name in OF_SLICES or name.partition(".")[0] in used)
            if not kept and one.touched < since:
                yield Waste("partitions on a store that no kept run of this home uses", one.at, one.bytes)
    for one in listed(depot):
        below = one.at.key[len(depot.key) :].strip("/")
        if below.startswith((f"{PARCELS}/", ".probe-")) and one.touched < time.time() - DRAFT_SECONDS:
            yield Waste("left behind on a store by a run that died", one.at, one.bytes)


def _used(home: Home) -> set[tuple[str, str]]:
    """Partitions that the records of kept runs name."""
    used: set[tuple[str, str]] = set()
    for record in records(home):
        for part in record["partitions"]:
            columns = part.get("columns", part["postings"])
            used |= {("postings", name) for name in (part["postings"], columns)} | {("rejects", columns)}
            used |= {("readings", part["readings"]), ("mentions", part["readings"])}
    return used


def _touched(path: Path) -> float:
    try:
        found = path.stat()
    except FileNotFoundError:
        return time.time()
    return max(found.st_mtime, found.st_atime)


def _size(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() and not path.is_symlink() else (path,)
    return sum(file.lstat().st_size for file in files if not file.is_dir())
