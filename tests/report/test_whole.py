"""The whole report of the synthetic sample, from real ads to the last page."""

from __future__ import annotations

import duckdb
import pytest

from mltrends.report.site import Wish
from mltrends.report.write import write_report

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def warehouse(sample_home):
    (found,) = (sample_home / "data" / "processed").glob("*.duckdb")
    return found


@pytest.fixture(scope="module")
def whole(warehouse, tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole") / "out"
    write_report(warehouse, folder, Wish())
    return folder


def test_each_skill_and_role_with_fifty_ads_has_a_page(warehouse, whole):
    with duckdb.connect(warehouse, read_only=True) as con:
        asked = "SELECT count(DISTINCT {}) FROM answer_{}s WHERE k >= 50"
        skills, roles = (
            con.execute(asked.format(column, kind)).fetchone()[0]
            for column, kind in (("concept", "skill"), ("role", "role"))
        )

    assert len([*whole.glob("skill-*.html")]) == skills > 20
    assert len([*whole.glob("role-*.html")]) == roles > 2


def test_every_link_of_every_page_leads_somewhere(whole, parse):
    pages = {path.name: parse(path) for path in whole.glob("*.html")}
    anchors = {name: {a["id"] for _, a in page.tags if "id" in a} for name, page in pages.items()}

    assert len(pages) > 100
    for name, page in pages.items():
        assert page.wrong == [], name
        for attributes in page.having("a"):
            file, _, anchor = attributes["href"].partition("#")
            assert not file or (whole / file).is_file(), (name, attributes["href"])
            assert not anchor or anchor in anchors[file or name], (name, attributes["href"])


def test_every_page_is_under_a_megabyte(whole):
    assert {
        path.name: path.stat().st_size for path in whole.glob("*.html") if path.stat().st_size > 1_000_000
    } == {}


def test_every_skill_of_the_sample_shows_words_of_its_ads(whole, parse):
    for path in whole.glob("skill-*.html"):
        marks = parse(path).having("mark")
        assert 1 <= len(marks) <= 10, path.name
