"""Rows of dots: what belongs to one thing stands on one line, however few or many things there are."""

from __future__ import annotations

from itertools import pairwise

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from mltrends.charts.house.draw import house_style
from mltrends.charts.house.field import field
from mltrends.charts.house.ladder import Dot, Ladder, Step
from mltrends.charts.house.look import LOOKS
from mltrends.charts.house.ranking import Ranking, Row
from mltrends.charts.house.words import whole_percent

MANY = [1, 2, 3, 12, 60]


def drawn(picture, look):
    """The axes and where each text stands, drawn alone."""
    high = 400 if look.fixed_height else picture.height(look)
    with house_style():
        made = Figure(figsize=(look.width / 72, high / 72), dpi=72)
        ax = field(made, (0.0, 0.0, 1.0, 1.0))
        picture.draw(ax, look)
        renderer = FigureCanvasAgg(made).get_renderer()
        return ax, {text.get_text(): text.get_window_extent(renderer) for text in made.texts}


def dots(ax):
    """Value and height in pixels of every dot."""
    found = {}
    for line in ax.lines:
        if line.get_marker() not in {"None", None} and line.get_transform().contains_branch(ax.transData):
            x, y = line.get_xdata()[0], line.get_ydata()[0]
            found[round(float(x), 6)] = float(ax.transData.transform((x, y))[1])
    return found


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
@pytest.mark.parametrize("many", MANY)
def test_the_value_in_words_stands_beside_its_dot(many, look):
    rows = tuple(Row(f"Row {at}", f"said {at}", 0.1 + at / 100, 0.05, 0.9) for at in range(many))

    ax, texts = drawn(Ranking(rows, tick=lambda share: f"{share:.0%}"), look)

    heights = dots(ax)
    shown = [at for at in range(many) if f"said {at}" in texts]
    assert shown
    for at in shown:
        box = texts[f"said {at}"]
        assert abs((box.y0 + box.y1) / 2 - heights[round(0.1 + at / 100, 6)]) < 2.5


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
@pytest.mark.parametrize("many", MANY)
def test_each_dot_of_a_row_has_a_line_of_its_own_and_its_words_on_it(many, look):
    steps = tuple(
        Step(
            f"Row {at}",
            tuple(Dot(at + part / 10, at - 1, at + 1, "blue", "o", f"said {at} {part}") for part in range(3)),
        )
        for at in range(many)
    )

    ax, texts = drawn(Ladder(steps, tick=whole_percent, zero=True), look)

    heights = dots(ax)
    shown = [at for at in range(many) if f"Row {at}" in texts]
    assert shown
    lines = [heights[round(at + part / 10, 6)] for at in shown for part in range(3)]
    assert lines == sorted(lines, reverse=True)
    assert min(one - other for one, other in pairwise(lines)) > 8
    for at in shown:
        for part in range(3):
            box = texts[f"said {at} {part}"]
            assert abs((box.y0 + box.y1) / 2 - heights[round(at + part / 10, 6)]) < 2.5
    if len(shown) < many:
        assert f"and {many - len(shown)} more, in the table of this chart" in texts


def test_a_row_without_dots_says_why():
    _, texts = drawn(Ladder((Step("One", (), "too few ads (n = 3)"),), tick=whole_percent), LOOKS[0])

    assert {"One", "too few ads (n = 3)"} <= set(texts)
