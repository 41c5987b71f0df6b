"""One page leads to all reports of a home, and is as safe to open as they are."""

from __future__ import annotations

import json

import pytest

from mltrends.report.contents import contents_page


@pytest.fixture
def lay(tmp_path):
    """Lay a report that says so much of itself."""

    def lay(name, **told):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "index.html").write_text("")
        if told:
            (folder / "report.json").write_text(json.dumps(told), encoding="utf-8")
        return folder

    return lay


@pytest.fixture
def read(tmp_path, parse):
    def read(folders):
        path = tmp_path / "index.html"
        path.write_text(contents_page(folders, "0.1.0"), encoding="utf-8")
        return parse(path)

    return read


def test_the_newest_report_comes_first_with_what_it_says_of_itself(lay, read):
    first = lay("2026-01-01_000000", as_of="2025-12-17", ads=5432, sample=True, findings=["One.", "Two."])
    second = lay("2026-02-01_000000", as_of="2026-01-30", ads=6010, sample=False, findings=["Three."])

    page = read([first, second])

    assert [link["href"] for link in page.having("a")][1:] == [
        "2026-02-01_000000/index.html",
        "2026-01-01_000000/index.html",
    ]
    assert "2026-02-01_000000 30 Jan 2026 6,010 Three." in page.text().replace("\u00a0", " ")
    assert "2026-01-01_000000 synthetic sample 17 Dec 2025 5,432 One." in page.text().replace("\u00a0", " ")
    assert page.wrong == []


def test_a_page_of_made_up_ads_alone_says_so_on_top(lay, read):
    sample = lay("2026-01-01_000000", sample=True, ads=1)

    assert "These ads are made up" in read([sample]).text()
    assert "These ads are made up" not in read([sample, lay("2026-02-01_000000", sample=False, ads=1)]).text()


def test_nothing_runs_and_nothing_is_loaded(lay, read, made):
    page = read(
        [lay("2026-01-01_000000", as_of=made.SCRIPT, ads="many", findings=[made.SCRIPT], sample="yes")]
    )

    assert page.having("script") == []
    assert page.having("img") == []
    [policy] = [tag["content"] for tag in page.having("meta") if "http-equiv" in tag]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "script-src" not in policy
    assert made.SCRIPT[:25] in page.text()


def test_a_report_that_says_nothing_of_itself_is_led_to_all_the_same(lay, read):
    bare, odd = lay("2026-01-01_000000"), lay("2026-02-01_000000")
    (odd / "report.json").write_text("[1]")

    page = read([bare, odd])

    assert [link["href"] for link in page.having("a")][1:] == [
        "2026-02-01_000000/index.html",
        "2026-01-01_000000/index.html",
    ]
    assert page.text().count("not known not known") == 2
