"""A report in one file: whole without anything beside it, every link inside it, no id twice."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise

import pytest

from mltrends.model import Problem, WrongUse
from mltrends.report import pdf
from mltrends.report.alone import place_alone
from mltrends.report.joined import Part
from mltrends.report.pdf import find_chromium, write_pdf
from mltrends.report.single import single_page, write_single
from mltrends.report.site import Wish
from mltrends.store.home import open_home

PAGES = [
    "index",
    "demand",
    "skills",
    "pay",
    "remote",
    "education",
    "industries",
    "ethics",
    "claims",
    "missing",
]


@pytest.fixture(scope="module")
def page(single, parse):
    return parse(single)


def test_all_pages_that_are_read_through_stand_in_it_one_after_the_other(page):
    parts = [a["id"] for a in page.having("div") if a.get("class") == "part"]

    assert parts == [*PAGES, "data", "method"]
    assert [a["href"] for a in page.having("a") if a["href"].removeprefix("#") in parts][:12] == [
        f"#{part}" for part in parts
    ]


def test_no_id_stands_twice_and_every_link_leads_to_a_place_in_the_file(page):
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]

    assert page.wrong == []
    assert len(ids) == len(set(ids))
    for attributes in page.having("a"):
        assert attributes["href"].startswith("#"), attributes
        assert attributes["href"][1:] in ids, attributes
    for _, attributes in page.tags:
        for name in attributes.get("aria-labelledby", "").split():
            assert name in ids
    for _, attributes in page.tags:
        for value in attributes.values():
            for name in re.findall(r"url\(#([^)]+)\)", value or ""):
                assert name in ids
    assert {a["href"][1:] for a in page.having("use")} <= set(ids)


def test_it_loads_nothing_runs_nothing_and_lets_in_its_own_style_alone(single, page):
    raw = single.read_text(encoding="utf-8")
    assert "data-spots" not in raw, "no script is there to read them"
    (policy,) = [
        a["content"] for a in page.having("meta") if a.get("http-equiv") == "Content-Security-Policy"
    ]
    style = raw[raw.index("<style>") + 7 : raw.index("</style>")]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'; ")
    assert "script-src" not in policy
    assert "url(" not in style
    assert {tag for tag, _ in page.tags}.isdisjoint({"script", "img", "iframe", "object", "form"})
    assert not [a for _, a in page.tags if "style" in a or any(key.startswith("on") for key in a)]


def test_every_chart_is_in_it_once_with_its_numbers_folded_away(report, single, page, parse):
    drawn = {
        a["aria-labelledby"].split()[0].removesuffix("-narrow-title").partition("--")[2]
        for a in page.having("svg")
        if a.get("role") == "img"
    }
    there = set()
    for name in (*PAGES, "data"):
        svgs = [a for a in parse(report / f"{name}.html").having("svg") if a.get("role") == "img"]
        there |= {a["aria-labelledby"].split()[0].rpartition("-")[0].rpartition("-")[0] for a in svgs}

    assert drawn == there
    assert len([a for a in page.having("svg") if a.get("role") == "img"]) == len(drawn)
    assert len(page.having("details")) >= len(drawn)
    assert not [a for a in page.having("details") if "open" in a]


def test_headings_go_down_one_step_at_a_time_from_a_single_first_one(page):
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]

    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_it_is_small_enough_to_be_sent(single):
    assert single.stat().st_size < 3_000_000


def test_it_shows_no_ad_and_none_of_its_words(page):
    assert "made:" not in page.text()
    assert not page.having("mark")
    assert "the words in the ads" not in page.text()


def test_the_same_warehouse_gives_the_same_file(made, single, drawings, tmp_path):
    write_single(made.warehouse(tmp_path / "w.duckdb"), tmp_path / "again.html", Wish(kept=drawings))

    assert (tmp_path / "again.html").read_bytes() == single.read_bytes()


def test_some_pages_under_a_title_of_ones_own(made, parse, drawings, tmp_path):
    wish = Wish(only=("pay",), title="Our <own> pay", kept=drawings)

    write_single(made.warehouse(tmp_path / "w.duckdb"), tmp_path / "pay.html", wish)

    page = parse(tmp_path / "pay.html")
    assert "<h1>Our &lt;own&gt; pay</h1>" in (tmp_path / "pay.html").read_text(encoding="utf-8")
    assert [a["id"] for a in page.having("div") if a.get("class") == "part"] == [
        "index",
        "pay",
        "data",
        "method",
    ]
    ids = {a["id"] for _, a in page.tags if "id" in a}
    assert {a["href"][1:] for a in page.having("a")} <= ids


def test_a_page_that_is_in_no_single_file_is_refused_with_those_that_are(made, tmp_path):
    warehouse = made.warehouse(tmp_path / "w.duckdb")

    with pytest.raises(WrongUse, match="'compare' is in no single file; there are: index, demand"):
        write_single(warehouse, tmp_path / "x.html", Wish(only=("compare",)))
    with pytest.raises(WrongUse, match="there is no page 'pey'"):
        write_single(warehouse, tmp_path / "x.html", Wish(only=("pey",)))
    assert not (tmp_path / "x.html").exists()


def test_links_to_what_is_not_in_the_file_become_words():
    part = Part("pay", ("pay", "method"))

    joined = part.joined(
        '<p>See <a href="skill-go.html">Go <b>all</b></a>, <a href="method.html#limits">limits</a>, '
        '<a href="pay.html">this</a>, <a href="#top">up</a>, <a href="data/pay.csv">CSV</a>, <a href="pay">x</a>.</p>'
    )

    assert joined == (
        '<p>See Go <b>all</b>, <a href="#method--limits">limits</a>, '
        '<a href="#pay">this</a>, <a href="#pay--top">up</a>, CSV, x.</p>'
    )


def test_ids_of_drawings_and_what_refers_to_them_get_the_name_of_the_page():
    joined = Part("pay", ("pay",)).joined(
        '<h3 id="a">x</h3><svg aria-labelledby="a b"><clipPath id="c"></clipPath><g clip-path="url(#c)"><use href="#c"/></g></svg>'
    )

    assert joined == (
        '<h4 id="pay--a">x</h4><svg aria-labelledby="pay--a pay--b"><clipPath id="pay--c"></clipPath>'
        '<g clip-path="url(#pay--c)"><use href="#pay--c"/></g></svg>'
    )


def test_words_that_look_like_tags_stay_words():
    words = "<p>&lt;a href=&#34;x&#34;&gt; id=&quot;y&quot; a &lt; b</p>"

    assert Part("pay", ("pay",)).joined(words) == words


def test_on_paper_nothing_is_folded_away_and_charts_are_wide(made, report, drawings, tmp_path, parse):
    warehouse = made.warehouse(tmp_path / "w.duckdb")
    _, text = single_page(warehouse, Wish(only=("pay",), kept=drawings), paper=True)
    (tmp_path / "paper.html").write_text(text, encoding="utf-8")
    page = parse(tmp_path / "paper.html")

    assert page.having("details")
    assert all("open" in a for a in page.having("details"))
    forms = {a["aria-labelledby"].split("-")[-2] for a in page.having("svg") if a.get("role") == "img"}
    assert forms == {"wide"}


# ---------------------------------------------------------------- where it may be written


def test_a_file_that_is_there_and_the_folder_of_a_report_are_left_as_they_are(report, tmp_path):
    home = open_home(tmp_path)
    (tmp_path / "mine.html").write_text("mine")

    for out, words in (
        (tmp_path / "mine.html", "is there already"),
        (tmp_path / "mine.pdf", "does not end in .html"),
        (tmp_path / "folder", "does not end in .html"),
        (report / "png" / "mine.html", "a report stays as it was drawn"),
    ):
        with pytest.raises(WrongUse, match=words):
            place_alone(home, out, pdf=False)
    assert (tmp_path / "mine.html").read_text() == "mine"


# ---------------------------------------------------------------- the browser that prints


def program(path, lines):
    path.write_text(f"#!/bin/sh\n{lines}\n")
    path.chmod(0o755)
    return path


def test_without_a_browser_it_is_said_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pdf, "NAMES", [name for name in pdf.NAMES if "/" not in name])  # some Mac has them
    monkeypatch.delenv(pdf.NAMED, raising=False)

    with pytest.raises(WrongUse, match=r"none was found; install one .*MLTRENDS_CHROMIUM.*--single-file"):
        find_chromium()


def test_the_browser_that_is_named_is_taken_and_a_name_of_nothing_is_refused(monkeypatch, tmp_path):
    own = program(tmp_path / "own-browser", "exit 0")
    program(tmp_path / "chromium", "exit 0")
    monkeypatch.setenv("PATH", str(tmp_path))

    assert find_chromium() == str(tmp_path / "chromium")
    monkeypatch.setenv("MLTRENDS_CHROMIUM", str(own))
    assert find_chromium() == str(own)
    monkeypatch.setenv("MLTRENDS_CHROMIUM", "own-browser")
    assert find_chromium() == str(own)
    monkeypatch.setenv("MLTRENDS_CHROMIUM", "nothing")
    with pytest.raises(WrongUse, match="MLTRENDS_CHROMIUM names 'nothing', and no such program"):
        find_chromium()


@pytest.mark.parametrize(
    ("lines", "words"),
    [("echo 'no display' >&2; exit 3", "printed no PDF: no display"), ("exit 0", "it ended with 0")],
)
def test_a_browser_that_prints_nothing_leaves_nothing_behind(
    made, report, drawings, monkeypatch, tmp_path, lines, words
):
    monkeypatch.setenv("MLTRENDS_CHROMIUM", str(program(tmp_path / "browser", lines)))
    warehouse = made.warehouse(tmp_path / "w.duckdb")

    with pytest.raises(Problem, match=words):
        write_pdf(warehouse, tmp_path / "out" / "report.pdf", Wish(only=("missing",), kept=drawings))
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.long
def test_the_pdf_is_the_same_but_for_the_time_and_the_numbers_that_the_browser_gives(
    made, report, drawings, tmp_path
):
    try:
        find_chromium()
    except WrongUse:
        pytest.skip("there is no Chromium on this machine")
    warehouse = made.warehouse(tmp_path / "w.duckdb")
    for name in ("one", "two"):
        write_pdf(warehouse, tmp_path / f"{name}.pdf", Wish(only=("pay",), kept=drawings))

    one, two = (
        re.sub(rb"/(CreationDate|ModDate) \(D:[^)]*\)|node\d+", b"", (tmp_path / f"{name}.pdf").read_bytes())
        for name in ("one", "two")
    )
    assert one == two
    assert one.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type /Page\b", one)) > 5
