"""The codebook and the cookbook say what the warehouse is, today."""

from __future__ import annotations

import time

import pytest

import mltrends
from benchmarks.books import DOCS, claims, codebook, cookbook
from mltrends.warehouse.questions import run_limited
from mltrends.warehouse.recipes import list_recipes

RECIPES = list_recipes()


@pytest.fixture(scope="module")
def con(sample_home):
    with mltrends.connect(sample_home) as con:
        yield con


@pytest.mark.parametrize(
    ("name", "make"), [("codebook", codebook), ("cookbook", cookbook), ("claims", claims)]
)
def test_the_page_is_fresh(con, name, make):
    assert (DOCS / f"{name}.md").read_text(encoding="utf-8") == make(con), (
        f"docs/{name}.md is old; run: make codebook"
    )


def test_every_table_and_column_is_in_the_codebook(con):
    page = (DOCS / "codebook.md").read_text(encoding="utf-8")

    for (name,) in con.execute(
        "select distinct table_name from duckdb_columns() where not internal"
    ).fetchall():
        assert f"\n## {name}\n" in page


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.name)
def test_every_question_of_the_cookbook_is_answered_within_a_second(con, recipe):
    sql = recipe.sql
    took = []
    for _ in range(3):
        began = time.process_time()
        rows = run_limited(con, sql, 10).rows
        took.append(time.process_time() - began)

    assert rows
    assert min(took) < 1
    assert run_limited(con, sql, 10).rows == rows  # the same order every time


def test_there_are_twenty_questions_numbered_in_turn():
    assert [recipe.name[:2] for recipe in RECIPES] == [f"{number:02}" for number in range(1, 21)]
