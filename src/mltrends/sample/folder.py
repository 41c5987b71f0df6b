"""A folder put in place whole: made under a hidden name beside its place, then renamed."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mltrends.model import Problem
from mltrends.sample.marker import NAME, marker


@contextmanager
def whole(folder: Path) -> Iterator[Path]:
    """Yield an empty folder to write to; when the block ends well, it becomes `folder`.

    An earlier sample in its place is replaced; anything else is left alone.

    Raises:
        Problem: when `folder` holds files that are not a sample's.
    """
    refuse_foreign(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    _sweep(folder)
    draft, old = (folder.with_name(f".{folder.name}.{os.getpid()}.{end}") for end in ("tmp", "old"))
    draft.mkdir()
    try:
        yield draft
        if folder.exists():
            folder.rename(old)
        draft.rename(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def refuse_foreign(folder: Path) -> None:
    """Refuse a place that holds anything but an earlier sample."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise Problem(f"{folder} is a file; the sample needs a folder of its own")
    found = marker(folder)
    ours = {NAME, *found.files} if found else set()
    foreign = sorted(path.name for path in folder.iterdir() if path.name not in ours)
    if foreign:
        raise Problem(f"{folder} holds other files ({foreign[0]}); the sample needs a folder of its own")


def _sweep(folder: Path) -> None:
    """Remove what killed writers of the same sample left behind."""
    leftover = re.compile(rf"\.{re.escape(folder.name)}\.(\d+)\.(tmp|old)")
    for path in sorted(folder.parent.iterdir()):
        match = leftover.fullmatch(path.name)
        if match and not _alive(int(match[1])):
            shutil.rmtree(path, ignore_errors=True)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
