"""The flow's batches on a Dask cluster, through Prefect's task runner for Dask.

What a worker does with a batch, and what it must show before it gets one, is in `mltrends.run.cluster`.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from prefect import Task
from prefect.settings import PREFECT_API_URL

from mltrends.model import Problem, WrongUse
from mltrends.run.cluster import TOPIC, check_scheduler, check_workers, made_by, on_worker, work_of
from mltrends.run.runner import Runner
from mltrends.run.steps import Run
from mltrends.run.workers import Died, Told, worker_count

REACH_SECONDS = 10
JOIN_SECONDS = 60  # for a first worker to come, and for another when all have gone
LOOK_SECONDS = 5
TRIES = 3  # of a batch whose workers died; within each Dask itself tries four


@contextmanager
def dask_runner(
    run: Run, workers: int | None, address: str | None, options: dict[str, Any]
) -> Iterator[Runner]:
    """Work on the cluster at `address`, or on one of our own on this machine for as long as the block works.

    Raises:
        WrongUse: when Dask is missing, nobody listens there, or a worker cannot do its work rightly.
    """
    try:
        from prefect_dask import DaskTaskRunner
    except ImportError as error:
        raise WrongUse(
            f"a cluster needs prefect-dask, which does not load here ({error}); install it: pip install 'mltrends[dask]'"
        ) from error
    _hush()
    if address:
        where: dict[str, Any] = {"address": address}
    else:
        where = {"cluster_kwargs": _of_our_own(workers)}
    with DaskTaskRunner(**where, client_kwargs={"timeout": REACH_SECONDS}) as tasks:
        client = _reached(tasks, address)
        check_scheduler(client.run_on_scheduler)
        count = _workers_of(client, address)
        ask = partial(client.run, on_error="return")
        places = [place.resolve() if isinstance(place, Path) else place for place in run.request.paths]
        check_workers(ask, run.home, places, PREFECT_API_URL.value(), run.depot)
        yield Runner(count, _Cluster(tasks, client, run.request.run, options).each, run.depot is not None)


def _of_our_own(workers: int | None) -> dict[str, Any]:
    return {
        "n_workers": workers or worker_count(),
        "threads_per_worker": 1,
        "host": "127.0.0.1",
        "dashboard_address": None,
        "silence_logs": logging.CRITICAL,
    }


def _hush() -> None:
    """Dask tells of every worker that goes; what a person must know we say ourselves."""
    for name in list(logging.root.manager.loggerDict):
        if name.split(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)


def _reached(tasks: Any, address: str | None) -> Any:
    try:
        return tasks.client
    except (OSError, ValueError) as error:
        raise WrongUse(
            f"no Dask scheduler answers at {address} ({error}); start one (dask scheduler) or mend the address"
        ) from error


def _workers_of(client: Any, address: str | None) -> int:
    """How many batches the cluster works on at a time."""
    try:
        client.wait_for_workers(1, timeout=JOIN_SECONDS)
    except TimeoutError as error:
        raise WrongUse(
            f"the scheduler at {address} has no workers; start some: dask worker {address} --nthreads 1"
        ) from error
    return sum(worker["nthreads"] for worker in client.scheduler_info()["workers"].values())


@dataclass(frozen=True, slots=True)
class _Cluster:
    tasks: Any
    client: Any
    run: str
    options: dict[str, Any]

    def each(self, step: str, function: Callable[..., Any], jobs: Sequence[Any], told: Told) -> list[Any]:
        """A task for each batch on some worker; batches whose workers died are tried again."""
        from distributed import KilledWorker

        one = Task(work_of, name=step, task_run_name=f"{step} {{number}}", **self.options)
        done: dict[int, Any] = {}
        with self._heard(told):
            for _ in range(TRIES):
                left = [number for number in range(len(jobs)) if number not in done]
                works = [partial(on_worker, function, jobs[number], made_by(), self.run) for number in left]
                futures = self.tasks.map(one, {"number": left, "work": works}) if left else []
                try:
                    self._wait(futures)
                    for number, future in zip(left, futures, strict=True):
                        try:
                            done[number] = future.result()
                        except KilledWorker:
                            continue
                        except CancelledError as error:
                            raise self._lost() from error
                finally:
                    self.client.cancel([future.wrapped_future for future in futures])
                if len(done) == len(jobs):
                    return [done[number] for number in range(len(jobs))]
        raise Died(
            f"the workers that got a batch to {step} died again and again; see their logs, give them more memory, "
            "and run again to go on"
        )

    @contextmanager
    def _heard(self, told: Told) -> Iterator[None]:
        def hear(event: tuple[float, tuple[str, int]]) -> None:
            run, amount = event[1]
            if run == self.run:
                told(amount)

        self.client.subscribe_topic(TOPIC, hear)
        try:
            yield
        finally:
            self.client.unsubscribe_topic(TOPIC)

    def _wait(self, futures: Sequence[Any]) -> None:
        """Until all have ended, as long as there is somebody to work on them."""
        from distributed import wait

        seen = time.monotonic()
        while futures:
            try:
                with self.client.as_current():
                    wait([future.wrapped_future for future in futures], timeout=LOOK_SECONDS)
            except TimeoutError:
                try:
                    if self.client.scheduler_info()["workers"]:
                        seen = time.monotonic()
                except OSError as error:
                    raise self._lost() from error
                if time.monotonic() - seen > JOIN_SECONDS:
                    raise Problem(
                        "all workers of the cluster are gone; start some and run again: what was finished is kept"
                    ) from None
            except CancelledError as error:
                raise self._lost() from error
            else:
                return

    def _lost(self) -> Problem:
        return Problem(
            "the scheduler of the cluster is lost; start it and run again: what was finished is kept"
        )
