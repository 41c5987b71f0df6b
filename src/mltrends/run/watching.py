"""Wait for raw files to come, change or go, and to stand still, and run then."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event

from mltrends.run.inputs import find_files
from mltrends.store.home import Home

Look = frozenset[tuple[str, int, int]]

POLL_SECONDS = 1.0
AGAIN_SECONDS = 600.0  # after a run that failed; what changes is tried at once


def look(home: Home) -> Look:
    """The raw files with their sizes and times; what vanishes while it is looked at is not there."""
    found = set()
    for path, name in find_files(home, []) if home.raw.is_dir() else ():
        try:
            told = path.stat()
        except OSError:
            continue
        found.add((name, told.st_size, told.st_mtime_ns))
    return frozenset(found)


def watch(
    home: Home,
    run: Callable[[], bool],
    *,
    still: float,
    stop: Event,
    poll: float = POLL_SECONDS,
    again: float = AGAIN_SECONDS,
) -> None:
    """Run once for what is there, and then whenever files have changed and stood still, until told to stop.

    Args:
        home: which.
        run: runs; False when that failed.
        still: seconds for which no size and no time of a file may change before a run begins.
        stop: set by who wants this to end.
        poll: seconds between two looks.
        again: seconds after which a run that failed is tried again, though nothing changed.
    """
    seen = look(home)
    since = time.monotonic()
    done: Look | None = None
    failed_at: float | None = None
    while not stop.is_set():
        here, now = look(home), time.monotonic()
        if here != seen:
            seen, since = here, now
        due = seen != done or (failed_at is not None and now - failed_at >= again)
        if due and seen and now - since >= still:
            done = seen  # as it was before the run: what comes during it is due afterwards
            failed_at = None if run() else time.monotonic()
        stop.wait(poll)
