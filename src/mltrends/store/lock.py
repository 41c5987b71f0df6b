"""One run at a time in a home."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from mltrends.model import Problem
from mltrends.store.home import Home


@contextmanager
def only_run(home: Home) -> Iterator[None]:
    """Hold the home's lock; the operating system gives it back when the process ends, however it ends.

    Raises:
        Problem: when another run holds it.
    """
    holder = home.processed / ".lock-holder.json"
    lock = FileLock(home.lock)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        try:
            pid = str(json.loads(holder.read_text(encoding="utf-8"))["pid"])
        except (OSError, ValueError, KeyError):
            pid = "unknown"
        raise Problem(
            f"another run is at work in {home.root} (process {pid}); wait until it has ended, or use another --home"
        ) from error
    try:
        holder.write_text(json.dumps({"pid": os.getpid()}), encoding="utf-8")
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()
