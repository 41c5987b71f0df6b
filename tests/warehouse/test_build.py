"""What a warehouse holds of the rows that were read."""

from __future__ import annotations

import random
from datetime import date

import duckdb
import pytest
from tests.warehouse.rows import Given, account, ask, parts_of, settings, source, table, taxonomy, warehouse

from mltrends.ads import link
from mltrends.warehouse import lay
from mltrends.warehouse.build import build
from mltrends.warehouse.open import STORAGE, WarehouseError

ROWS = [
    {
        "base_id": "board:1",
        "company": "Acme Inc",
        "title": "Senior Data Scientist",
        "posted_on": "2024-01-30",
        "remote_column": "unstated",
        "remote": "hybrid",
        "salary_min": 50.0,
        "salary_max": 60.0,
        "salary_currency": "USD",
        "salary_period": "hour",
        "salary_field": "pay",
        "pay_kind": "board_estimate",
        "url": "https://example.com/jobs/1",
        "mentions": [
            {"concept": "python", "requirement": "required"},
            {"concept": "python", "requirement": "preferred"},
            {"concept": "sql", "counted": False, "why_not": "about the employer"},
        ],
    },
    {
        "base_id": "board:2",
        "company": "Acme Inc",
        "title": "Senior Data Scientist",
        "posted_on": "2024-02-03",
        "skills": ["sql"],
    },
    {
        "base_id": "board:3",
        "company": "ACME, INC.",
        "role": "Software Engineer",
        "title": "Developer",
        "posted_on": "2024-02-04",
        "salary_min": 90_000.0,
        "salary_currency": "EUR",
        "salary_period": "year",
        "salary_field": "text",
        "pay_kind": "none",
        "skills": ["python"],
    },
    {
        "base_id": "snapshot:4",
        "source": "snapshot",
        "company": None,
        "posted_on": "2024-01-30",
        "text_chars": 199,
        "skills": ["sql"],
    },
    {"base_id": "survey:5", "source": "survey", "company": None, "skills": ["sql"], "salary_field": "pay"},
]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    given = Given(
        {"b.csv": ROWS[:3], "a.csv": ROWS[3:]}, slice_rows=2, about={"sample": "false", "inputs_key": "k1"}
    )
    return warehouse(tmp_path_factory.mktemp("build"), given, answers=False)


def one(path, sql):
    ((value,),) = ask(path, sql)
    return value


def test_every_kept_row_is_a_posting(path):
    assert ask(path, "select posting_id, file, slice, row, line from postings order by file, row") == [
        ("snapshot:4", "a.csv", 0, 0, 1),
        ("survey:5", "a.csv", 0, 1, 2),
        ("board:1", "b.csv", 0, 0, 1),
        ("board:2", "b.csv", 0, 1, 2),
        ("board:3", "b.csv", 1, 2, 3),
    ]


def test_a_duplicate_is_marked_and_kept(path):
    assert ask(
        path,
        "select posting_id, canonical_id, is_canonical, tier from postings where company = 'Acme Inc' order by all",
    ) == [
        ("board:1", "board:1", True, None),
        ("board:2", "board:1", False, "key"),
    ]


def test_the_month_is_that_of_the_first_sighting_and_a_snapshot_has_none(path):
    assert ask(path, "select posting_id, month from postings order by all") == [
        ("board:1", date(2024, 1, 1)),
        ("board:2", date(2024, 1, 1)),
        ("board:3", date(2024, 2, 1)),
        ("snapshot:4", None),
        ("survey:5", None),
    ]


def test_pay_is_annualised_and_a_missing_end_stays_missing(path):
    rows = ask(
        path,
        "select posting_id, pay_year_low, pay_year_high, pay_year, salary_kind from postings order by all",
    )

    assert rows[0] == ("board:1", 104_000, 124_800, 114_400, "board_estimate")
    assert rows[2] == ("board:3", 90_000, None, None, "stated_employer")
    assert rows[1] == ("board:2", None, None, None, "none")
    assert rows[4] == ("survey:5", None, None, None, "survey")


def test_scope_and_text_follow_the_settings(path):
    assert ask(
        path,
        "select posting_id, in_scope, has_text from postings where not (in_scope and has_text) order by all",
    ) == [
        ("board:3", False, True),
        ("snapshot:4", True, False),
    ]


def test_the_remote_column_and_the_reading_stay_apart(path):
    assert ask(path, "select remote_column, remote from postings where posting_id = 'board:1'") == [
        ("unstated", "hybrid")
    ]


def test_ads_are_first_postings_of_sources_that_count(path):
    assert ask(path, "select posting_id from ads order by all") == [
        ("board:1",),
        ("board:3",),
        ("snapshot:4",),
    ]


def test_spellings_of_an_employer_are_counted_once(path):
    assert ask(path, "select company, spellings, postings, ads, first_seen from companies") == [
        ("Acme Inc", 2, 3, 2, date(2024, 1, 30))
    ]
    assert one(path, "select count(distinct cluster) from postings") == 3


def test_mentions_are_all_there_and_only_those_that_count_make_a_concept(path):
    assert one(path, "select count(*) from mentions") == 7
    assert ask(path, "select posting_id, concept, required, preferred, times from ad_concepts") == [
        ("board:1", "python", True, True, 2)
    ]


def test_what_is_known_of_the_file_is_told(path):
    about = dict(ask(path, "select * from about"))

    assert about["schema_version"] == "1"
    assert about["vocabulary_version"] == "v0"
    assert about["inputs_key"] == "k1"
    assert about["as_of"] == "2024-02-04"
    assert "thresholds.text_min_chars = 200" in about["settings"]


def test_all_is_in_one_file_that_older_versions_read(path):
    assert [old for old in path.parent.iterdir() if "duckdb" in old.name] == [path]
    with duckdb.connect(str(path), read_only=True) as con:
        rows = con.execute("select tags from duckdb_databases() where not internal").fetchall()
    assert rows[0][0]["storage_version"].startswith(STORAGE)


def test_snippets_stay_out_when_the_settings_say_so(tmp_path):
    path = warehouse(tmp_path, ROWS[:1], settings(snippets=False), answers=False)

    assert ask(path, "select count(*), count(snippet), count(surface) from mentions") == [(3, 0, 3)]


def test_the_synthetic_sample_counts_only_where_it_stands_alone(tmp_path):
    rows = [{"source": "synthetic"}, {"source": "survey"}]

    as_sample = warehouse(tmp_path / "a", Given({"x.csv": rows}, about={"sample": "true"}), answers=False)
    as_real = warehouse(tmp_path / "b", Given({"x.csv": rows}, about={"sample": "false"}), answers=False)

    assert ask(as_sample, "select source from ads") == [("synthetic",)]
    assert ask(as_real, "select source from ads") == []


def test_a_run_without_any_posting_is_a_warehouse_all_the_same(tmp_path):
    path = warehouse(tmp_path, Given({}))

    assert one(path, "select count(*) from postings") == 0
    assert one(path, "select value from about where key = 'as_of'") is None
    assert one(path, "select rows from answer_funnel where step = 1") == 0
    assert ask(path, "select distinct suppressed, reason from answer_roles") == [
        (True, "too few ads (n=0 < 1)")
    ]


@pytest.mark.long
def test_the_order_of_inputs_makes_no_difference(tmp_path):
    shuffled = random.Random(3)  # noqa: S311 - draws of a test, no secret
    rows = [
        {
            "posted_on": f"2024-0{shuffled.randrange(1, 9)}-1{shuffled.randrange(10)}",
            "company": f"C{shuffled.randrange(9)}",
            "source": shuffled.choice(["board", "other", "snapshot"]),
            "city": shuffled.choice(["Oslo", None]),
            "remote": shuffled.choice(["remote", "unstated"]),
            "skills": shuffled.sample(["python", "sql", "spark"], 2),
        }
        for _ in range(80)
    ]
    given = Given({"a.csv": rows[:50], "b.csv": rows[50:]}, slice_rows=11)
    parts = parts_of(tmp_path / "parts", given)
    link(parts, tmp_path / "ads.parquet")
    files = [account("a.csv", rows_read=50, rows_kept=50), account("b.csv", rows_read=30, rows_kept=30)]

    exports = []
    for turn in range(2):
        target = tmp_path / f"{turn}.duckdb"
        build(
            target, parts=parts, files=files, sources=given.sources, taxonomy=taxonomy(), settings=settings(),
            ads=tmp_path / "ads.parquet", about={},
        )  # fmt: skip
        tables = [name for (name,) in ask(target, "select table_name from duckdb_tables() order by all")]
        exports.append({name: sorted(table(target, name), key=repr) for name in tables})
        parts.reverse()
        files.reverse()

    assert exports[0] == exports[1]
    assert len(exports[0]) > 15


def test_slices_that_share_their_partitions_are_two_slices(tmp_path):
    given = Given({"a.csv": [{"skills": ["python"], "company": "A"}]}, rejects={"a.csv": [{}]})
    (part,) = parts_of(tmp_path / "parts", given)
    twin = type(part)(
        "b.csv", part.digest, 0, 100, 200, part.postings, part.rejects, part.readings, part.mentions
    )
    link([part, twin], tmp_path / "ads.parquet")
    target = tmp_path / "x.duckdb"
    files = [account(name, rows_read=2, rows_kept=1, rows_refused=1) for name in ("a.csv", "b.csv")]

    build(
        target, parts=[part, twin], files=files, sources=given.sources, taxonomy=taxonomy(), settings=settings(),
        ads=tmp_path / "ads.parquet", about={},
    )  # fmt: skip

    assert ask(target, "select file, row, line, is_canonical from postings order by all") == [
        ("a.csv", 0, 1, True),
        ("b.csv", 100, 201, False),
    ]
    assert ask(target, "select count(*) from mentions") == [(2,)]
    assert ask(target, "select file, row, line from rejects order by all") == [
        ("a.csv", 1000, 1000),
        ("b.csv", 1100, 1200),
    ]


def test_rows_that_got_lost_stop_the_build(tmp_path):
    given = Given({"a.csv": [{}, {}]})
    parts = parts_of(tmp_path / "parts", given)
    link(parts, tmp_path / "ads.parquet")

    with pytest.raises(WarehouseError, match=r"kept_rows_are_postings: 1 rows, such as \('a.csv', 3, 2\)"):
        build(
            tmp_path / "x.duckdb", parts=parts, files=[account("a.csv", rows_read=3, rows_kept=3)],
            sources=given.sources, taxonomy=taxonomy(), settings=settings(), ads=tmp_path / "ads.parquet", about={},
        )  # fmt: skip


def test_postings_of_an_unknown_source_stop_the_build(tmp_path):
    with pytest.raises(WarehouseError, match="sources_are_known"):
        warehouse(
            tmp_path, Given({"a.csv": [{"source": "nobody"}]}, sources=[source("board")]), answers=False
        )


def test_a_word_outside_the_vocabulary_is_warned_of(tmp_path, caplog):
    given = Given({"a.csv": [{"mentions": [{"concept": "cobol"}]}]})

    path = warehouse(tmp_path, given, answers=False)

    assert "mentions_are_in_vocabulary: 1 rows, such as ('cobol', 1)" in caplog.text
    assert ask(path, "select level, rows from checks where name = 'mentions_are_in_vocabulary'") == [
        ("warn", 1)
    ]


def test_tables_by_posting_are_the_same_laid_at_once_and_some_postings_at_a_time(tmp_path, monkeypatch):
    ads = [
        {
            "base_id": f"board:{number}",
            "title": f"Data Scientist {number}",
            "company": f"Firm {number}",
            "posted_on": "2024-02-03",
            "salary_min": 90_000.0 + number,
            "salary_max": 99_000.0 + number,
            "salary_currency": "USD",
            "salary_period": "year",
            "salary_field": "text",
            "pay_kind": "none",
            "skills": ["python", "sql"][: number % 3],
        }
        for number in range(40)
    ]
    told = []
    for folder, postings in (("once", 1_000_000), ("parts", 7)):
        monkeypatch.setattr(lay, "PASS_POSTINGS", postings)
        path = warehouse(tmp_path / folder, ads, answers=False)
        told.append(
            [
                ask(path, f"from {one} order by all")
                for one in ("ads_titled", "paid_ads_asking", "ad_concepts")
            ]
        )

    assert told[0] == told[1]
    assert [len(rows) for rows in told[0]] == [40, 40, 39]
