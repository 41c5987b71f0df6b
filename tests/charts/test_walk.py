"""Every chart in the folder, whatever the data: it draws, its words keep apart, and it says what is so."""

from __future__ import annotations

import importlib.util
import pickle
import re
import sys
from pathlib import Path

import pytest

from mltrends.charts import load, load_each
from mltrends.charts.house.field import spots_of
from mltrends.charts.house.look import LOOKS, NARROW

_spec = importlib.util.spec_from_file_location("chart_kinds", Path(__file__).with_name("kinds.py"))
kinds = importlib.util.module_from_spec(_spec)
sys.modules[_spec.name] = kinds
_spec.loader.exec_module(kinds)

PAGES = {
    "demand",
    "skills",
    "pay",
    "remote",
    "education",
    "industries",
    "ethics",
    "claims",
    "missing",
    "data",
}
THINGS = {"skill": ("python", "no-such-skill"), "role": ("Data Scientist", "No Such Role")}
FORBIDDEN = re.compile(r"\b(explodes?|earns?|causes?|shortages?)\b", re.IGNORECASE)
WORDLESS = {chr(code) for code in (*range(32), 0x202E, 0x2069, 0x200F)}


CHARTS = list(load())
ALL = [(f"{chart.page}/{chart.name}", chart) for chart in CHARTS]
ALL += [
    (f"{kind}/{make(thing).name}/{thing}", make(thing))
    for kind in THINGS
    for make in load_each(kind)
    for thing in THINGS[kind]
]
BY_NAME = dict(ALL)


@pytest.fixture(scope="module")
def given(made):
    return {kind.__name__: kind(made) for kind in kinds.KINDS}


DRAWN = [
    pytest.param(kind.__name__, marks=[] if kind.__name__ in ("plain", "hostile") else pytest.mark.long)
    for kind in kinds.KINDS
]


@pytest.mark.parametrize("kind", DRAWN)
@pytest.mark.parametrize("name", BY_NAME)
def test_whatever_the_data_words_keep_apart_and_inside_the_picture(given, look_at, name, kind):
    chart, answers = BY_NAME[name], given[kind]

    for look in LOOKS:
        seen = look_at(chart, answers, look)

        assert seen.cut() == [], look.name
        assert seen.covered() == [], look.name
        assert seen.spilt() == [], look.name
        for spot in spots_of(seen.figure):
            assert -1 <= spot.x <= seen.box.width + 1, spot
            assert -1 <= spot.y <= seen.box.height + 1, spot
            assert not WORDLESS & set(spot.series + spot.words), spot
        if look is NARROW:
            assert min((size for size in seen.sizes), default=11) >= 11
            assert seen.box.width <= 328


@pytest.mark.parametrize("kind", [kind.__name__ for kind in kinds.KINDS])
@pytest.mark.parametrize("name", BY_NAME)
def test_whatever_the_data_the_words_around_a_chart_are_clean_and_short(given, name, kind):
    chart, answers = BY_NAME[name], given[kind]
    title, table = chart.title(answers), chart.table(answers)
    told = [chart.question, title, chart.subtitle(answers), chart.alt(answers), chart.note(answers)]

    assert 3 <= len(title.split()) <= 12, title
    assert all(text == text.strip() and len(text) < 1600 for text in told)
    assert title in chart.alt(answers) or chart.alt(answers).startswith("No chart")
    assert not [text for text in told if FORBIDDEN.search(text)]
    assert all(len(row) == len(table.head) for row in table.rows)
    cells = [table.caption, *table.head, *(cell for row in table.rows for cell in row)]
    assert all(isinstance(cell, str) and len(cell) <= 400 for cell in cells)
    assert not any(WORDLESS & set(text) for text in (*told, *cells))
    assert not any("nan" in cell.split() or "None" in cell.split() for cell in (*told, *cells))


@pytest.mark.parametrize("kind", ["none_at_all", "too_little"])
@pytest.mark.parametrize("name", BY_NAME)
def test_where_nothing_can_be_told_the_title_says_so_and_no_ads_stand_behind_it(given, name, kind):
    chart, answers = BY_NAME[name], given[kind]
    if kind == "too_little" and not chart.title(answers).startswith("Too "):
        pytest.skip("this chart counts, and counts are never suppressed")

    assert chart.title(answers).startswith(("Too few", "Too little")), chart.title(answers)
    assert chart.behind(answers) == ()


@pytest.mark.parametrize("name", BY_NAME)
def test_a_picture_is_data_that_can_be_kept_and_compared(given, name):
    chart = BY_NAME[name]
    picture = chart.picture(given["plain"])

    assert pickle.loads(pickle.dumps(picture)) == picture == chart.picture(given["plain"])  # noqa: S301 - our own
    assert hash(picture) == hash(chart.picture(given["plain"]))


@pytest.mark.parametrize("name", BY_NAME)
def test_a_chart_of_plain_data_shows_something(given, name):
    chart, answers = BY_NAME[name], given["plain"]
    if "/no" in name.lower():
        assert chart.title(answers).startswith("Too ")
        assert chart.table(answers).rows == ()
    else:
        assert not chart.title(answers).startswith("Too "), "made-up answers carry every chart"
        assert chart.table(answers).rows


def test_charts_stand_on_pages_that_exist_under_names_of_their_own(made):
    assert {chart.page for chart in CHARTS} <= PAGES
    assert len({chart.name for chart in CHARTS}) == len(CHARTS)
    for page in PAGES:
        orders = [chart.order for chart in CHARTS if chart.page == page]
        assert len(set(orders)) == len(orders), page
    for kind, things in THINGS.items():
        made_of = [make(things[0]) for make in load_each(kind)]
        assert {chart.page for chart in made_of} <= {kind}
        assert len({chart.name for chart in made_of}) == len(made_of)


@pytest.mark.parametrize("name", BY_NAME)
def test_a_chart_reads_the_answers_that_it_names_and_no_others(made, name):
    from mltrends.charts.house.answers import Answers

    chart, whole = BY_NAME[name], made.answers()
    named = {chart.metric, *chart.also, "answer_roles", "answer_sources"}
    part = Answers({table: whole.tables[table] for table in named}, whole.about)

    assert [chart.title(part), chart.subtitle(part), chart.alt(part), chart.note(part)] == [
        chart.title(whole),
        chart.subtitle(whole),
        chart.alt(whole),
        chart.note(whole),
    ]
    assert chart.table(part) == chart.table(whole)
    assert chart.picture(part) == chart.picture(whole)
    assert chart.behind(part) == chart.behind(whole)
