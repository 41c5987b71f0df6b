"""A takedown: the ad is gone from everything kept, in all its copies, and does not come back."""

from __future__ import annotations

import shutil

import duckdb
import pyarrow.parquet as pq
import pytest

from mltrends.cli import call

pytestmark = pytest.mark.slow
NAME = "Zanzibar Quokka Analytics"
TEXT = "We look for somebody who knows Python and SQL and can tell what numbers mean. " * 8


def write(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [",".join(f'"{cell}"' for cell in row) for row in rows]
    path.write_text("\n".join(["job_id,title,company,location,date_posted,description", *lines]) + "\n")


def ads(count, prefix):
    return [
        [
            f"{prefix}{n}",
            f"Data Scientist {n}",
            f"Acme {n}",
            "Berlin, Germany",
            f"2025-0{n % 6 + 1}-15",
            TEXT + str(n),
        ]
        for n in range(count)
    ]


@pytest.fixture(scope="module")
def read_home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("forget") / "home"
    secret = ["ad-77", "Data Engineer", NAME, "Munich, Germany", "2025-03-01", TEXT + NAME]
    write(folder / "data" / "raw" / "one.csv", [*ads(30, "ad-1"), secret])
    write(folder / "data" / "raw" / "two.csv", [*ads(5, "ad-2"), ["other-5", *secret[1:]]])
    (folder / "data" / "raw" / "three.csv").write_text(
        "Position,Employer,City\n" + "".join(f"Data Analyst {n},Firm {n},Paris\n" for n in range(30))
    )
    assert call(["run", "--plain", "--quiet", "--home", str(folder)]) == 0
    return folder


@pytest.fixture
def home(read_home, tmp_path):
    """A home of one's own with 66 ads read."""
    return shutil.copytree(read_home, tmp_path / "home", symlinks=True)


def ask(home, query):
    con = duckdb.connect(home / "data" / "processed" / "mltrends.duckdb", read_only=True)
    try:
        return con.execute(query).fetchall()
    finally:
        con.close()


def holds_secret(home):
    """Files, but for the raw ones, that hold the employer's name."""
    found = []
    for path in sorted(home.rglob("*")):
        if path.is_dir() or path.is_relative_to(home / "data" / "raw"):
            continue
        if path.suffix == ".parquet":
            table = str(pq.read_table(path).to_pylist())
        else:
            table = path.read_bytes().decode("latin-1")
        if NAME.lower() in table.lower():
            found.append(path.relative_to(home).as_posix())
    return found


@pytest.mark.long
def test_an_ad_is_gone_in_all_its_copies_and_stays_gone(home, capsys):
    [(one,)] = ask(home, "SELECT posting_id FROM postings WHERE posting_id LIKE '%ad-77'")
    assert holds_secret(home)

    assert call(["forget", one, "--home", str(home)]) == 0

    out = capsys.readouterr().out
    assert "2 postings" in out
    assert "one.csv" in out
    assert "two.csv" in out
    assert holds_secret(home) == []
    assert ask(home, "SELECT count(*) FROM postings") == [(65,)]
    assert ask(home, "SELECT file, reason FROM rejects ORDER BY file") == [
        ("one.csv", "taken down"),
        ("two.csv", "taken down"),
    ]
    assert call(["run", "--plain", "--quiet", "--verify", "--home", str(home)]) in (0, 3)
    assert holds_secret(home) == []


@pytest.mark.long
def test_a_source_is_gone_and_comes_back_when_asked(home, capsys):
    [(source,)] = ask(home, "SELECT DISTINCT source FROM postings WHERE file = 'three.csv'")

    assert call(["forget", source, "--home", str(home)]) == 0
    assert ask(home, "SELECT count(*) FROM postings") == [(37,)]
    assert ask(home, "SELECT status, note FROM file_accounts WHERE file = 'three.csv'") == [
        ("refused", f"its source {source} was taken down")
    ]

    assert call(["forget", source, "--undo", "--home", str(home)]) == 0
    assert call(["run", "--plain", "--quiet", "--home", str(home)]) == 0
    assert ask(home, "SELECT count(*) FROM postings") == [(67,)]
    assert not (home / "forgotten.toml").exists()


def test_a_dry_run_removes_nothing(home, capsys):
    def there():
        return sorted(path for path in home.rglob("*") if not path.name.startswith("."))

    before = there()
    [(one,)] = ask(home, "SELECT posting_id FROM postings WHERE posting_id LIKE '%ad-77'")

    assert call(["forget", one, "--dry-run", "--home", str(home)]) == 0

    assert "would be removed" in capsys.readouterr().out
    assert there() == before


def test_what_is_neither_source_nor_ad_is_said(home, capsys):
    assert call(["forget", "nobody", "--home", str(home)]) == 1
    assert "neither a source" in capsys.readouterr().err


def test_a_list_that_cannot_be_read_stops_every_run(home, capsys):
    (home / "forgotten.toml").write_text("ads = 3")

    assert call(["run", "--plain", "--quiet", "--home", str(home)]) == 2
    assert "forgotten.toml" in capsys.readouterr().err
