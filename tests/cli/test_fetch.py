"""`mltrends fetch`: the catalogue on the screen, and refusals in one line."""

from __future__ import annotations

import pytest

from mltrends.cli import call


def test_the_catalogue_names_every_set_with_its_licence(capsys):
    assert call(["fetch"]) == 0

    out = capsys.readouterr().out
    assert "ai-jobs-net" in out
    assert "CC0-1.0" in out


def test_a_set_is_shown_with_what_it_is_not_for(capsys):
    assert call(["fetch", "ai-jobs-net", "--show"]) == 0

    out = capsys.readouterr().out
    assert "not for" in out
    assert "changes over time" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ["fetch", "nowhere"],
        ["fetch", "--url", "https://a.example/b.csv"],
        ["fetch", "../up.csv", "--url", "https://a.example/b.csv"],
        ["fetch", "a.csv", "--url", "https://a.example/b.csv", "--sha256", "abc"],
        ["fetch", "a.csv", "--url", "file:///etc/passwd"],
    ],
)
def test_wrong_use_is_one_line(arguments, tmp_path, capsys):
    assert call([*arguments, *(["--home", str(tmp_path)])]) == 2

    lines = [line for line in capsys.readouterr().err.strip().splitlines() if "stopped after" not in line]
    assert len(lines) == 1
    assert not list(tmp_path.rglob("*.csv"))
