"""Every known dataset is held to the same contract, found by its folder."""

from __future__ import annotations

import itertools

import pytest

from mltrends.model import UNSTATED
from mltrends.parse.employment import parse_employment
from mltrends.parse.money import pay_from_parts
from mltrends.parse.places import parse_place
from mltrends.parse.remote import remote_flag
from mltrends.sources.catalogue import SourceError, known_sources, source_named, source_of
from mltrends.sources.recognise import header_word, known_words, recognise, side_table, unseen_columns

EVERY = [pytest.param(source, id=source.name) for source in known_sources()]
MARKED = [
    pytest.param(source, marks, id=f"{source.name}-{number}")
    for source in known_sources()
    for number, marks in enumerate(source.marks, start=1)
]
TABLES = [
    pytest.param(source, table, id=f"{source.name}-{table.name}")
    for source in known_sources()
    for table in source.tables
]
SAID_BY = {
    "text": {"text"},
    "pay": {"pay", "pay_low", "pay_high"},
    "place": {"place", "country"},
    "date": {"date"},
    "remote": {"remote"},
    "employment": {"employment"},
}
TABLE = {
    "title": "t", "kind": "postings", "flow": True, "pay_kind": "none", "licence": "l", "citation": "c", "marks": [["a"]],
    "roles": {"title": ["a"]},
}  # fmt: skip


@pytest.mark.parametrize("source", EVERY)
def test_its_column_words_are_spelled_as_headers_are_compared(source):
    words = [
        *itertools.chain(*source.marks),
        *source.ignores,
        *itertools.chain(*source.roles.values()),
        *(word for table in source.tables for word in (*table.marks, table.key)),
    ]

    assert words == [header_word(word) for word in words]


@pytest.mark.parametrize("source", EVERY)
def test_no_column_is_named_twice_or_both_used_and_ignored(source):
    used = set(itertools.chain(*source.roles.values()))

    assert not used.intersection(source.ignores)
    assert len(source.ignores) == len(set(source.ignores))
    assert all(len(columns) == len(set(columns)) for columns in source.roles.values())


@pytest.mark.parametrize(("source", "marks"), MARKED)
def test_its_marks_are_used_or_ignored_by_name(source, marks):
    assert unseen_columns(source, marks) == []


@pytest.mark.parametrize(("source", "marks"), MARKED)
def test_it_is_recognised_by_each_set_of_marks_in_any_order_case_and_with_extra_columns(source, marks):
    header = [f"\ufeff {marks[-1].upper()}", *marks[:-1], "a new column"]

    assert recognise(header) is source
    assert unseen_columns(source, header) == ["a new column"]


@pytest.mark.parametrize(("source", "marks"), MARKED)
def test_no_other_source_fits_a_set_of_its_marks_as_well(source, marks):
    others = [other for other in known_sources() if other is not source]
    found = recognise(marks, others)

    assert found is None or max(len(set(own)) for own in found.marks if set(marks).issuperset(own)) < len(
        marks
    )


@pytest.mark.parametrize(("source", "table"), TABLES)
def test_a_side_table_is_named_as_one_and_not_taken_for_ads(source, table):
    assert side_table(table.marks) == (source, table)
    assert recognise(table.marks) is None
    assert table.key in table.marks


@pytest.mark.parametrize("source", EVERY)
def test_it_says_what_it_can_be_used_for(source):
    assert source.marks
    assert source.licence
    assert source.citation


@pytest.mark.parametrize("source", EVERY)
def test_it_provides_only_what_a_column_says(source):
    said = {*source.roles, *source.fixed}

    for what in source.provides:
        assert said & SAID_BY[what] or source.headline, what


@pytest.mark.parametrize("source", EVERY)
def test_it_says_who_makes_its_pay_exactly_when_it_has_pay(source):
    has_pay = bool(source.roles.keys() & SAID_BY["pay"]) or source.headline

    assert has_pay == (source.pay_kind != "none") == ("pay" in source.provides)
    assert (source.kind == "survey") == (source.pay_kind == "survey")


@pytest.mark.parametrize("source", EVERY)
def test_ads_that_make_a_trend_have_dates_and_come_from_employers(source):
    if source.flow:
        assert "date" in source.roles
        assert source.kind == "postings"


@pytest.mark.parametrize("source", EVERY)
def test_its_codes_and_fixed_words_are_understood(source):
    fixed, says = source.fixed, source.says

    assert all(remote_flag(word) != UNSTATED for word in says.get("remote", {}).values())
    assert all(parse_employment(word) != UNSTATED for word in says.get("employment", {}).values())
    assert parse_place(fixed.get("place", ""), fixed.get("country", "US")).country is not None
    pay = pay_from_parts("9000", "", fixed.get("pay_currency", "USD"), fixed.get("pay_period", "month"))
    assert pay is not None
    assert pay.currency == fixed.get("pay_currency", "USD")


@pytest.mark.parametrize("source", EVERY)
def test_what_it_says_of_a_role_has_the_columns_for_it(source):
    assert source.says.keys() <= source.roles.keys()
    assert all(len(source.roles[role]) > 1 for role in source.joins)
    assert "id" in source.roles or not source.stable_id
    assert not (source.snapshots and source.flow)


@pytest.mark.parametrize(("source", "table"), TABLES)
def test_a_side_table_is_not_also_a_column(source, table):
    assert table.name not in known_words(source)


def test_a_survey_and_what_was_made_up_are_named_for_what_they_are():
    kinds = {source.name: source.kind for source in known_sources() if source.kind != "postings"}

    assert kinds == {
        "ai_jobs_net": "survey",
        "levels_fyi": "survey",
        "ai_job_dataset": "synthetic",
        "job_descriptions": "synthetic",
    }


@pytest.mark.parametrize(
    "header",
    [
        ["title", "price"],
        ["id", "text"],
        ["Title", "Company", "Location", "Salary", "Date"],
        ["name", "city", "salary", "url"],
        [],
    ],
)
def test_a_header_of_common_words_is_no_known_dataset(header):
    assert recognise(header) is None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kinds": "postings"}, "unknown ['kinds']"),
        ({"kind": "posting"}, "kind has 'posting'; allowed are: postings, survey"),
        ({"roles": {"titel": ["a"]}}, "roles has 'titel'; allowed are: id, title"),
        ({"roles": {"text": ["a"]}}, "no column plays the role of title"),
        ({"provides": ["texts"]}, "provides has 'texts'"),
        ({"joins": {"texts": ", "}}, "joins has 'texts'"),
        ({"fixed": {"currency": "EUR"}}, "fixed has 'currency'"),
        ({"says": {"kind": {"a": "b"}}}, "says has 'kind'"),
    ],
)
def test_a_source_that_says_what_it_cannot_mean_is_refused(change, said):
    with pytest.raises(SourceError) as refused:
        source_of("new", TABLE | change)

    assert said in str(refused.value)


def test_an_unknown_source_is_answered_with_the_known_ones():
    with pytest.raises(SourceError, match="known are: adzuna, adzuna_api"):
        source_named("careerbuilder")
