"""The board of verdicts: every claim a tile, told apart by sign and letter, at any number and in any look."""

from __future__ import annotations

import re

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from mltrends.charts import claims
from mltrends.charts.house.draw import house_style
from mltrends.charts.house.field import field
from mltrends.charts.house.layout import DPI
from mltrends.charts.house.look import LOOKS, PNG, WIDE
from mltrends.charts.house.palette import DARK, LIGHT, contrast
from mltrends.charts.house.tiles import PALE, Group, Tiles

LONG = "A heading that goes on and on about what all of these tiles have in common with each other"


def groups(*sizes, names="C{}", words="Supported"):
    looks = [("✓", "S", "green"), ("✗", "C", "vermillion"), ("?", "I", "slate")]
    return Tiles(
        tuple(
            Group(words, *looks[at % 3], tuple(names.format(number) for number in range(size)))
            for at, size in enumerate(sizes)
        )
    )


def seen(tiles, look):
    """The boxes of all texts and tiles of a picture, and the picture's own."""
    with house_style():
        height = look.fixed_height or tiles.height(look)
        made = Figure(figsize=(look.width / DPI, height / DPI), dpi=DPI)
        ax = field(made, (0.0, 0.0, 1.0, 1.0))
        tiles.draw(ax, look)
        renderer = FigureCanvasAgg(made).get_renderer()
        texts = [
            (one.get_text(), one.get_window_extent(renderer)) for one in made.findobj(Text) if one.get_text()
        ]
        return texts, [patch.get_window_extent(renderer) for patch in ax.patches], made.bbox


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
@pytest.mark.parametrize(
    "tiles",
    [
        groups(1),
        groups(21, 14, 27),
        groups(40, 0, 33),
        groups(500, 300, 2),
        groups(3, 2, words=LONG * 3),
        groups(12, 9, names="{}" + "x" * 10_000),
    ],
    ids=["one", "usual", "empty group", "very many", "long headings", "endless names"],
)
def test_tiles_keep_clear_of_each_other_and_of_the_edges(tiles, look):
    texts, shapes, box = seen(tiles, look)

    for words, place in texts:
        assert place.x0 >= box.x0 - 1, words[:40]
        assert place.x1 <= box.x1 + 1, words[:40]
        assert place.y0 >= box.y0 - 1, words[:40]
        assert place.y1 <= box.y1 + 1, words[:40]
    for at, (one, place) in enumerate(texts):
        for other, second in texts[at + 1 :]:
            apart = (
                place.x1 <= second.x0 + 1
                or second.x1 <= place.x0 + 1
                or place.y1 <= second.y0 + 1
                or second.y1 <= place.y0 + 1
            )
            assert apart, (one[:40], other[:40])
    assert all(
        box.x0 - 1 <= shape.x0 and shape.x1 <= box.x1 + 1 and box.y0 - 1 <= shape.y0 for shape in shapes
    )


def test_what_has_no_room_is_left_out_and_counted():
    texts, shapes, _ = seen(groups(5000, 40), PNG)

    drawn = len(shapes) // 2
    told = next(words for words, _ in texts if "more, in the table" in words)
    assert drawn < 5000
    assert int(re.sub(r"\D", "", told)) == 5040 - drawn


def test_every_tile_says_its_name_sign_and_letter(made, charts, look_at):
    words = look_at(charts["claims"], made.answers(), WIDE).words

    assert {f"C{number:02}" for number in range(1, 74)} <= set(words)
    assert words.count("✓\u00a0S") == 21
    assert words.count("✗\u00a0C") == 6
    assert any(word.startswith("?\u00a0I\u2002Insufficient evidence (27)") for word in words)


def test_verdicts_differ_in_sign_letter_and_colour():
    for cue in (2, 3, 4):
        assert len({look[cue] for look in claims.LOOKS}) == len(claims.LOOKS)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_words_on_tiles_stand_out_from_them(theme):
    for *_, hue in claims.LOOKS:
        tile = _over(theme[hue], theme["paper"])
        assert contrast(theme["ink"], tile) >= 4.5
        assert contrast(theme[hue], theme["paper"]) >= 3


def _over(hue, paper):
    channels = zip(
        *([int(colour[at : at + 2], 16) for at in (1, 3, 5)] for colour in (hue, paper)), strict=True
    )
    return "#" + "".join(f"{round(PALE * one + (1 - PALE) * other):02x}" for one, other in channels)


@pytest.mark.parametrize(
    ("verdicts", "title"),
    [
        (["supported"] * 3 + ["contradicted"], "Ads support 3 of 4 claims and contradict 1"),
        (["partly", "insufficient evidence"], "Ads bear out 1 of 2 claims, and only partly"),
        (["insufficient evidence"] * 2, "Too little data to judge any of 2 claims"),
        ([], "Too little data: no claim was put to the test"),
    ],
)
def test_the_title_counts_what_was_found(made, charts, verdicts, title):
    row = made.tables()["answer_claims"][0]
    rows = [row | {"claim": f"C{at}", "verdict": verdict} for at, verdict in enumerate(verdicts)]

    assert charts["claims"].title(made.answers({"answer_claims": rows})) == title


def test_the_table_holds_every_claim_with_what_is_missing(made, charts):
    table = charts["claims"].table(made.answers())

    assert len(table.rows) == 73
    assert table.rows[0][:3] == ("C01", "Claim number 1 says that something is so", "Supported")
    assert any(
        "found: 130 ads" in " ".join(row) or "there are 130 ads" in " ".join(row) for row in table.rows
    )
