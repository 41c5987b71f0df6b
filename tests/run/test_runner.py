"""Who works on batches may be chosen; what is finished is not done again, and nobody works for a run that is gone."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.run.processes import is_alive

from mltrends.cli import call
from mltrends.model import WrongUse
from mltrends.run.batch import extract_batch
from mltrends.run.outcome import Request
from mltrends.run.plan import Partition
from mltrends.run.progress import Progress
from mltrends.run.runner import check_runner, here
from mltrends.run.session import session
from mltrends.run.steps import discover
from mltrends.store.files import put_whole


@pytest.mark.parametrize(
    ("kind", "workers", "address", "said"),
    [
        ("spark", None, None, "choose one of local, processes, dask"),
        ("processes", None, "tcp://head:8786", "give --runner dask with it"),
        ("dask", 3, "tcp://head:8786", "leave out --workers, or --address"),
        ("local", 2, None, "for more give --runner processes"),
        ("processes", 0, None, "at least one worker"),
    ],
)
def test_a_runner_that_cannot_be_meant_is_refused_with_what_to_do(kind, workers, address, said):
    with pytest.raises(WrongUse, match=said):
        check_runner(kind, workers, address)


def test_a_cluster_without_prefect_is_refused(tmp_path, capsys):
    assert call(["run", "--plain", "--runner", "dask", "--home", str(tmp_path)]) == 2
    assert "leave out --plain" in capsys.readouterr().err


def test_as_many_batches_are_at_work_as_there_are_workers():
    at_work: list[int] = []
    most = []

    def work(number, told):
        at_work.append(number)
        most.append(len(at_work))
        time.sleep(0.05)
        at_work.remove(number)
        told(1)
        return -number

    done: list[int] = []
    assert here(2).each("read", work, range(6), done.append) == [0, -1, -2, -3, -4, -5]
    assert max(most) == 2
    assert sum(done) == 6


def partitions(home: Path) -> list[Partition]:
    with session(home, Request(""), Progress(shown=False)) as run:
        return list(discover(run).partitions)


def test_a_batch_that_is_tried_again_goes_on_where_it_died(sample_home, tmp_path):
    home = tmp_path / "home"
    shutil.copytree(sample_home, home, symlinks=True)
    parts = partitions(home)
    kept, lost = parts[0], parts[1]
    before = [(part.readings.read_bytes(), part.readings.stat().st_mtime_ns) for part in (kept, lost)]
    lost.readings.unlink()

    assert extract_batch(parts, ()) > 0

    assert (kept.readings.read_bytes(), kept.readings.stat().st_mtime_ns) == before[0]
    assert lost.readings.read_bytes() == before[1][0]
    assert extract_batch(parts, ()) == extract_batch([kept], ()) + extract_batch(parts[1:], ())


def test_two_writers_of_one_file_never_share_a_draft(tmp_path):
    with put_whole(tmp_path / "a.parquet") as one, put_whole(tmp_path / "a.parquet") as other:
        assert one != other
        one.write_text("one")
        other.write_text("other")


HANGS = """
import sys
from mltrends.run.workers import in_child
sys.path.insert(0, sys.argv[1])
from hangs import hang
in_child(hang, sys.argv[2], what="waiting", seconds=600)
"""


def test_a_process_whose_run_was_killed_ends_by_itself(tmp_path):
    (tmp_path / "hangs.py").write_text(
        "import os, time\nfrom pathlib import Path\n"
        "def hang(note):\n    Path(note).write_text(str(os.getpid()))\n    time.sleep(600)\n"
    )
    note = tmp_path / "pid"
    run = subprocess.Popen([sys.executable, "-c", HANGS, tmp_path, note], stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not (note.exists() and note.read_text()) and time.monotonic() < deadline:
        time.sleep(0.05)
    child = int(note.read_text())

    run.send_signal(signal.SIGKILL)
    run.wait()

    while is_alive(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_alive(child)
