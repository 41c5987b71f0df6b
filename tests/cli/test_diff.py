"""`mltrends diff` names runs as people do, says what changed, and never fails because nothing did."""

from __future__ import annotations

import json

import pytest

from mltrends.charts.house.answers import Answer, Answers
from mltrends.cli import call
from mltrends.report.kept import Kept, Question, keep_answers
from mltrends.run.history import keep_run
from mltrends.store.home import Home

TYPES = {
    "answer_roles": {
        "role": "text",
        "n": "integer",
        "share": "number",
        "ci_low": "number",
        "ci_high": "number",
    }
}
QUESTION = Question("Which roles?", ("role",), "share of the ads in scope", "q")


def keep(home, run, shares, *, vocabulary="v1"):
    """A run that answered one question."""
    rows = tuple((role, 400, share, share - 0.02, share + 0.02) for role, share in shares.items())
    answer = Answer("answer_roles", tuple(TYPES["answer_roles"]), rows)
    about = {"as_of": f"{run[:10]}", "vocabulary_version": vocabulary, "sample": "false"}
    kept = Kept(Answers({"answer_roles": answer}, about), {"answer_roles": QUESTION})
    keep_answers(kept, TYPES, home.answers_of(run))
    keep_run(home, {"run": run})


@pytest.fixture
def home(tmp_path):
    """A home with three runs, of which the last two answer alike."""
    home = Home(tmp_path)
    keep(
        home, "2026-01-01_000000", {"Data Scientist": 0.3, "Da*ta\x1b[31m <b>Engineer": 0.2}, vocabulary="v0"
    )
    keep(home, "2026-02-01_000000", {"Data Scientist": 0.4, "Da*ta\x1b[31m <b>Engineer": 0.21})
    keep(home, "2026-03-01_000000", {"Data Scientist": 0.4, "Da*ta\x1b[31m <b>Engineer": 0.21})
    return tmp_path


def diff(home, *arguments):
    return call(["diff", *arguments, "--home", str(home)])


def test_it_says_what_changed_from_one_run_to_another(home, capsys):
    assert diff(home, "2026-01-01_000000", "2026-02-01_000000") == 0

    assert capsys.readouterr().out.splitlines() == [
        "before  run 2026-01-01_000000 (ads up to 1 Jan 2026)",
        "now     run 2026-02-01_000000 (ads up to 1 Feb 2026)",
        "- The vocabulary is another one (v0, now v1): numbers may differ for that reason.",
        "- Newest ad: 1 Jan 2026 to 1 Feb 2026.",
        "- Data Scientist: 30% to 40% of the ads in scope (intervals 28–32% and 38–42%).",
        "- 1 share or median of 2 moved within its interval, which is no news.",
    ]


@pytest.mark.parametrize(
    ("named", "runs"),
    [
        ((), ("2026-02-01_000000", "2026-03-01_000000")),
        (("previous",), ("2026-02-01_000000", "2026-03-01_000000")),
        (("2026-01-01_000000",), ("2026-01-01_000000", "2026-03-01_000000")),
        (("latest", "2026-01-01_000000"), ("2026-03-01_000000", "2026-01-01_000000")),
    ],
)
def test_runs_are_named_as_their_reports_or_as_latest_and_previous(home, capsys, named, runs):
    assert diff(home, *named, "--format", "json") == 0

    data = json.loads(capsys.readouterr().out)
    assert (data["before"]["run"], data["after"]["run"]) == runs


def test_that_nothing_changed_is_said_and_is_no_failure(home, capsys):
    keep(Home(home), "2026-03-01_000000-2", {"Data Scientist": 0.41, "Da*ta\x1b[31m <b>Engineer": 0.21})

    assert diff(home) == 0

    assert capsys.readouterr().out.splitlines()[2:] == [
        "- Nothing changed beyond chance.",
        "- 1 share or median of 2 moved within its interval, which is no news.",
    ]


def test_programs_get_kind_thing_numbers_and_intervals(home, capsys):
    assert diff(home, "2026-01-01_000000", "--format", "json") == 0

    data = json.loads(capsys.readouterr().out)
    share = next(change for change in data["changes"] if change["kind"] == "share")
    assert share["thing"] == "Data Scientist"
    assert (share["before"], share["after"]) == (0.3, 0.4)
    assert share["before_interval"] == pytest.approx([0.28, 0.32])
    assert (data["compared"], data["within_intervals"]) == (2, 1)


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_no_word_of_a_dataset_reaches_the_terminal_as_a_command(home, capsys, form):
    keep(Home(home), "2026-04-01_000000", {"Data Scientist": 0.4, "Da*ta\x1b[31m <b>Engineer": 0.5})

    assert diff(home, "--format", form) == 0

    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "Engineer: 21% to 50%" in out
    assert "Most advertised role" in out
    if form == "markdown":
        assert "Da\\*ta" in out
        assert "\\<b\\>Engineer" in out


@pytest.mark.parametrize("name", ["2025-01-01_000000", "../../raw", "2026-01-01_000000/..", ""])
def test_a_run_that_is_not_there_is_one_line_with_those_that_are(home, capsys, name):
    assert diff(home, name) == 2

    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert f"no answers of a run {name!r} are kept" in err
    assert "there are: 2026-01-01_000000, 2026-02-01_000000, 2026-03-01_000000" in err


def test_where_no_run_came_before_that_is_said(tmp_path, capsys):
    assert diff(tmp_path) == 2
    assert "none is kept yet" in capsys.readouterr().err

    keep(Home(tmp_path), "2026-01-01_000000", {"Data Scientist": 0.3})

    assert diff(tmp_path) == 2
    assert "no run came before the latest one; there are: 2026-01-01_000000" in capsys.readouterr().err
