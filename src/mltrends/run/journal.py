"""The journal of a home: one line when a run begins and one when it ends, however it ends.

A line that begins a run and has none that ends it, while nobody holds the home, is a run that was killed. Lines are
added whole and are never changed, so the journal outlives what it tells of.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from mltrends.store.files import put_whole
from mltrends.store.home import Home
from mltrends.store.lock import holder_of

GOOD, SAME, HELD, FAILED, STOPPED, KILLED, GOING = (
    "published",
    "nothing new",
    "held back",
    "failed",
    "stopped",
    "killed",
    "going on",
)
ENDED_WELL = (GOOD, SAME)
MOST_LINES, KEPT_LINES = 4000, 2000


@dataclass(frozen=True, slots=True)
class Attempt:
    """One run as the journal has it."""

    run: str
    began: datetime
    ended: datetime | None
    status: str
    told: Mapping[str, Any] = field(
        default_factory=dict
    )  # what the end of the run told: counts, steps, warnings, why

    @property
    def went_well(self) -> bool:
        """True for a run that published, and for one that found nothing new."""
        return self.status in ENDED_WELL

    @property
    def seconds(self) -> float | None:
        """How long it took; None where that is not known."""
        return max(0.0, (self.ended - self.began).total_seconds()) if self.ended else None

    def as_data(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "run": self.run,
            "began": self.began.isoformat(),
            "ended": self.ended.isoformat() if self.ended else None,
            "status": self.status,
            **self.told,
        }


def now() -> datetime:
    """The time of day, to the millisecond."""
    here = datetime.now(UTC)
    return here.replace(microsecond=here.microsecond // 1000 * 1000)


def note_begin(home: Home, run: str) -> None:
    """Say that a run begins."""
    _shorten(home)
    _add(home, {"run": run, "began": now().isoformat(), "pid": os.getpid()})


def note_end(home: Home, run: str, status: str, told: Mapping[str, Any]) -> None:
    """Say how a run ended."""
    _add(home, {"run": run, "ended": now().isoformat(), "status": status, **told})


def attempts(home: Home) -> list[Attempt]:
    """All runs that the journal knows, oldest first."""
    begun: dict[str, Attempt] = {}
    for line in _lines(home):
        name = str(line["run"])
        if "began" in line:
            begun[name] = Attempt(name, _time(line["began"]), None, KILLED)
        elif name in begun and "ended" in line:
            told = {key: value for key, value in line.items() if key not in ("run", "ended", "status")}
            begun[name] = Attempt(
                name, begun[name].began, _time(line["ended"]), str(line.get("status", FAILED)), told
            )
    found = list(begun.values())
    if found and found[-1].status == KILLED and holder_of(home) is not None:
        found[-1] = Attempt(found[-1].run, found[-1].began, None, GOING)
    return found


def last_good(home: Home) -> Attempt | None:
    """The newest run that went well; None when there was none."""
    return next((attempt for attempt in reversed(attempts(home)) if attempt.went_well), None)


@dataclass(slots=True)
class Ending:
    """How a run under way will have ended; failed, until a step says otherwise."""

    status: str = FAILED
    told: dict[str, Any] = field(default_factory=dict)


def _add(home: Home, line: Mapping[str, Any]) -> None:
    text = json.dumps(line, ensure_ascii=True) + "\n"  # one line whatever names of files hold
    handle = os.open(home.journal, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
    try:
        size = os.fstat(handle).st_size
        if size and os.pread(handle, 1, size - 1) != b"\n":
            text = "\n" + text  # a line that a power cut left half
        os.write(handle, text.encode("ascii"))
        os.fsync(handle)
    finally:
        os.close(handle)


def _lines(home: Home) -> Iterator[dict[str, Any]]:
    try:
        text = home.journal.read_text(encoding="ascii", errors="replace")
    except FileNotFoundError:
        return
    for line in text.splitlines():
        try:
            told = json.loads(line)
            for key in ("began", "ended"):
                if key in told:
                    _time(told[key])
        except (ValueError, TypeError):
            continue  # half a line, of a run that was killed while it wrote
        if isinstance(told, dict) and "run" in told:
            yield told


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _shorten(home: Home) -> None:
    """Let go of the oldest runs, so that the journal of a home that runs each minute stays small."""
    try:
        lines = home.journal.read_bytes().splitlines(keepends=True)
    except FileNotFoundError:
        return
    if len(lines) > MOST_LINES:
        with put_whole(home.journal) as draft:
            draft.write_bytes(b"".join(lines[-KEPT_LINES:]))
