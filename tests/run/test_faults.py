"""Whatever goes wrong under a run, what was published stands whole, and a run afterwards comes to the undisturbed bytes."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import duckdb
import pytest
from tests.folders import differing

from mltrends import sample
from mltrends.cli import call
from mltrends.run.history import last_run
from mltrends.run.journal import KILLED, attempts
from mltrends.store.home import Home

pytestmark = pytest.mark.long
SOAK = bool(os.environ.get("MLTRENDS_SOAK"))
STEPS = ("choose", "discover", "read", "extract", "build", "answer", "draw", "check", "publish")
# Calls of the step that publishes: cut off before each of them, some of what a run publishes is there and some is not.
SWAPS = ("steps.swap_link", "publish.swap", "steps.keep_run", "history.put_json", "steps.shutil.rmtree")
PLACES = [*(f"before {step}" for step in STEPS), *(f"after {step}" for step in STEPS), *SWAPS]
IN_CI = {"after extract", "before publish", "publish.swap", "steps.swap_link", "steps.keep_run"}
KILLED_AT = """
import os, signal, sys
from contextlib import contextmanager
from mltrends.run import history, progress, steps
from mltrends.warehouse import publish

place, home = sys.argv[1:]

def die(*_, **__):
    os.killpg(0, signal.SIGKILL)

if " " in place:
    when, wanted = place.split()
    real = progress.Progress.step

    @contextmanager
    def step(self, name, *arguments, **named):
        if (when, name) == ("before", wanted):
            die()
        with real(self, name, *arguments, **named) as one:
            yield one
        if (when, name) == ("after", wanted):
            die()

    progress.Progress.step = step
else:
    module, _, rest = place.partition(".")
    *path, name = rest.split(".")
    target = {"steps": steps, "publish": publish, "history": history}[module]
    for part in path:
        target = getattr(target, part)
    setattr(target, name, die)

from mltrends.cli import call
sys.exit(call(["run", "--plain", "--quiet", "--home", home]))
"""


def run(home: Path) -> int:
    return call(["run", "--plain", "--quiet", "--home", str(home)])


def use_ads(home: Path, ads: int) -> None:
    folder = home / "data" / "raw" / "sample" / "generated"
    shutil.rmtree(folder, ignore_errors=True)
    sample.write(folder, ads=ads, seed=7)


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """A home with one run; not to be changed, copy it."""
    home = tmp_path_factory.mktemp("before") / "home"
    use_ads(home, 150)
    (home / "mltrends.toml").write_text(
        '[report]\ntopics = ["demand"]\n[models]\ntitles = false\npay = false\nskill_pay = false\nfamilies = false\n'
    )
    assert run(home) == 0
    return home


@pytest.fixture(scope="module")
def after(before, tmp_path_factory):
    """The same home after a second run, on more ads, that nothing disturbed."""
    home = tmp_path_factory.mktemp("after") / "home"
    shutil.copytree(before, home, symlinks=True)
    use_ads(home, 220)
    assert run(home) == 0
    return home


@pytest.fixture
def home(before, tmp_path):
    shutil.copytree(before, tmp_path / "home", symlinks=True)
    use_ads(tmp_path / "home", 220)
    return tmp_path / "home"


class Reader:
    """Somebody who looks at what is published, all the time, and notes whatever is not whole."""

    def __init__(self, home: Path) -> None:
        self.home, self.looks, self.faults, self._stop = home, 0, [], threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        self._thread.join()

    def _look(self) -> None:
        from mltrends.warehouse.open import connect

        while not self._stop.is_set():
            try:
                with connect(Home(self.home).warehouse) as con:
                    ((ads, answers),) = con.execute(
                        "select (select count(*) from ads), (select count(*) from answers)"
                    ).fetchall()
                assert ads > 0
                assert answers > 0
                page = (self.home / "reports" / "latest" / "index.html").read_text(encoding="utf-8")
                assert page.rstrip().endswith("</html>")
            except Exception as error:
                self.faults.append(repr(error))
            self.looks += 1
            time.sleep(0.02)


def stands(home: Path, *others: Path) -> None:
    """What is published is just what one of the runs published, and can be read."""
    latest = home / "reports" / "latest"
    assert any(differing(other / "reports" / "latest", latest) == [] for other in others)
    with duckdb.connect(Home(home).warehouse, read_only=True) as con:
        assert con.execute("select count(*) from ads").fetchall()[0][0] > 0


@pytest.fixture(scope="module")
def survived(figures):
    """Places at which a run was killed and lost nothing, and how often a reader looked meanwhile."""
    places: dict[str, int] = {}
    yield places
    if len(places) > 1:
        figures(
            "killed before and after each step, and inside of publishing",
            f"{len(places)} of {len(PLACES)} places, one kill each; {sum(places.values()):,} looks of a reader meanwhile, none at anything half; lost: nothing",
        )


@pytest.mark.parametrize("place", PLACES if SOAK else [place for place in PLACES if place in IN_CI])
def test_killed_at_a_boundary_it_loses_nothing(home, before, after, place, survived):
    with Reader(home) as reader:
        killed = subprocess.run(
            [sys.executable, "-c", KILLED_AT, place, str(home)],
            start_new_session=True,
            check=False,
            capture_output=True,
        )
        assert killed.returncode == -9, killed.stderr
        stands(home, before, after)
        assert attempts(Home(home))[-1].status == KILLED
        assert run(home) == 0

    assert reader.faults == []
    assert reader.looks > 5
    assert differing(after / "reports" / "latest", home / "reports" / "latest") == []
    assert last_run(Home(home))["key"] == last_run(Home(after))["key"]
    survived[place] = reader.looks


def test_a_full_disk_is_one_line_and_spoils_nothing(before, after, tmp_path, capsys, figures, monkeypatch):
    monkeypatch.setattr("mltrends.store.home.LEAST_FREE_BYTES", 0)  # else it would stop before it starts
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=220m", "tmpfs", disk], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip(reason="a small disk can be mounted by root alone")
    try:
        home = disk / "home"
        shutil.copytree(before, home, symlinks=True)
        use_ads(home, 220)
        outcomes = []
        for left in (0.1, 1, 3, 6, 9, 12):  # megabytes: the disk is full in one step after another
            room = shutil.disk_usage(disk).free - int(left * 1e6)
            with (disk / "filler").open("wb") as filler:
                filler.write(b"x" * max(0, room))
            outcomes.append(run(home))
            stands(home, before, after)
            (disk / "filler").unlink()
        told = capsys.readouterr().err
        assert "Traceback" not in told
        assert run(home) == 0
        assert differing(after / "reports" / "latest", home / "reports" / "latest") == []
        stopped = sum(code == 1 for code in outcomes)
        assert stopped >= 3, outcomes
        figures(
            "a disk that is nearly full (tmpfs)",
            f"{len(outcomes)} runs, {stopped} of them stopped for want of room; what was published stood; with room again the undisturbed bytes",
        )
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_disk_without_the_room_a_run_asks_for_is_told_before_it_starts(
    before, tmp_path, capsys, monkeypatch
):
    shutil.copytree(before, tmp_path / "home", symlinks=True)
    monkeypatch.setattr("mltrends.store.home.LEAST_FREE_BYTES", 10**18)

    assert run(tmp_path / "home") == 1
    assert "free some room" in capsys.readouterr().err
    stands(tmp_path / "home", before)


@pytest.mark.only_soak
def test_a_file_that_vanishes_or_changes_while_it_is_read_spoils_nothing(home, before, after, figures):
    raw = sorted((home / "data" / "raw").rglob("*.csv"))
    kept = {path: path.read_bytes() for path in raw}
    stop = threading.Event()
    turns = [0]

    def disturb() -> None:
        turn = 0
        while not stop.is_set():
            turns[0] = turn
            path = raw[turn % len(raw)]
            with contextlib.suppress(FileNotFoundError):
                if turn % 3 == 0:
                    path.unlink()
                elif turn % 3 == 1:
                    path.write_bytes(kept[path][: len(kept[path]) // 2])
                else:
                    path.write_bytes(kept[path] + b"half,a,row")
            turn += 1
            time.sleep(0.01)

    thread = threading.Thread(target=disturb)
    thread.start()
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "mltrends", "run", "--plain", "--quiet", "--home", home],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    finally:
        stop.set()
        thread.join()
    assert ended.returncode in (0, 1, 3), ended.stderr
    assert "Traceback" not in ended.stderr
    with duckdb.connect(Home(home).warehouse, read_only=True) as con:
        assert con.execute("select count(*) from ads").fetchall()[0][0] > 0

    for path, content in kept.items():
        path.write_bytes(content)
    assert run(home) in (0, 3)
    # The first page says what changed since the run before, which may have published some of what it could read.
    assert set(differing(after / "reports" / "latest", home / "reports" / "latest")) <= {"index.html"}
    assert last_run(Home(home))["key"] == last_run(Home(after))["key"]
    figures(
        "raw files that vanish, shrink and grow while they are read",
        f"{turns[0]:,} changes during one run, which ended with code {ended.returncode}; the next run came to the undisturbed bytes",
    )


def test_folders_that_may_only_be_read_are_told_in_one_line(before, tmp_path, capsys):
    if os.geteuid() == 0:
        pytest.skip(reason="nothing is forbidden to root")
    home = tmp_path / "home"
    shutil.copytree(before, home, symlinks=True)
    use_ads(home, 220)
    (home / "data" / "processed").chmod(0o555)
    try:
        assert run(home) == 1
    finally:
        (home / "data" / "processed").chmod(0o755)
    told = capsys.readouterr().err
    assert "cannot write to" in told
    assert "Traceback" not in told
    stands(home, before)
