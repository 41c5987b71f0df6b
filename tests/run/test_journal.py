"""The journal tells of every run how it ended, whatever became of the run and of the clock."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta

import pytest

from mltrends.cli import call
from mltrends.model import Problem
from mltrends.run import journal
from mltrends.run.journal import GOOD, KILLED, SAME, attempts, note_begin, note_end
from mltrends.run.outcome import Request
from mltrends.run.progress import Progress
from mltrends.run.session import NAME, session
from mltrends.run.standing import standing
from mltrends.store.home import Home, prepare


@pytest.fixture
def home(tmp_path) -> Home:
    made = Home(tmp_path.resolve())
    prepare(made)
    return made


def ran(home: Home, *, error: BaseException | None = None) -> str:
    with session(home.root, Request(""), Progress(shown=False)) as run:
        if error is not None:
            raise error
        run.ending.status = GOOD
    return attempts(home)[-1].run


def test_a_run_that_ended_well_one_that_failed_and_one_that_was_killed_are_told_apart(home):
    ran(home)
    with pytest.raises(Problem):
        ran(home, error=Problem("the disk\nis full"))
    with pytest.raises(KeyboardInterrupt):
        ran(home, error=KeyboardInterrupt())
    note_begin(home, "2099-01-01_000000")

    assert [attempt.status for attempt in attempts(home)] == [GOOD, "failed", "stopped", KILLED]
    assert attempts(home)[1].told["why"] == "the disk is full"


def test_half_a_line_of_a_killed_run_spoils_no_other(home):
    ran(home)
    with home.journal.open("a") as file:
        file.write('{"run": "2099-01-01_000000", "beg')
    second = ran(home)

    assert [attempt.status for attempt in attempts(home)] == [GOOD, GOOD]
    assert attempts(home)[-1].run == second


def test_runs_are_named_in_their_order_also_when_the_clock_was_set_back(home):
    later = (datetime.now(UTC) + timedelta(days=400)).strftime(NAME)
    (home.reports / later).mkdir()

    names = [ran(home), ran(home)]
    for name in names:
        (home.reports / name).mkdir(exist_ok=True)

    assert later < names[0] < names[1]
    assert ran(home) > names[1]


def test_a_clock_that_was_set_back_makes_no_run_older_than_now(home, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(journal, "now", lambda: datetime.now(UTC) + timedelta(days=3))
        name = ran(home)

    assert standing(home, datetime.now(UTC))["age_seconds"] == 0
    assert standing(home, datetime.now(UTC))["last_good"] == name


def test_the_journal_stays_small(home, monkeypatch):
    monkeypatch.setattr(journal, "MOST_LINES", 40)
    monkeypatch.setattr(journal, "KEPT_LINES", 20)
    for number in range(100):
        note_begin(home, f"run-{number:03}")
        note_end(home, f"run-{number:03}", SAME, {})

    assert len(home.journal.read_text().splitlines()) <= 42
    assert attempts(home)[-1].run == "run-099"


def test_names_of_files_forge_no_line(home):
    note_begin(home, "one")
    note_end(
        home, "one", "failed", {"why": 'no "x"\n{"run": "two", "began": "2020-01-01T00:00:00+00:00"}\u2028'}
    )

    assert [attempt.run for attempt in attempts(home)] == ["one"]


def test_status_ends_with_4_when_no_good_run_is_recent_enough(home, capsys, monkeypatch):
    monkeypatch.chdir(home.root)
    assert call(["status", "--max-age", "26h"]) == 4
    assert call(["status"]) == 0
    ran(home)
    assert call(["status", "--max-age", "26h"]) == 0
    with monkeypatch.context() as patch:
        patch.setattr(journal, "now", lambda: datetime.now(UTC) + timedelta(hours=27))
        assert call(["status", "--max-age", "26h"]) == 4
        capsys.readouterr()
        assert call(["status", "--json", "--max-age", "26h"]) == 4
        told = json.loads(capsys.readouterr().out)
    assert told["fresh"] is False
    assert told["age_seconds"] == pytest.approx(27 * 3600, abs=60)


def test_status_gives_gauges_that_a_monitor_reads(home, capsys):
    with session(home.root, Request(""), Progress(shown=False)) as run:
        with run.progress.step("read", 10, "bytes") as step:
            step.advance(10)
        run.ending.status = GOOD
        run.ending.told = {"rows": 7, "refused": 1, "files": 2, "warnings": []}

    assert call(["status", "--home", str(home.root), "--metrics"]) == 0
    lines = capsys.readouterr().out.splitlines()
    values = dict(line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    assert values["mltrends_rows"] == "7"
    assert float(values['mltrends_step_seconds{step="read"}']) >= 0
    assert values["mltrends_last_run_good"] == "1"
    assert sum(line.startswith("# TYPE mltrends_step_seconds") for line in lines) == 1


def test_runs_lists_them_and_tells_one_in_full(home, capsys):
    name = ran(home)
    with pytest.raises(Problem):
        ran(home, error=Problem("a reason"))
    capsys.readouterr()

    assert call(["runs", "--home", str(home.root)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(name)
    assert lines[1].endswith("a reason")
    assert call(["runs", name, "--home", str(home.root)]) == 0
    assert "began" in capsys.readouterr().out
    assert call(["runs", "1999", "--home", str(home.root)]) == 2


def test_logs_are_for_people_and_as_json(home):
    name = ran(home)

    told = [json.loads(line) for line in (home.logs / f"{name}.jsonl").read_text().splitlines()]
    assert told[0]["message"] == f"run {name} in {home.root}"
    assert all({"at", "level", "message"} <= line.keys() for line in told)
    assert (home.logs / f"{name}.log").exists()


def test_a_note_that_a_dead_process_left_holds_nobody_up(home):
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    home.lock_note.write_text(json.dumps({"pid": child, "host": os.uname().nodename, "since": 0}))
    home.lock.touch()

    assert standing(home, datetime.now(UTC))["holder"] is None
    ran(home)
