"""Prefect's task runners for the batches of the flow: threads that wait for processes here, or a Dask cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from prefect import Task
from prefect.cache_policies import NO_CACHE
from prefect.task_runners import ThreadPoolTaskRunner

from mltrends.pipelines.cluster import dask_runner
from mltrends.run.runner import Runner, check_runner, count_here, is_transient
from mltrends.run.steps import Run
from mltrends.run.workers import Told

OPTIONS: dict[str, Any] = {
    # What is new is decided by our own finished files; Prefect's cache does not check that they are there.
    "cache_policy": NO_CACHE,
    "persist_result": False,
    "retries": 2,
    "retry_delay_seconds": [1, 10],
    "retry_condition_fn": is_transient,
}


@contextmanager
def runner_of(run: Run, kind: str, workers: int | None, address: str | None) -> Iterator[Runner]:
    """The runner that was asked for, as long as the block works.

    Raises:
        WrongUse: when there is no such runner, or its cluster cannot be used.
    """
    check_runner(kind, workers, address)
    if kind == "dask":
        with dask_runner(run, workers, address, OPTIONS) as runner:
            yield runner
        return
    count = count_here(kind, workers)
    with ThreadPoolTaskRunner(max_workers=count) as threads:  # type: ignore[var-annotated]  # of anything
        yield Runner(count, partial(_in_processes, threads))


def _in_processes(
    threads: Any, step: str, function: Callable[..., Any], jobs: Sequence[Any], told: Told
) -> list[Any]:
    """A task for each of a few coarse batches; it is a thread that waits for the process of its batch."""
    one = Task(
        lambda number: function(jobs[number], told=told),  # data stays in this process: tasks carry numbers
        name=step,
        task_run_name=f"{step} {{number}}",
        **OPTIONS,
    )
    return list(threads.map(one, {"number": range(len(jobs))}).result()) if jobs else []
