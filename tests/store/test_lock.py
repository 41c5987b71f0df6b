"""One run at a time in a home: a second is refused at once, or waits."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from mltrends.store.home import Home, prepare
from mltrends.store.lock import Busy, holder_of, only_run

HOLD = """
import sys, time
from pathlib import Path
from mltrends.store.home import Home
from mltrends.store.lock import only_run
with only_run(Home(Path(sys.argv[1]))):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


@pytest.fixture
def home(tmp_path) -> Home:
    made = Home(tmp_path.resolve())
    prepare(made)
    return made


def holding(home: Home, seconds: float) -> subprocess.Popen:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(home.root), str(seconds)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_is_refused_and_told_who_is_at_work(home):
    process = holding(home, 60)
    try:
        with pytest.raises(Busy, match=rf"process {process.pid}\)"), only_run(home):
            pass
        assert holder_of(home).pid == process.pid
    finally:
        process.kill()
        process.wait()
    process.stdout.close()


def test_a_second_waits_when_it_is_asked_to(home):
    process, told = holding(home, 1.0), []
    began = time.monotonic()
    with only_run(home, wait=30, waiting=told.append):
        waited = time.monotonic() - began
    process.wait()
    process.stdout.close()

    assert waited < 20
    assert [holder.pid for holder in told] == [process.pid]


def test_waiting_has_an_end(home):
    process = holding(home, 60)
    try:
        with pytest.raises(Busy, match=r"1 s were waited"), only_run(home, wait=1):
            pass
    finally:
        process.kill()
        process.wait()
    process.stdout.close()


def test_a_killed_run_leaves_no_lock_behind(home):
    process = holding(home, 60)
    process.kill()
    process.wait()
    process.stdout.close()

    assert holder_of(home) is None
    with only_run(home):
        assert holder_of(home) is not None
    assert holder_of(home) is None
