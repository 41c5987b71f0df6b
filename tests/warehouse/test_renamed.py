"""A query with the old name of a column goes on for one release."""

from __future__ import annotations

import shutil

import duckdb
import pytest
from tests.warehouse.rows import warehouse

import mltrends
from mltrends.warehouse.open import WarehouseError
from mltrends.warehouse.renamed import lay_renamed, load_renamed

RENAMED = """
[[column]]
table = "postings"
old = "job_role"
new = "role"
until = "9.0.0"

[[column]]
table = "answer_roles"
old = "job"
new = "role"
until = "9.0.0"
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return warehouse(
        tmp_path_factory.mktemp("renamed"),
        [{"posted_on": "2024-01-05", "skills": ["python"], "role": "Data Scientist"}],
        comments=True,
    )


@pytest.fixture
def con(made, tmp_path):
    with duckdb.connect(shutil.copy(made, tmp_path)) as con:
        yield con


def test_old_names_are_in_a_view_beside_each_table(con):
    lay_renamed(con, load_renamed(RENAMED))

    assert con.execute("select job_role from postings_before").fetchall() == [("Data Scientist",)]
    assert con.execute("select job from answer_roles_before where k > 0").fetchall() == [("Data Scientist",)]


def test_the_view_says_what_is_new_and_when_it_goes(con):
    lay_renamed(con, load_renamed(RENAMED))
    ((told,),) = con.execute(
        "select comment from duckdb_views() where view_name = 'postings_before'"
    ).fetchall()
    comments = dict(
        con.execute(
            "select column_name, comment from duckdb_columns() where table_name = 'postings_before'"
        ).fetchall()
    )

    assert "9.0.0" in told
    assert comments["job_role"].startswith("Now called role. ")
    assert all(comments.values())


@pytest.mark.parametrize(("old", "new"), [("job_role", "nowhere"), ("title", "role")])
def test_an_entry_that_does_not_fit_the_table_is_refused(con, old, new):
    text = RENAMED.replace('"job_role"', f'"{old}"').replace('new = "role"', f'new = "{new}"', 1)

    with pytest.raises(WarehouseError, match="postings has no column"):
        lay_renamed(con, load_renamed(text))


def test_no_old_name_outlives_its_release():
    def numbers(version):
        return [int(part) for part in version.split(".")]

    assert [one for one in load_renamed() if numbers(one.until) <= numbers(mltrends.__version__)] == []
