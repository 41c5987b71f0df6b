"""Watch a command while it works: seconds, its own work, the memory of its largest process, and how full a folder gets.

Every part of `make bench` runs in a process of its own and is watched here, so that one part never pays for what
another one left in memory. Memory is that of one process, never a sum: processes share pages, and a sum counts them twice.
"""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PROC = Path("/proc")
EVERY = 0.5  # seconds between two looks
FOLDER_EVERY = 10  # looks at processes for each at the folder, which may hold many files
ADOPT = 36  # prctl: orphans of ours become our own children, so that their work is counted


class BenchmarkError(RuntimeError):
    """A part could not be measured; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Look:
    """What one look saw: when (seconds since the epoch), and the peak so far of the first and of the largest other process."""

    at: float
    first: int
    other: int


@dataclass(slots=True)
class Watched:
    """What became of a command."""

    seconds: float = 0.0
    work: float = 0.0  # seconds of a core, of all its processes
    told: str = ""  # what it printed
    folder_bytes: int = 0  # the most that the folder held
    marks: dict[str, float] = field(default_factory=dict)  # when each of the files was last put in place
    looks: list[Look] = field(default_factory=list)

    @property
    def first_bytes(self) -> int:
        """The peak of the process that was started."""
        return max((look.first for look in self.looks), default=0)

    @property
    def other_bytes(self) -> int:
        """The peak of the largest of the processes that it started; 0 where there was none."""
        return max((look.other for look in self.looks), default=0)

    @property
    def peak_bytes(self) -> int:
        """The peak of any one process."""
        return max(self.first_bytes, self.other_bytes)

    def peak_between(self, began: float, ended: float) -> int:
        """The peak of the processes that were started, while a step went on."""
        return max((look.other for look in self.looks if began <= look.at <= ended + EVERY), default=0)


def watch(
    command: Sequence[str | Path], *, folder: Path | None = None, marks: Mapping[str, Path] | None = None
) -> Watched:
    """Run a command to its end.

    Args:
        command: what to run; what it says on standard error is shown as it comes.
        folder: whose size is watched.
        marks: files that appear while it works.

    Raises:
        BenchmarkError: when it fails.
    """
    with _adopting_orphans():
        return _watch(command, folder, marks or {})


def _watch(command: Sequence[str | Path], folder: Path | None, marks: Mapping[str, Path]) -> Watched:
    strangers = set(_children(os.getpid()))
    seen = Watched()
    began = time.perf_counter()
    process = subprocess.Popen([*command], stdout=subprocess.PIPE, text=True)
    told: list[str] = []
    reader = threading.Thread(target=_take, args=(process, told))
    reader.start()
    count = 0
    try:
        while True:
            done, status, used = os.wait4(process.pid, os.WNOHANG)
            if done:
                break
            seen.looks.append(_look(process.pid))
            if folder is not None and count % FOLDER_EVERY == 0:
                seen.folder_bytes = max(seen.folder_bytes, size_of(folder))
            _note(marks, seen)
            count += 1
            time.sleep(EVERY if count > 4 else EVERY / 10)  # what is over at once is seen, too
    except BaseException:
        process.kill()
        raise
    seen.seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    reader.join()
    if folder is not None:
        seen.folder_bytes = max(seen.folder_bytes, size_of(folder))
    if (
        not PROC.is_dir()
    ):  # where there is such a folder it tells better: this counts what forked the process, too
        kilo = 1 if sys.platform == "darwin" else 1024
        seen.looks.append(Look(time.time(), used.ru_maxrss * kilo, 0))
    seen.work = used.ru_utime + used.ru_stime
    for orphan in set(_children(os.getpid())) - strangers:
        used = os.wait4(orphan, 0)[2]
        seen.work += used.ru_utime + used.ru_stime
    seen.told = "".join(told)
    if process.returncode:
        shown = " ".join(str(word) for word in command[1:])
        raise BenchmarkError(f"`{shown}` ended with code {process.returncode}; what it said stands above")
    return seen


def ask(module: str, *arguments: str | Path | int, folder: Path | None = None) -> tuple[Any, Watched]:
    """Run a module of ours that prints its result as JSON."""
    command = [sys.executable, "-m", module, *(str(one) for one in arguments)]
    seen = watch(command, folder=folder)
    return json.loads(seen.told.strip().splitlines()[-1]), seen


def size_of(folder: Path) -> int:
    """Bytes that the files of a folder take on the disk; a file that goes meanwhile counts for nothing."""
    found, waiting = 0, [folder]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(Path(entry.path))
                    else:
                        found += entry.stat(follow_symlinks=False).st_blocks * 512
        except OSError:
            continue
    return found


def _take(process: subprocess.Popen[str], told: list[str]) -> None:
    if process.stdout is not None:
        with process.stdout as lines:
            told.extend(lines)


def _note(marks: Mapping[str, Path], seen: Watched) -> None:
    for name, path in marks.items():
        try:
            seen.marks[name] = path.stat().st_mtime
        except OSError:
            continue


def _look(first: int) -> Look:
    others = [_peak(child) for child in _descendants(first)]
    return Look(time.time(), _peak(first), max(others, default=0))


def _peak(process: int) -> int:
    """The most memory that a process has held so far; 0 where the system does not tell."""
    try:
        for line in (PROC / str(process) / "status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


def _descendants(process: int) -> Iterator[int]:
    parents = _parents()
    reached = {process}
    while new := {child for child, parent in parents.items() if parent in reached} - reached:
        reached |= new
        yield from new


def _children(process: int) -> list[int]:
    return [child for child, parent in _parents().items() if parent == process]


def _parents() -> dict[int, int]:
    """The parent of each process of this machine; nothing where the system does not tell."""
    found = {}
    for folder in PROC.glob("[0-9]*") if PROC.is_dir() else ():
        try:
            state = (folder / "stat").read_text(errors="replace")
        except OSError:
            continue
        found[int(folder.name)] = int(state.rpartition(")")[2].split()[1])
    return found


@contextmanager
def _adopting_orphans() -> Iterator[None]:
    """Linux alone: workers are forked from a process that ends after the command, and would be nobody's."""
    if sys.platform != "linux":
        yield
        return
    prctl = ctypes.CDLL(None).prctl
    prctl(ADOPT, 1, 0, 0, 0)
    try:
        yield
    finally:
        prctl(ADOPT, 0, 0, 0, 0)
