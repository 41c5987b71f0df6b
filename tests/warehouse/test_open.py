from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
import time

import duckdb
import pytest
from tests.warehouse.rows import warehouse

from mltrends.warehouse.open import SCHEMA_VERSION, WarehouseError, connect, writing
from mltrends.warehouse.questions import run_limited

ENDLESS = "select count(*) from range(100000000000) a, range(1000) b"


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    return warehouse(tmp_path_factory.mktemp("open"), [{"posted_on": "2024-01-05"}], answers=False)


@pytest.fixture
def con(published):
    with connect(published) as con:
        yield con


def test_anyone_may_ask(con):
    assert run_limited(con, "select count(*) as n from postings", 10).rows == ((1,),)


def test_a_long_question_draws_nothing_into_what_a_command_prints(con):
    asked = run_limited(con, "select value from duckdb_settings() where name = 'enable_progress_bar'", 10)

    assert asked.rows == (("false",),)


@pytest.mark.parametrize(
    "sql",
    [
        "create table t as select 1",
        "insert into about values ('a', 'b')",
        "delete from postings",
        "drop table postings",
        "attach '/tmp/other.duckdb'",
        "copy postings to '/tmp/out.csv'",
        "export database '/tmp/out'",
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('/etc/passwd')",
        "select * from glob('/*')",
        "select * from '/etc/passwd'",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "set memory_limit = '90GB'",
        "pragma memory_limit = '90GB'",
        "set lock_configuration = false",
    ],
)
def test_nobody_may_write_or_leave(con, sql):
    with pytest.raises(WarehouseError) as refused:
        run_limited(con, sql, 10)

    assert "\n" not in str(refused.value)
    assert run_limited(con, "select count(*) from postings", 10).rows == ((1,),)


def test_a_query_that_takes_too_long_is_stopped(con):
    def seconds():
        began = time.monotonic()
        with pytest.raises(WarehouseError, match=r"stopped after 0\.2 seconds"):
            run_limited(con, ENDLESS, 0.2)
        return time.monotonic() - began

    assert min(seconds(), seconds()) < 5  # the better of two: the machine itself may stand still for a while
    assert run_limited(con, "select 1", 10).rows == ((1,),)


def test_a_query_that_wants_too_much_memory_is_refused(con):
    with pytest.raises(WarehouseError, match=r"(?i)memory"):
        run_limited(con, "select list(range) from range(400000000)", 60)


@pytest.mark.parametrize(("sql", "number"), [("select 1; select 2", "2"), ("", "0"), ("-- nothing", "0")])
def test_one_statement_at_a_time(con, sql, number):
    with pytest.raises(WarehouseError, match=f"one SQL statement at a time, not {number}"):
        run_limited(con, sql, 10)


def test_no_more_rows_than_asked_for_are_fetched(con):
    result = run_limited(con, "select range as x from range(1000000)", 10, most_rows=3)

    assert result.columns == ("x",)
    assert result.rows == ((0,), (1,), (2,))
    assert con.sql("select 1").fetchall() == [(1,)]


def test_a_mistake_in_sql_is_one_line(con):
    with pytest.raises(WarehouseError, match="postingz") as refused:
        run_limited(con, "select * from postingz", 10)

    assert "\n" not in str(refused.value)


def test_a_warehouse_that_is_not_there_says_how_to_make_one(tmp_path):
    with pytest.raises(WarehouseError, match=r"no warehouse at .*; make one with: mltrends run"):
        connect(tmp_path / "none.duckdb")


def test_a_file_that_is_no_database_says_so(tmp_path):
    path = tmp_path / "x.duckdb"
    path.write_bytes(b"not a database" * 1000)

    with pytest.raises(WarehouseError, match="not a whole DuckDB file"):
        connect(path)


def test_a_database_that_is_no_warehouse_says_so(tmp_path):
    duckdb.connect(str(tmp_path / "x.duckdb")).close()

    with pytest.raises(WarehouseError, match="no warehouse of mltrends"):
        connect(tmp_path / "x.duckdb")


def test_a_newer_schema_says_what_to_do(tmp_path):
    path = tmp_path / "x.duckdb"
    with duckdb.connect(str(path)) as con:
        con.execute("create table about (key varchar, value varchar)")
        con.execute("insert into about values ('schema_version', ?)", [str(SCHEMA_VERSION + 1)])

    with pytest.raises(WarehouseError, match=r"newer mltrends .*; update mltrends"):
        connect(path)
    with pytest.raises(WarehouseError, match="newer mltrends"), writing(path):
        pass


def test_a_file_of_a_newer_duckdb_says_what_to_do(tmp_path):
    path = tmp_path / "x.duckdb"
    duckdb.connect(str(path)).close()
    content = bytearray(path.read_bytes())
    content[12:20] = struct.pack("<Q", 5000)  # the storage version, then the checksum of the header block
    content[:8] = struct.pack("<Q", _checksum(content[8:4096]))
    path.write_bytes(content)

    with pytest.raises(WarehouseError, match=r"newer DuckDB .* pip install --upgrade duckdb"):
        connect(path)


def _checksum(block):
    sum_ = 5381
    for (word,) in struct.iter_unpack("<Q", block):
        sum_ ^= word * 0xBF58476D1CE4E5B9 & (1 << 64) - 1
    return sum_


def test_a_file_that_another_process_writes_says_so(tmp_path):
    path = tmp_path / "x.duckdb"
    hold = "import duckdb, sys, time; con = duckdb.connect(sys.argv[1]); print('held', flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", hold, str(path)], stdout=subprocess.PIPE) as other:
        try:
            assert other.stdout.readline() == b"held\n"
            with pytest.raises(WarehouseError, match="being written by another process"):
                connect(path)
        finally:
            other.kill()


def test_an_older_duckdb_can_read_the_file(published):
    with duckdb.connect(str(published), read_only=True) as con:
        (tags,) = con.execute(
            "select tags from duckdb_databases() where database_name = 'mltrends'"
        ).fetchall()[0]

    assert tags["storage_version"].startswith("v1.2.0")


def test_what_fails_while_writing_leaves_the_file_as_it_was(published, tmp_path):
    path = tmp_path / "copy.duckdb"
    shutil.copy(published, path)

    def half_done():
        with writing(path) as con:
            con.execute("delete from about").fetchall()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_done()

    with connect(path) as con:
        assert run_limited(con, "select count(*) > 0 from about", 10).rows == ((True,),)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere; run as another user to see this")
def test_a_folder_without_permission_is_one_line(tmp_path):
    tmp_path.chmod(0o500)

    with pytest.raises(WarehouseError, match="cannot be opened"), writing(tmp_path / "x.duckdb", new=True):
        pass
