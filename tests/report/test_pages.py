"""Pages are whole without network and JavaScript, and say what they are."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
from itertools import pairwise

import pytest

from mltrends.charts import load
from mltrends.report import drawing
from mltrends.report.site import Wish
from mltrends.report.tables import FileAccount, _summary
from mltrends.report.write import write_report


@pytest.fixture(scope="module")
def pages(report, parse):
    """Every page of the report, by its name."""
    return {path.name: parse(path) for path in sorted(report.glob("*.html"))}


def each(pages, wrong):
    """What is wrong on which page."""
    return {name: found for name, page in pages.items() if (found := wrong(page))}


def test_there_is_a_page_for_each_topic_skill_role_pair_and_chart(report, pages, made):
    record = json.loads((report / "report.json").read_text(encoding="utf-8"))

    assert set(record["pages"]) == set(pages)
    assert {"index.html", "demand.html", "skills.html", "pay.html", "remote.html"} < set(pages)
    assert {"data.html", "method.html", "evidence.html", "downloads.html", "compare.html"} < set(pages)
    assert {"skill-python.html", "skill-scikit-learn.html", "role-data-scientist.html"} < set(pages)
    assert "role-academic-researcher.html" not in pages  # 4 ads
    assert "compare-data-scientist-and-machine-learning-engineer.html" in pages
    assert len([name for name in pages if name.startswith("skill-")]) == len(made.SKILLS)


def test_every_tag_is_closed_where_it_was_opened(pages):
    assert each(pages, lambda page: page.wrong) == {}


def test_ids_are_unique_and_every_link_leads_somewhere(report, pages):
    anchors = {name: {a["id"] for _, a in page.tags if "id" in a} for name, page in pages.items()}

    for name, page in pages.items():
        ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
        assert len(ids) == len(set(ids)), name
        for attributes in page.having("a"):
            file, _, anchor = attributes["href"].partition("#")
            assert not file or (report / file).is_file(), (name, attributes["href"])
            assert not anchor or anchor in anchors[file or name], (name, attributes["href"])


def test_every_page_is_reached_from_the_first(report, pages):
    seen, todo = set(), ["index.html"]
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo += [
                a["href"].partition("#")[0]
                for a in pages[name].having("a")
                if a["href"].partition("#")[0] in pages
            ]

    assert seen == set(pages)


def test_nothing_is_loaded_but_the_two_scripts_beside_the_page(pages):
    for name, page in pages.items():
        assert [a["src"] for a in page.having("script")] == ["search.js", "site.js"], name
        for tag, attributes in page.tags:
            assert tag not in {"iframe", "object", "embed", "img", "video", "form"}, name
            for key, value in attributes.items():
                assert not key.startswith("on")
                assert key != "style"
                if key in {"href", "src", "action", "data"}:
                    assert re.match(r"(?:[a-z_]+/)*[\w.-]*(?:#[\w-]+)?$|data:image/svg", value), (name, value)


def test_the_policy_lets_in_the_own_style_and_scripts_and_nothing_else(report, pages):
    for name, page in pages.items():
        (policy,) = [
            a["content"] for a in page.having("meta") if a.get("http-equiv") == "Content-Security-Policy"
        ]
        raw = (report / name).read_text(encoding="utf-8")
        style = raw[raw.index("<style>") + 7 : raw.index("</style>")]
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

        assert policy.startswith("default-src 'none'; script-src 'self'; ")
        assert f"style-src 'sha256-{digest}'" in policy
        assert "url(" not in style
        assert "@import" not in style


def test_every_page_names_the_version_and_the_synthetic_sample(pages):
    for name, page in pages.items():
        words = page.text()

        assert "mltrends 0.1.0" in words, name
        assert "synthetic sample These ads are made up" in words, name
        assert [a for a in page.having("aside") if a["class"] == "banner"], name


def test_every_page_can_be_read_by_machines_that_read_aloud(pages):
    for name, page in pages.items():
        assert page.having("html") == [{"lang": "en"}]
        assert len(page.having("h1")) == 1, name
        assert len(page.having("main")) == 1, name
        assert [a["content"] for a in page.having("meta") if a.get("name") == "viewport"]
        assert page.text().index("Skip to the content") < page.text().index("Overview")
        levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
        assert all(after - before <= 1 for before, after in pairwise(levels)), name


def test_every_chart_has_a_name_a_description_a_table_and_its_files(report, pages):
    record = json.loads((report / "report.json").read_text(encoding="utf-8"))
    by_page = {}
    for chart in load():
        by_page.setdefault(f"{chart.page}.html", []).append(chart)

    assert record["charts"] == [chart.name for name in pages_in_order() for chart in by_page.get(name, [])]
    for name, charts in by_page.items():
        page = pages[name]
        svgs = [a for a in page.having("svg") if a.get("role") == "img"]
        links = [a["href"] for a in page.having("a")]
        assert len(svgs) == 2 * len(charts), name
        assert all(len(a["aria-labelledby"].split()) == 2 for a in svgs)
        assert len(page.having("figcaption")) == len(page.having("figure")) == len(charts)
        assert {a.get("scope") for a in page.having("th")} == {"row", "col"}
        for chart in charts:
            assert {f"png/{chart.name}.png", f"charts/{chart.name}.svg"} <= set(links), chart.name
            assert {f"data/{chart.metric}.csv", f"sql/{chart.metric}.sql"} <= set(links), chart.name


def test_a_topic_begins_with_what_was_found_and_ends_with_what_it_cannot_say(pages):
    words = pages["pay.html"].text()

    assert (
        words.index("What was found") < words.index("The charts") < words.index("What this page cannot say")
    )
    assert "Who is silent on pay is not in any of these numbers" in words


def test_findings_come_first_and_lead_to_the_charts_on_their_pages(pages):
    page = pages["index.html"]
    words = page.text()

    assert words.index("Data Scientist is the role advertised most") < words.index("What it rests on")
    leads = [
        a["href"]
        for a in page.having("a")
        if "#" in a["href"] and not a["href"].startswith(("#", "method", "data"))
    ]
    assert leads == [
        "demand.html#roles",
        "skills.html#skills",
        "skills.html#skill_trend",
        "skills.html#skill_trend",
        "pay.html#pay",
        "remote.html#remote",
    ]


def test_skills_and_roles_are_linked_wherever_a_table_names_them(pages):
    links = {a["href"] for a in pages["skills.html"].having("a")}

    assert {"skill-python.html", "skill-sql.html"} <= links
    assert "role-data-scientist.html" in {a["href"] for a in pages["demand.html"].having("a")}


def test_a_page_of_a_skill_tells_its_share_and_shows_ads_with_the_words(pages):
    words = pages["skill-python.html"].text()

    assert "72.0% of ads with text mention Python (95% interval" in words
    assert "ads with text that mention it 3,520 of 4,890" in words
    assert "10 ads that mention Python" in words
    assert "… know Python well, and more …" in words
    assert "where concept in ['python']" in words


def test_two_roles_differ_only_where_their_intervals_lie_apart(made, write, parse):
    rows = [
        {"role": role, **made._concept(label)} | made.share(k, n)
        for role, label, k, n in (
            ("Data Scientist", "Python", 1500, 1704),
            ("Machine Learning Engineer", "Python", 500, 1230),
            ("Data Scientist", "SQL", 800, 1704),
            ("Machine Learning Engineer", "SQL", 590, 1230),
        )
    ]

    page = parse(
        write({"answer_skill_roles": rows}) / "compare-data-scientist-and-machine-learning-engineer.html"
    )

    words = page.text()
    assert "Python 88.0% 40.7% +47.4 pp" in words
    assert "SQL 46.9% 48.0% no clear difference" in words


def test_without_snippets_no_ad_is_on_any_page(made, parse, drawings, tmp_path):
    wish = Wish(snippets=False, kept=drawings)
    write_report(made.warehouse(tmp_path / "w.duckdb"), tmp_path / "out", wish)

    assert not list((tmp_path / "out").glob("ads-*.html"))
    for path in (tmp_path / "out").glob("*.html"):
        page = parse(path)
        assert "made:" not in page.text(), path.name
        assert "(m/f)" not in page.text(), path.name
        for attributes in page.having("a"):
            file = attributes["href"].partition("#")[0]
            assert not file or (path.parent / file).is_file(), (path.name, file)


@pytest.mark.long
def test_search_of_hostile_words_is_only_words(hostile):
    assert "<" not in (hostile / "search.js").read_text(encoding="utf-8")


def test_search_knows_every_page_skill_and_role(report):
    text = (report / "search.js").read_text(encoding="utf-8")
    entries = json.loads(text.removeprefix("window.mltrendsPages = ").removesuffix(";\n"))

    assert ["Python", "skill (languages), 3,520 ads", "skill-python.html"] in entries
    assert all((report / file).is_file() for _, _, file in entries)


def test_a_drawing_that_is_kept_is_not_drawn_again_and_gives_the_same_bytes(
    made, report, drawings, tmp_path, monkeypatch
):
    drawn = []
    monkeypatch.setattr(drawing, "_draw_one", lambda one, _answers: drawn.append(one.name))
    monkeypatch.setattr(drawing, "TOGETHER", 10_000)

    write_report(made.warehouse(tmp_path / "w.duckdb"), tmp_path / "two", Wish(kept=drawings))

    assert drawn == []
    for path in (path for path in report.rglob("*") if path.is_file()):
        assert path.read_bytes() == (tmp_path / "two" / path.relative_to(report)).read_bytes()


def test_only_what_changed_is_drawn_again(made, drawings, tmp_path):
    own = shutil.copytree(drawings, tmp_path / "drawings")
    before = {path.name for path in own.iterdir()}
    pay = made.tables()["answer_pay"]
    pay[0]["p50"] += 1_000.0

    write_report(made.warehouse(tmp_path / "v.duckdb", {"answer_pay": pay}), tmp_path / "two", Wish(kept=own))

    new = {path.name for path in own.iterdir()} - before
    assert 1 <= len(new) < 10


def pages_in_order():
    from mltrends.report.pages import load as load_pages

    return [page.file for page in load_pages()]


def test_tables_that_were_joined_are_told_apart_from_the_rows_that_are_ads():
    ads, table = (
        FileAccount(name, "linkedin_tables", status, rows, rows, 0, 0, None, None, None, 0)
        for name, status, rows in (("ads.csv", "read", 100), ("pay.csv", "joined", 1300))
    )

    assert _summary((ads, table)) == (
        "2 files were read, with 1,400 rows: 1,400 kept, 0 refused. "
        "1 of them, with 1,300 rows, is a table that was joined to the ads of another file."
    )


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


def test_a_report_of_some_pages_is_whole(made, parse, drawings, tmp_path):
    wish = Wish(only=("pay",), kept=drawings)

    write_report(made.warehouse(tmp_path / "w.duckdb"), tmp_path / "out", wish)

    names = {path.name for path in (tmp_path / "out").glob("*.html") if not path.name.startswith("ads-")}
    assert names == {"index.html", "pay.html", "data.html", "method.html", "evidence.html", "downloads.html"}
    for path in (tmp_path / "out").glob("*.html"):
        page = parse(path)
        for attributes in page.having("a"):
            file = attributes["href"].partition("#")[0]
            assert not file or (path.parent / file).is_file(), (path.name, file)
    assert "advertised most" not in parse(tmp_path / "out" / "index.html").text()


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
        "What does answer_trends say? (role and remote) 5,000 2 it has no date (1,332) "
        "What does answer_trends say? (skill) 4,700 2 it has no date (1,632) "
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
    for path in report.glob("*.html"):
        assert path.stat().st_size < 1_000_000


@pytest.mark.long
def test_a_report_of_real_ads_does_not_call_itself_a_sample(made, parse, tmp_path):
    sources = [row | {"kind": "postings"} for row in made.tables()["answer_sources"]]
    warehouse = made.warehouse(tmp_path / "w.duckdb", {"answer_sources": sources}, {"sample": "false"})
    folder = tmp_path / "out"

    write_report(warehouse, folder, Wish(title="My <own> title", only=("demand",)))

    assert "<h1>My &lt;own&gt; title</h1>" in (folder / "index.html").read_text(encoding="utf-8")
    for path in folder.glob("*.html"):
        assert "synthetic sample" not in path.read_text(encoding="utf-8")
        assert parse(path).wrong == []


@pytest.mark.long
def test_a_report_without_any_ad_is_whole_and_says_so(made, parse, tmp_path):
    nothing = made.warehouse(
        tmp_path / "w.duckdb", {name: [] for name in made.COLUMNS}, {"as_of": None, "settings": ""}
    )

    summary = write_report(nothing, tmp_path / "out")

    assert len(summary.findings) >= 4
    for path in summary.pages:
        assert parse(path).wrong == [], path.name
        assert "None" not in parse(path).text(), path.name
        assert "nan" not in parse(path).text().lower().split(), path.name
    assert parse(tmp_path / "out" / "index.html").text().count("Too few ads") >= 3
