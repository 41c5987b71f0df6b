"""A run that is killed anywhere loses nothing: run again, it comes to what an undisturbed run comes to."""

from __future__ import annotations

import filecmp
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

MLTRENDS = Path(sys.executable).with_name("mltrends")
KILLS = 40 if os.environ.get("MLTRENDS_SOAK") else int(os.environ.get("MLTRENDS_KILLS", "5"))


def start(home: Path) -> subprocess.Popen:
    return subprocess.Popen(
        [MLTRENDS, "run", "--plain", "--quiet", "--home", home],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def differing(one: Path, other: Path) -> list[str]:
    names = {
        path.relative_to(folder) for folder in (one, other) for path in folder.rglob("*") if path.is_file()
    }
    return sorted(
        str(name)
        for name in names
        if not (
            (one / name).exists()
            and (other / name).exists()
            and filecmp.cmp(one / name, other / name, shallow=False)
        )
    )


@pytest.mark.soak
@pytest.mark.long
def test_killed_at_random_moments_it_loses_nothing(sample_home, tmp_path, figures):
    """The whole process group is killed, as a power cut would, at moments spread over the length of a run."""
    moments = random.Random(20260101)  # noqa: S311 - which moments is no secret
    home = tmp_path / "home"
    shutil.copytree(sample_home / "data" / "raw", home / "data" / "raw")
    began = time.monotonic()
    assert start(home).wait() == 0
    length = time.monotonic() - began
    landed = 0

    for _ in range(KILLS):
        shutil.rmtree(home / "data" / "processed")
        shutil.rmtree(home / "reports")
        run = start(home)
        time.sleep(length * moments.uniform(0, 0.9))
        landed += run.poll() is None
        os.killpg(run.pid, signal.SIGKILL) if run.poll() is None else None
        run.wait()
        assert start(home).wait() == 0
        assert differing(sample_home / "reports" / "latest", home / "reports" / "latest") == []

    figures(
        "runs killed at random moments",
        f"{KILLS} kills, {landed} of them while the run was going on; every second run came to the undisturbed bytes",
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
