"""`mltrends report` of a part of the ads: said everywhere, beside the published one, refused where it cannot be meant."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import pytest

from mltrends.cli import call

WORDS = "Only ads first seen from Jan 2024 on, in the United Kingdom or the United States, for Data Engineer or Data Scientist."


@pytest.fixture(scope="module")
def home(sample_home, tmp_path_factory):
    copied = tmp_path_factory.mktemp("part") / "home"
    shutil.copytree(sample_home, copied, symlinks=True)
    return copied


@pytest.fixture(scope="module")
def scratch(tmp_path_factory):
    """Where temporary files go."""
    folder, before = tmp_path_factory.mktemp("scratch"), tempfile.tempdir
    tempfile.tempdir = str(folder)
    yield folder
    tempfile.tempdir = before


@pytest.fixture(scope="module")
def report(home, scratch):
    """A report of a part, and what stood there before."""
    published = sorted((home / "reports" / "latest").resolve().rglob("*"))
    before = {path: path.read_bytes() for path in published if path.is_file()}
    asked = ["--from", "2024", "--country", "GB,US", "--role"]
    assert (
        call(["report", "--home", str(home), "--only", "demand", *asked, "data scientist,data engineer"]) == 0
    )
    assert {path: path.read_bytes() for path in before} == before
    return home / "reports" / "custom"


@pytest.mark.long
def test_every_page_of_a_part_says_which_ads_these_are(report):
    pages = list(report.glob("*.html"))

    assert len(pages) > 5
    for page in pages:
        assert WORDS in page.read_text(encoding="utf-8"), page.name


def test_what_travels_alone_says_which_ads_these_are(report):
    part = WORDS.removeprefix("Only ").removesuffix(".")
    feed = json.loads((report / "feed.json").read_text())

    assert "Only ads first seen from Jan 2024 on" in (report / "charts" / "roles.svg").read_text()
    assert "United Kingdom and United States, Jan 2024 – " in (report / "demand.html").read_text()
    assert WORDS in (report / "summary.md").read_text()
    assert feed["title"].endswith(f"{part} (synthetic sample)")
    assert part in (report / "feed.xml").read_text()
    assert WORDS in (report / "downloads.html").read_text()
    assert json.loads((report / "report.json").read_text())["filter"] == {
        "words": part,
        "from": "2024-01",
        "to": None,
        "countries": ["GB", "US"],
        "roles": ["Data Engineer", "Data Scientist"],
    }


def test_where_sql_is_shown_stands_that_it_was_asked_of_a_part(report):
    asked = "It was asked of the part of the ads"

    assert asked in (report / "ads-roles.html").read_text()
    assert asked in (report / "downloads.html").read_text()
    first = (report / "sql" / "answer_roles.sql").read_text().splitlines()[0]
    assert first.startswith("-- Asked of a part: ads first seen from Jan 2024 on")


def test_items_of_a_feed_are_others_than_those_of_all_ads(report, home):
    ids = [
        {item["id"] for item in json.loads((folder / "feed.json").read_text())["items"]}
        for folder in (report, home / "reports" / "latest")
    ]

    assert ids[0]
    assert not ids[0] & ids[1]


def test_a_report_of_all_ads_says_nothing_of_a_part(home):
    latest = home / "reports" / "latest"

    assert json.loads((latest / "report.json").read_text())["filter"] is None
    assert "of the part" not in "".join(page.read_text() for page in latest.glob("*.html"))
    assert (latest / "sql" / "answer_roles.sql").read_text().startswith("-- title:")


def test_nothing_is_left_of_a_part_but_its_report(report, scratch):
    assert report.is_dir()
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (["--country", "Germny"], "did you mean Germany?"),
        (["--to", "2001"], "there is no such ad: of"),
        (["--only", "pey", "--role", "Data Scientist"], "there is no page 'pey'"),
    ],
)
def test_a_part_that_cannot_be_meant_is_wrong_use_and_leaves_the_report_before_it(
    report, home, scratch, capsys, asked, words
):
    before = (report / "report.json").read_bytes()

    assert call(["report", "--home", str(home), *asked]) == 2

    assert words in capsys.readouterr().err
    assert (report / "report.json").read_bytes() == before
    assert list(scratch.iterdir()) == []


def test_how_far_it_is_goes_to_the_error_stream_and_findings_to_the_other(home, tmp_path: Path, capsys):
    out = tmp_path / "out"

    asked = ["--only", "demand", "--role", "Data Scientist", "--out", str(out)]
    assert call(["report", "--home", str(home), *asked]) == 0

    told = capsys.readouterr()
    assert [line.split()[0] for line in told.err.splitlines()] == ["cut", "answer", "draw"]
    assert told.out.splitlines()[0] == "- All ads that are counted are for one role, Data Scientist."
    page = (out / "demand.html").read_text()
    assert "One role is counted, so that it has no share to follow" in page
