"""Parts of a whole by month: layers, gaps and months that are not complete."""

from __future__ import annotations

from datetime import date

import pytest
from matplotlib.figure import Figure

from mltrends.charts.house.areas import Areas, Column, Layer
from mltrends.charts.house.draw import house_style
from mltrends.charts.house.field import field
from mltrends.charts.house.look import LOOKS, WIDE
from mltrends.charts.house.words import whole_percent

LAYERS = (Layer("Remote", "30%", "blue", "o"), Layer("Unstated", "70%", "slate", "D", 0.16))


def months(*shares, incomplete=()):
    return tuple(
        Column(date(2024, at, 1), (share, 1 - share) if share is not None else (), at not in incomplete)
        for at, share in enumerate(shares, start=1)
    )


def fills(columns):
    """Of each filled area: its layer, its first and last x, its highest y and how dark it is."""
    with house_style():
        ax = field(Figure(figsize=(10, 5), dpi=72), (0.0, 0.0, 1.0, 1.0))
        Areas(LAYERS, columns, tick=whole_percent).draw(ax, WIDE)
    found = []
    for at, area in enumerate(ax.patches):
        points = area.get_xy()
        found.append((at % 2, points[:, 0].min(), points[:, 0].max(), points[:, 1].max(), area.get_alpha()))
    return found


def test_layers_stand_on_each_other_and_fill_the_height():
    remote, unstated = fills(months(0.3, 0.4))

    assert remote[3] == pytest.approx(0.4)
    assert unstated[3] == pytest.approx(1.0)
    assert remote[1:3] == unstated[1:3] == (2024 * 12 - 0.5, 2024 * 12 + 1.5)


def test_a_month_without_shares_is_a_gap_over_which_nothing_is_drawn():
    areas = fills(months(0.3, None, 0.4))

    hole = 2024 * 12 + 1
    assert len(areas) == 4
    assert not any(first < hole < last for _, first, last, _, _ in areas)


def test_months_that_are_not_complete_are_paler():
    whole, _, open_, _ = fills(months(0.3, 0.4, incomplete={2}))

    assert open_[4] < whole[4] / 2


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
@pytest.mark.parametrize("many", [1, 7, 36, 240])
def test_layers_and_months_have_room_for_their_names(made, charts, look_at, many, look):
    calendar = [date(2005 + at // 12, at % 12 + 1, 1) for at in range(many)]
    rows = [
        {"month": month, "mode": mode} | made.share(k, 400) | {"complete": at < many - 1 or many == 1}
        for at, month in enumerate(calendar)
        for mode, k in {"remote": 398, "hybrid": 1, "onsite": 1, "unstated": 0}.items()
    ]

    seen = look_at(charts["remote"], made.answers({"answer_remote_months": rows}), look)

    assert (seen.cut(), seen.covered(), seen.spilt()) == ([], [], [])
    assert "Remote" in " ".join(seen.words)
