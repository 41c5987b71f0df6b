"""A sample is there whole or not at all, and takes the place of nothing but a sample."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path

import pytest

from mltrends import sample
from mltrends.model import Problem, WrongUse
from mltrends.sample import sheet
from mltrends.sample.data import table
from mltrends.sample.marker import GENERATOR, NAME

WRITE = (
    "import sys, pathlib; from mltrends import sample; sample.write(pathlib.Path(sys.argv[1]), ads=60_000)"
)


def hidden(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


def test_a_killed_writer_leaves_nothing_half_done_and_the_next_one_clears_up(tmp_path):
    process = subprocess.Popen([sys.executable, "-c", WRITE, str(tmp_path / "made")])
    end = time.monotonic() + 30
    while not any(path.stat().st_size for path in tmp_path.glob(".made.*.tmp/*.csv")):
        assert time.monotonic() < end
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not (tmp_path / "made").exists()
    assert len(hidden(tmp_path)) == 1
    sample.write(tmp_path / "made", ads=30)
    assert hidden(tmp_path) == []
    assert sample.marker(tmp_path / "made").ads == 30


def test_an_error_leaves_the_earlier_sample_whole(tmp_path):
    sample.write(tmp_path / "made", ads=30)
    before = sorted((path.name, path.read_bytes()) for path in (tmp_path / "made").iterdir())

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sample.write(tmp_path / "made", ads=40, progress=stop)
    assert sorted((path.name, path.read_bytes()) for path in (tmp_path / "made").iterdir()) == before
    assert hidden(tmp_path) == []


def test_an_earlier_sample_is_replaced_whole(tmp_path):
    sample.write(tmp_path / "made", ads=30, truth_ads=True)
    files = sample.write(tmp_path / "made", ads=40)
    assert sorted(path.name for path in (tmp_path / "made").iterdir()) == sorted(path.name for path in files)
    assert files[-1].name == NAME
    assert sample.marker(tmp_path / "made").ads == 40


@pytest.mark.parametrize("marked", [True, False])
def test_other_files_are_never_replaced(tmp_path, marked):
    folder = tmp_path / "mine"
    if marked:
        sample.write(folder, ads=30)
    folder.mkdir(exist_ok=True)
    (folder / "my_ads.csv").write_text("title\nData Scientist\n")
    with pytest.raises(Problem, match=r"my_ads\.csv"):
        sample.write(folder, ads=30)
    assert (folder / "my_ads.csv").exists()


def test_a_file_in_its_place_is_never_replaced(tmp_path):
    (tmp_path / "taken").write_text("")
    with pytest.raises(Problem, match="is a file"):
        sample.write(tmp_path / "taken", ads=30)


@pytest.mark.parametrize(("ads", "months"), [(0, 42), (-5, 42), (10, 1)])
def test_numbers_that_make_no_sense_are_refused(tmp_path, ads, months):
    with pytest.raises(WrongUse):
        sample.write(tmp_path / "made", ads=ads, months=months)
    assert list(tmp_path.iterdir()) == []


def test_the_marker_names_the_files_and_their_digests(small):
    found = sample.marker(small)
    assert found.generator == GENERATOR
    assert (found.seed, found.ads, found.months, found.excerpt) == (3, 240, 42, False)
    assert set(found.files) == {path.name for path in small.iterdir()} - {NAME}
    assert found.ads_files == ("glassdoor_jobs.csv", "jobspy_jobs.csv", "linkedin_postings.csv")
    assert found.changed(small) == []


def test_a_changed_or_missing_file_is_noticed(tmp_path):
    sample.write(tmp_path / "made", ads=30)
    found = sample.marker(tmp_path / "made")
    with (tmp_path / "made" / "jobspy_jobs.csv").open("a") as file:
        file.write("more\n")
    (tmp_path / "made" / "truth.json").unlink()
    assert found.changed(tmp_path / "made") == ["jobspy_jobs.csv", "truth.json"]
    assert found.missing(tmp_path / "made") == ["truth.json"]


def test_a_folder_without_a_marker_is_no_sample(tmp_path):
    assert sample.marker(tmp_path) is None
    assert sample.marker(tmp_path / "not there") is None


@pytest.mark.parametrize(
    "content",
    [
        "not JSON",
        "[]",
        "{}",
        json.dumps({"generator": 1, "seed": 1, "ads": 1, "months": 1, "excerpt": False, "files": {}}),
        json.dumps({"generator": "1", "seed": True, "ads": 1, "months": 1, "excerpt": False, "files": {}}),
        json.dumps(
            {"generator": "1", "seed": 1, "ads": 1, "months": 1, "excerpt": False, "files": {"../x.csv": "0"}}
        ),
        json.dumps(
            {"generator": "1", "seed": 1, "ads": 1, "months": 1, "excerpt": False, "files": {"x.csv": 0}}
        ),
    ],
)
def test_a_marker_that_cannot_be_understood_is_a_problem(tmp_path, content):
    (tmp_path / NAME).write_text(content)
    with pytest.raises(Problem, match="marks a synthetic sample"):
        sample.marker(tmp_path)


def test_ensure_makes_what_is_missing_and_keeps_what_is_there(tmp_path):
    folder = tmp_path / "made"
    sample.write(folder, ads=30, seed=5, months=24)
    stamp = (folder / "jobspy_jobs.csv").stat().st_ino
    assert sample.ensure(folder).seed == 5
    assert (folder / "jobspy_jobs.csv").stat().st_ino == stamp
    (folder / "linkedin_postings.csv").unlink()
    again = sample.ensure(folder)
    assert (again.ads, again.seed, again.months) == (30, 5, 24)
    assert again.changed(folder) == []


def test_ensure_makes_anew_what_another_generator_made(tmp_path):
    folder = tmp_path / "made"
    sample.write(folder, ads=30)
    old = json.loads((folder / NAME).read_text()) | {"generator": "0"}
    (folder / NAME).write_text(json.dumps(old))
    assert sample.ensure(folder).generator == GENERATOR


def test_progress_counts_up_to_the_end(tmp_path):
    seen: list[tuple[int, int]] = []
    sample.write(tmp_path / "made", ads=1100, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(500, 1100), (1000, 1100), (1100, 1100)]


def test_memory_does_not_grow_with_the_sample(tmp_path, monkeypatch):
    """What is held after 1000 rows is what is held after 2000; kept rows alone would be 4 MB more."""
    monkeypatch.setattr(sheet, "MIXED", 20)
    monkeypatch.setitem(table("market")["employers"], "block", 250)
    held: dict[int, int] = {}

    def watch(done: int, total: int) -> None:
        if done == 500:
            tracemalloc.start()
            return
        held[done] = tracemalloc.get_traced_memory()[0]
        if done == total:
            tracemalloc.stop()

    sample.write(tmp_path / "made", ads=2000, progress=watch)
    assert max(held.values()) < 6_000_000
    assert held[2000] < held[1000] + 1_500_000
