"""What all tests share."""

from __future__ import annotations

import os
import secrets
import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings
from tests import buckets

from mltrends import sample
from mltrends.cli import call
from mltrends.run import apart, retention, steps
from mltrends.store import objects
from mltrends.store.settings import Report

ROOT = Path(__file__).resolve().parent.parent
settings.register_profile("house", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("house")
SLOW_ROOMS = (
    "fixtures",
    "pipelines",
    "run",
    "cli",
    "report",
    "metrics",
    "warehouse",
    "ads",
    "explain",
    "taxonomy",
    "sample",
)
SOAK = bool(os.environ.get("MLTRENDS_SOAK"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Rooms whose tests take long first, so that no worker is left alone with one of them at the end."""
    for item in items if not SOAK else ():
        if item.get_closest_marker("only_soak"):
            item.add_marker(pytest.mark.skip(reason="minutes; `make soak` runs it"))
    items.sort(
        key=lambda item: (
            SLOW_ROOMS.index(room) if (room := item.path.parent.name) in SLOW_ROOMS else len(SLOW_ROOMS)
        )
    )


@pytest.fixture(autouse=True, scope="session")
def few_pages():
    """Runs of tests draw one topic: the whole site, for each of a hundred small homes, would take half an hour."""
    before = Report.__init__.__defaults__
    Report.__init__.__defaults__ = (*before[:-1], ("demand",))
    yield
    Report.__init__.__defaults__ = before


@pytest.fixture(autouse=True, scope="session")
def one_process():
    """Runs of tests work in the process of their test, where readers and vocabulary are loaded once.

    Processes have tests of their own: run/test_workers.py, run/test_kills.py and pipelines/test_flow.py.
    """
    with pytest.MonkeyPatch.context() as patch:
        for room in (steps, retention, apart):
            patch.setattr(room, "in_child", lambda function, *arguments, **_: function(*arguments))
        yield


@pytest.fixture(scope="session")
def datasets() -> Path:
    """The folder of real files, when there is one."""
    folder = os.environ.get("MLTRENDS_DATASETS")
    if not folder:
        pytest.skip(reason="set MLTRENDS_DATASETS to a folder of real job-ad CSVs to run this")
    return Path(folder)


FIGURES = "<!-- figures -->"  # in docs/reliability.md: what stands behind it is made by `make soak`


@pytest.fixture(scope="session")
def figures():
    """Write a line of figures into docs/reliability.md; outside `make soak` it goes nowhere."""

    def write(what: str, line: str) -> None:
        if not SOAK:
            return
        commit = subprocess.run(
            ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True
        )
        page = ROOT / "docs" / "reliability.md"
        words, _, table = page.read_text(encoding="utf-8").partition(FIGURES)
        rows = [row for row in table.splitlines() if row.startswith("| ") and not row.startswith("| check |")]
        rows = [row for row in rows if not row.startswith(f"| {what} |")]
        rows.append(f"| {what} | {line} | {datetime.now(UTC):%Y-%m-%d} | {commit.stdout.strip()} |")
        head = ["", "", "| check | figures | date | commit |", "|---|---|---|---|"]
        page.write_text(words + FIGURES + "\n".join([*head, *sorted(rows)]) + "\n", encoding="utf-8")

    return write


@pytest.fixture(scope="session")
def once(tmp_path_factory):
    """Make a folder once for all processes of these tests: `once(name, make)` gives it when it is made."""

    def once(name, make):
        own = os.environ.get("PYTEST_XDIST_WORKER") is None
        base = tmp_path_factory.getbasetemp() if own else tmp_path_factory.getbasetemp().parent
        folder, done, failed = (base / f"{name}{end}" for end in ("", ".done", ".failed"))
        try:
            folder.mkdir()
        except FileExistsError:  # another process makes it
            while not done.exists():
                assert not failed.exists(), f"{name} could not be made in another process of these tests"
                time.sleep(0.1)
            return folder
        try:
            make(folder)
        except BaseException:
            failed.touch()
            raise
        done.touch()
        return folder

    return once


@pytest.fixture(scope="session")
def sample_home(once) -> Path:
    """A home in which 600 synthetic ads were read once; not to be changed, copy it."""

    def make(home):
        sample.write(home / "data" / "raw" / "sample" / "generated", ads=600, seed=7)
        assert call(["run", "--plain", "--quiet", "--home", str(home)]) == 0

    return once("sample-home", make)


@pytest.fixture(scope="session")
def object_server():
    """An S3-compatible server on loopback."""
    pytest.importorskip("s3fs", reason="the extra [s3] is not installed")
    pytest.importorskip("moto", reason="moto is not installed")
    with buckets.server() as address:
        yield address


@pytest.fixture
def bucket(object_server, monkeypatch):
    """A bucket of one's own, and an environment that leads to it."""
    buckets.use(monkeypatch, object_server)
    yield buckets.make_bucket(f"b-{secrets.token_hex(6)}")
    objects._store.cache_clear()
