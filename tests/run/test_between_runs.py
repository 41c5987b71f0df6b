"""What a run answered outlives it, what changed since is told, and what is too old goes."""

from __future__ import annotations

import csv
import json
import re
import shutil

import duckdb
import pytest

from mltrends.cli import call

pytestmark = [pytest.mark.slow, pytest.mark.long]
WORDS = "We look for somebody who knows {} and likes to explain what numbers mean to other people. "


def write(path, rows, skills, pay, months):
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["job_id", "title", "company", "location", "description", "date", "salary"])
        for n in range(rows):
            text = WORDS.format(skills) * 4 + f"Team {path.stem} {n}."
            row = [f"{path.stem}-{n}", "Data Scientist", f"{path.stem} {n}", "Berlin, Germany", text]
            writer.writerow(
                [
                    *row,
                    f"2025-{months[n % len(months)]:02}-15",
                    f"€{pay + n % 9},000 - €{pay + 20 + n % 9},000",
                ]
            )


def run(home):
    return call(["run", "--plain", "--quiet", "--home", str(home)])


def runs_of(home):
    return sorted(path.name for path in (home / "data" / "processed" / "runs").iterdir() if path.is_dir())


def reports_of(home):
    return sorted(path.name for path in (home / "reports").glob("2*"))


@pytest.fixture(scope="module")
def two_runs(tmp_path_factory):
    """A home with two runs: 120 ads, and then as many more that ask for other skills and pay more."""
    home = tmp_path_factory.mktemp("between") / "home"
    write(home / "data" / "raw" / "one.csv", 120, "Python and SQL", 60, [1, 2, 3])
    assert run(home) == 0
    write(home / "data" / "raw" / "two.csv", 120, "Rust and PyTorch", 90, [4, 5])
    assert run(home) == 0
    return home


@pytest.fixture
def home(two_runs, tmp_path):
    """A copy of that home, to do things to."""
    return shutil.copytree(two_runs, tmp_path / "home", symlinks=True)


def block(page):
    """The block on what changed, without its tags."""
    found = re.search(r'<h2 id="since">.*?</section>', page.read_text(encoding="utf-8"), re.S)
    return re.sub(r"<[^>]+>", "", found[0]) if found else None


@pytest.mark.long
def test_every_run_keeps_its_answers_beside_its_record(two_runs):
    folder = two_runs / "data" / "processed" / "runs"

    assert runs_of(two_runs) == reports_of(two_runs) == sorted(path.stem for path in folder.glob("*.json"))
    for name in runs_of(two_runs):
        assert (
            json.loads((folder / name / "about.json").read_text())["what"] == "answers of a run of mltrends"
        )
        assert (folder / name / "answer_skills.parquet").exists()


def test_the_first_report_tells_of_no_run_before_and_the_second_of_the_first(two_runs):
    first, second = reports_of(two_runs)

    assert block(two_runs / "reports" / first / "index.html") is None
    told = block(two_runs / "reports" / second / "index.html")
    assert f"Held against the run {first} (ads up to 15 Mar 2025)." in told
    assert "Ads in scope: 120 to 240." in told
    assert "Newest ad: 15 Mar 2025 to 15 May 2025." in told
    assert re.search(r"And [\d,]+ more: mltrends diff " + first, told)


def test_what_is_shared_and_paid_otherwise_is_told_with_its_intervals(two_runs, capsys):
    assert call(["diff", "--all", "--home", str(two_runs)]) == 0

    out = capsys.readouterr().out
    first, second = runs_of(two_runs)
    assert out.splitlines()[0] == f"before  run {first} (ads up to 15 Mar 2025)"
    assert out.splitlines()[1] == f"now     run {second} (ads up to 15 May 2025)"
    assert "PyTorch entered the 25 most mentioned skills (not ranked, now place" in out
    assert re.search(
        r"- Python: 100% to 50% of the ads in scope with text \(intervals 9\d–100% and [34]\d–[56]\d%\)", out
    )
    assert re.search(r"- Data Scientist: median pay EUR 7\dk to EUR \d+k a year \(intervals", out)
    assert "- Rows read: 120 to 240." in out


@pytest.mark.long
def test_the_same_inputs_and_the_same_run_before_are_the_same_bytes(two_runs, tmp_path):
    first, second = reports_of(two_runs)
    other = tmp_path / "other"
    shutil.copytree(two_runs, other, symlinks=True)
    for folder in (other / "reports", other / "data" / "processed" / "runs"):
        for path in folder.glob(f"{second}*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    (other / "reports" / "latest").unlink()
    (other / "reports" / "latest").symlink_to(first)

    assert run(other) == 0

    assert runs_of(other) != runs_of(two_runs)
    for name in ("index.html", "report.json", "findings.json"):
        published = (two_runs / "reports" / "latest" / name).read_bytes()
        assert (other / "reports" / "latest" / name).read_bytes() == published, name
    for path in (two_runs / "data" / "processed" / "runs" / second).iterdir():
        again = other / "data" / "processed" / "runs" / runs_of(other)[-1] / path.name
        assert again.read_bytes() == path.read_bytes(), path.name


def test_a_report_drawn_without_a_run_tells_of_no_run_before(home):
    assert call(["report", "--home", str(home)]) == 0

    assert block(home / "reports" / "custom" / "index.html") is None


def links_of(home):
    page = (home / "reports" / "index.html").read_text(encoding="utf-8")
    assert "script" not in re.search(r'content="(default-src[^"]*)"', page)[1]
    links = re.findall(r'<a href="([^"#]*)"', page)
    assert all((home / "reports" / link).exists() for link in links)
    return links


def test_one_page_leads_to_all_reports_the_newest_first(two_runs):
    assert links_of(two_runs) == [f"{name}/index.html" for name in reversed(reports_of(two_runs))]


@pytest.mark.long
def test_what_is_too_old_goes_and_never_what_is_published(home):
    (home / "mltrends.toml").write_text("[retention]\nreports = 1\n")
    before = reports_of(home)

    assert run(home) == 0

    assert len(reports_of(home)) == 1
    assert runs_of(home) == reports_of(home) == [(home / "reports" / "latest").resolve().name]
    assert reports_of(home)[0] not in before
    assert len(list((home / "data" / "processed" / "runs").glob("*.json"))) == 3, "records stay"
    assert links_of(home) == [f"{reports_of(home)[0]}/index.html"]
    told = block(home / "reports" / "latest" / "index.html")
    assert f"Held against the run {before[-1]}" in told
    assert "Nothing changed beyond chance." in told


def test_a_takedown_forgets_what_runs_answered_and_the_page_of_reports(home):
    con = duckdb.connect(home / "data" / "processed" / "mltrends.duckdb", read_only=True)
    [(one,)] = con.execute("SELECT posting_id FROM postings WHERE posting_id LIKE '%two-7'").fetchall()
    con.close()

    assert call(["forget", one, "--no-run", "--home", str(home)]) == 0

    assert list((home / "data" / "processed" / "runs").iterdir()) == []
    assert not (home / "reports" / "index.html").exists()
