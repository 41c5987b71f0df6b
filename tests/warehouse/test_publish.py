from __future__ import annotations

import shutil

import duckdb
import pytest
from tests.warehouse.rows import warehouse

from mltrends.warehouse.open import WarehouseError, connect
from mltrends.warehouse.publish import publish
from mltrends.warehouse.questions import run_limited


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return warehouse(tmp_path_factory.mktemp("built"), [{"posted_on": "2024-01-05"}], answers=False)


@pytest.fixture
def draft(built, tmp_path):
    """Make a draft whose `about` holds a word of the test."""

    def make(word: str):
        path = tmp_path / "building" / "mltrends.duckdb"
        path.parent.mkdir(exist_ok=True)
        shutil.copy(built, path)
        with duckdb.connect(str(path)) as con:
            con.execute("insert into about values ('word', ?)", [word])
        return path

    return make


def word_of(path):
    with connect(path) as con:
        return run_limited(con, "select value from about where key = 'word'", 10).rows[0][0]


def test_a_draft_takes_the_place_of_the_published_file(draft, tmp_path):
    target = tmp_path / "data" / "mltrends.duckdb"

    publish(draft("one"), target, keep=3)
    publish(draft("two"), target, keep=3)

    assert word_of(target) == "two"
    assert not (tmp_path / "building" / "mltrends.duckdb").exists()


def test_the_last_ones_are_kept_in_their_order(draft, tmp_path):
    target = tmp_path / "mltrends.duckdb"

    for word in ("one", "two", "three", "four", "five"):
        publish(draft(word), target, keep=3)

    kept = sorted((tmp_path / "previous").iterdir())
    assert [path.name for path in kept] == [f"{number:06}-mltrends.duckdb" for number in (2, 3, 4)]
    assert [word_of(path) for path in kept] == ["two", "three", "four"]


def test_who_reads_the_old_file_goes_on_reading_it(draft, tmp_path):
    target = tmp_path / "mltrends.duckdb"
    publish(draft("one"), target, keep=1)

    with connect(target) as reader:
        for word in ("two", "three", "four"):
            publish(draft(word), target, keep=1)

        assert run_limited(reader, "select value from about where key = 'word'", 10).rows == (("one",),)
        assert run_limited(reader, "select count(*) from postings", 10).rows == ((1,),)
    assert word_of(target) == "four"


def test_what_is_no_warehouse_is_not_published(draft, tmp_path):
    target = tmp_path / "mltrends.duckdb"
    publish(draft("one"), target, keep=3)
    broken = tmp_path / "broken.duckdb"
    broken.write_bytes(draft("two").read_bytes()[:5000])

    with pytest.raises(WarehouseError):
        publish(broken, target, keep=3)

    assert word_of(target) == "one"
    assert not (tmp_path / "previous").exists()


def test_a_draft_that_was_not_finished_is_not_published(draft, tmp_path):
    made = draft("one")
    made.with_name("mltrends.duckdb.wal").write_bytes(b"half")

    with pytest.raises(WarehouseError, match="not finished"):
        publish(made, tmp_path / "mltrends.duckdb", keep=3)


def test_a_swap_that_was_cut_short_leaves_no_second_copy(draft, tmp_path):
    target = tmp_path / "mltrends.duckdb"
    publish(draft("one"), target, keep=3)
    (tmp_path / "previous").mkdir()
    (tmp_path / "previous" / "000001-mltrends.duckdb").hardlink_to(target)

    publish(draft("two"), target, keep=3)

    assert [word_of(path) for path in sorted((tmp_path / "previous").iterdir())] == ["one"]


def test_a_disk_without_links_gets_a_copy(draft, tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError("no links here")

    target = tmp_path / "mltrends.duckdb"
    publish(draft("one"), target, keep=3)
    monkeypatch.setattr("os.link", refuse)

    publish(draft("two"), target, keep=3)

    assert [word_of(path) for path in (tmp_path / "previous").iterdir()] == ["one"]
