"""Thousands of tiny partitions: what a run does for each beside its ads stays small, and so does its memory."""

from __future__ import annotations

import csv
import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from mltrends.run.outcome import Request
from mltrends.run.plan import batches
from mltrends.run.progress import Progress
from mltrends.run.session import session
from mltrends.run.steps import discover

MANY, FEW = 5000, 500
SECONDS_EACH = 0.050  # of a core, reading and extraction of an ad included
BYTES_EACH = 40_000  # of memory: what a file and its partition are to a plan
STEPS = """
import json, resource, sys, time
from pathlib import Path
from mltrends.run import steps
from mltrends.run.outcome import Request
from mltrends.run.progress import Progress
from mltrends.run.runner import here
from mltrends.run.session import session

if __name__ == "__main__":
    steps.in_child = lambda function, *arguments, **_: function(*arguments)  # so that all of it is counted here
    with session(Path(sys.argv[1]), Request(""), Progress(shown=False)) as run:
        began = time.process_time()
        plan = steps.discover(run)
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        steps.read(run, plan, here())
        steps.extract(run, plan, here())
        steps.build(run, plan)
        print(json.dumps([len(plan.partitions), time.process_time() - began, used]))
"""


def tiny_files(home: Path, count: int) -> Path:
    raw = home / "data" / "raw"
    raw.mkdir(parents=True)
    for number in range(count):
        with (raw / f"ads-{number:05}.csv").open("w", newline="", encoding="utf-8") as file:
            rows = csv.writer(file)
            rows.writerow(["job title", "company", "location", "description", "posted date"])
            rows.writerow(
                [
                    "Data Scientist",
                    f"Firm {number % 97}",
                    "Berlin, Germany",
                    f"You know Python and SQL. Number {number}.",
                    f"2025-{number % 12 + 1:02}-15",
                ]
            )
    return home


def run_of(home: Path) -> tuple[int, float, int]:
    script = home / "steps.py"
    script.write_text(STEPS, encoding="utf-8")
    ran = subprocess.run([sys.executable, script, home], capture_output=True, text=True, check=True)
    return tuple(json.loads(ran.stdout))


@pytest.mark.long
@pytest.mark.only_soak
def test_five_thousand_partitions_cost_little_each_and_no_more_each_than_few(tmp_path):
    few = run_of(tiny_files(tmp_path / "few", FEW))
    many = run_of(tiny_files(tmp_path / "many", MANY))

    assert (few[0], many[0]) == (FEW, MANY)
    each = (many[1] - few[1]) / (MANY - FEW)
    assert each < SECONDS_EACH
    assert each < 2 * few[1] / FEW, "time grows with the number, not with its square"
    assert (many[2] - few[2]) / (MANY - FEW) < BYTES_EACH


def test_what_a_batch_carries_to_its_worker_is_small_and_batches_stay_few(tmp_path):
    with session(tiny_files(tmp_path, 100), Request(""), Progress(shown=False)) as run:
        plan = discover(run)

    assert len(pickle.dumps(plan.to_extract)) / 100 < 2000
    assert len(pickle.dumps(plan.read_jobs())) / 100 < 4000
    assert len(batches(range(MANY), [1 << 20] * MANY, workers=8)) == 74
