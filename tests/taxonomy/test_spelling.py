"""Ways to write one alias."""

from __future__ import annotations

import pytest

from mltrends.taxonomy.spelling import hyphenations, spell_out


@pytest.mark.parametrize(
    ("alias", "made"),
    [
        ("Python", ["Python"]),
        ("data lake{,s}", ["data lake", "data lakes"]),
        ("{deep ,}learn{ing,}", ["deep learning", "deep learn", "learning", "learn"]),
        ("{a,a}", ["a"]),
    ],
)
def test_braces_stand_for_each_choice(alias, made):
    assert spell_out(alias) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("SQL", ["SQL"]),
        ("scikit-learn", ["scikit learn", "scikit-learn"]),
        ("A/B testing", ["A/B testing", "A/B-testing"]),
        ("one two three four five six", ["one two three four five six"]),
    ],
)
def test_a_gap_is_a_space_or_a_hyphen(text, made):
    assert hyphenations(text) == made
