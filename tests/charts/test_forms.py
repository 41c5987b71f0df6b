"""Forms of charts keep what they promise: contrast, order, room, and what has none is counted."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from mltrends.charts.house.draw import few_colours, house_style
from mltrends.charts.house.field import field
from mltrends.charts.house.heatmap import HUE, STEPS, Cell, Heatmap
from mltrends.charts.house.layout import log_ticks
from mltrends.charts.house.lists import Item, List, Lists
from mltrends.charts.house.look import LOOKS, NARROW, WIDE
from mltrends.charts.house.order import alike_side_by_side
from mltrends.charts.house.palette import DARK, LIGHT, contrast
from mltrends.charts.house.scatter import Axis, Dot, Scatter
from mltrends.charts.house.slope import Line, Slope
from mltrends.charts.house.spread import spread
from mltrends.charts.house.words import plain


def drawn(picture, look, high=None):
    """The words of a picture, and where each stands."""
    high = high or (400 if look.fixed_height else picture.height(look))
    with house_style():
        made = Figure(figsize=(look.width / 72, high / 72), dpi=72)
        ax = field(made, (0.0, 0.0, 1.0, 1.0))
        picture.draw(ax, look)
        renderer = FigureCanvasAgg(made).get_renderer()
        return {text.get_text(): text.get_window_extent(renderer) for text in made.texts}


def laid_over(theme, part):
    """A hue over paper, so strong as `part` says."""
    paper, hue = theme["paper"], theme[HUE]
    mixed = [
        round(int(paper[at : at + 2], 16) * (1 - part) + int(hue[at : at + 2], 16) * part) for at in (1, 3, 5)
    ]
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_print_in_a_cell_can_be_read_on_every_ground(theme):
    for part in STEPS[1:-1]:
        assert contrast(theme["ink"], laid_over(theme, part)) >= 4.5, part
    assert contrast(theme["muted"], theme["paper"]) >= 4.5
    assert contrast(theme["paper"], laid_over(theme, STEPS[-1])) >= 4.5


def test_cells_grow_darker_step_by_step():
    grounds = [contrast(laid_over(LIGHT, part), LIGHT["paper"]) for part in STEPS]

    assert all(one < other for one, other in pairwise(grounds))


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
@pytest.mark.parametrize("square", [False, True])
def test_a_heatmap_without_room_counts_what_it_leaves_out(look, square):
    rows, columns = tuple(f"Row {at}" for at in range(60)), tuple(f"Column {at}" for at in range(60))
    picture = Heatmap(rows, columns, tuple(tuple(Cell("50", 0.5) for _ in columns) for _ in rows), square)

    words = drawn(picture, look, 500)

    down, across = (sum(line.startswith(name) for line in words) for name in ("Row ", "Column "))
    assert 2 <= down < 60
    assert 2 <= across < 60
    if square:
        assert down == across
        assert f"and {60 - down} more, in the table of this chart" in words
    else:
        assert f"{60 - down} more down, {60 - across} more across, in the table" in words


def test_what_is_alike_stands_side_by_side():
    names = ["a1", "b1", "c1", "a2", "b2", "c2"]
    rows = [[0, 0], [5, 0], [9, 9], [0, 1], [5, 1], [9, 8]]

    ordered = alike_side_by_side(names, rows)

    assert sorted(ordered) == sorted(names)
    assert [{one[0] for one in ordered[at : at + 2]} for at in (0, 2, 4)] in (
        [{"a"}, {"b"}, {"c"}],
        [{"c"}, {"b"}, {"a"}],
    )


def test_the_order_does_not_hang_on_the_order_of_what_is_given():
    names = ["a", "b", "c", "d", "e"]
    rows = [[0.1, 3], [7, 1], [2, 2.5], [9, 0], [4, 4]]

    one = alike_side_by_side(names, rows)
    other = alike_side_by_side(names[::-1], rows[::-1])

    assert one == other


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0.66, 2.8, [0.7, 1, 1.5, 2]),
        (0.5, 40.0, [0.5, 1, 2, 5, 10, 20]),
        (0.001, 900, [0.001, 0.01, 0.1, 1, 10, 100]),
    ],
)
def test_ticks_of_a_log_scale_are_round_and_few(low, high, expected):
    assert log_ticks(low, high, 6) == pytest.approx(expected)


def test_names_keep_apart_and_as_near_as_they_can():
    places = spread([(10, 10), (11, 10), (12, 10), (80, 10)], 0, 100, 1)

    assert all(other - one >= 11 for one, other in pairwise(places))
    assert places[3] == 80
    assert spread([(95, 10), (96, 10)], 0, 100, 1) == [84, 95]


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_a_slope_without_room_leaves_out_from_the_end_and_counts(look):
    lines = tuple(
        Line(f"Role {at}", 0.2, 0.1 + at / 1000, "20%", f"{10 + at}%", "blue", "o") for at in range(50)
    )

    words = drawn(Slope(lines, "2023", "2025"), look, 400)

    shown = [line for line in words if "  Role " in line]
    assert "10%  Role 0" in shown
    assert f"and {50 - len(shown)} more, in the table of this chart" in words


def test_a_slope_of_values_far_apart_says_that_its_scale_is_a_log_scale():
    lines = (
        Line("Large", 0.4, 0.5, "40%", "50%", "blue", "o"),
        Line("Small", 0.001, 0.004, "0.1%", "0.4%", "blue", "o"),
    )

    apart = drawn(Slope(lines, "2012", "2018", log=True), WIDE)
    zero = Line("None", 0.0, 0.1, "0%", "10%", "blue", "o")

    assert "log scale" in apart
    assert "log scale" not in drawn(Slope(lines, "2012", "2018"), WIDE)
    assert "log scale" not in drawn(
        Slope((*lines, zero), "2012", "2018", log=True), WIDE
    )  # zero has no place


def test_names_of_dots_never_cover_one_another_and_the_first_are_named_first():
    crowd = (Dot(f"Skill {at}", 0.1 + at % 9 / 90, 1 + at / 400, "blue", "o") for at in range(1, 70))
    dots = Dot("Skill 0", 0.15, 2.0, "blue", "o"), *crowd
    picture = Scatter(dots, Axis("Share", plain), Axis("Growth", plain, log=True, reference=1.0))

    words = drawn(picture, NARROW)

    named = [box for line, box in words.items() if line.startswith("Skill ")]
    assert "Skill 0" in words
    assert 3 <= len(named) < 70
    assert not any(
        one.x0 < other.x1 - 1 and other.x0 < one.x1 - 1 and one.y0 < other.y1 - 1 and other.y0 < one.y1 - 1
        for at, one in enumerate(named)
        for other in named[at + 1 :]
    )


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_lists_without_room_are_counted(look):
    lists = tuple(
        List(f"Role {at}", "", tuple(Item(f"Skill {row}", "+1.0", 1.0) for row in range(4)))
        for at in range(40)
    )

    words = drawn(Lists(lists), look, 420)

    shown = sum(line.startswith("Role ") for line in words)
    assert 1 <= shown < 40
    assert f"and {40 - shown} more, in the table of this chart" in words


def test_a_picture_for_sharing_keeps_its_colours() -> None:
    few = np.zeros((40, 60, 4), dtype=np.uint8)
    few[..., 3] = 255
    few[..., :3] = 250
    few[5:20, 5:20, :3] = (200, 30, 30)
    few[25:30, 5:50, :3] = (0, 114, 178)
    assert np.array_equal(np.asarray(few_colours(few).convert("RGB")), few[..., :3])
    paper = few[:4].copy()
    assert np.array_equal(np.asarray(few_colours(paper).convert("RGB")), paper[..., :3])


def test_a_picture_of_many_colours_keeps_its_paper_and_comes_close_to_the_rest() -> None:
    across, down = np.meshgrid(np.arange(256), np.arange(64))
    many = np.stack([across, down * 4, 255 - across, np.full_like(across, 255)], axis=-1).astype(np.uint8)
    many[:8] = (250, 251, 252, 255)
    drawn = np.asarray(few_colours(many).convert("RGB")).astype(int)
    assert (drawn[:8] == (250, 251, 252)).all()
    assert np.abs(drawn - many[..., :3]).mean() < 12
