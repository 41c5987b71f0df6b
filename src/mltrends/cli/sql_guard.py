"""End the process when DuckDB works on in one single step: it looks at its own limits only between steps."""

from __future__ import annotations

import os
import re
import resource
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

HEADROOM = 700_000_000  # bytes beside what DuckDB counts: its program, our rows, what it does not count
LEAST = 64_000_000
EVERY = 0.05  # seconds between two looks
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)\s*(mb|gb)", re.IGNORECASE)


class Memory(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.3 alone
    """An amount of memory, as 500MB or 2GB; becomes a number of bytes."""

    name = "amount"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Bytes of "500MB" or "2GB"."""
        if isinstance(value, int):
            return value
        found = _AMOUNT.fullmatch(str(value).strip())
        amount = int(float(found[1]) * {"mb": 1e6, "gb": 1e9}[found[2].lower()]) if found else 0
        if amount < LEAST:
            self.fail(f"{value!r} is no amount of memory; give 64MB or more, as 500MB or 2GB", param, ctx)
        return amount


class Guard:
    """Knows what to say and what to remove when the process has to be ended."""

    def __init__(self, seconds: float, memory: int) -> None:
        self.draft: Path | None = None
        self._seconds, self._memory = seconds, memory

    def stuck(self) -> None:
        """Called when DuckDB was told to stop and did not."""
        self._end(
            f"the query did not stop after {self._seconds:g} seconds, one step of it takes longer than that; "
            "mltrends sql was ended. Ask for less"
        )

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Look at the memory of the process until the block ends."""
        bound, done = _peak() + self._memory + HEADROOM, threading.Event()

        def look() -> None:
            while not done.wait(EVERY):
                if _peak() > bound:
                    self._end(
                        f"the query took more than {self._memory / 1e6:,.0f} MB of memory in one step; "
                        "mltrends sql was ended. Ask for less, or allow more with --memory"
                    )

        watch = threading.Thread(target=look, daemon=True)
        watch.start()
        try:
            yield
        finally:
            done.set()
            watch.join()

    def _end(self, line: str) -> None:
        if self.draft is not None:
            self.draft.unlink(missing_ok=True)
        os.write(sys.__stderr__.fileno() if sys.__stderr__ else 2, f"mltrends: {line}\n".encode())
        os._exit(1)


@contextmanager
def stopped_by_ctrl_c(con: DuckDBPyConnection) -> Iterator[list[bool]]:
    """Ctrl-C stops what DuckDB does, which by itself does not listen; the list is not empty when that was so."""
    stopped: list[bool] = []

    def stop(number: int, frame: FrameType | None) -> None:
        del number, frame
        stopped.append(True)
        con.interrupt()

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, before)


def _peak() -> int:
    """The most memory that this process ever held, in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
