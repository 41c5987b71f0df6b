"""Texts are cut into words as people read them, without what names persons or places on the web."""

from __future__ import annotations

import pytest

from mltrends.models.known import key_of
from mltrends.models.sparkline import sparkline
from mltrends.models.witness import seen_in
from mltrends.models.words import END, FIRST, LIST, STOP, cut, join


def told(text):
    made = cut([text])
    signs = {END: "$", LIST: ",", STOP: "."}
    return [signs.get(number) or made.surfaces[number - FIRST] for number in made.ids.tolist()]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We use Vue.js, C++ and R&D.", ["We", "use", "Vue.js", ",", "C++", "and", "R&D", ".", "$"]),
        ("react-native – it's new", ["react", "native", ",", "it's", "new", "$"]),
        ("<p>A&amp;B &#x2F; C</p>", [",", "A&B", ",", "C", ",", "$"]),
        ("see https://acme.example/jobs or acme.com now", ["see", ".", "or", ".", "now", "$"]),
        ("it ends.Next", ["it", "ends", ".", "Next", "$"]),
        ("", ["$"]),
    ],
)
def test_a_text_falls_into_words_and_signs(text, words):
    assert told(text) == words


def test_an_address_and_the_person_that_it_names_are_no_words():
    words = told("Write to Jane Quillfeather: jane.quillfeather@acme.example (Jane is nice)")

    assert not {"Jane", "Quillfeather", "acme", "jane"} & set(words)
    assert {"Write", "nice"} <= set(words)


def test_parts_that_were_cut_apart_are_as_if_cut_together():
    texts = ["Zig and Odin", "", "Odin, Zig & zig"]

    whole, parts = cut(texts), join([cut(texts[:1]), cut(texts[1:])])

    assert parts.texts == 3
    assert [parts.surfaces[n - FIRST] for n in parts.ids.tolist() if n >= FIRST] == [
        whole.surfaces[n - FIRST] for n in whole.ids.tolist() if n >= FIRST
    ]


@pytest.mark.parametrize(
    "ways",
    [
        ("React Native", "ReactNative", "react-native"),
        ("Vue.js", "VueJS", "vue"),
        ("Library", "libraries"),
        ("C++", "c++"),
    ],
)
def test_ways_to_write_the_same_have_one_key(ways):
    assert len({key_of(way) for way in ways}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("C", "C++"), ("C#", "C"), ("Redis", "Redi"), ("Go", "Gos"), ("JS", "")]
)
def test_different_things_have_different_keys(one, other):
    assert key_of(one) != key_of(other)


def test_a_term_is_seen_where_the_work_is_told_and_masked():
    text = "About us\nAcme sells Zorblax.\n\nRequirements\nPython and Zorblax; write to jane.doe@acme.example or call."

    seen = seen_in(text, ["Zorblax"])

    assert not seen.boilerplate
    assert "Python and Zorblax" in seen.snippet
    assert "jane" not in seen.snippet


def test_a_term_that_stands_in_boilerplate_alone_says_so():
    assert seen_in("About us\nAcme sells Zorblax.\n\nRequirements\nPython.", ["Zorblax"]).boilerplate


def test_a_term_that_is_not_there_is_not_seen():
    assert seen_in("Zorblaxes of all sorts", ["Zorblax"]) is None


def test_bars_tell_nothing_from_none_and_little():
    assert sparkline([None, 0.0, 0.001, 0.5, 1.0]) == "·▁▂▅█"
    assert sparkline([0.0, 0.0]) == "▁▁"
    assert sparkline([]) == ""
