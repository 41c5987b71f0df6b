"""Checks between runs: what is noticed, what is no news, and what holds a run back."""

from __future__ import annotations

import csv
import datetime
import json
from random import Random

import pytest

from mltrends.cli import call
from mltrends.run.drift import HeldBack, Noticed, judge
from mltrends.store.settings import Checks, Rule, SettingsError, load_settings

HEADER = ["job_id", "title", "company", "location", "description", "date", "salary"]
TEXT = "We look for somebody who knows {0} and likes to explain what numbers mean to other people. "
WORDS = [
    "river",
    "table",
    "green",
    "window",
    "market",
    "letter",
    "garden",
    "summer",
    "bridge",
    "candle",
    "winter",
    "doctor",
    "engine",
    "forest",
    "silver",
    "planet",
]
FIRST = datetime.date(2025, 1, 1)


def write(home, name, days, *, each=2, skill="Python", pay="€60,000 - €80,000", first=0):
    """A file of one source with so many ads on each of these days."""
    path = home / "data" / "raw" / f"{name}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w" if first == 0 else "a", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        if first == 0:
            writer.writerow([*HEADER, f"note of {name}"])  # whose columns are the same is one source
        for day in days:
            for number in range(each):
                row = f"{name}-{day}-{number}"
                when = FIRST + datetime.timedelta(days=day)
                words = Random(row)  # noqa: S311 - texts of one template are set aside
                text = TEXT.format(skill) + " ".join(words.choices(WORDS, k=40))
                writer.writerow(
                    [
                        row,
                        "Data Scientist",
                        f"{name} {row}",
                        "Berlin, Germany",
                        text,
                        when.isoformat(),
                        pay,
                        "x",
                    ]
                )


def run(home, *options):
    return call(["run", "--plain", "--quiet", "--home", str(home), *options])


def warnings(home):
    line = (home / "data" / "processed" / "journal.jsonl").read_text().splitlines()[-1]
    return json.loads(line)["warnings"]


@pytest.mark.long
def test_new_ads_as_those_before_are_no_news(tmp_path):
    write(tmp_path, "board", range(40))
    assert run(tmp_path) == 0
    write(tmp_path, "board", range(40, 70), first=1)
    assert run(tmp_path) == 0

    assert warnings(tmp_path) == []


@pytest.mark.long
def test_a_field_that_empties_and_a_share_that_jumps_are_told(tmp_path):
    write(tmp_path, "board", range(60))
    assert run(tmp_path) == 0
    write(tmp_path, "board", range(60, 120), first=1, skill="Java", pay="")
    assert run(tmp_path) == 0

    told = "\n".join(warnings(tmp_path))
    assert "pay is told by 0 of 120 new ads (0%), before by 100%" in told
    assert "Python" in told


@pytest.mark.slow
def test_a_rule_that_holds_back_publishes_nothing_until_it_is_accepted(tmp_path, capsys):
    (tmp_path / "mltrends.toml").write_text('[checks]\nfewer_ads = "fail"\n')
    write(tmp_path, "board", range(60))
    assert run(tmp_path) == 0
    before = (tmp_path / "reports" / "latest").resolve()
    write(tmp_path, "board", range(30))
    capsys.readouterr()

    assert run(tmp_path) == 1
    assert "held back: 60 of 120 ads are gone (50%)" in capsys.readouterr().err
    assert (tmp_path / "reports" / "latest").resolve() == before
    assert run(tmp_path, "--accept") == 0
    assert (tmp_path / "reports" / "latest").resolve() != before


@pytest.mark.long
@pytest.mark.only_soak
def test_a_source_that_stopped_is_told_once_by_its_own_gaps(tmp_path):
    write(tmp_path, "daily", range(60))
    told = []
    for until in (61, 75, 90):
        write(tmp_path, "other", range(until))
        write(tmp_path, "weekly", range(0, until, 7), each=5)
        assert run(tmp_path) == 0
        told.append([line for line in warnings(tmp_path) if "has no ad since" in line])

    assert told[0] == told[2] == []
    assert len(told[1]) == 1
    assert "has no ad since 2025-03-01, for 15 days; before, 1 days was its longest gap" in told[1][0]


@pytest.mark.parametrize(
    ("rules", "held"), [({}, False), ({"source_gone": Rule.FAIL}, True), ({"fewer_ads": Rule.FAIL}, False)]
)
def test_only_a_rule_that_says_so_holds_back(rules, held):
    found = [Noticed("source_gone", "the source board is gone")]
    if held:
        with pytest.raises(HeldBack, match="--accept"):
            judge(found, Checks(**rules), accept=False)
    assert judge(found, Checks(**rules), accept=True) == ["the source board is gone"]


def test_a_rule_that_does_not_exist_is_refused(tmp_path):
    path = tmp_path / "mltrends.toml"
    path.write_text('[checks]\nsource_gone = "maybe"\n')
    with pytest.raises(SettingsError, match="must be one of off, warn, fail"):
        load_settings(path)
    path.write_text('[checks]\nsources_gone = "off"\n')
    with pytest.raises(SettingsError, match="source_gone"):
        load_settings(path)
