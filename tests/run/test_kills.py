"""A run that is killed anywhere loses nothing: run again, it comes to what an undisturbed run comes to."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.folders import differing

from mltrends import sample

MLTRENDS = Path(sys.executable).with_name("mltrends")
KILLS = 40 if os.environ.get("MLTRENDS_SOAK") else int(os.environ.get("MLTRENDS_KILLS", "5"))


def start(home: Path) -> subprocess.Popen:
    return subprocess.Popen(
        [MLTRENDS, "run", "--plain", "--quiet", "--home", home],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def killed_and_run_again(home: Path, seconds: float, undisturbed: Path) -> bool:
    """Start a run, kill its whole process group as a power cut would, run again; True when it was still going on."""
    run = start(home)
    time.sleep(seconds)
    landed = run.poll() is None
    if landed:
        os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    assert start(home).wait() == 0
    assert differing(undisturbed, home / "reports" / "latest") == []
    shutil.rmtree(home)
    return landed


@pytest.mark.soak
@pytest.mark.long
def test_killed_at_random_moments_it_loses_nothing(tmp_path, figures):
    """The moments are spread over the length of a run."""
    moments = random.Random(20260101)  # noqa: S311 - which moments is no secret
    home = tmp_path / "home"
    sample.write(home / "data" / "raw" / "sample" / "generated", ads=200, seed=7)
    homes = [shutil.copytree(home, tmp_path / f"home-{number}") for number in range(KILLS)]
    began = time.monotonic()
    assert start(home).wait() == 0
    length = time.monotonic() - began
    undisturbed = (home / "reports" / "latest").resolve()

    with ThreadPoolExecutor(max_workers=2) as pool:
        landed = sum(
            pool.map(
                lambda home: killed_and_run_again(home, length * moments.uniform(0, 0.9), undisturbed), homes
            )
        )

    figures(
        "runs killed at random moments",
        f"{KILLS} kills (SIGKILL to the whole process group), {landed} of them while the run was going on; each time the next run came to the undisturbed bytes; lost: nothing",
    )
    assert landed > 0


@pytest.mark.slow
def test_a_run_that_is_killed_leaves_what_was_published_whole(sample_home, tmp_path):
    home = tmp_path / "home"
    shutil.copytree(sample_home, home, symlinks=True)
    report, warehouse = (
        (home / "reports" / "latest").resolve(),
        (home / "data/processed/mltrends.duckdb").read_bytes(),
    )
    (home / "mltrends.toml").write_text("[thresholds]\nshare_min_ads = 40\n")
    run = start(home)
    time.sleep(2.5)
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()

    assert (home / "reports" / "latest").resolve() == report
    assert (home / "data/processed/mltrends.duckdb").read_bytes() == warehouse
