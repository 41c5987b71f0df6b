"""Words that rise are suggested from a home that was run, with evidence, masked, and entries that can be pasted."""

from __future__ import annotations

import csv
import json
import re

import pytest
from tests.models.made import FIRST, made, rising, steady

from mltrends import taxonomy
from mltrends.cli import call

pytestmark = [pytest.mark.slow, pytest.mark.long]


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A home of made-up ads in which one tool rises, in three ways to write it."""
    folder = tmp_path_factory.mktemp("home")
    ads = made({("Blurt Native", "BlurtNative"): rising, "Florbin": steady}, a_month=60, filler=4)
    raw = folder / "data" / "raw"
    raw.mkdir(parents=True)
    with (raw / "made.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("job_title", "company_name", "location", "description", "date_posted"))
        for number, text in enumerate(ads.texts):
            year, month = divmod(ads.month[number], 12)
            day = f"{year}-{month + 1:02}-{number % 27 + 1:02}"
            told = f"{text} Write to jane.doe{number}@acme.example now. \x1b[31m"
            writer.writerow(("Data Scientist", ads.company[number], "Berlin, Germany", told, day))
    assert call(["run", "--plain", "--quiet", "--home", str(folder)]) == 0
    return folder


@pytest.fixture
def run(home, capsys):
    def go(*arguments, code=0):
        assert call(["taxonomy", "suggest", *map(str, arguments), "--home", str(home)]) == code
        return capsys.readouterr()

    return go


@pytest.mark.long
def test_the_riser_is_listed_with_its_evidence_and_nothing_else_is(run):
    out = run().out

    assert out.startswith("modelled: ")
    assert re.findall(r"^ {2}\d+  (.*)$", out, re.MULTILINE) == ["Blurt Native"]
    for words in ("ads before", "odds ratio", "of 1 source", "also written BlurtNative", "▁", "█"):
        assert words in out


def test_what_is_shown_of_ads_is_masked_and_harmless(run):
    for form in ("table", "toml", "json"):
        out = run("--format", form).out
        assert "jane.doe" not in out
        assert "\x1b" not in out


def test_the_entries_can_be_pasted(run, tmp_path, capsys):
    layer = tmp_path / "new.toml"
    layer.write_text(run("--format", "toml").out, encoding="utf-8")

    assert call(["taxonomy", "check", str(layer), "--home", str(tmp_path)]) == 0
    (new,) = [one for one in taxonomy.load([layer]).concepts if one.origin == ("user",)]
    assert (new.id, new.label) == ("blurt-native", "Blurt Native")
    assert "BlurtNative" in new.aliases


def test_json_holds_all_and_says_that_it_is_modelled(run):
    held = json.loads(run("--format", "json").out)

    assert held["modelled"] is True
    (term,) = held["terms"]
    assert term["ads_before"] == 0 < term["ads_after"]
    assert term["ci_low"] > 1
    assert term["entry"].startswith("[[concept]]")
    assert 1 <= len(term["snippets"]) <= 3


def test_the_same_home_gives_the_same_bytes(run):
    assert run("--format", "json").out == run("--format", "json").out


def test_what_was_taken_over_is_not_suggested_again(home, run, capsys):
    (home / "own.toml").write_text(run("--format", "toml").out, encoding="utf-8")
    (home / "mltrends.toml").write_text('[vocabulary]\nlayers = ["own.toml"]\n')
    try:
        assert run().out.startswith("nothing to suggest: ")
    finally:
        (home / "mltrends.toml").unlink()


@pytest.mark.parametrize("form", ["table", "toml", "json"])
def test_months_that_are_too_few_are_told_in_one_sentence(run, form):
    out = run("--until", f"{FIRST // 12}-03", "--format", form).out

    assert "to tell a rise takes 8" in out
    assert out.count("\n") == 1


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--since", "2020"), "is no month; write it as 2024-01"),
        (("--source", "nowhere"), "there is no source 'nowhere'; there are: "),
    ],
)
def test_wrong_options_say_what_is_allowed(home, capsys, options, words):
    assert call(["taxonomy", "suggest", *options, "--home", str(home)]) != 0

    assert words in capsys.readouterr().err


def test_without_a_run_it_says_how_to_make_one(tmp_path, capsys):
    assert call(["taxonomy", "suggest", "--home", str(tmp_path)]) != 0

    assert "mltrends run" in capsys.readouterr().err


def test_the_sample_gives_a_list_or_a_sentence_and_no_traceback(sample_home, capsys):
    assert call(["taxonomy", "suggest", "--home", str(sample_home)]) == 0

    assert capsys.readouterr().out
