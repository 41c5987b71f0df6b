"""What is told to who points at a chart: where the ink is, and no more exactly than the scale can be read."""

from __future__ import annotations

import json
import re

import pytest
from matplotlib.figure import Figure

from mltrends.charts.house.draw import draw, house_style
from mltrends.charts.house.field import Spot, field, readable, spot, spots_of
from mltrends.charts.house.look import WIDE


def told(svg):
    (found,) = re.findall(r'data-spots="([^"]*)"', svg)
    for entity, letter in (("&quot;", '"'), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        found = found.replace(entity, letter)
    return json.loads(found)


def test_a_spot_is_where_its_value_stands_in_pixels_from_the_top_left_corner():
    with house_style():
        figure = Figure(figsize=(200 / 72, 100 / 72), dpi=72)
        ax = field(figure, (0.5, 0.0, 0.5, 1.0))
        ax.set_xlim(0, 10)
        ax.set_ylim(0, 4)
        spot(ax, 5, 1, "here", "line", "blue")

    assert spots_of(figure) == (Spot(150.0, 75.0, "here", "line", "blue"),)


def test_each_month_of_a_line_tells_its_share_with_its_interval_and_whether_it_is_complete(
    made, charts, look_at
):
    seen = look_at(charts["skill_trend"], made.answers(), WIDE)
    spots = spots_of(seen.figure)
    python = [one for one in spots if one.series == "Python"]
    (line, *_) = [
        one for one in seen.figure.axes[0].lines if len(one.get_xdata()) > 3 and one.get_color() != "#868e98"
    ]
    pixels = seen.figure.axes[0].transData.transform(line.get_xydata())
    height = seen.figure.bbox.height
    there = {(one.x, one.y) for one in spots}

    assert {(round(float(x), 1), round(float(height - y), 1)) for x, y in pixels} <= there
    assert len(python) > 6
    assert all(
        re.fullmatch(r"\w{3} \d{4}: \d+% \(\d+% to \d+%\)(, not complete)?", one.words) for one in python
    )
    assert python[-1].words.endswith("not complete")


@pytest.mark.parametrize(
    ("value", "span", "expected"),
    [(0.64173, 0.8, 0.64), (0.64173, 0.05, 0.642), (123_456, 90_000, 123_000), (3, 0, 3)],
)
def test_values_are_told_as_exactly_as_the_scale_can_be_read(value, span, expected):
    assert readable(value, span) == pytest.approx(expected)


def test_spots_stand_beside_the_drawing_on_pages_alone(made, charts):
    drawn = draw(charts["skill_trend"], made.answers())

    for svg in (drawn.wide, drawn.narrow):
        lines = {name: points for name, _, points in told(svg)}
        assert "Python" in lines
        assert all(len(point) == 3 for points in lines.values() for point in points)
    assert "data-spots" not in drawn.alone


def test_hostile_names_stay_words(made, charts):
    answers = made.answers(*made.hostile())
    svg = draw(charts["skill_trend"], answers, full=False).narrow

    assert told(svg)
    (attribute,) = re.findall(r'data-spots="([^"]*)"', svg)
    assert not set("<>\x00\u202e\n") & set(attribute)
