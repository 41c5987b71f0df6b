"""Who works on the batches of a run: one core of this machine, all of them, or a cluster.

Every runner calls the same functions on the same kind of batches, so what comes out is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from mltrends.model import WrongUse
from mltrends.run.workers import Died, Told, in_threads, worker_count

KINDS = ("local", "processes", "dask")
Each = Callable[[str, Callable[..., Any], Sequence[Any], Told], list[Any]]


@dataclass(frozen=True, slots=True)
class Runner:
    """How many batches are worked on at a time, and what gives a step's function each of its batches.

    `each(step, function, batches, told)` calls `function(batch, told=...)`; what it tells while it works
    arrives at `told`.
    """

    workers: int
    each: Each
    apart: bool = (
        False  # its workers do not share the home: what they need and make goes through an object store
    )


def here(workers: int | None = None) -> Runner:
    """Work in processes of this machine, one a core unless told otherwise."""
    count = workers or worker_count()
    return Runner(
        count, lambda _, function, jobs, told: in_threads(partial(function, told=told), jobs, count)
    )


def count_here(kind: str, workers: int | None) -> int:
    """How many processes work at a time when the work stays on this machine."""
    return 1 if kind == "local" else workers or worker_count()


def check_runner(kind: str, workers: int | None, address: str | None) -> None:
    """See that what was asked for can be meant.

    Raises:
        WrongUse: when it cannot.
    """
    if kind not in KINDS:
        raise WrongUse(f"there is no runner {kind!r}; choose one of {', '.join(KINDS)}")
    if address and kind != "dask":
        raise WrongUse("an address is where the scheduler of a cluster listens: give --runner dask with it")
    if address and workers:
        raise WrongUse("the cluster at that address has its own workers: leave out --workers, or --address")
    if workers is not None and workers < 1:
        raise WrongUse("at least one worker is needed")
    if kind == "local" and workers not in (None, 1):
        raise WrongUse("the runner local uses one core; for more give --runner processes")


def is_transient(_task: Any, _run: Any, state: Any) -> bool:
    """Try again only when a process died: a full disk or a bad setting will not mend itself."""
    return isinstance(state.result(raise_on_failure=False), Died)
