"""Pictures are the same bytes each time, and fit into a page among others."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from mltrends.charts.house.draw import draw
from mltrends.charts.house.palette import LIGHT, css

HOSTILE = "<script>alert('x')</script> \"quoted\" & $\\frac{1}{2}$ \u202eevil\u2069 שלום \x00"


@pytest.fixture(scope="module")
def drawn(made, charts):
    answers = made.answers()
    return {name: draw(charts[name], answers) for name in ("roles", "skill_trend")}


def test_the_same_answers_give_the_same_bytes(made, charts, drawn):
    assert draw(charts["skill_trend"], made.answers()) == drawn["skill_trend"]


def test_svgs_hold_text_a_name_and_a_description(charts, made, drawn):
    for name, forms in drawn.items():
        for raw in (forms.wide, forms.narrow, forms.alone):
            root = ET.fromstring(raw)  # noqa: S314 - our own picture
            tags = {element.tag.split("}")[1] for element in root.iter()}

            assert "text" in tags
            assert root.attrib["role"] == "img"
            named = [root[0].attrib["id"], root[1].attrib["id"]]
            assert root.attrib["aria-labelledby"].split() == named
            assert root[0].text == charts[name].title(made.answers())


def test_ids_are_unique_over_all_svgs_of_a_page_and_none_points_nowhere(drawn):
    page = "".join(form for forms in drawn.values() for form in (forms.wide, forms.narrow))

    ids = re.findall(r' id="([^"]+)"', page)
    asked = set(re.findall(r"url\(#([^)]+)\)", page)) | set(re.findall(r'href="#([^"]+)"', page))

    assert len(ids) == len(set(ids))
    assert asked <= set(ids)


def test_every_colour_has_a_variable_and_no_style_is_left_inline(drawn):
    for forms in drawn.values():
        for raw in (forms.wide, forms.narrow):
            colours = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]+)"', raw))

            assert colours <= set(LIGHT.values())
            assert "style=" not in raw
            assert "<style" not in raw
    for value in LIGHT.values():
        assert f'[fill="{value}"]{{fill:var(--' in css(".chart")


def test_an_svg_on_its_own_carries_question_finding_measure_source_and_both_themes(charts, made, drawn):
    text = "".join(ET.fromstring(drawn["roles"].alone).itertext())  # noqa: S314 - our own picture

    assert charts["roles"].question in text
    assert "synthetic sample" in text
    assert "via mltrends\u00a00.1.0" in text
    assert "prefers-color-scheme:dark" in drawn["roles"].alone


def test_a_picture_for_sharing_is_1200_by_675_at_twice_the_density(drawn):
    png = drawn["roles"].png

    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(png[16:20]), int.from_bytes(png[20:24])) == (2400, 1350)
    assert b"tEXt" not in png  # no date, no version of the library


@pytest.mark.long
def test_a_picture_for_sharing_says_what_it_is_and_when_it_is_a_sample(made, charts, look_at):
    from mltrends.charts.house.look import PNG

    real = made.answers(
        {"answer_sources": [row | {"kind": "postings"} for row in made.tables()["answer_sources"]]},
        {"sample": "false"},
    )
    for chart in charts.values():
        words = " ".join(look_at(chart, made.answers(), PNG).words).replace("\u00a0", " ")
        assert chart.title(made.answers()) in words
        if chart.of_others:  # its numbers are of no ads of the run
            assert chart.source_line(made.answers()).replace("\u00a0", " ") in words
            assert "synthetic sample" not in words
            continue
        assert "n = 5,432 ads" in words
        assert "Source: synthetic sample: Glassdoor-like sample" in words
        assert words.count("synthetic sample") >= 2
        assert "synthetic sample" not in " ".join(look_at(chart, real, PNG).words)


def test_hostile_labels_stay_words(made, charts):
    rows = made.tables()["answer_roles"]
    rows[0]["role"] = HOSTILE
    rows[1]["role"] = "x" * 10_000

    forms = draw(charts["roles"], made.answers({"answer_roles": rows}))

    for raw in (forms.wide, forms.narrow, forms.alone):
        root = ET.fromstring(raw)  # noqa: S314 - this must be well-formed
        assert not [element for element in root.iter() if "script" in element.tag]
        assert "\u202e" not in raw
        assert "<script>alert" in "".join(root.itertext())  # as words, escaped in the markup
        assert (
            max(len(element.text or "") for element in root.iter() if not element.tag.endswith("style")) < 800
        )
