"""Whatever SQL is typed, the warehouse stays as it is, nothing else is read, and the answer is one clear line."""

from __future__ import annotations

import time

import pandas as pd
import pytest
from tests.warehouse.rows import warehouse

from mltrends.warehouse.open import WarehouseError, connect
from mltrends.warehouse.questions import read_questions, run_limited

HIDDEN = "a line that nobody may read"
ours = pd.DataFrame({"a": [1]})  # what a query must not find by its name in Python

NO_QUESTION = [
    "attach ':memory:' as m",
    "attach '{own}' as twice",
    "attach '{folder}/new.duckdb' as m",
    "detach mltrends",
    "use memory",
    "use memory.main",
    "copy (select 1) to '{folder}/out.csv'",
    "copy postings to '{folder}/out.parquet' (format parquet)",
    "copy (select 1) to '{own}' (format csv, use_tmp_file false)",
    "copy (select 1) to '{own}.wal' (format csv, use_tmp_file false)",
    "copy (select 1) to '/dev/stdout'",
    "copy about from '{secret}'",
    "copy from database mltrends to memory",
    "explain analyze copy (select 1) to '{own}' (format csv, use_tmp_file false)",
    "explain/**/analyze copy (select 1) to '{own}' (format csv, use_tmp_file false)",
    "/* a */ explain analyze -- select\n copy (select 1) to '{own}' (format csv, use_tmp_file false)",
    "explain analyze create table memory.t as select 1",
    "export database '{folder}/all'",
    "install httpfs",
    "force install spatial from community",
    "load httpfs",
    "load '{folder}/x.duckdb_extension'",
    "pragma enable_profiling",
    "pragma profiling_output = '{folder}/profile'",
    "pragma memory_limit = '90GB'",
    "set enable_external_access = true",
    "set disabled_filesystems = ''",
    "set lock_configuration = false",
    "set threads = 64",
    "set variable x = 1",
    "reset memory_limit",
    "call enable_logging(storage = 'file', storage_path = '{folder}/log')",
    "call pragma_version()",
    "checkpoint",
    "force checkpoint",
    "vacuum",
    "analyze",
    "begin transaction",
    "prepare p as select 1",
    "execute p",
    "deallocate p",
    "create table t as select 1",
    "create table memory.t as select 1",
    "create temp table t as select 1",
    "create macro f(x) as x",
    "create persistent secret s (type s3)",
    "insert into about values ('a', 'b')",
    "update about set value = 'x'",
    "delete from postings",
    "truncate about",
    "merge into about using (select 1) on true when matched then delete",
    "alter table about rename to x",
    "comment on table about is 'x'",
    "drop table postings",
    "drop view ads",
    "select 1; drop table postings",
    "select 1 /* ; */ ; -- harmless\n copy (select 1) to '{folder}/out.csv'",
]

NOT_TO_BE_READ = [
    "import database '{folder}/all'",
    "from '{secret}'",
    'from "{secret}"',
    "select * from read_csv('{secret}')",
    "from read_csv_auto(['{secret}'])",
    "from sniff_csv('{secret}')",
    "from read_text('{secret}')",
    "from read_blob('{own}')",
    "from read_json('{secret}')",
    "from read_json_objects('{secret}')",
    "from parquet_metadata('{secret}')",
    "from read_parquet('{secret}')",
    "from glob('{folder}/*')",
    "from glob('/*')",
    "select (from read_text('{secret}'))",
    "summarize '{secret}'",
    "describe from '{secret}'",
    "explain analyze from read_text('{secret}')",
    "from 'https://example.com/x.csv'",
    "from read_csv('s3://bucket/x.csv')",
    "from read_text('/proc/self/environ')",
    "from query('from ''{secret}''')",
    "from query('fr' || 'om read_text(''{secret}'')')",
    "from \"query\" /* a */ ('select 1')",
    "from query_table('{secret}')",
    "from json_execute_serialized_sql(json_serialize_sql('from read_text(''{secret}'')'))",
    "from enable_logging(storage = 'file', storage_path = '{folder}/log')",
    "from system.main.enable_logging -- a\n()",
    "from force_checkpoint('mltrends')",
    "select getenv('HOME')",
    "from ours",
    "from pandas_scan(140000000000000)",
    "from duckdb_extensions()",
    "with t as materialized (from read_text('{secret}')) from t",
    "pivot (from read_text('{secret}')) on filename using count(*)",
    "ｓｅｌｅｃｔ 1",
    "select\u200b1\u2028from '{secret}'",
    "sel\u0435ct 1",  # a Cyrillic letter
    "select 1\x00; drop table postings",
    "select 'never ends",
    "select /* never ends",
    "select $1",
    "\ufeff",
    "🦆",
]

BOMBS = [
    "select count(*) from range(100000000000) a, range(1000) b",
    "select max(i) from generate_series(1, 100000000000) t(i) where i % 7 = 3",
    "with recursive t as (select 1 as x union all select x + 1 from t) select max(x) from t",
    "with recursive t as (select 'a' as x union all select x || x from t) select max(length(x)) from t",
    "select list(range) from range(400000000)",
    "select range(1, 10000000000)",
    "select repeat('x', 100000000000)",
    "select string_agg(repeat('x', 1000000), '') from range(100000)",
    "select max(repeat('ab', 10000000) || i) from range(100000) t(i)",
    "select count(*) from postings a, range(100000000000) b where a.title <> b.range::varchar",
    "select count(distinct a.range || b.range) from range(1000000) a, range(1000000) b",
    "select regexp_matches(repeat('a', 1000000), '((a{{0,100}}){{0,100}}){{0,100}}')",
    "select count_if(regexp_matches(range::varchar || 'aaaa', '(a*)*b')) from range(100000000000)",
    "select " + "(" * 20_000 + "1" + ")" * 20_000,
    "select " + " + ".join(["1"] * 50_000),
    "select 1 as x" + " union all select 1" * 20_000,
]


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="module")
def published(home):
    (home / "secret.csv").write_text(f"line\n{HIDDEN}\n")
    return warehouse(home, [{"posted_on": "2024-01-05", "skills": ["python"]}])


@pytest.fixture
def con(published):
    with connect(published, memory="300MB") as con:
        yield con


@pytest.fixture
def asked(con, home, published):
    """Ask, and see that nothing has changed."""

    def ask(sql, seconds=10.0):
        before = (published.read_bytes(), sorted(path.name for path in home.iterdir()))
        filled = sql.format(own=published, folder=home, secret=home / "secret.csv")
        try:
            return run_limited(con, filled, seconds, most_rows=5)
        finally:
            assert (published.read_bytes(), sorted(path.name for path in home.iterdir())) == before
            assert run_limited(con, "select count(*) from postings", 10).rows == ((1,),)

    return ask


@pytest.mark.parametrize("sql", NO_QUESTION)
def test_what_is_no_question_is_refused_and_says_how_to_do_it_elsewhere(asked, published, sql):
    with pytest.raises(WarehouseError) as refused:
        asked(sql)

    line = str(refused.value)
    assert "\n" not in line
    assert "reads the warehouse and nothing else" in line
    assert line.endswith(f"open the file itself: duckdb {published}")


@pytest.mark.parametrize("sql", NOT_TO_BE_READ)
def test_nothing_but_the_warehouse_is_read(asked, sql):
    with pytest.raises(WarehouseError) as refused:
        asked(sql)

    assert "\n" not in str(refused.value)
    assert HIDDEN not in str(refused.value)


@pytest.mark.parametrize("sql", BOMBS, ids=lambda sql: sql[:50])
def test_a_bomb_is_refused_or_stopped(asked, sql):
    began = time.monotonic()

    with pytest.raises(WarehouseError) as refused:
        asked(sql, 0.5)

    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 500
    assert time.monotonic() - began < 30


@pytest.mark.parametrize(
    "sql",
    [
        "select 1",
        "-- a note\nselect 1;",
        "from postings",
        "with a as (select 1 as x) from a",
        "values (1)",
        "describe postings",
        "describe from postings",
        "summarize postings",
        "show tables",
        "show all tables",
        "pivot answer_roles on suppressed using count(*)",
        "from query_table('postings')",
        "explain from postings",
        "/* why */ explain analyze select 1",
        "table postings",
    ],
)
def test_every_kind_of_question_is_answered(asked, sql):
    assert len(asked(sql).rows) >= 1


def test_many_questions_in_one_text_are_told_apart(con):
    questions = read_questions(
        con, "select 1; -- ;\nselect ';'; pivot answer_roles on suppressed using count(*);;"
    )

    assert len(questions) == 3


def test_time_that_nobody_asks_in_does_not_count(con):
    from mltrends.warehouse.questions import asking

    [question] = read_questions(con, "from range(20000)")
    with asking(con, question, 0.5) as asked:
        read = 0
        for rows in asked.batches():
            read += len(rows)
            time.sleep(0.3)

    assert read == 20_000
