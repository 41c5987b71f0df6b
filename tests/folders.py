"""Two folders, held against each other file by file."""

from __future__ import annotations

import filecmp
from pathlib import Path


def files_of(folder: Path) -> set[str]:
    """Names of all files in a folder and below it, from the folder."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def differing(one: Path, other: Path) -> list[str]:
    """Files that are in one of two folders alone, or have other bytes there, in order."""
    return [
        name
        for name in sorted(files_of(one) | files_of(other))
        if not (one / name).is_file()
        or not (other / name).is_file()
        or not filecmp.cmp(one / name, other / name, shallow=False)
    ]
