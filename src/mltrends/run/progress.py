"""What a person sees while a run is going on: a line a step, with how much, how fast, how long yet."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from mltrends.run.log import logger

QUIET_SECONDS = 10.0  # between lines where nothing can be overwritten, as in a log


class Step:
    """One step under way."""

    def __init__(self, name: str, total: int, unit: str, stream: TextIO, *, shown: bool) -> None:
        self._name, self._total, self._unit = name, total, unit
        self._stream, self._shown, self._live = stream, shown, stream.isatty()
        self._done, self._began = 0, time.monotonic()
        self._spoke = self._began
        self._guard = threading.Lock()
        self.summary = ""
        self._show(force=self._live)

    @property
    def done(self) -> int:
        """How much was done so far."""
        return self._done

    @property
    def unit(self) -> str:
        """Of what."""
        return self._unit

    def advance(self, amount: int) -> None:
        """So much more is done; safe to call from any thread."""
        with self._guard:
            self._done += amount
            self._show(force=False)

    def reach(self, done: int, total: int) -> None:
        """So much of so much is done."""
        self._total = total
        self.advance(done - self._done)

    def end(self, *, well: bool) -> None:
        """The step is over."""
        seconds = time.monotonic() - self._began
        line = f"  {self._name:<9}{self.summary or self._amount(self._done)}  {seconds:.1f} s"
        if not well:
            line = f"  {self._name:<9}stopped after {seconds:.1f} s"
        logger.debug(line.strip())
        if self._shown:
            self._stream.write(("\r\x1b[K" if self._live else "") + line + "\n")
            self._stream.flush()

    def _show(self, *, force: bool) -> None:
        now = time.monotonic()
        if not self._shown or not (force or now - self._spoke >= (0.2 if self._live else QUIET_SECONDS)):
            return
        self._spoke = now
        self._stream.write(f"\r\x1b[K  {self._rate()}" if self._live else f"  {self._rate()}\n")
        self._stream.flush()

    def _rate(self) -> str:
        seconds = time.monotonic() - self._began
        if not self._done or not seconds:
            return f"{self._name:<9}…"
        speed = self._done / seconds
        line = f"{self._name:<9}{self._amount(self._done)}, {self._amount(int(speed))}/s"
        if self._total > self._done:
            line += f", {(self._total - self._done) / speed:.0f} s left of {self._amount(self._total)}"
        return line

    def _amount(self, amount: int) -> str:
        if self._unit == "bytes":
            return f"{amount / 1e6:,.1f} MB"
        return f"{amount:,} {self._unit}" if self._unit else ""


class Progress:
    """Writes the steps of a run to a stream, in place where it is a terminal."""

    def __init__(self, *, shown: bool = True, stream: TextIO | None = None) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._shown = shown
        self.steps: dict[str, dict[str, Any]] = {}

    @property
    def seconds(self) -> dict[str, float]:
        """How long each step took."""
        return {name: told["seconds"] for name, told in self.steps.items()}

    def wait(self, holder: object) -> None:
        """Say who is waited for."""
        if self._shown:
            self._stream.write(f"  waiting for another run to end ({holder})\n")
            self._stream.flush()

    @contextmanager
    def step(self, name: str, total: int = 0, unit: str = "") -> Iterator[Step]:
        """Show a step while the block works."""
        step = Step(name, total, unit, self._stream, shown=self._shown)
        began = time.monotonic()
        well = False
        try:
            yield step
            well = True
        finally:
            seconds = round(time.monotonic() - began, 3)
            told = {"seconds": seconds} | ({step.unit: step.done} if step.unit and step.done else {})
            self.steps[name] = told
            logger.info(
                "step %s %s", name, "done" if well else "stopped", extra={"told": {"step": name, **told}}
            )
            step.end(well=well)
