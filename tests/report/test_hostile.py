"""Words of a hostile dataset stay words: escaped, cut, and in one line."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.long


def test_hostile_words_make_no_tags_on_any_page(hostile, parse):
    for path in hostile.glob("*.html"):
        page = parse(path)
        assert page.wrong == [], path.name
        assert {tag for tag, _ in page.tags}.isdisjoint({"img", "iframe"}), path.name
        assert [a["src"] for a in page.having("script")] == ["search.js", "site.js"], path.name
        assert not [a for _, a in page.tags if any(key.startswith("on") for key in a)], path.name
        assert not [a for a in page.having("a") if a["href"].lower().lstrip().startswith("javascript:")]
        assert len(page.having("style")) == 1


@pytest.mark.parametrize("name", ["data", "demand", "skills", "pay", "role", "skill", "compare"])
def test_hostile_words_are_shown_as_words(hostile, parse, name):
    assert "alert(1)" in parse(hostile / f"{name}.html").text()


def test_names_of_files_are_plain_whatever_roles_and_skills_are_called(hostile):
    for path in hostile.rglob("*"):
        assert re.fullmatch(r"[a-z0-9_.-]{1,160}", path.name), path.name


def test_hostile_words_turn_no_sentence_round_and_stretch_no_page(hostile, parse):
    for path in hostile.glob("*.html"):
        raw = path.read_text(encoding="utf-8")
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f\x00-\x08\x0b-\x1f]", raw), path.name
        assert max(map(len, parse(path).text().split())) < 420, path.name
        assert len(raw) < 1_000_000, path.name


def test_the_csv_keeps_all_words_and_guards_formulas(hostile, made):
    raw = (hostile / "data" / "answer_files.csv").read_text(encoding="utf-8")

    assert f'"\'{made.ENDLESS}"' in raw or f"'{made.ENDLESS}" in raw
    assert made.SCRIPT.replace('"', '""') in raw


def test_hostile_words_make_no_tags_in_the_pictures(hostile):
    for path in (hostile / "charts").glob("*.svg"):
        assert "<script" not in path.read_text(encoding="utf-8")
        assert "<img" not in path.read_text(encoding="utf-8")
