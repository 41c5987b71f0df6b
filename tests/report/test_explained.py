"""The page of one ad is whole by itself, marks every mention, and takes no word of an ad for markup."""

from __future__ import annotations

import base64
import hashlib
import re
import time
from itertools import pairwise

import pytest

from mltrends import taxonomy
from mltrends.explain import Given, explain
from mltrends.extract.reader import Reader
from mltrends.report.explained import explained_page

AD = """About us
Acme is an AI company in fintech. We closed a Series C.

Requirements:
- 5+ years of experience with Python, SQL and big data pipelines
- Master's degree in statistics; no Java needed
- R&D. Go now. We like Go here

Pay: $120,000 - $150,000 a year. Write to python@acme.example
"""
TITLE = "Senior Data Scientist (Python)"


@pytest.fixture(scope="module")
def reader():
    return Reader(taxonomy.load())


@pytest.fixture(scope="module")
def page_of(reader):
    def page_of(text="", title="", given=None, **fields):
        explanation = explain(reader.read(text=text, title=title, **fields), reader.taxonomy, given)
        return explained_page(explanation, "0.1.0")

    return page_of


@pytest.fixture(scope="module")
def written(tmp_path_factory, parse, page_of):
    """The page of an ad, written and parsed."""
    folder = tmp_path_factory.mktemp("explained")

    def written(*args, **fields):
        path = folder / "page.html"
        path.write_text(page_of(*args, **fields), encoding="utf-8")
        return parse(path)

    return written


@pytest.fixture(scope="module")
def evil(made):
    """Every word that a dataset can bring, meant to do harm."""
    words = "\n".join(made.HOSTILE)
    given = Given(
        place=made.SCRIPT,
        pay=made.ENDLESS,
        remote=f"remote {made.RTL}",
        facts=tuple((f"{number} {made.SCRIPT}", word) for number, word in enumerate(made.HOSTILE)),
    )
    text = f"Requirements: {made.SCRIPT} Python Go {words}\n{made.RTL} $100,000 a year {made.SCRIPT}\nremote {made.SCRIPT}"
    return {
        "text": text,
        "title": f"{made.SCRIPT} Data Scientist {made.RTL}",
        "company": made.SCRIPT,
        "given": given,
    }


def test_every_tag_is_closed_and_every_link_leads_somewhere(written):
    page = written(AD, TITLE)
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]

    assert page.wrong == []
    assert len(ids) == len(set(ids))
    assert {a["href"] for a in page.having("a")} <= {f"#{name}" for name in ids}


def test_nothing_is_loaded_and_the_policy_lets_in_its_own_style_alone(written, page_of):
    page, raw = written(AD, TITLE), page_of(AD, TITLE)
    style = raw[raw.index("<style>") + 7 : raw.index("</style>")]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

    (policy,) = [a["content"] for a in page.having("meta") if "http-equiv" in a]

    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
    assert {tag for tag, _ in page.tags}.isdisjoint({"script", "img", "iframe", "object", "form"})
    assert not [a for _, a in page.tags if "style" in a or any(key.startswith("on") for key in a)]
    assert "url(" not in style
    assert "http" not in style


def test_every_mention_is_marked_in_the_ad_and_has_its_row(written, reader):
    page = written(AD, TITLE)
    mentions = reader.read(text=AD, title=TITLE).ad.mentions
    kinds = {int(a["id"][1:]): a["class"] for a in page.having("mark") if "id" in a}
    rows = {int(a["id"][1:]) for a in page.having("tr") if "id" in a}

    assert set(kinds) == rows == {*range(1, len(mentions) + 1)}
    for number, mention in enumerate(mentions, 1):
        assert (kinds[number] == "miss") is not mention.counted
    assert all(a["title"] for a in page.having("mark") if "id" in a)


def test_the_page_tells_fields_reasons_and_what_would_count(written):
    words = written(AD, TITLE).text()

    for part in (
        "$120,000 - $150,000 a year",
        "120,000 to 150,000 USD a year",
        "what speaks for another one is “Series” right before it.",
        "The sentence says that it is not needed.",
        "in one list with a programming language",
        "The words are part of a web or mail address.",
        "What would count",
        "in one of the ways of",
        "[e-mail]",
    ):
        assert part in words, part
    assert "python@acme" not in words


def test_lines_of_the_ad_keep_their_breaks(page_of):
    plain = re.sub(r"<a class=\"ref\".*?</a>|<[^>]+>", "", page_of(AD, TITLE))

    assert (
        "\n- 5+ years of experience with Python, SQL and big data pipelines\n- Master&#39;s degree" in plain
    )


def test_the_page_can_be_read_aloud(written):
    page = written(AD, TITLE)
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]

    assert page.having("html") == [{"lang": "en"}]
    assert len(page.having("h1")) == len(page.having("main")) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(page.having("caption")) == len(page.having("table"))


def test_an_ad_of_the_sample_says_that_it_is_made_up(written):
    assert "synthetic sample This ad is made up" in written(AD, given=Given(sample=True)).text()
    assert "synthetic" not in written(AD).text()


def test_a_page_without_title_text_or_mention_is_whole(written):
    for fields in ({}, {"title": "Gardener"}, {"text": "Some words."}):
        page = written(**fields)
        assert page.wrong == []
        assert "No skill was found that counts." in page.text()


def test_hostile_words_make_no_tags_in_any_field(written, evil):
    page = written(**evil)

    assert page.wrong == []
    assert {tag for tag, _ in page.tags}.isdisjoint({"script", "img", "iframe"})
    assert not [a for _, a in page.tags if any(key.startswith("on") for key in a)]
    assert all(a["href"].startswith("#") for a in page.having("a"))
    assert len(page.having("style")) == 1
    assert "alert(1)" in page.text()


def test_hostile_words_turn_no_sentence_round_and_bring_no_control_characters(page_of, evil):
    raw = page_of(**evil)

    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f\x00-\x08\x0b-\x1f\x7f-\x9f]", raw)
    assert "{{ site.title }}{% raw %}" in raw  # shown as words
    raw.encode("utf-8")


def test_a_name_in_half_a_character_is_no_error(page_of):
    page_of("\ud800 Python \udfff", "\ud800 Data Scientist").encode("utf-8")


def test_the_same_ad_gives_the_same_bytes(page_of):
    assert page_of(AD, TITLE) == page_of(AD, TITLE)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", [AD, "Go R C ", "Python,", "Benefits:\nRequirements:\n", "<b>", "a@b.co "], ids=ascii
)
def test_a_page_of_a_million_characters_is_made_in_bounded_time(page_of, piece):
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()
    size = len(page_of(text, text))

    assert time.process_time() - start < 30
    assert size < 20_000_000
