"""Every table, view, column and macro says what it means, in the file itself."""

from __future__ import annotations

import pytest
from tests.warehouse.rows import ask, warehouse

from mltrends.model import POSTINGS
from mltrends.warehouse.heads import Head, HeadError
from mltrends.warehouse.lay import Meanings
from mltrends.warehouse.scripts import scripts


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return warehouse(
        tmp_path_factory.mktemp("comments"),
        [{"posted_on": "2024-01-05", "skills": ["python"]}],
        comments=True,
    )


@pytest.mark.parametrize(
    ("listed", "least"),
    [
        ("select table_name, comment from duckdb_tables() where not internal", 30),
        ("select view_name, comment from duckdb_views() where not internal", 4),
    ],
)
def test_no_table_or_view_is_without_a_meaning(path, listed, least):
    named = ask(path, listed)

    assert len(named) >= least
    assert [name for name, comment in named if not comment or len(comment) < 20] == []


def test_no_column_is_without_a_meaning(path):
    columns = ask(path, "select table_name, column_name, comment from duckdb_columns() where not internal")

    assert len(columns) > 250
    assert [
        (table, column) for table, column, comment in columns if not comment or comment[-1] not in ".…"
    ] == []


def test_no_macro_is_without_a_meaning(path):
    macros = ask(
        path, "select function_name, comment from duckdb_functions() where not internal order by all"
    )

    assert [name for name, _ in macros] == sorted([*scripts("macros"), *scripts("table_macros")])
    assert all(comment and comment.startswith(f"{name}(") for name, comment in macros)


def test_a_column_means_what_the_model_declares(path):
    declared = {column.name: column.meaning for column in POSTINGS}

    ((comment,),) = ask(
        path, "select comment from duckdb_columns() where table_name = 'postings' and column_name = 'country'"
    )

    assert comment == declared["country"]


def test_a_column_without_a_meaning_is_refused_by_name():
    head = Head({"from": "POSTINGS"}, {"spare": "Nothing."})

    with pytest.raises(
        HeadError, match=r"x: columns without a meaning: \['new'\]; meanings without a column: \['spare'\]"
    ):
        Meanings().of("x", head, ["title", "new"])


def test_an_unknown_table_of_meanings_is_refused_with_the_known_ones():
    with pytest.raises(HeadError, match="'from' names 'POSTINGZ'; known are: POSTINGS, READINGS"):
        Meanings().of("x", Head({"from": "POSTINGZ"}, {}), [])
