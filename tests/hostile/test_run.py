"""A whole run over files of which every field, and every name, was made to do harm."""

from __future__ import annotations

import csv
import itertools
import json
import re

import duckdb
import pytest

from mltrends.cli import call
from mltrends.store.cells import FORMULA

pytestmark = pytest.mark.slow
HEADER = ["title", "company", "location", "description", "date", "salary"]
TEXT = "We look for somebody who knows Python and SQL. " * 8
HARM = [
    "<script>alert(1)</script>",
    "</td><img src=x onerror=alert(1)>",
    "'; DROP TABLE postings; --",
    "\"; ATTACH '/tmp/x.duckdb'; --",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "\t=1+1",
    "\x1b[2J\x1b]0;owned\x07\x08",
    "\u202egnp.exe\u2066",
    "{{7*7}}{% raw %}${7*7}%s%n",
    "../../../../etc/passwd",
    "a\r\nX-Evil: yes",
    "javascript:alert(1)",
    "]]></text><script>alert(1)</script>",
]
NAMES = [
    "<script>alert(1)<.csv",
    "'; drop table postings; --.csv",
    "new\nline\x1b[2J.csv",
    "=1+1.csv",
    "\u202egnp.csv",
    "a..csv",
]
FORGED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.fixture(scope="module")
def base(once):
    """A folder in which nothing but the home was there, and the home after a run and an export."""

    def make(base):
        raw = base / "home" / "data" / "raw"
        raw.mkdir(parents=True)
        (base / "secret.txt").write_text("nobody may read this")
        for number, name in enumerate(NAMES):
            harms = itertools.cycle(HARM[number:] + HARM[:number])
            with (raw / name).open("w", newline="", encoding="utf-8") as file:
                writer = csv.writer(file)
                writer.writerow(HEADER)
                for row in range(48):
                    harm = next(harms)
                    said = f"{harm} {TEXT} {harm} {row} {number} mail jane.doe@example.com"
                    day = f"2025-0{row % 6 + 1}-15"
                    place = harm if row % 3 else "Berlin, Germany"
                    pay = harm if row % 2 else "€60,000"
                    writer.writerow(
                        [f"{harm} Data Scientist", harm, place, said, day if row % 7 else harm, pay]
                    )
        assert call(["run", "--plain", "--quiet", "--home", str(base / "home")]) in (0, 3)
        assert call(["export", "--home", str(base / "home"), "--to", str(base / "home" / "out")]) == 0

    return once("hostile-home", make)


@pytest.fixture(scope="module")
def home(base):
    return base / "home"


def ask(home, query):
    with duckdb.connect(home / "data" / "processed" / "mltrends.duckdb", read_only=True) as con:
        return con.execute(query).fetchall()


def test_the_warehouse_is_whole_and_every_row_accounted_for(home):
    [(read, kept, refused)] = ask(
        home,
        "SELECT sum(rows_read), sum(rows_kept), sum(rows_refused) FROM file_accounts WHERE status <> 'copy'",
    )

    assert (read, kept + refused) == (48 * len(NAMES), 48 * len(NAMES))
    assert ask(home, "SELECT count(*) FROM postings") == [(kept,)]
    assert ask(home, "SELECT count(*) FROM postings WHERE title LIKE '%DROP TABLE%'")[0][0] > 0


def test_nothing_is_written_outside_of_the_home(base):
    assert sorted(path.name for path in base.iterdir()) == ["home", "secret.txt"]


def test_what_is_written_has_plain_names(home):
    written = [
        path.name for folder in ("reports", "data/processed", "out") for path in (home / folder).rglob("*")
    ]

    assert len(written) > 50
    assert [name for name in written if not re.fullmatch(r"[A-Za-z0-9_.-]{1,160}", name)] == []


def test_pages_and_pictures_hold_no_markup_of_an_ad(home):
    drawn = [
        path for path in (home / "reports").rglob("*") if path.suffix in (".html", ".svg", ".xml", ".atom")
    ]

    assert len(drawn) > 5
    for path in drawn:
        text = path.read_text(encoding="utf-8")
        assert "<script>alert" not in text, path.name
        assert "<img src=x" not in text, path.name
        assert 'href="javascript:' not in text.lower(), path.name
        assert not FORGED.search(text), path.name


def test_tables_that_leave_the_home_run_nothing_in_a_spreadsheet(home):
    tables = [*(home / "out").rglob("*.csv"), *(home / "reports" / "latest" / "data").rglob("*.csv")]
    number = re.compile(r"[-+]?[\d.]+(e[-+]?\d+)?")

    assert len(tables) > 20
    guarded = 0
    for path in tables:
        with path.open(newline="", encoding="utf-8") as file:
            for cell in itertools.chain.from_iterable(csv.reader(file)):
                runs = cell.lstrip(" \u00a0\u200b\ufeff").startswith(FORMULA)
                assert not runs or number.fullmatch(cell), (path.name, cell)
                guarded += cell.startswith("'")
    assert guarded > 50


def test_logs_journal_and_records_hold_no_control_characters(home):
    kept = home / "data" / "processed"
    texts = [
        path
        for path in kept.rglob("*")
        if path.suffix in (".log", ".jsonl", ".json", ".md") and path.is_file()
    ]

    assert len(texts) >= 4
    for path in texts:
        assert not FORGED.search(path.read_text(encoding="utf-8")), path.name
    for line in (kept / "journal.jsonl").read_text(encoding="ascii").splitlines():
        assert "run" in json.loads(line)


def test_what_is_shown_of_hostile_files_moves_no_cursor(home, capsys):
    for path in sorted((home / "data" / "raw").iterdir()):
        assert call(["inspect", "--no-write", str(path)]) == 0
    assert (
        call(["sql", "--home", str(home), "SELECT title, company, pay_text, file FROM postings LIMIT 60"])
        == 0
    )
    assert call(["runs", "latest", "--home", str(home)]) == 0
    out = capsys.readouterr()

    assert "Data Scientist" in out.out
    assert not FORGED.search(out.out + out.err)


def test_mail_addresses_are_masked_in_all_that_is_drawn(home):
    for path in (home / "reports").rglob("*.html"):
        assert "jane.doe@" not in path.read_text(encoding="utf-8"), path.name
