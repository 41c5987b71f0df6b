"""The warehouse from Python: locked, always the newest, and never fooled by a filter."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from datetime import date

import duckdb
import pandas as pd
import pytest

import mltrends
from mltrends.warehouse.open import WarehouseError
from mltrends.warehouse.publish import publish


def test_importing_mltrends_loads_neither_pandas_nor_duckdb():
    code = (
        "import sys, mltrends; print([name for name in ('pandas', 'duckdb', 'spacy') if name in sys.modules])"
    )

    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "[]\n"
    )


def test_a_connection_answers_and_is_locked(sample_home):
    with mltrends.connect(sample_home) as con:
        assert con.execute("select count(*) from postings").fetchall() == [(597,)]
        own = sample_home / "data" / "processed" / "mltrends.duckdb"
        for sql in (
            "create table t as select 1",
            f"copy (select 1) to '{own}' (format csv, use_tmp_file false)",
            "from read_text('/etc/hostname')",
            "set lock_configuration = false",
            "install httpfs",
        ):
            with pytest.raises(duckdb.Error):
                con.execute(sql).fetchall()


def test_a_home_without_a_warehouse_says_how_to_make_one(tmp_path):
    with pytest.raises(WarehouseError, match="make one with: mltrends run"):
        mltrends.connect(tmp_path)
    with pytest.raises(WarehouseError, match="make one with: mltrends run"):
        mltrends.answer("roles", home=tmp_path)


@pytest.mark.parametrize("name", ["roles", "answer_roles"])
def test_an_answer_is_a_table_with_its_types(sample_home, name):
    df = mltrends.answer(name, home=sample_home)

    with mltrends.connect(sample_home) as con:
        assert df["role"].tolist() == [
            row[0] for row in con.execute("select role from answer_roles").fetchall()
        ]
    assert (df["k"].dtype, df["share"].dtype) == ("Int64", "float64")
    assert mltrends.answer("skills", home=str(sample_home))["rank"].dtype == "Int64"


def test_filters_keep_the_rows_that_have_the_values(sample_home):
    def ask(**filters):
        return mltrends.answer("skill_months", home=sample_home, **filters)

    whole = ask()
    first = whole["month"].min()

    assert len(ask(concept="python")) == (whole["concept"] == "python").sum()
    assert (
        len(ask(concept=["python", "sql"], suppressed=True))
        == (whole["concept"].isin(["python", "sql"]) & whole["suppressed"]).sum()
    )
    for month in (first, first.date(), date(first.year, first.month, first.day)):
        assert len(ask(month=month)) == (whole["month"] == first).sum()
    assert len(ask(k=whole["k"][:2])) == whole["k"].isin(whole["k"][:2]).sum()
    assert len(ask(share=None)) == whole["share"].isna().sum()
    assert len(ask(reason=[None, "x"])) == whole["reason"].isna().sum()
    assert len(ask(concept=[])) == 0
    assert list(ask(concept="nobody").columns) == list(whole.columns)


@pytest.mark.parametrize("value", ["' or true --", "x'; drop table postings; --", "$value_0", "{column}"])
def test_a_value_is_a_value_and_never_sql(sample_home, value):
    assert len(mltrends.answer("roles", home=sample_home, role=value)) == 0


@pytest.mark.parametrize(
    ("name", "filters", "words"),
    [
        (
            "skils",
            {},
            "there is no answer 'skils'; did you mean 'skills'? There are: ad_roles, ",
        ),
        ("postings", {}, "there is no answer 'postings'"),
        ("roles; drop table x", {}, "there is no answer"),
        (
            "roles",
            {"rol": 1},
            "there is no column of answer_roles 'rol'; did you mean 'role'? There are: role, k, n",
        ),
        ("roles", {"1=1 or role": 1}, "there is no column of answer_roles"),
    ],
)
def test_unknown_names_are_refused_with_what_there_is(sample_home, name, filters, words):
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the words are looked at below
        mltrends.answer(name, home=sample_home, **filters)

    assert words in str(refused.value)


def test_a_value_that_does_not_go_with_its_column_is_one_line(sample_home):
    with pytest.raises(WarehouseError, match="cannot be filtered so") as refused:
        mltrends.answer("roles", home=sample_home, k="many")

    assert "\n" not in str(refused.value)
    assert "k bigint" in str(refused.value)


@pytest.fixture
def home(sample_home, tmp_path):
    """A home in which warehouses are published over and over."""
    (tmp_path / "data" / "processed").mkdir(parents=True)
    source = sample_home / "data" / "processed" / "mltrends.duckdb"

    def put(word):
        draft = tmp_path / "building.duckdb"
        shutil.copy(source, draft)
        with duckdb.connect(str(draft)) as con:
            con.execute("insert into about values ('word', ?)", [word])
        publish(draft, tmp_path / "data" / "processed" / "mltrends.duckdb", keep=2)

    put("0")
    return tmp_path, put


def word_of(con):
    ((word,),) = con.execute("select value from about where key = 'word'").fetchall()
    return word


def test_who_stays_connected_is_never_broken_by_a_publish(home):
    root, put = home
    seen: list[object] = []
    over = threading.Event()

    def read():
        with mltrends.connect(root) as con:
            while not over.is_set() or len(seen) < 2:
                try:
                    rows = con.execute("select count(*), count(distinct snippet) from mentions").fetchall()
                    seen.append((word_of(con), *rows[0]))
                except Exception as error:  # whatever breaks a reader is what this looks for
                    seen.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(1, 9):
        put(str(number))
        with mltrends.connect(root) as newest:  # beside the reader, in the same process
            assert word_of(newest) == str(number)
    over.set()
    reader.join()

    assert len(seen) >= 2
    assert set(seen) == {seen[0]}
    assert seen[0][0] == "0"


def test_to_see_the_newest_one_connects_again(home):
    root, put = home
    old = mltrends.connect(root)
    put("1")

    assert word_of(old) == "0"
    old.close()
    with mltrends.connect(root) as new:
        assert word_of(new) == "1"


def test_a_frame_can_be_handed_on_as_a_filter(sample_home):
    top = mltrends.answer("skills", home=sample_home).head(3)

    assert set(mltrends.answer("skill_roles", home=sample_home, concept=top["concept"])["concept"]) == set(
        top["concept"]
    )
    assert isinstance(top, pd.DataFrame)
