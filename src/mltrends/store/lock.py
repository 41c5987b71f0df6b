"""One run at a time in a home."""

from __future__ import annotations

import json
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from filelock import FileLock, Timeout

from mltrends.model import Problem
from mltrends.store.home import Home

POLL_SECONDS = 0.5


class Busy(Problem):
    """Another run is at work in the home."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a home."""

    pid: int | None
    host: str
    since: float | None  # seconds since 1970

    def __str__(self) -> str:
        process = f"process {self.pid}" if self.pid is not None else "an unknown process"
        return process if self.host in ("", socket.gethostname()) else f"{process} on {self.host}"


@contextmanager
def only_run(
    home: Home, *, wait: float = 0.0, waiting: Callable[[Holder], None] = lambda _: None
) -> Iterator[None]:
    """Hold the home's lock; the operating system gives it back when the process ends, however it ends.

    A lock is therefore never stale: what a dead process leaves behind is a note of who it was, and that is
    written over.

    Args:
        home: which.
        wait: seconds to wait for another run to end.
        waiting: told once who is waited for.

    Raises:
        Busy: when another run holds it, and goes on holding it for so long.
    """
    note = home.lock_note
    lock = FileLock(home.lock)
    deadline, told = time.monotonic() + wait, False
    while True:
        try:
            lock.acquire(timeout=0)
            break
        except Timeout as error:
            holder = _noted(home)
            if time.monotonic() >= deadline:
                waited = f" ({wait:.0f} s were waited for it)" if wait else ""
                raise Busy(
                    f"another run is at work in {home.root} ({holder}){waited}; wait until it has ended, as `mltrends run --wait 30m` does, or use another --home"
                ) from error
            if not told:
                waiting(holder)
                told = True
            time.sleep(min(POLL_SECONDS, max(0.01, deadline - time.monotonic())))
    try:
        note.write_text(
            json.dumps({"pid": os.getpid(), "host": socket.gethostname(), "since": time.time()}),
            encoding="utf-8",
        )
        yield
    finally:
        note.unlink(missing_ok=True)
        lock.release()


def holder_of(home: Home) -> Holder | None:
    """Who holds the home now, as far as its note tells; None when nobody does, also where a dead process left a note.

    The lock itself is not tried: for that moment a run that starts would be refused.
    """
    holder = _noted(home)
    if holder.pid is None or (holder.host == socket.gethostname() and not _alive(holder.pid)):
        return None
    return holder


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # of another user
        return True
    return True


def _noted(home: Home) -> Holder:
    try:
        told = json.loads(home.lock_note.read_text(encoding="utf-8"))
        return Holder(int(told["pid"]), str(told.get("host", "")), told.get("since"))
    except (OSError, ValueError, KeyError, TypeError):
        return Holder(None, "", None)
