"""Answers about the data: files, refusals, what is left at each step, sources."""

from __future__ import annotations

from datetime import date

import pytest
from tests.warehouse.rows import Given, ask, source, warehouse

ADS = [
    {"company": "A", "city": "Oslo", "posted_on": "2024-01-05"},
    {"company": "A", "city": "Oslo", "posted_on": "2024-01-06"},
    {"company": "B", "posted_on": "2024-02-06", "text_chars": 0},
    {"company": "C", "role": "Other", "posted_on": None},
    {"company": "D", "source": "survey", "pay_kind": "survey", "salary_field": "pay"},
    {"company": "E", "salary_field": "text", "source": "snapshot", "posted_on": "2024-01-05"},
]
REJECTS = [
    {"reason": "too few cells", "line": 7},
    {"reason": "too few cells", "line": 5},
    {"reason": "no title", "line": 9},
]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    given = Given(
        {"b.csv": ADS, "a.csv": []},
        rejects={"b.csv": REJECTS},
        sources=[
            source("board"),
            source("survey", kind="survey"),
            source("snapshot", flow=False),
            source("unused"),
        ],
    )
    return warehouse(tmp_path_factory.mktemp("accounts"), given)


def test_every_file_is_accounted_for(path):
    assert ask(
        path, "select file, status, rows_read, rows_kept, rows_refused, duplicates from answer_files"
    ) == [
        ("a.csv", "read", 0, 0, 0, 0),
        ("b.csv", "read", 9, 6, 3, 1),
    ]


def test_refusals_are_counted_by_reason_with_the_line_of_the_first(path):
    assert ask(path, "select * from answer_rejects") == [
        ("b.csv", "too few cells", 2, 6),
        ("b.csv", "no title", 1, 10),
    ]


def test_the_funnel_tells_what_is_left_at_each_step(path):
    assert ask(path, "select step, stage, rows from answer_funnel") == [
        (1, "read", 9),
        (2, "kept", 6),
        (3, "not a duplicate", 4),
        (4, "dated", 2),
        (5, "in scope", 3),
        (6, "with text", 2),
        (7, "with stated pay", 1),
    ]


def test_the_funnel_says_what_it_leaves_out(path):
    notes = [note for (note,) in ask(path, "select note from answer_funnel where step <= 3")]

    assert notes[1] == "3 refused, with reasons"
    assert (
        notes[2]
        == "1 are another posting of the same ad; 1 are of surveys and other sources that do not count, or of files set aside"
    )


def test_sources_that_brought_something_are_told_of(path):
    assert ask(
        path,
        "select source, kind, flow, postings, ads, first_month, last_month, duplicate_share from answer_sources",
    ) == [
        ("board", "postings", True, 4, 3, date(2024, 1, 1), date(2024, 2, 1), 0.25),
        ("snapshot", "postings", False, 1, 1, None, None, 0.0),
        ("survey", "survey", True, 1, 1, None, None, 0.0),
    ]


def test_ads_are_counted_by_the_language_of_their_text_and_the_unknown_come_last(tmp_path):
    rows = [
        *({"company": str(number), "language": None} for number in range(3)),
        {"company": "D", "language": "de"},
        *({"company": str(number), "language": "en", "title": "Analyst"} for number in range(3, 5)),
        {"company": "F", "language": "fr", "text_chars": 3},
        {"company": "S", "language": "es", "source": "survey"},
    ]
    built = warehouse(tmp_path, Given({"a.csv": rows}))

    assert ask(built, "select language, k, n, share from answer_languages") == [
        ("en", 2, 6, 2 / 6),
        ("de", 1, 6, 1 / 6),
        ("unknown", 3, 6, 3 / 6),
    ]


def test_the_language_of_every_posting_is_in_the_warehouse_with_its_meaning(tmp_path):
    built = warehouse(tmp_path, [{"language": "pt"}, {"company": "B"}], comments=True)

    assert ask(built, "select language from postings order by row") == [("pt",), (None,)]
    query = "select comment from duckdb_columns() where table_name = 'postings' and column_name = 'language'"
    ((meaning,),) = ask(built, query)
    assert "ISO 639-1" in meaning
