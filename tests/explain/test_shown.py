"""What is shown of a text is masked, printable, and every place of the text is found in it again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.often import often

from mltrends.explain.shown import Mark, Shown, tokens

HOSTILE = "\u202eabc\u2066 \x1b[31mred\x07 \x9b2J z\u200b"


def written(text, marks, start=0, end=None):
    """A marked text as one string."""
    signs = {"words": "", "open": "[", "close": "]"}
    made = tokens(text, marks, start, len(text) if end is None else end)
    return "".join(token.words or signs[token.what] for token in made)


def mark(start, end, number=1):
    return Mark(start, end, "skill", number, "")


def test_control_and_direction_marks_are_gone_and_places_are_found_again():
    text = f"{HOSTILE} Python"
    shown = Shown(text)

    assert all(char.isprintable() for char in shown.text)
    assert shown.text[slice(*shown.span(text.index("Python"), len(text)))] == "Python"


def test_words_behind_masked_ones_are_found_again():
    text = "Mail jane.doe@example.com, call +1 415 555 0132 or see github.com/jane for Python and SQL"
    shown = Shown(text)

    assert shown.text == "Mail [e-mail], call [phone] or see [link] for Python and SQL"
    for word in ("Mail", "call", "see", "Python", "SQL"):
        start = text.index(word)
        assert shown.text[slice(*shown.span(start, start + len(word)))] == word


def test_a_word_inside_what_is_masked_is_shown_as_all_of_the_mask():
    text = "write to python.jobs@example.com"
    start = text.index("python")
    shown = Shown(text)

    assert shown.text[slice(*shown.span(start, start + 6))] == "[e-mail]"


def test_a_direction_mark_inside_an_address_does_not_hide_it():
    assert Shown("jane\u202c.doe@exam\u2066ple.com").text == "[e-mail]"


def test_line_breaks_stay_and_many_empty_lines_are_one():
    assert Shown("a\nb\n \n\n\t\n\nc").text == "a\nb\n\nc"


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([mark(0, 3)], "[abc]defgh"),
        ([mark(0, 5), mark(1, 3)], "[a[bc]de]fgh"),
        ([mark(0, 3), mark(0, 5)], "[[abc]de]fgh"),
        ([mark(0, 4), mark(2, 6)], "[ab[cd]][ef]gh"),
        ([mark(0, 4), mark(2, 6), mark(3, 8)], "[ab[c[d]]][[ef]gh]"),
        ([mark(1, 2), mark(1, 2)], "a[[b]]cdefgh"),
        ([mark(3, 3)], "abcdefgh"),
        ([], "abcdefgh"),
    ],
)
def test_marks_nest_and_are_split_where_they_cross(marks, expected):
    assert written("abcdefgh", marks) == expected


def test_a_stretch_of_a_text_has_the_parts_of_marks_that_lie_in_it():
    assert written("abcdefgh", [mark(0, 4), mark(3, 8)], 2, 6) == "[c[d]][ef]"


def test_of_a_split_mark_only_the_first_piece_begins_it_and_the_last_ends_it():
    made = list(tokens("abcdef", [mark(0, 3, 1), mark(2, 6, 2)], 0, 6))
    second = [(token.what, token.whole) for token in made if token.mark and token.mark.number == 2]

    assert second == [("open", True), ("close", False), ("open", False), ("close", True)]


@pytest.mark.soak
@settings(deadline=None, max_examples=often(200))
@given(
    spans=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted), max_size=12),
    cut=st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted),
)
def test_whatever_overlaps_tags_close_where_they_were_opened_and_no_word_is_lost(spans, cut):
    text = "abcdefghijklmnopqrstuvwxyzABCD"
    marks = [mark(start, end, number) for number, (start, end) in enumerate(spans)]
    opened, words, covered = [], "", dict.fromkeys(range(len(marks)), "")
    for token in tokens(text, marks, *cut):
        if token.what == "open":
            opened.append(token.mark)
        elif token.what == "close":
            assert opened.pop() is token.mark
        words += token.words
        for one in opened:
            covered[one.number] += token.words

    assert not opened
    assert words == text[slice(*cut)]
    for number, (start, end) in enumerate(spans):
        assert covered[number] == text[max(start, cut[0]) : max(start, min(end, cut[1]))]


pieces = st.sampled_from(
    ["Python", " ", "\n", " jane@example.com ", " +1 415 555 0132 ", "\u202e", "\x1b[1m", "github.com/jane", " write to ", "é", " [e-mail] ", "jane at x dot com", "@"]
)  # fmt: skip


@pytest.mark.soak
@settings(deadline=None, max_examples=often(200))
@given(st.lists(pieces, max_size=25).map("".join))
def test_words_that_are_not_masked_are_found_wherever_they_stand(text):
    shown = Shown(text)
    place = text.find(" Python ")
    while place >= 0:
        found = shown.text[slice(*shown.span(place + 1, place + 7))]
        assert "Python" in found or found in ("[e-mail]", "[link]")
        place = text.find(" Python ", place + 1)

    assert shown.span(0, len(text)) == (0, len(shown.text))
    assert not any(address in shown.text for address in ("jane@example.com", "+1 415 555 0132"))
