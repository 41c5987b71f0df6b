"""A real scheduler and workers of Dask on loopback, each a process of its own that can be killed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.folders import differing

DASK = Path(sys.executable).with_name("dask")
MLTRENDS = Path(sys.executable).with_name("mltrends")
START_SECONDS = 90


class Cluster:
    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.workers: dict[str, subprocess.Popen] = {}
        port = folder / "scheduler.json"
        self.scheduler = self._start("scheduler", "--port", "0", "--scheduler-file", str(port), **environment)
        self._await(lambda: port.exists() and '"address": "tcp' in port.read_text())
        self.address = port.read_text().split('"address": "')[1].split('"')[0]

    def add_worker(self, name: str, **environment: str) -> None:
        self.workers[name] = self._start(
            "worker",
            self.address,
            "--nthreads",
            "1",
            "--name",
            name,
            "--local-directory",
            str(self.folder / name),
            **environment,
        )

    def kill(self, name: str) -> None:
        """As a power cut would: the worker, its nanny and the process that reads, all at once."""
        worker = self.workers.pop(name)
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()

    def end(self) -> None:
        started = [*self.workers.values(), self.scheduler]
        for process in started:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        for process in started:
            process.wait()

    def _start(self, *words: str, **environment: str) -> subprocess.Popen:
        with (self.folder / f"{words[0]}-{len(self.workers)}.log").open("w") as log:
            return subprocess.Popen(
                [DASK, *words, "--host", "127.0.0.1", "--no-dashboard"],
                stdout=log,
                stderr=log,
                start_new_session=True,
                env=os.environ | environment,
            )

    def _await(self, there) -> None:
        deadline = time.monotonic() + START_SECONDS
        while not there():
            assert time.monotonic() < deadline, "the scheduler did not come up"
            time.sleep(0.05)


@contextmanager
def cluster_in(folder: Path, workers: int, **environment: str) -> Iterator[Cluster]:
    folder.mkdir()
    cluster = Cluster(folder, **environment)
    try:
        for number in range(workers):
            cluster.add_worker(f"w{number}", **environment)
        yield cluster
    finally:
        cluster.end()


def start_flow(home: Path, *options: str) -> subprocess.Popen:
    return subprocess.Popen(
        [MLTRENDS, "run", "--home", home, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def flow(home: Path, *options: str) -> tuple[int, str, str]:
    run = start_flow(home, *options)
    out, err = run.communicate(timeout=300)
    return run.returncode, out, err


def fresh(sample_home: Path, home: Path) -> Path:
    shutil.copytree(sample_home / "data" / "raw", home / "data" / "raw")
    (home / "mltrends.toml").write_text(
        '[report]\ntopics = ["demand"]\n', encoding="utf-8"
    )  # as runs of tests
    return home


def assert_same(home: Path, expected: Path) -> None:
    for folder in ("data/processed/partitions", "reports/latest"):
        assert differing(home / folder, expected / folder) == []
    answers = [
        next(path for path in (one / "data/processed/runs").iterdir() if path.is_dir())
        for one in (home, expected)
    ]
    assert any(answers[0].iterdir())
    assert differing(*answers) == []
