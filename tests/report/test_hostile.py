"""Words of a hostile dataset stay words: escaped, cut, and in one line."""

from __future__ import annotations

import re

import pytest


@pytest.mark.parametrize("name", ["index.html", "data.html", "method.html"])
def test_hostile_words_make_no_tags(hostile, parse, name):
    page = parse(hostile / name)

    assert page.wrong == []
    assert {tag for tag, _ in page.tags}.isdisjoint({"script", "img", "iframe"})
    assert not [a for _, a in page.tags if any(key.startswith("on") for key in a)]
    assert not [a for a in page.having("a") if "javascript" in a["href"]]
    assert len(page.having("style")) == 1
    assert "alert(1)" in page.text()  # shown as words


@pytest.mark.parametrize("name", ["index.html", "data.html", "method.html"])
def test_hostile_words_turn_no_sentence_round_and_stretch_no_page(hostile, parse, name):
    raw = (hostile / name).read_text(encoding="utf-8")

    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f\x00-\x08\x0b-\x1f]", raw)
    assert max(map(len, parse(hostile / name).text().split())) < 420
    assert len(raw) < 1_000_000


def test_the_csv_keeps_all_words_and_guards_formulas(hostile, made):
    raw = (hostile / "data" / "answer_files.csv").read_text(encoding="utf-8")

    assert f'"\'{made.ENDLESS}"' in raw or f"'{made.ENDLESS}" in raw
    assert made.SCRIPT.replace('"', '""') in raw


def test_hostile_words_make_no_tags_in_the_pictures(hostile):
    for path in (hostile / "charts").glob("*.svg"):
        assert "<script" not in path.read_text(encoding="utf-8")
        assert "<img" not in path.read_text(encoding="utf-8")
