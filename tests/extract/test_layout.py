"""Sentences and lines."""

from __future__ import annotations

import pytest

from mltrends.extract.layout import Layout, Stems, any_within


def sentences(text):
    layout = Layout(text)
    return [text[slice(*layout.bounds(number))] for number in range(layout.count)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We use SQL. You know R.", ["We use SQL.", "You know R."]),
        ("one\ntwo", ["one", "two"]),
        ("Tools, e.g. Python and Sr. staff", ["Tools, e.g. Python and Sr. staff"]),
        ("a Ph.D. in Physics", ["a Ph.D. in Physics"]),
        ("lost space.Next one", ["lost space.", "Next one"]),
        ("first • second • third", ["first", "• second", "• third"]),
        ("Skills: + SQL + Excel", ["Skills:", "+ SQL", "+ Excel"]),
        ("Strong C++ Skills", ["Strong C++ Skills"]),
        ("", [""]),
    ],
)
def test_a_text_is_cut_into_sentences(text, found):
    assert sentences(text) == found


def test_a_place_knows_its_sentence():
    layout = Layout("One two. Three four.")

    assert [layout.number(place) for place in (0, 7, 9, 19)] == [0, 0, 1, 1]


def test_words_are_found_in_any_case_and_in_order():
    layout = Layout("Degree or BACHELOR or degree")

    assert layout.places(Stems("bachelor", "degree")) == [0, 10, 22]
    assert layout.places_of("degree") == [0, 22]


def test_a_stem_of_other_letters_is_found_only_as_it_is_written():
    layout = Layout("ÉCOLE, telétravail and télétravail")

    assert layout.places(Stems("télétravail")) == [23]


def test_any_within_takes_the_start_and_not_the_end():
    assert any_within([3, 9], 3, 4)
    assert not any_within([3, 9], 4, 9)
    assert not any_within([], 0, 9)
