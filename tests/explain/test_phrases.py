"""A regular expression is told in phrases that it fits."""

from __future__ import annotations

import re

import pytest

from mltrends import taxonomy
from mltrends.explain.conditions import in_words
from mltrends.explain.phrases import ANY, phrases

TAXONOMY = taxonomy.load()
CONDITIONS = [
    (guard.id, condition)
    for concept in TAXONOMY.concepts
    for guard in concept.guards
    for condition in (*guard.accept, *guard.reject)
]
PATTERNS = sorted(
    {
        pattern.pattern
        for _, condition in CONDITIONS
        for pattern in (condition.before, condition.after, condition.near, condition.surface)
        if pattern is not None
    }
)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\b(?:in|with|using)\s", ["in", "with", "using"]),
        (r"\bproficien\w+\s(?:in|with)\s", ["proficien… in", "proficien… with"]),
        (r"\s(?:at(?!\sleast)|as|under)\b", ["at", "as", "under"]),
        (r"\s?(?:supervised)\s?(?:and|,)\s?un", ["supervised and un", "supervised,un"]),
        (r"(?-i:[A-Z]\w+)\scloud", ["… cloud"]),
        (r"[(,/]\s?AWS", ["(AWS"]),
        (r"(?P<what>e\.?g\.?,?)\s", ["e.g."]),
        (r"(?:years?|third[\s-]party)\s", ["year", "third party"]),
        (r"a{2,3}b+?c*", ["aab"]),
        (r"\w+", []),
    ],
)
def test_a_pattern_becomes_its_choices(pattern, expected):
    assert list(phrases(pattern)) == expected


@pytest.mark.parametrize("pattern", PATTERNS)
def test_phrases_of_the_vocabulary_are_words_and_no_syntax(pattern):
    for phrase in phrases(pattern):
        assert not re.search(r"\\|\(\?|\[|\]|\{|\}|\|", phrase), phrase


def test_a_phrase_without_gaps_is_found_by_its_pattern():
    told = [(pattern, phrase) for pattern in PATTERNS for phrase in phrases(pattern)]
    plain = [(pattern, phrase) for pattern, phrase in told if phrase.isprintable() and ANY not in phrase]
    whole = [
        phrase
        for pattern, phrase in plain
        if not any(
            re.search(pattern, left + phrase + right, re.I) for left in ("", " ") for right in ("", " ")
        )
    ]

    assert len(plain) > 1000
    assert len(whole) < 0.01 * len(plain), whole


@pytest.mark.parametrize("pattern", ["(unclosed", "[unclosed", "a{2", "\\", "(?:a|b", "a)"])
def test_what_is_not_understood_gives_no_phrase_and_no_error(pattern):
    assert isinstance(phrases(pattern), tuple)


@pytest.mark.parametrize(("guard", "condition"), CONDITIONS)
def test_every_condition_of_the_vocabulary_is_told_in_words(guard, condition):
    told = in_words(condition, TAXONOMY)

    assert len(told) > 8, guard
    assert told.isprintable()
    assert not re.search(r"\\|\(\?:", told)
    assert len(told) < 700
