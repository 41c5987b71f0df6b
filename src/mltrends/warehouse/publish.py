"""Swap a finished warehouse in, and keep the last ones."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from mltrends.warehouse.open import WarehouseError, connect

_KEPT = re.compile(r"(\d{6})-.+")


def publish(building: Path, target: Path, keep: int) -> None:
    """Put `building` in the place of `target` in one rename; the old file goes to `previous/` beside it.

    Who has the old file open goes on reading it; who opens the path afterwards gets the new one. The last
    `keep` files stay in `previous/`, numbered in the order in which they were replaced.

    Raises:
        WarehouseError: when `building` is no whole warehouse; what was published before stays.
    """
    unfinished = building.with_name(f"{building.name}.wal")
    if unfinished.exists():
        raise WarehouseError(f"{building} was not finished ({unfinished.name} is still there); run again")
    connect(building).close()
    _flush(building)
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        _keep(target, keep)
    swap(building, target)


def swap(building: Path, target: Path) -> None:
    """Put a whole file in the place of another, in one rename."""
    building.replace(target)
    _flush(target.parent)


def _keep(target: Path, keep: int) -> None:
    folder = target.parent / "previous"
    folder.mkdir(exist_ok=True)
    kept = _kept(folder)
    if not kept or not kept[-1].samefile(target):  # the same when a swap was cut short
        number = int(kept[-1].name[:6]) + 1 if kept else 1
        second_name(target, folder / f"{number:06}-{target.name}")
    kept = _kept(folder)
    for old in kept[: max(0, len(kept) - keep)]:
        old.unlink()


def _kept(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if _KEPT.fullmatch(path.name))


def second_name(target: Path, kept: Path) -> None:
    """Give a file a second name: a hard link costs nothing; where the disk has none, copy."""
    try:
        os.link(target, kept)
    except OSError:
        draft = kept.with_name(f".{kept.name}.tmp")
        shutil.copy2(target, draft)
        draft.replace(kept)


def _flush(path: Path) -> None:
    """See that what was written is on the disk, so that a power cut after the rename loses nothing."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
