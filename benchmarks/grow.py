"""How much sooner extraction is done by two workers than by one: `python -m benchmarks.grow`.

One and two workers take turns in one call, so that a busy machine is busy for both. Beside them stands what
the machine itself gives two processes that share nothing; no program can do better than that.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DASK = Path(sys.executable).with_name("dask")
EXTRACTED = re.compile(r"^ +extract +[\d,]+ ads +([\d.]+) s$")
COUNTED = 20_000_000
ADS = 20_000


def count() -> None:
    number = 0
    while number < COUNTED:
        number += 1


def machine(processes: int) -> float:
    """Seconds in which so many processes count to the same number, each by itself, for each such count."""
    context = multiprocessing.get_context("spawn")
    began = time.perf_counter()
    started = [context.Process(target=count) for _ in range(processes)]
    for process in started:
        process.start()
    for process in started:
        process.join()
    return (time.perf_counter() - began) / processes


def prepare(home: Path, ads: int) -> None:
    """A home whose files are looked at and read, so that only extraction is left."""
    from mltrends import sample
    from mltrends.run import steps
    from mltrends.run.outcome import Request
    from mltrends.run.progress import Progress
    from mltrends.run.runner import here
    from mltrends.run.session import session

    sample.write(home / "data" / "raw" / "sample" / "generated", ads=ads)
    with session(home, Request(""), Progress(shown=False)) as run:
        steps.read(run, steps.discover(run), here())


def extraction(home: Path, *options: str) -> float:
    """Seconds of the step, as the run itself tells; the run is stopped then."""
    for folder in ("readings", "mentions"):
        shutil.rmtree(home / "data" / "processed" / "partitions" / folder, ignore_errors=True)
    with subprocess.Popen(
        [sys.executable, "-m", "mltrends", "run", "--home", home, *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as run:
        said = []
        for line in run.stderr or ():
            said.append(line)
            if found := EXTRACTED.match(line):
                run.send_signal(signal.SIGINT)
                run.communicate()
                return float(found[1])
    raise RuntimeError("".join(said))


@contextmanager
def cluster(workers: int) -> Iterator[str]:
    """The address of a scheduler with so many workers of one thread, each started by itself."""
    with tempfile.TemporaryDirectory(prefix="mltrends-dask-") as name:
        folder = Path(name)
        file = folder / "scheduler.json"
        quiet = {
            "stdout": subprocess.DEVNULL,
            "stderr": subprocess.DEVNULL,
            "start_new_session": True,
        }
        common = ["--scheduler-file", file, "--host", "127.0.0.1", "--no-dashboard"]
        started = [subprocess.Popen([DASK, "scheduler", "--port", "0", *common], **quiet)]
        try:
            while not file.exists() or "tcp://" not in file.read_text():
                time.sleep(0.1)
            started += [
                subprocess.Popen([DASK, "worker", "--nthreads", "1", *common], **quiet)
                for _ in range(workers)
            ]
            from distributed import Client

            with Client(scheduler_file=str(file), set_as_default=False) as client:
                client.wait_for_workers(workers, timeout=120)
                yield client.scheduler.address
        finally:
            for process in started:
                os.killpg(process.pid, signal.SIGTERM)
            for process in started:
                process.wait()


def on_cluster(home: Path, workers: int) -> float:
    with cluster(workers) as address:
        extraction(home, "--runner", "dask", "--address", address)  # workers load what they need
        return extraction(home, "--runner", "dask", "--address", address)


def rows(folder: Path, repeat: int, ads: int = ADS) -> Iterator[tuple[str, float, str, float]]:
    """What two workers take, against one."""
    home = folder / "grow"
    home.mkdir()
    prepare(home, ads)
    machine(1)
    kinds = {
        "two processes that count, each count": machine,
        f"extraction of {ads:,} ads by `--workers 2`": lambda workers: extraction(
            home, "--plain", "--workers", str(workers)
        ),
        f"extraction of {ads:,} ads by two Dask workers": lambda workers: on_cluster(home, workers),
    }
    for what, measure in kinds.items():
        turns = [(measure(1), measure(2)) for _ in range(repeat)]
        one, two = (statistics.median(turn[number] for turn in turns) for number in (0, 1))
        yield what, two, "the same by one", one


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--ads", type=int, default=ADS)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mltrends-bench-") as name:
        for what, two, against, one in rows(Path(name), asked.repeat, asked.ads):
            print(
                f"{what}: {two:.1f} s, {against} {one:.1f} s: {one / two:.2f} times as fast",
                flush=True,
            )


if __name__ == "__main__":
    main()
