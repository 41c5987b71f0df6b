"""The words around a mention."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mltrends.extract.layout import Layout
from mltrends.extract.snippets import MOST_SNIPPET, Snippets


def snippet(text, words):
    start = text.index(words)
    return Snippets(Layout(text)).around(start, start + len(words))


def test_a_snippet_is_one_line_cut_at_white_space():
    text = "alpha " * 60 + "needs\n\nPython   now " + "omega " * 60
    made = snippet(text, "Python")

    assert "needs Python now" in made
    assert len(made) <= MOST_SNIPPET
    assert set(made.split()) == {"alpha", "needs", "Python", "now", "omega"}


def test_what_is_personal_is_masked_even_at_the_edge():
    text = "Write to jane.doe@acme.example or call (415) 555-0123 about Python work. " + "word " * 20

    made = snippet(text, "Python")

    assert "Python" in made
    for part in ("jane", "doe@", "acme.example", "555"):
        assert part not in made


@given(st.text(max_size=600), st.integers(0, 600), st.integers(0, 30))
def test_a_snippet_is_never_longer_than_promised(text, start, length):
    start = min(start, len(text))

    assert len(Snippets(Layout(text)).around(start, min(len(text), start + length))) <= MOST_SNIPPET
