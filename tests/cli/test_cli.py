"""The command line teaches, answers, and says what is wrong in one line."""

from __future__ import annotations

import csv
import io
import json
import shutil

import pytest

from mltrends.cli import VERBS, call


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_says_what_it_does(verb, capsys):
    assert call([verb, "--help"]) == 0

    out = capsys.readouterr().out
    assert f"Usage: mltrends {verb}" in out
    assert "--home" in out or verb in {"inspect", "evaluate", "taxonomy"}
    assert len(out.splitlines()) > 8


def test_the_first_help_shows_the_first_steps(capsys):
    assert call(["--help"]) == 0

    out = capsys.readouterr().out
    assert "mltrends run --sample" in out
    assert all(verb in out for verb in VERBS)


@pytest.mark.parametrize(
    "arguments", [["rum"], ["run", "--sampel"], ["sql"], ["explain"], ["sql", "--tables", "SELECT 1"]]
)
def test_wrong_use_is_code_two_and_no_traceback(arguments, capsys, tmp_path):
    home = [] if arguments == ["rum"] else ["--home", str(tmp_path)]

    assert call([*arguments, *home]) == 2
    assert "Traceback" not in capsys.readouterr().err


# ---------------------------------------------------------------- sql


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


# ---------------------------------------------------------------- explain


def test_explain_shows_an_ad_with_the_words_that_were_found(sample_home, capsys):
    query = "SELECT posting_id, label FROM mentions WHERE counted ORDER BY posting_id, label LIMIT 1"
    assert call(["sql", query, "--format", "json", "--home", str(sample_home)]) == 0
    [found] = json.loads(capsys.readouterr().out)

    assert call(["explain", found["posting_id"], "--home", str(sample_home)]) == 0

    out = capsys.readouterr().out
    assert found["posting_id"] in out
    assert f"+ {found['label']}" in out


def test_explain_agrees_with_the_warehouse(sample_home):
    import duckdb

    from mltrends.run.lookup import find_ad

    con = duckdb.connect(sample_home / "data" / "processed" / "mltrends.duckdb", read_only=True)
    ids = [row[0] for row in con.execute("SELECT posting_id FROM postings ORDER BY posting_id").fetchall()][
        ::150
    ]
    query = "SELECT label, span_start, span_end, counted FROM mentions WHERE posting_id = $1"
    stored = {posting_id: sorted(con.execute(query, [posting_id]).fetchall()) for posting_id in ids}
    con.close()

    for posting_id, rows in stored.items():
        mentions = find_ad(sample_home, posting_id).ad.mentions
        assert rows == sorted((one.label, one.start, one.end, one.counted) for one in mentions)


def test_explain_says_yes_and_no_for_a_text_of_ones_own(capsys):
    assert (
        call(
            [
                "explain",
                "--title",
                "Senior Data Scientist",
                "--text",
                "Requirements: Python. You will go to market. Mail jane.doe@example.com",
            ]
        )
        == 0
    )

    out = capsys.readouterr().out
    assert "Data Scientist" in out
    assert "senior" in out
    assert "+ Python" in out
    assert "+ Go" not in out
    assert "jane.doe@" not in out


def test_explain_of_an_unknown_id_says_where_ids_are(sample_home, capsys):
    assert call(["explain", "nobody:1", "--home", str(sample_home)]) == 1
    assert "there is no posting 'nobody:1'" in capsys.readouterr().err


# ---------------------------------------------------------------- the others


def test_sources_lists_what_is_known_and_tells_what_a_file_is(sample_home, tmp_path, capsys):
    odd = tmp_path / "odd.csv"
    odd.write_text("a,b\n1,2\n")

    assert call(["sources", "--home", str(sample_home)]) == 0
    out = capsys.readouterr().out
    assert "glassdoor" in out
    assert "sample/generated/jobspy_jobs.csv" in out

    assert call(["sources", str(sample_home / "data/raw/sample/generated/jobspy_jobs.csv"), str(odd)]) == 0
    out = capsys.readouterr().out
    assert "jobspy_jobs.csv: jobspy (utf-8" in out
    assert "odd.csv: refused" in out


def test_sample_writes_where_it_is_told(tmp_path, capsys):
    assert call(["sample", "--ads", "120", "--out", str(tmp_path / "made")]) == 0

    assert (tmp_path / "made" / "truth.json").exists()
    assert "jobspy_jobs.csv" in capsys.readouterr().out


def test_report_is_drawn_again_beside_the_published_one(sample_home, tmp_path, capsys):
    shutil.copytree(sample_home, tmp_path / "home", symlinks=True)

    assert call(["report", "--home", str(tmp_path / "home")]) == 0

    latest, custom = tmp_path / "home" / "reports" / "latest", tmp_path / "home" / "reports" / "custom"
    assert (custom / "index.html").read_bytes() == (latest / "index.html").read_bytes()
    assert call(["report", "--home", str(tmp_path / "home"), "--out", str(tmp_path / "home")]) == 2
    assert "is not empty" in capsys.readouterr().err


@pytest.mark.slow
def test_doctor_finds_a_sound_home_sound_and_an_empty_one_wanting(sample_home, tmp_path, capsys):
    assert call(["doctor", "--home", str(sample_home)]) == 0
    assert "All is well." in capsys.readouterr().out

    assert call(["doctor", "--home", str(tmp_path)]) == 1
    assert "put one there" in capsys.readouterr().out

    (tmp_path / "mltrends.toml").write_text('[vocabulary]\nlayers = ["absent.toml"]\n')
    assert call(["doctor", "--home", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert "put one there" in out
    assert "NO  absent.toml cannot be read" in out
