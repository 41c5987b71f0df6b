"""Work in child processes that can be stopped.

A thread cannot be killed and C code does not look up, so a time limit on either is a wish. Each batch
of work runs in a process of its own: when its time is up the process is killed, and what it had
finished stays, because partitions are put in place whole.

On Linux the processes are forked from one that has loaded what readers need and does nothing else
(Python's fork server); elsewhere each starts afresh.
"""

from __future__ import annotations

import errno
import gc
import multiprocessing
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import connection, forkserver
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from typing import Any, TypeVar

from mltrends.model import Problem

J = TypeVar("J")
T = TypeVar("T")
Told = Callable[[int], None]
FORKS = sys.platform == "linux"  # on other systems some libraries do not bear it
AT_HAND = ["mltrends.run.at_hand"]

_OBJECTS = 20_000  # that are made before Python looks for circles among them

OF_THE_MACHINE = (
    errno.EACCES,
    errno.EPERM,
    errno.EROFS,
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EIO,
    errno.EMFILE,
    errno.ENFILE,
)


class Stopped(Problem):
    """Work was stopped because its time was up."""


class Died(Problem):
    """The process of a batch died without a word (killed, out of memory): worth another try."""


class MistakeError(RuntimeError):
    """Our own mistake inside a worker; carries the traceback for the log."""


def worker_count() -> int:
    """Processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)


def get_ready() -> None:
    """Let what readers need be loaded beside the caller's own work, ahead of the first child."""
    if FORKS:
        _context()
        forkserver.ensure_running()


def in_threads(function: Callable[[J], T], jobs: Sequence[J], workers: int | None = None) -> list[T]:
    """Call `function` on every job, as many at a time as there are cores; each starts its own process."""
    with ThreadPoolExecutor(max_workers=workers or worker_count()) as pool:
        return list(pool.map(function, jobs))


def in_child(
    function: Callable[..., T], *arguments: Any, what: str, seconds: float, told: Told | None = None
) -> T:
    """Call `function` in a new process and give back its result.

    `told` hears what the function says through `tell` while it works.

    Raises:
        Stopped: when it takes longer than `seconds`.
        Died: when the process dies.
        Problem: what the function raised as one.
        MistakeError: whatever else it raised.
    """
    context = _context()
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(  # type: ignore[attr-defined]  # each kind of context has its own
        target=_work, args=(sender, function, arguments), name=f"mltrends {what}"
    )  # no daemon: those may have no children, and drawing has some
    child.start()
    sender.close()
    try:
        return _answer(receiver, what, time.monotonic() + seconds, seconds, told)  # type: ignore[no-any-return]  # a pipe carries anything
    except EOFError as error:
        child.join()
        raise Died(
            f"the process of {what} died (exit code {child.exitcode}); if memory ran out, close other programs; run again to go on"
        ) from error
    finally:
        child.kill()  # it has answered, or it must not go on
        child.join()
        receiver.close()


def tell(amount: int) -> None:
    """From inside a child: say that so much more is done."""
    if _parent is not None:
        _parent.send(("told", amount))


def _context() -> BaseContext:
    context = multiprocessing.get_context("forkserver" if FORKS else "spawn")
    context.set_forkserver_preload(AT_HAND)
    return context


_parent: Connection | None = None


def _answer(receiver: Connection, what: str, deadline: float, seconds: float, told: Told | None) -> Any:
    while receiver.poll(max(0.0, deadline - time.monotonic())):
        word, content = receiver.recv()
        if word == "done":
            return content
        if word == "raised":
            raise content
        if told is not None:
            told(content)
    raise Stopped(
        f"{what} took longer than {seconds:.0f} s and was stopped; what was finished is kept, run again to go on"
    )


def _work(sender: Connection, function: Callable[..., Any], arguments: Sequence[Any]) -> None:
    global _parent  # one process has one parent
    _parent = sender
    gc.freeze()  # what was loaded before the fork stays for good, and is not looked through again and again
    gc.set_threshold(_OBJECTS, 20)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    answer: tuple[str, Any]
    try:
        answer = ("done", function(*arguments))
    except Problem as problem:
        answer = ("raised", problem)
    except OSError as error:
        answer = ("raised", of_the_machine(error) or MistakeError(traceback.format_exc()))
    except MemoryError:
        answer = ("raised", Problem("memory ran out; close other programs or give the machine more"))
    except BaseException:  # a child must answer whatever happens, or its parent waits
        answer = ("raised", MistakeError(traceback.format_exc()))
    sender.send(answer)
    sender.close()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)  # nobody waits for this work any more: what is finished is kept


def of_the_machine(error: OSError) -> Problem | None:
    """What the operating system refused, as a line for people; None for what can only be our own mistake."""
    if error.errno not in OF_THE_MACHINE:
        return None
    where = f" ({error.filename})" if error.filename else ""
    return Problem(
        f"{error.strerror or error}{where}; free some room or mend the rights, and run again: what is finished is kept"
    )
