"""Set back in time, the suggestions bring up what came after, and most of what they bring up is real."""

from __future__ import annotations

import os
import shutil

import pytest

from benchmarks.emerging import ADS, places, read_test, readings, suggested
from mltrends.cli import call
from mltrends.models.known import key_of

ALLOWED_UNREAD = 5  # of the first 50: a word more or less in the list does not ask for a new reading


def test_the_cut_names_concepts_and_each_term_is_out_of_the_vocabulary():
    test = read_test()
    known = {key_of(form.text) for concept in test.vocabulary.concepts for form in concept.forms()}

    assert len(test.terms) == 15
    assert [one["term"] for one in test.terms if {key_of(way) for way in one["written"]} & known] == []


def test_every_suggestion_was_read_once():
    assert len(readings()) >= read_test().read


@pytest.mark.long
@pytest.mark.soak
@pytest.mark.datasets
@pytest.mark.skipif(
    not os.environ.get("MLTRENDS_SOAK"), reason="ten minutes: all Hacker News ads are read; make soak runs it"
)
def test_what_rose_in_2015_to_2017_is_suggested_from_what_was_known_in_2014(datasets, tmp_path):
    if not (datasets / ADS).exists():
        pytest.skip("the folder of real files does not hold the Hacker News ads")
    raw = tmp_path / "data" / "raw"
    raw.mkdir(parents=True)
    shutil.copy(datasets / ADS, raw)
    assert call(["run", "--plain", "--quiet", "--home", str(tmp_path)]) == 0
    test, read = read_test(), readings()

    made = suggested(tmp_path, test)

    found = [term for term, place in places(test, made.listed).items() if place is not None]
    first = [key_of(one.term.label) for one in made.listed[: test.read]]
    assert len(found) >= test.least_found
    assert sum(key not in read for key in first) <= ALLOWED_UNREAD
    assert sum(read.get(key, False) for key in first) >= test.least_real * len(first)
