"""Every known dataset is held to the same contract, found by its folder."""

from __future__ import annotations

import pytest

from mltrends.sources.catalogue import SourceError, known_sources, source_named, source_of
from mltrends.sources.recognise import header_word, recognise, unseen_columns

EVERY = [pytest.param(source, id=source.name) for source in known_sources()]
TABLE = {
    "title": "t", "kind": "postings", "flow": True, "pay_kind": "none", "licence": "l", "citation": "c", "marks": ["a"],
    "missing": [], "ignores": [], "provides": [], "roles": {"title": ["a"]},
}  # fmt: skip


@pytest.mark.parametrize("source", EVERY)
def test_its_column_words_are_spelled_as_headers_are_compared(source):
    words = [
        *source.marks,
        *source.ignores,
        *(column for columns in source.roles.values() for column in columns),
    ]

    assert words == [header_word(word) for word in words]


@pytest.mark.parametrize("source", EVERY)
def test_no_column_is_both_used_and_ignored(source):
    used = {column for columns in source.roles.values() for column in columns}

    assert not used.intersection(source.ignores)


@pytest.mark.parametrize("source", EVERY)
def test_its_marks_are_used_or_ignored_by_name(source):
    assert unseen_columns(source, source.marks) == []


@pytest.mark.parametrize("source", EVERY)
def test_it_says_what_it_can_be_used_for(source):
    assert source.licence
    assert source.citation


@pytest.mark.parametrize(
    "source", [pytest.param(source, id=source.name) for source in known_sources() if source.marks]
)
def test_it_is_recognised_by_its_header_in_any_order_case_and_with_extra_columns(source):
    header = ["\ufeff" + source.marks[-1].upper(), *source.marks[:-1], "a new column"]

    assert recognise(header) is source
    assert "a new column" in unseen_columns(source, header)


def test_a_plain_header_is_enough_and_a_bare_one_is_not():
    plain = recognise(["Title", "Company", "Salary"])

    assert plain is not None
    assert plain.name == "plain"
    assert recognise(["title", "price"]) is None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kinds": "postings"}, "unknown ['kinds']"),
        ({"kind": "posting"}, "kind has 'posting'; allowed are: postings, survey"),
        ({"roles": {"titel": ["a"]}}, "roles has 'titel'; allowed are: id, title"),
        ({"roles": {"text": ["a"]}}, "no column plays the role of title"),
        ({"provides": ["texts"]}, "provides has 'texts'"),
    ],
)
def test_a_source_that_says_what_it_cannot_mean_is_refused(change, said):
    with pytest.raises(SourceError) as refused:
        source_of("new", TABLE | change)

    assert said in str(refused.value)


def test_an_unknown_source_is_answered_with_the_known_ones():
    with pytest.raises(SourceError, match="known are: glassdoor, jobspy"):
        source_named("monster")
