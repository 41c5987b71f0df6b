"""The command line teaches, answers, and says what is wrong in one line."""

from __future__ import annotations

import io
import json
import shutil
from dataclasses import fields

import pytest

from mltrends.cli import VERBS, call
from mltrends.cli.explain import allows_colour
from mltrends.model import Ad


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
    "arguments", [["rum"], ["run", "--sampel"], ["explain"], ["sql", "--tables", "SELECT 1"]]
)
def test_wrong_use_is_code_two_and_no_traceback(arguments, capsys, tmp_path):
    home = [] if arguments == ["rum"] else ["--home", str(tmp_path)]

    assert call([*arguments, *home]) == 2
    assert "Traceback" not in capsys.readouterr().err


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


def test_explain_prints_the_ad_with_its_marks_and_parts(sample_home, capsys):
    query = "SELECT posting_id FROM mentions WHERE counted ORDER BY posting_id LIMIT 1"
    assert call(["sql", query, "--format", "json", "--home", str(sample_home)]) == 0
    [found] = json.loads(capsys.readouterr().out)

    assert call(["explain", found["posting_id"], "--home", str(sample_home)]) == 0

    out = capsys.readouterr().out
    assert "\n-- requirements\n" in out
    assert "\nSkills\n" in out
    assert "yes: alias" in out
    assert "\x1b" not in out


def test_explain_gives_an_ad_as_json_without_its_text(capsys):
    assert (
        call(["explain", "--title", "Data Analyst", "--text", "Secret words and SQL", "--format", "json"])
        == 0
    )

    out = capsys.readouterr().out
    ad = json.loads(out)
    assert list(ad) == [one.name for one in fields(Ad)]
    assert {(one["label"], one["start"], one["end"]) for one in ad["mentions"] if one["counted"]} == {
        ("SQL", 17, 20)
    }
    assert "Secret" not in out


def test_explain_writes_a_page_that_needs_nothing_else(sample_home, tmp_path, capsys):
    query = "SELECT posting_id FROM postings ORDER BY posting_id LIMIT 1"
    assert call(["sql", query, "--format", "json", "--home", str(sample_home)]) == 0
    [found] = json.loads(capsys.readouterr().out)
    page = tmp_path / "new" / "page.html"

    assert call(["explain", found["posting_id"], "--home", str(sample_home), "--html", str(page)]) == 0
    assert capsys.readouterr().out == f"Page: {page}\n"
    assert call(["explain", found["posting_id"], "--home", str(sample_home), "--html", "-"]) == 0

    assert capsys.readouterr().out == page.read_text(encoding="utf-8")
    assert found["posting_id"] in page.read_text(encoding="utf-8")
    assert "This ad is made up" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ad.txt", "Verstärkung mit Python".encode()),
        ("ad.md", "**Verstärkung** mit Python".encode("cp1252")),
        ("ad.html", "<p>Verstärkung mit&nbsp;<b>Python</b></p>".encode("utf-16")),
    ],
)
def test_explain_reads_files_in_any_encoding(tmp_path, capsys, name, content):
    (tmp_path / name).write_bytes(content)

    assert call(["explain", "--file", str(tmp_path / name)]) == 0

    assert "Verstärkung mit [Python]" in capsys.readouterr().out


def test_explain_reads_what_is_piped_in(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"You know Python")))

    assert call(["explain", "--file", "-"]) == 0
    assert "You know [Python]" in capsys.readouterr().out


def test_explain_looks_at_the_first_ten_megabytes_and_says_so(tmp_path, capsys):
    (tmp_path / "long.txt").write_bytes(b"Python and SQL. " * 700_000)

    assert call(["explain", "--file", str(tmp_path / "long.txt"), "--format", "lines"]) == 0

    out = capsys.readouterr().out
    assert "Only the first 10 MB of the file were looked at." in out
    assert "what stands after the first 200,000 is not read" in out


def test_explain_uses_the_layers_of_the_home(tmp_path, capsys):
    (tmp_path / "mine.toml").write_text('[[concept]]\nid = "frobnik"\nlabel = "Frobnik"\nkind = "library"\n')
    (tmp_path / "mltrends.toml").write_text('[vocabulary]\nlayers = ["mine.toml"]\n')

    assert call(["explain", "--text", "You know frobnik", "--home", str(tmp_path)]) == 0
    assert "+ Frobnik" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["some:id", "--text", "x"], "not both"),
        (["--text", "x", "--file", "{file}"], "not with both"),
        (["--text", "x", "--html", "y.html", "--format", "json"], "give one of them"),
        (["--file", "{file}", "--html", "{file}"], "name another file for the page"),
        (["--file", "{folder}"], "is a directory"),
    ],
)
def test_explain_refuses_what_cannot_be_meant_in_words(tmp_path, capsys, arguments, words):
    (tmp_path / "ad.txt").write_text("Python")
    places = {"file": tmp_path / "ad.txt", "folder": tmp_path}

    assert call(["explain", *(word.format(**places) for word in arguments)]) == 2
    assert words in capsys.readouterr().err
    assert (tmp_path / "ad.txt").read_text() == "Python"


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 words", b"PK\x03\x04 words", bytes(range(256)) * 20, b"\0" * 100]
)
def test_explain_refuses_a_file_that_is_no_text(tmp_path, capsys, content):
    (tmp_path / "ad.bin").write_bytes(content)

    assert call(["explain", "--file", str(tmp_path / "ad.bin")]) == 1
    assert "is no text; give the ad as plain text, HTML or Markdown" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("terminal", "environ", "expected"),
    [
        (True, {}, True),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (True, {"TERM": "dumb"}, False),
        (False, {}, False),
    ],
)
def test_explain_uses_colours_where_they_are_allowed(terminal, environ, expected):
    class Stream(io.StringIO):
        def isatty(self):
            return terminal

    assert allows_colour(Stream(), environ) is expected


def test_explain_paints_its_marks_on_a_terminal(monkeypatch, capsys):
    monkeypatch.setattr("mltrends.cli.explain.allows_colour", lambda stream, environ: True)

    assert call(["explain", "--text", "You know Python"]) == 0
    assert "\x1b[32m[" in capsys.readouterr().out


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


def test_a_report_may_hold_some_pages_and_none_of_the_ads_words(sample_home, tmp_path, capsys):
    out = tmp_path / "part"

    assert (
        call(["report", "--home", str(sample_home), "--only", "pay", "--no-snippets", "--out", str(out)]) == 0
    )

    assert (out / "pay.html").exists()
    assert not (out / "skills.html").exists()
    assert not list(out.glob("ads-*"))
    assert call(["report", "--home", str(sample_home), "--only", "pey"]) == 2
    assert "there is no page 'pey'; there are: index, demand," in capsys.readouterr().err


def test_a_report_may_be_one_file_and_never_two_forms_at_once(sample_home, tmp_path, capsys, monkeypatch):
    out = tmp_path / "pay.html"
    asked = ["report", "--home", str(sample_home), "--only", "pay", "--out", str(out)]

    assert call([*asked, "--single-file"]) == 0
    assert f"Report: {out.resolve()}" in capsys.readouterr().out
    assert 'id="pay"' in out.read_text(encoding="utf-8")
    assert call([*asked, "--single-file"]) == 2
    assert "is there already" in capsys.readouterr().err
    assert call([*asked, "--single-file", "--pdf"]) == 2
    assert "give one of: --single-file, --pdf" in capsys.readouterr().err
    monkeypatch.setenv("MLTRENDS_CHROMIUM", str(tmp_path / "nothing"))
    assert call([*asked[:-1], str(tmp_path / "pay.pdf"), "--pdf"]) == 2
    assert "no such program can be started" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.long
def test_doctor_finds_a_sound_home_sound_and_an_empty_one_wanting(sample_home, tmp_path, capsys, monkeypatch):
    assert call(["doctor", "--home", str(sample_home)]) == 0
    assert "All is well." in capsys.readouterr().out

    monkeypatch.setattr("mltrends.cli.doctor._prefect", lambda: iter(()))  # seen sound above; takes seconds
    assert call(["doctor", "--home", str(tmp_path)]) == 1
    assert "put one there" in capsys.readouterr().out

    (tmp_path / "mltrends.toml").write_text('[vocabulary]\nlayers = ["absent.toml"]\n')
    assert call(["doctor", "--home", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert "put one there" in out
    assert "NO  absent.toml cannot be read" in out
