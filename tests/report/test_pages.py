"""Pages are whole without network and JavaScript, and say what they are."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise

import pytest

from mltrends.report.write import write_report

PAGES = ["index.html", "data.html", "method.html"]


@pytest.fixture(scope="module", params=PAGES)
def page(request, report, parse):
    return parse(report / request.param)


def test_every_tag_is_closed_where_it_was_opened(page):
    assert page.wrong == []


def test_ids_are_unique_and_every_link_leads_somewhere(page, report, parse):
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))

    for attributes in page.having("a"):
        file, _, anchor = attributes["href"].partition("#")
        target = parse(report / file) if file.endswith(".html") else page
        assert not file or (report / file).is_file(), attributes["href"]
        assert not anchor or anchor in {a.get("id") for _, a in target.tags}, attributes["href"]


def test_nothing_is_loaded_from_anywhere(page):
    for tag, attributes in page.tags:
        assert tag not in {"script", "iframe", "object", "embed", "img", "video", "form"}
        for name, value in attributes.items():
            assert not name.startswith("on")
            assert name != "style"
            if name in {"href", "src", "action", "data"}:
                assert re.match(r"(?:[a-z_]+/)*[\w.-]*(?:#[\w-]+)?$|data:image/svg", value), value


def test_the_policy_lets_in_the_own_style_and_nothing_else(report, page):
    (policy,) = [
        a["content"] for a in page.having("meta") if a.get("http-equiv") == "Content-Security-Policy"
    ]
    raw = (report / "index.html").read_text(encoding="utf-8")
    style = raw[raw.index("<style>") + 7 : raw.index("</style>")]

    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in policy
    assert "url(" not in style
    assert "@import" not in style


def test_every_page_names_the_version_and_the_synthetic_sample(page):
    words = page.text()

    assert "mltrends 0.1.0" in words
    assert "synthetic sample These ads are made up" in words
    assert [a for a in page.having("aside") if a["class"] == "banner"]


def test_every_page_can_be_read_by_machines_that_read_aloud(page):
    assert page.having("html") == [{"lang": "en"}]
    assert len(page.having("h1")) == 1
    assert len(page.having("main")) == 1
    assert [a["content"] for a in page.having("meta") if a.get("name") == "viewport"]
    assert page.text().index("Skip to the content") < page.text().index("Overview")
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_chart_has_a_name_a_description_a_table_and_its_files(report, parse):
    page = parse(report / "index.html")
    svgs = [a for a in page.having("svg") if a.get("role") == "img"]

    assert len(svgs) == 10
    assert all(len(a["aria-labelledby"].split()) == 2 for a in svgs)
    assert len(page.having("title")) == 1 + len(svgs)
    assert len(page.having("desc")) == len(svgs)
    assert len(page.having("figcaption")) == len(page.having("figure")) == 5
    assert len(page.having("caption")) == len(page.having("table")) == len(page.having("details")) == 5
    assert {a.get("scope") for a in page.having("th")} == {"row", "col"}
    for name, answer in {
        "roles": "roles",
        "skills": "skills",
        "skill_trend": "skill_months",
        "pay": "pay",
        "remote": "remote_months",
    }.items():
        links = [a["href"] for a in page.having("a")]
        assert {f"charts/{name}.png", f"charts/{name}.svg"} <= set(links)
        assert {f"data/answer_{answer}.csv", f"sql/answer_{answer}.sql"} <= set(links)


def test_findings_come_before_charts_and_lead_to_them(report, parse):
    page = parse(report / "index.html")
    words = page.text()

    assert (
        words.index("Data Scientist is the role advertised most")
        < words.index("What it rests on")
        < words.index("The charts")
    )
    leads = [a["href"] for a in page.having("a") if a["href"].startswith("#") and a.get("class") != "anchor"]
    assert leads == ["#main", "#roles", "#skills", "#skill_trend", "#skill_trend", "#pay", "#remote"]


def test_the_data_page_accounts_for_every_file_refusal_and_source(report, parse):
    words = parse(report / "data.html").text()

    for part in (
        "3 files were read, with 7,100 rows: 7,089 kept, 11 refused. 1 further file was not read.",
        "sample/glassdoor_ads.csv",
        "no column looks like a job title",
        "fewer cells than the header",
        "JobSpy-like sample",
        "stated by the employer",
        "with stated pay",
    ):
        assert part in words, part


def test_the_data_page_tells_the_languages_of_the_ads_and_what_is_not_found_in_them(report, write, parse):
    words = parse(report / "data.html").text()

    assert (
        "Of 4,890 ads with text: English 97.1%, German 1.2%, French 0.4%, Dutch 0.2%, 2 further languages, "
        "not to be told 1.0%. The vocabulary is English: ads in other languages are read for names of tools"
    ) in words
    assert "Swedish 4 0.1%" in words
    assert "not to be told 47 1.0%" in words

    none = parse(write({"answer_languages": []}) / "data.html").text()
    assert "There is no ad with text. The vocabulary is English" in none


def test_modelled_roles_are_marked_and_said_to_be_in_no_number(report, parse):
    told = parse(report / "data.html").text()

    assert "Modelled: of 300 ads with a title that names no known job" in told
    assert "41 are given a role. They are in no other number of this report." in told
    assert "Right on known titles (modelled)" in told


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], "There is no model of titles"),
        (
            [{"role": "Data Analyst", "matched": 500, "modelled": 0, "precision": None, "asked": 300}],
            "none is given a role, for the model is not sure enough",
        ),
    ],
)
def test_where_no_role_is_modelled_the_page_says_why(write, parse, rows, words):
    assert words in parse(write({"answer_modelled_roles": rows}) / "data.html").text()


def test_the_data_page_tells_which_ads_each_answer_counts_and_which_it_leaves_out(report, parse):
    words = parse(report / "data.html").text()

    assert (
        "What does answer_skills say? 4,890 2 its role is not in scope (1,442) "
        "answer_trends (role and remote) 5,000 2 it has no date (1,332) "
        "answer_trends (skill) 4,700 2 it has no date (1,632) "
        "What does answer_files say? 0 0 the answer is not about ads (6,332)"
    ) in words


def test_the_method_page_tells_thresholds_and_settings_in_force(report, write, parse, made):
    words = parse(report / "method.html").text()
    assert "A share is shown from 50 ads on." in words
    assert "What these numbers cannot say" in words
    for line in made.ABOUT["settings"].splitlines():
        assert line.partition(" = ")[0] in words
    for value in ("9b1c44d2", "3f2a9c1d5b7e4a60", "17\u00a0Dec\u00a02025".replace("\u00a0", " ")):
        assert value in words


def test_pages_stay_small(report):
    for name in PAGES:
        assert (report / name).stat().st_size < 500_000


def test_a_report_of_real_ads_does_not_call_itself_a_sample(write, made, parse):
    sources = [row | {"kind": "postings"} for row in made.tables()["answer_sources"]]

    folder = write({"answer_sources": sources}, {"sample": "false"}, title="My <own> title")

    assert "<h1>My &lt;own&gt; title</h1>" in (folder / "index.html").read_text(encoding="utf-8")
    for name in PAGES:
        raw = (folder / name).read_text(encoding="utf-8")
        assert "synthetic sample" not in raw
        assert parse(folder / name).wrong == []


def test_a_report_without_any_ad_is_whole_and_says_so(made, parse, tmp_path):
    nothing = made.warehouse(
        tmp_path / "w.duckdb", {name: [] for name in made.COLUMNS}, {"as_of": None, "settings": ""}
    )

    summary = write_report(nothing, tmp_path / "out")

    assert [path.name for path in summary.pages] == PAGES
    assert len(summary.findings) >= 4
    for path in summary.pages:
        assert parse(path).wrong == []
    words = parse(summary.pages[0]).text()
    assert words.count("Too few ads") >= 3
    assert "nan" not in words.lower().split()
    assert "None" not in words
