"""Say before hours of work that the disk is too small for them."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.measure import BenchmarkError


def need_room(folder: Path, needed: int) -> None:
    """See that a folder, or where it will be, has so many bytes left.

    Raises:
        BenchmarkError: when it has not.
    """
    there = next(one for one in (folder.absolute(), *folder.absolute().parents) if one.exists())
    free = shutil.disk_usage(there).free
    if free < needed:
        raise BenchmarkError(
            f"this needs about {needed / 1e9:.1f} GB and {folder} has {free / 1e9:.1f} GB left; "
            "free some, measure fewer ads, or name a folder on a larger disk with --keep"
        )
