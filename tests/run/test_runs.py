"""Whole runs, through the command line: what comes out, what is done again, what is refused, what survives."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import duckdb
import pytest
from tests.folders import differing

from mltrends import sample
from mltrends.cli import call

pytestmark = pytest.mark.slow
HEADER = ["title", "company", "location", "description", "date", "salary"]
TEXT = "We look for somebody who knows Python and SQL. " * 8


def make_sample(home: Path, *, ads: int = 600, seed: int = 7) -> Path:
    folder = home / "data" / "raw" / "sample" / "generated"
    sample.write(folder, ads=ads, seed=seed)
    return folder


def write_ads(path: Path, rows: int, *, first: int = 0) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for number in range(first, first + rows):
            writer.writerow(
                [
                    f"Data Scientist {number}",
                    f"Company {number % 9}",
                    "Berlin, Germany",
                    TEXT,
                    f"2025-0{number % 6 + 1}-15",
                    "€60,000 - €80,000",
                ]
            )


def name_layer(home: Path, words: str | None) -> None:
    write_ads(home / "data" / "raw" / "ads.csv", 5)
    (home / "mltrends.toml").write_text('[vocabulary]\nlayers = ["words.toml"]\n')
    if words is not None:
        (home / "words.toml").write_text(words)


def ask(home: Path, query: str) -> list[tuple]:
    con = duckdb.connect(home / "data" / "processed" / "mltrends.duckdb", read_only=True)
    try:
        return con.execute(query).fetchall()
    finally:
        con.close()


def run(home: Path, *options: str) -> int:
    return call(["run", "--plain", "--home", str(home), *options])


@pytest.fixture
def home(sample_home, tmp_path):
    """A copy of that home, to do things to."""
    shutil.copytree(sample_home, tmp_path / "home", symlinks=True)
    return tmp_path / "home"


def test_a_run_on_the_sample_leaves_a_report_a_warehouse_and_a_record(sample_home):
    latest = sample_home / "reports" / "latest"

    assert latest.is_symlink()
    assert "synthetic sample" in (latest / "index.html").read_text(encoding="utf-8").lower()
    assert len(list((latest / "png").glob("*.png"))) >= 1
    [record] = [
        json.loads(path.read_text()) for path in (sample_home / "data" / "processed" / "runs").glob("*.json")
    ]
    [(read, kept, refused)] = ask(
        sample_home, "SELECT sum(rows_read), sum(rows_kept), sum(rows_refused) FROM file_accounts"
    )
    assert read == kept + refused == sum(file["read"] for file in record["files"])
    assert ask(sample_home, "SELECT count(*) FROM postings") == [(kept,)]
    assert not list((sample_home / "data" / "processed" / ".building").glob("*"))


def test_rows_read_are_the_rows_that_were_written(sample_home):
    truth = json.loads((sample_home / "data" / "raw" / "sample" / "generated" / "truth.json").read_text())
    read = {
        Path(name).name.split("_")[0]: (rows, refused)
        for name, rows, refused in ask(sample_home, "SELECT file, rows_read, rows_refused FROM file_accounts")
    }

    assert read == {name: (told["rows"], told["broken"]) for name, told in truth["files"].items()}


def test_a_second_run_with_nothing_new_reads_and_builds_nothing(home, capsys):
    before = {
        path: path.stat().st_mtime_ns
        for path in home.rglob("*")
        if path.is_file() and "logs" not in path.parts and path.name not in ("files.json", "journal.jsonl")
    }

    assert run(home) == 0

    out = capsys.readouterr()
    assert "Nothing new since the last run" in out.out
    assert "extract" not in out.err
    assert {path: path.stat().st_mtime_ns for path in before} == before


@pytest.mark.long
def test_a_run_from_nothing_comes_to_the_same_bytes(sample_home, tmp_path):
    make_sample(tmp_path)

    assert run(tmp_path) == 0

    assert differing(sample_home / "reports" / "latest", tmp_path / "reports" / "latest") == []
    partitions = Path("data/processed/partitions")
    assert differing(sample_home / partitions, tmp_path / partitions) == []
    for table in ("postings", "mentions", "mart_skill_month", "answer_roles"):
        query = f"SELECT * FROM {table} ORDER BY ALL"  # noqa: S608 - names from the line above
        assert ask(sample_home, query) == ask(tmp_path, query)


@pytest.mark.long
def test_from_the_first_real_file_the_sample_is_left_out(home, capsys):
    write_ads(home / "data" / "raw" / "mine.csv", 60)

    assert run(home) == 0

    out = capsys.readouterr().out
    assert "Left out sample/generated/" in out
    assert "Synthetic sample" not in out
    assert ask(home, "SELECT DISTINCT mapped FROM file_accounts WHERE status = 'read'") == [("inferred",)]
    page = (home / "reports" / "latest" / "index.html").read_text(encoding="utf-8").lower()
    compared = "before it was the synthetic sample, now it is real ads: the two are not compared."
    assert page.count("synthetic sample") == page.count(compared) == 1
    (home / "data" / "raw" / "mine.csv").unlink()
    assert call(["run", "--plain", "--sample", "--home", str(home)]) == 2
    assert "was on real ads" in capsys.readouterr().err


def test_the_sample_never_stands_beside_real_files(tmp_path, capsys):
    write_ads(tmp_path / "data" / "raw" / "mine.csv", 5)

    assert run(tmp_path, "--sample") == 2
    assert "holds real files (mine.csv)" in capsys.readouterr().err


@pytest.mark.long
def test_a_file_that_is_taken_out_leaves_the_warehouse(tmp_path):
    write_ads(tmp_path / "data" / "raw" / "one.csv", 30)
    write_ads(tmp_path / "data" / "raw" / "two.csv", 20, first=100)
    assert run(tmp_path) == 0
    assert ask(tmp_path, "SELECT count(*) FROM postings") == [(50,)]

    (tmp_path / "data" / "raw" / "two.csv").unlink()
    assert run(tmp_path) == 0

    assert ask(tmp_path, "SELECT DISTINCT file FROM postings") == [("one.csv",)]


@pytest.mark.long
def test_ids_survive_a_replaced_file(tmp_path):
    path = tmp_path / "data" / "raw" / "ads.csv"
    write_ads(path, 20)
    assert run(tmp_path) == 0
    before = set(ask(tmp_path, "SELECT posting_id, canonical_id FROM postings"))

    write_ads(path, 30)
    assert run(tmp_path) == 0

    assert before < set(ask(tmp_path, "SELECT posting_id, canonical_id FROM postings"))


@pytest.mark.long
def test_equal_files_are_counted_once_and_named(tmp_path, capsys):
    write_ads(tmp_path / "data" / "raw" / "a.csv", 20)
    shutil.copy(tmp_path / "data" / "raw" / "a.csv", tmp_path / "data" / "raw" / "b.csv")

    assert run(tmp_path) == 0

    assert "Left out b.csv: the same bytes as a.csv" in capsys.readouterr().out
    assert ask(tmp_path, "SELECT count(*) FROM postings") == [(20,)]


@pytest.mark.long
def test_settings_change_the_output_and_are_told(home, capsys):
    (home / "mltrends.toml").write_text('[scope]\nroles = ["Data Scientist"]\n')

    assert run(home) == 0

    assert 'scope.roles = ["Data Scientist"]' in capsys.readouterr().out
    assert ask(home, "SELECT DISTINCT role FROM answer_roles") == [("Data Scientist",)]


# ---------------------------------------------------------------- what is refused


@pytest.mark.long
def test_refusals_are_news_once_and_always_under_strict(tmp_path, capsys):
    path = tmp_path / "data" / "raw" / "ads.csv"
    write_ads(path, 20)
    with path.open("a") as file:
        file.write("too,few\n")

    assert run(tmp_path) == 3
    assert "Refused 1 rows of ads.csv: too few cells (2, the header has 6) (1)" in capsys.readouterr().out
    assert run(tmp_path) == 0, "the same refusal is no news"
    assert run(tmp_path, "--strict") == 3
    with path.open("a") as file:
        file.write("too,few,again\n")
    assert run(tmp_path) == 3, "one more is"
    assert ask(tmp_path, "SELECT line, reason, excerpt FROM rejects ORDER BY line") == [
        (22, "too few cells (2, the header has 6)", "too,few\n"),
        (23, "too few cells (3, the header has 6)", "too,few,again\n"),
    ]


def test_a_file_that_is_no_csv_is_refused_and_the_others_are_read(tmp_path, capsys):
    write_ads(tmp_path / "data" / "raw" / "ads.csv", 20)
    (tmp_path / "data" / "raw" / "picture.csv").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    (tmp_path / "data" / "raw" / "prices.csv").write_text("item,price\nbread,2\n")
    (tmp_path / "data" / "raw" / "empty.csv").write_text("")
    (tmp_path / "data" / "raw" / "header.csv").write_text("title,company\n")

    assert run(tmp_path) == 3

    out = capsys.readouterr().out
    assert "Refused picture.csv: it is not a text file" in out
    assert "Refused prices.csv: it is no known dataset, and none of its columns (item, price)" in out
    assert "Refused empty.csv: it is empty" in out
    assert "Refused header.csv: it has a header and no rows" in out


@pytest.mark.parametrize(
    ("prepare", "options", "code", "said"),
    [
        (lambda home: None, (), 1, "no CSV file in data/raw; put one there"),
        (lambda home: None, ("nowhere.csv",), 2, "there is no file or folder nowhere.csv"),
        (lambda home: (home / "data/raw").mkdir(parents=True) or (home / "data/raw/a.csv").write_text("a;b\n1;2\n"), (), 1, "no file could be read: a.csv"),
        (lambda home: (home / "mltrends.toml").write_text("[scop]\n"), (), 2, "unknown section: 'scop'"),
        (lambda home: (home / "data").write_text("in the way"), (), 1, "cannot write to"),
        (lambda home: name_layer(home, None), (), 2, "words.toml cannot be read"),
        (lambda home: name_layer(home, "[[concept]]\nid = 'x'\nlabel = 'X'\nkind = 'wool'\n"), (), 2, "words.toml, line 1, x: unknown kind: 'wool'; known are: language"),
        (lambda home: None, ("--sample", "x.csv"), 2, "not both"),
    ],
)  # fmt: skip
def test_what_cannot_work_is_one_line_with_advice(tmp_path, capsys, prepare, options, code, said):
    prepare(tmp_path)

    assert run(tmp_path, *options) == code

    err = capsys.readouterr().err.strip().splitlines()
    assert said in err[-1]
    assert err[-1].startswith("mltrends: ")
    assert "Traceback" not in "\n".join(err)


def test_a_run_that_fails_leaves_what_was_there_whole(home, capsys):
    report = (home / "reports" / "latest").resolve()
    rows = ask(home, "SELECT count(*) FROM postings")
    shutil.rmtree(home / "data" / "raw")
    (home / "data" / "raw").mkdir()
    (home / "data" / "raw" / "odd.csv").write_text("a,b\n1,2\n")

    assert run(home) == 1

    assert "what was published before stands" in capsys.readouterr().err
    assert (home / "reports" / "latest").resolve() == report
    assert ask(home, "SELECT count(*) FROM postings") == rows


def test_a_warehouse_from_a_newer_version_is_left_alone(home, capsys):
    path = home / "data" / "processed" / "mltrends.duckdb"
    con = duckdb.connect(path)
    con.execute("UPDATE about SET value = '999' WHERE key = 'schema_version'")
    con.close()
    before = path.read_bytes()

    assert run(home) == 1

    assert "999" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_hostile_text_stays_text(tmp_path, capsys):
    path = tmp_path / "data" / "raw" / "evil\x1b[2J.csv"
    path.parent.mkdir(parents=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for number in range(60):
            writer.writerow(["<script>alert(1)</script> Data Scientist", f"'; DROP TABLE postings; -- {number}", "=cmd|' /C calc'!A0", f"{TEXT} mail me at jane.doe@example.com {number} <img src=x onerror=alert(1)>", "2025-01-15", ""])  # fmt: skip

    assert run(tmp_path) == 0

    out = capsys.readouterr()
    assert "\x1b[2J" not in out.out + out.err
    pages = "".join(
        page.read_text(encoding="utf-8") for page in (tmp_path / "reports" / "latest").rglob("*.html")
    )
    assert "<script>alert" not in pages
    assert "onerror=alert" not in pages.replace("&lt;img src=x onerror=alert", "")
    assert ask(tmp_path, "SELECT count(*) FROM mentions WHERE snippet LIKE '%jane.doe@%'") == [(0,)]
    assert ask(tmp_path, "SELECT count(*) > 0 FROM mentions WHERE snippet IS NOT NULL") == [(True,)]


def test_a_home_whose_files_are_all_set_aside_has_a_report_that_counts_nothing(home_of_one_template):
    assert run(home_of_one_template) == 3

    told = dict(ask(home_of_one_template, "select stage, rows from answer_funnel"))
    assert told["kept"] == 240
    assert [
        told[stage] for stage in ("not a duplicate", "dated", "in scope", "with text", "with stated pay")
    ] == [0] * 5


@pytest.fixture
def home_of_one_template(tmp_path):
    """Ads that differ by a number alone."""
    path = tmp_path / "data" / "raw" / "ads.csv"
    path.parent.mkdir(parents=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for number in range(240):
            text = "We look for somebody who knows Python and likes to explain what numbers mean. " * 4
            writer.writerow(
                [
                    "Data Scientist",
                    f"Company {number}",
                    "Berlin, Germany",
                    f"{text} Team {number}.",
                    f"2025-0{number % 6 + 1}-15",
                    "",
                ]
            )
    return tmp_path
