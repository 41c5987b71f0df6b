"""The page of questions in SQL: each with its statement, how to run it, and rows of this warehouse."""

from __future__ import annotations

import json

import pytest

from mltrends.report.cookbook import LONGEST, MOST, answer_recipes
from mltrends.report.site import Wish
from mltrends.report.write import write_report
from mltrends.warehouse.open import connect
from mltrends.warehouse.questions import run_limited
from mltrends.warehouse.recipes import list_recipes


@pytest.fixture(scope="module")
def con(sample_home):
    (warehouse,) = (sample_home / "data" / "processed").glob("mltrends.duckdb")
    con = connect(warehouse)
    yield con
    con.close()


def test_every_question_is_answered_by_the_first_rows_of_its_result(con):
    answered = answer_recipes(con, snippets=True)

    assert [one.recipe for one in answered] == list(list_recipes())
    for one in answered:
        whole = run_limited(con, one.recipe.sql, 10)
        assert one.rows.head == whole.columns, one.recipe.name
        assert len(one.rows.rows) == min(MOST, len(whole.rows)), one.recipe.name
        assert all(len(cell) <= LONGEST for row in one.rows.rows for cell in row), one.recipe.name


def test_rows_with_words_of_ads_are_kept_out_and_no_others(con):
    answered = {one.recipe.name: one for one in answer_recipes(con, snippets=False)}
    without = {name for name, one in answered.items() if one.rows is None}

    assert without == {"10-evidence", "11-near-misses", "15-most-reposted"}
    assert all("words of ads" in answered[name].said for name in without)


def test_what_holds_titles_or_words_of_ads_says_so(con):
    for recipe in list_recipes():
        columns = set(run_limited(con, recipe.sql, 10, most_rows=1).columns)
        assert recipe.shows_words == bool(columns & {"snippet", "example", "title"}), recipe.name


def test_the_page_has_every_question_its_sql_and_its_rows(con, sample_home, parse, tmp_path):
    (warehouse,) = (sample_home / "data" / "processed").glob("mltrends.duckdb")

    write_report(warehouse, tmp_path / "out", Wish(only=("cookbook",)))

    page = parse(tmp_path / "out" / "cookbook.html")
    words = page.text()
    assert page.wrong == []
    assert len(page.having("pre")) == len(list_recipes())
    for recipe in list_recipes():
        assert f"{recipe.number}. {recipe.title}" in words
        assert f"mltrends sql --recipe {recipe.number} " in words
        assert " ".join(recipe.sql.split()) in words
        assert f"First rows: {recipe.title}" in words
    record = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert "cookbook.html" in record["pages"]
    assert "Ask in SQL" in parse(tmp_path / "out" / "index.html").text()


@pytest.mark.long
def test_a_warehouse_that_cannot_answer_is_told_so_and_the_page_is_whole(report, parse):
    page = parse(report / "cookbook.html")

    assert page.wrong == []
    assert page.text().count("This warehouse does not answer it") >= 1
    assert page.text().count("To run it: mltrends sql --recipe") == 20
