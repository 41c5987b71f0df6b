"""Stretches of a text are replaced pass after pass, and old places lead to new ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mltrends.parse.edits import Edit, Edited


def test_a_place_behind_a_replaced_stretch_moves_with_it():
    made = Edited("one two three")
    made.replace([Edit(4, 7, "2")])

    assert made.text == "one 2 three"
    assert made.span(8, 13) == (6, 11)
    assert made.span(0, 3) == (0, 3)


def test_a_stretch_that_touches_a_replaced_one_takes_it_whole():
    made = Edited("one two three")
    made.replace([Edit(4, 7, "SECOND")])

    assert [made.text[slice(*made.span(*span))] for span in ((5, 6), (4, 7), (5, 13), (0, 5))] == [
        "SECOND",
        "SECOND",
        "SECOND three",
        "one SECOND",
    ]


def test_later_passes_see_the_text_as_it_stands():
    made = Edited("a-b-c d")
    made.replace([Edit(1, 2, ""), Edit(3, 4, "")])
    made.replace([Edit(0, 3, "<abc>")])

    assert made.text == "<abc> d"
    assert made.text[slice(*made.span(6, 7))] == "d"
    assert made.text[slice(*made.span(2, 3))] == "<abc>"


def test_nothing_to_replace_changes_nothing():
    made = Edited("same")
    made.replace([])

    assert (made.text, made.span(1, 3)) == ("same", (1, 3))


@given(
    cuts=st.lists(st.tuples(st.integers(0, 40), st.integers(1, 5), st.text("xyz", max_size=7)), max_size=8),
    place=st.integers(0, 39),
)
def test_what_no_edit_touches_reads_the_same(cuts, place):
    text = "".join(chr(ord("A") + number) for number in range(40))
    edits, reached = [], 0
    for start, length, put in sorted(cuts):
        if start >= reached and start + length <= len(text):
            edits.append(Edit(start, start + length, put))
            reached = start + length
    made = Edited(text)
    made.replace(edits)

    if not any(edit.start <= place < edit.stop for edit in edits):
        assert made.text[slice(*made.span(place, place + 1))] == text[place]
