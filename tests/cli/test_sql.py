"""Ask the warehouse from the command line: in every form, within bounds, and while runs go on."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time

import pyarrow.parquet as pq
import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from mltrends.cli import call
from mltrends.cli.sql_prompt import Names
from mltrends.warehouse.catalogue import Word


def test_sql_without_a_warehouse_says_how_to_make_one(tmp_path, capsys):
    assert call(["sql", "SELECT 1", "--home", str(tmp_path)]) == 1
    assert "make one with" in capsys.readouterr().err


def test_sql_lists_tables_and_columns_with_their_meaning(sample_home, capsys):
    assert call(["sql", "--tables", "--home", str(sample_home)]) == 0
    tables = capsys.readouterr().out
    assert "answer_roles" in tables
    assert "mart_role_month" in tables

    assert call(["sql", "--describe", "answer_roles", "--home", str(sample_home)]) == 0
    assert "ci_low" in capsys.readouterr().out

    assert call(["sql", "--describe", "nothing", "--home", str(sample_home)]) == 1
    assert "there is no table 'nothing'" in capsys.readouterr().err


def test_sql_prints_the_same_rows_as_table_csv_and_json(sample_home, capsys):
    query = "SELECT role, k, share FROM answer_roles ORDER BY k DESC, role LIMIT 3"

    printed = {}
    for form in ("table", "csv", "json"):
        assert call(["sql", query, "--format", form, "--home", str(sample_home)]) == 0
        printed[form] = capsys.readouterr().out

    rows = list(csv.DictReader(io.StringIO(printed["csv"])))
    assert [row["role"] for row in rows] == [row["role"] for row in json.loads(printed["json"])]
    assert [row["k"] for row in rows] == [str(row["k"]) for row in json.loads(printed["json"])]
    assert all(row["role"] in printed["table"] for row in rows)


@pytest.mark.parametrize(
    "query",
    [
        "DROP TABLE postings",
        "COPY postings TO '/tmp/stolen.csv'",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/passwd')",
        "ATTACH '/tmp/other.duckdb'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "SELECT 1; SELECT 2",
        "SELEC 1",
    ],
)
def test_sql_only_reads_the_warehouse(sample_home, capsys, query):
    assert call(["sql", query, "--home", str(sample_home)]) == 1

    err = capsys.readouterr().err
    assert err.startswith("mltrends: ")
    assert len(err.strip().splitlines()) == 1


@pytest.fixture
def ask(sample_home, capsys):
    """Run the verb; gives its exit code, what it printed, and its errors."""

    def run(*arguments):
        code = call(["sql", *arguments, "--home", str(sample_home)])
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def typed(monkeypatch):
    """Put text on standard input."""

    def put(text):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    return put


@pytest.mark.parametrize("text", ["", "  \n"])
def test_sql_without_any_question_is_wrong_use(ask, typed, text):
    typed(text)

    assert ask()[0] == 2


def test_questions_may_be_piped_in(ask, typed):
    for arguments in ([], ["-"], ["--file", "-"]):
        typed("select 41 + 1 as sum;")
        assert ask(*arguments, "--format", "csv")[:2] == (0, "sum\n42\n")


def test_of_a_file_tables_are_printed_in_turn_and_csv_holds_the_last(ask, tmp_path):
    file = tmp_path / "q.sql"
    file.write_text("\ufeff-- the first; of two\nselect 1 as one;\n/* ; */ select ';' as two;\n")

    assert ask("--file", str(file))[1] == "one\n---\n  1\n\ntwo\n---\n;\n"
    assert ask("--file", str(file), "--format", "csv")[1] == "two\n;\n"


def test_a_mistake_in_any_question_of_a_file_is_told_before_anything_is_printed(ask, tmp_path):
    file = tmp_path / "q.sql"
    file.write_text("select 1; drop table postings; select 2")

    code, out, err = ask("--file", str(file))

    assert (code, out) == (1, "")
    assert "DROP is not a question" in err


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "cannot be read"), (b"select \xff", "not text in UTF-8"), (b"-- none", "not 0")],
)
def test_a_file_without_a_question_says_so(ask, tmp_path, content, words):
    file = tmp_path / "q.sql"
    if content is not None:
        file.write_bytes(content)

    code, _, err = ask("--file", str(file))

    assert code in {1, 2}
    assert words in err


def test_several_questions_as_an_argument_are_pointed_to_a_file(ask):
    assert "--file FILE" in ask("select 1; select 2")[2]


def test_a_question_of_the_cookbook_is_run_by_its_number_or_its_name(ask):
    code, printed, _ = ask("--recipe", "7")

    assert code == 0
    assert printed.startswith("role ")
    for name in ("07", "remote-by-role", "07-remote-by-role"):
        assert ask("--recipe", name)[1] == printed
    assert ask("--recipe", "7", "--format", "csv")[1].startswith("role,k,hybrid,")


def test_a_question_that_the_cookbook_does_not_have_is_answered_with_those_that_it_has(ask):
    code, _, error = ask("--recipe", "21")

    assert code == 2
    assert "no question '21'" in error
    assert "01-top-skills-by-role, 02-skill-by-month" in error
    assert ask("--recipe", "7", "select 1")[0] == 2


def test_nothing_is_shown_as_such(ask):
    query = "select null as a, '' as b, 'nan'::double as c"

    assert "NULL" in ask(query)[1]
    assert "NULL" in ask(query, "--format", "markdown")[1]
    assert ask(query, "--format", "csv")[1] == "a,b,c\n,,nan\n"
    assert json.loads(ask(query, "--format", "json")[1]) == [{"a": None, "b": "", "c": None}]


def test_csv_is_safe_to_open_in_a_spreadsheet(ask):
    out = ask(
        "select '=1+1' as \"=x\", -1.5 as y, -2.5::decimal(4, 1) as z, true as w, date '2024-01-02' as d",
        "--format",
        "csv",
    )[1]

    assert out == "'=x,y,z,w,d\n'=1+1,-1.5,-2.5,true,2024-01-02\n"


def test_markdown_holds_no_markup_of_an_ad(ask):
    out = ask("select '<b>|`x`[y](z)' as cell, 1 as n", "--format", "markdown")[1]

    assert out.splitlines()[2] == "| \\<b\\>\\|\\`x\\`\\[y\\](z) | 1 |"


def test_names_that_are_there_twice_are_told_apart(ask, tmp_path):
    assert json.loads(ask("select 1 as a, 2 as a", "--format", "json")[1]) == [{"a": 1, "a_2": 2}]

    assert ask("select 1 as a, 2 as a", "--output", str(tmp_path / "x.parquet"))[0] == 0
    assert pq.read_table(tmp_path / "x.parquet").to_pylist() == [{"a": 1, "a_2": 2}]


def test_a_table_shows_the_first_rows_and_csv_has_all(ask):
    _, out, err = ask("from range(30)", "--rows", "10")

    assert len(out.splitlines()) == 12
    assert "the first 10 rows" in err
    assert len(ask("from range(30000)", "--format", "csv")[1].splitlines()) == 30_001


@pytest.mark.parametrize("ending", ["csv", "json", "md", "parquet", "txt"])
def test_the_ending_of_a_file_says_its_form(ask, tmp_path, ending):
    target = tmp_path / f"roles.{ending}"

    assert ask("select role, k from answer_roles order by role", "--output", str(target))[:2] == (0, "")

    content = target.read_bytes()
    assert content.startswith(
        {"csv": b"role,k", "json": b"[", "md": b"| role", "parquet": b"PAR1", "txt": b"role"}[ending]
    )
    assert ask("select role, k from answer_roles order by role", "--output", str(target))[0] == 0
    assert target.read_bytes() == content


def test_parquet_wants_a_file(ask):
    code, _, err = ask("select 1", "--format", "parquet")

    assert code == 2
    assert "--output FILE" in err


@pytest.mark.parametrize(
    "query", ["from nowhere", "select count(*) from range(100000000000) a, range(1000) b"]
)
@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_what_fails_leaves_the_old_file_and_no_half_of_a_new_one(ask, tmp_path, query, ending):
    target = tmp_path / f"x.{ending}"
    target.write_text("old")

    assert ask(query, "--output", str(target), "--seconds", "0.2")[0] == 1

    assert [path.name for path in tmp_path.iterdir()] == [target.name]
    assert target.read_text() == "old"


def test_a_place_that_cannot_be_written_is_one_line(ask, tmp_path):
    assert "is a folder" in ask("select 1", "--output", str(tmp_path))[2]
    (tmp_path / "file").touch()
    assert "cannot be written" in ask("select 1", "--output", str(tmp_path / "file" / "x.csv"))[2]


@pytest.mark.parametrize("amount", ["1", "10MB", "lots", "-1GB", "1e9"])
def test_an_amount_of_memory_that_cannot_be_meant_is_refused(ask, amount):
    code, _, err = ask("select 1", "--memory", amount)

    assert code == 2
    assert "500MB or 2GB" in err


def test_memory_and_time_are_as_one_asks(ask):
    assert "memory" in ask("select list(range) from range(40000000)", "--memory", "64MB")[2].lower()
    assert (
        ask("select len(list(range)) as n from range(4000000)", "--memory", "800MB", "--format", "csv")[1]
        == "n\n4000000\n"
    )
    assert (
        "stopped after 0.2 seconds"
        in ask("select count(*) from range(100000000000) a, range(1000) b", "--seconds", "0.2")[2]
    )


# ---------------------------------------------------------------- in a process of its own

CLI = [sys.executable, "-c", "from mltrends.cli import main; main()", "sql"]


@pytest.mark.long
@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("select levenshtein(repeat('a', 300000), repeat('b', 300000))", "did not stop after 0.2 seconds"),
        ("select regexp_extract_all(repeat('a', 20000000), '.')", "of memory in one step"),
    ],
)
def test_a_single_step_that_cannot_be_stopped_ends_the_process_with_one_line(
    sample_home, tmp_path, query, words
):
    seconds = "0.2" if "stop" in words else "30"
    began = time.monotonic()

    ended = subprocess.run(
        [*CLI, query, "--home", str(sample_home), "--seconds", seconds, "--memory", "100MB", "--output", "x.csv"],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip

    assert ended.returncode == 1
    assert ended.stderr.startswith("mltrends: the query ")
    assert words in ended.stderr
    assert len(ended.stderr.splitlines()) == 1
    assert time.monotonic() - began < 40
    assert list(tmp_path.iterdir()) == []


@pytest.mark.long
def test_ctrl_c_ends_a_question_with_one_line(sample_home):
    query = "select count(*) from range(100000000000) a, range(1000) b"
    with subprocess.Popen(
        [*CLI, query, "--home", str(sample_home)], stderr=subprocess.PIPE, text=True
    ) as asked:
        time.sleep(2)
        asked.send_signal(signal.SIGINT)
        err = asked.communicate(timeout=30)[1]

    assert asked.returncode == 1
    assert err.strip().startswith("mltrends: stopped")
    assert len(err.strip().splitlines()) == 1


# ---------------------------------------------------------------- the prompt


@pytest.fixture
def prompted(sample_home, monkeypatch, capsys, tmp_path):
    """Type keys at the prompt; gives what was printed, and the errors."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr("mltrends.cli.sql_prompt.user_state_path", lambda name: tmp_path / name)
    monkeypatch.setattr("sys.stdin", type("Terminal", (io.StringIO,), {"isatty": lambda self: True})())

    def run(keys, *arguments):
        with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
            pipe.send_text(keys)
            assert call(["sql", *arguments, "--home", str(sample_home)]) == 0
        return capsys.readouterr()

    return run


def test_a_question_at_the_prompt_ends_with_a_semicolon(prompted):
    assert "sum\n---\n 42\n" in prompted("select 41\r + 1 as sum\r;\r\x04").out


def test_short_commands_do_as_help_says(prompted):
    printed = prompted(
        ".help\r.tables\r.describe answer_roles\r.format csv\rselect 1 as a, null as b;\r.quit\r"
    )

    assert ".describe NAME" in printed.out
    assert "mart_role_month" in printed.out
    assert "ci_low" in printed.out
    assert "a,b\n1,\n" in printed.out


def test_a_mistake_at_the_prompt_is_one_line_and_not_the_end(prompted):
    printed = prompted(".nonsense\rdrop table postings;\rselec;\r.describe nothing\rselect 42 as x;\r\x04")

    assert [line.split(":")[0] for line in printed.err.splitlines()[:4]] == ["mltrends"] * 4
    assert ".tables, .describe NAME" in printed.err
    assert "42" in printed.out


def test_ctrl_c_at_the_prompt_drops_what_was_typed(prompted):
    printed = prompted("select 'dropped'\x03select 42 as kept;\r\x04")

    assert "kept" in printed.out
    assert "dropped" not in printed.out


def test_ctrl_c_stops_the_question_and_not_the_prompt(prompted):
    import threading

    threading.Timer(1.5, os.kill, (os.getpid(), signal.SIGINT)).start()

    printed = prompted("select count(*) from range(100000000000) a, range(1000) b;\rselect 42 as kept;\r\x04")

    assert printed.err.splitlines()[0] == "stopped"
    assert "kept" in printed.out


def test_what_was_asked_is_remembered_for_the_user_alone(prompted, tmp_path):
    prompted("select 42 as kept;\r\x04")
    kept = tmp_path / "mltrends" / "sql-history"

    assert "select 42 as kept;" in kept.read_text()
    assert kept.stat().st_mode & 0o077 == 0
    assert "kept\n----\n  42\n" in prompted("\x1b[A\r\x04").out


WORDS = (
    Word("table", "answer_roles", None, "Roles."),
    Word("view", "ads", None, "Ads."),
    Word("column", "role", "answer_roles", "The role."),
    Word("column", "role", "ads", "The role."),
    Word("column", "remote", "ads", "Mode."),
    Word("macro", "annualise", None, "annualise(amount, period)."),
)


@pytest.mark.parametrize(
    ("typed_so_far", "offered"),
    [
        ("select ro", ["role", "ROUND", "ROW_NUMBER"]),
        ("from a", ["ads", "annualise", "answer_roles", "ALL", "AND", "AS", "ASC", "AVG", "ANY_VALUE"]),
        ("select ads.r", ["remote", "role"]),
        ("select answer_roles.", ["role"]),
        ("select 1 ", []),
        (".de", [".describe"]),
        (".describe an", ["answer_roles"]),
        (".format m", ["markdown"]),
    ],
)
def test_names_are_completed(typed_so_far, offered):
    found = Names(WORDS).get_completions(Document(typed_so_far), None)

    assert sorted(one.text for one in found) == sorted(offered)
