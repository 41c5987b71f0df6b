from __future__ import annotations

from math import sqrt

import numpy as np
import pytest

from mltrends.stats.mix import Cell, mix_lines
from mltrends.stats.months import month_number, year_and_month
from mltrends.stats.refused import Refused
from mltrends.stats.shares import wilson
from mltrends.stats.shift import decompose

SHIFTED = [
    Cell("A", 0, k=1200, n=2000),  # 60 %
    Cell("B", 0, k=2000, n=8000),  # 25 %
    Cell("A", 1, k=4320, n=8000),  # 54 %
    Cell("B", 1, k=440, n=2000),  # 22 %
]


def test_when_every_source_falls_the_adjusted_line_falls_although_the_pool_rises():
    line = mix_lines(SHIFTED)
    shift = decompose(line, 0, 1)

    assert [point.raw for point in line.months] == pytest.approx([0.32, 0.476])
    assert [point.adjusted for point in line.months] == pytest.approx([0.425, 0.38])
    assert line.weights == {("A", "B"): pytest.approx({"A": 0.5, "B": 0.5})}
    assert (line.links, line.breaks) == ((), ())
    assert (shift.raw, shift.within, shift.mix) == pytest.approx((0.156, -0.045, 0.201))
    assert shift.came_or_went == 0
    assert shift.within_high < 0
    assert shift.reversed
    assert shift.gap == pytest.approx(0.201)


def test_one_source_is_its_own_adjusted_line_with_the_interval_of_its_share():
    line = mix_lines([Cell("A", 3, 10, 100), Cell("A", 4, 30, 200, deff=2.0)])

    for point, k, n in zip(line.months, (10, 15), (100, 100), strict=True):
        assert point.raw == point.adjusted == pytest.approx(k / n)
        assert (point.ci_low, point.ci_high) == pytest.approx(wilson(k, n), abs=1e-9)
        assert (point.raw_low, point.raw_high) == pytest.approx(wilson(k, n), abs=1e-9)


def test_a_mix_that_stands_still_leaves_nothing_between_the_lines():
    cells = [
        Cell(source, month, 10 + month, n) for month in range(5) for source, n in (("A", 50), ("B", 150))
    ]
    line = mix_lines(cells)

    assert [point.gap for point in line.months] == pytest.approx([0] * 5)
    assert decompose(line, 0, 4).mix == pytest.approx(0)


def test_a_source_that_comes_does_not_move_the_adjusted_line():
    cells = [Cell("A", month, 200, 1000) for month in range(4)]
    cells += [Cell("B", month, 1800, 3000) for month in (2, 3)]
    line = mix_lines(cells)
    shift = decompose(line, 0, 3)

    assert line.links == (2,)
    assert [point.adjusted for point in line.months] == pytest.approx([0.2] * 4)
    assert shift.raw == pytest.approx(0.3)
    assert (shift.within, shift.mix, shift.came_or_went) == pytest.approx((0, 0, 0.3))


def test_the_line_goes_on_by_the_ratio_among_the_sources_in_both_months():
    cells = [
        Cell("A", 0, 100, 1000),
        Cell("B", 0, 300, 1000),
        Cell("A", 1, 120, 1000),
        Cell("C", 1, 500, 1000),
        Cell("A", 2, 120, 1000),
        Cell("C", 2, 1000, 2000),
    ]
    line = mix_lines(cells)
    before, linked, after = (point.adjusted for point in line.months)

    assert before == pytest.approx(0.2)
    assert linked == pytest.approx(0.2 * 0.12 / 0.10)
    assert after == pytest.approx(linked)  # both shares stand still
    assert line.weights["A", "C"] == pytest.approx({"A": (1 / 2 + 1 / 3) / 2, "C": (1 / 2 + 2 / 3) / 2})


def test_the_parts_of_a_change_add_up_whatever_comes_and_goes():
    random = np.random.default_rng(5)
    cells = [
        Cell(source, month, int(random.integers(20, 80)), int(random.integers(100, 900)))
        for month in range(12)
        for source in "ABCD"
        if source == "A" or random.random() < 0.7
    ]
    line = mix_lines(cells)
    shift = decompose(line, 0, 11)

    assert line.links
    assert shift.within + shift.mix + shift.came_or_went == pytest.approx(shift.raw)
    assert shift.raw == pytest.approx(line.months[-1].raw - line.months[0].raw)


def test_no_line_is_drawn_over_a_month_that_no_source_spans():
    line = mix_lines([Cell("A", 0, 50, 100), Cell("B", 1, 10, 100), Cell("B", 2, 10, 100)])

    assert (line.links, line.breaks) == ((), (1,))
    assert [point.piece for point in line.months] == [0, 1, 1]
    assert line.months[1].adjusted == pytest.approx(0.1)
    assert decompose(line, 0, 2) == Refused(
        "the line breaks between the two months: no source has ads on both sides"
    )
    assert not isinstance(decompose(line, 1, 2), Refused)


@pytest.mark.parametrize("k_after", [0, 95])
def test_a_link_that_would_leave_the_range_of_shares_is_a_break(k_after):
    cells = [Cell("A", 0, 30, 100), Cell("B", 0, 90, 100), Cell("A", 1, k_after, 100)]

    assert mix_lines(cells).breaks == (1,)


def test_the_order_of_cells_and_cells_without_ads_change_nothing():
    assert mix_lines([*reversed(SHIFTED), Cell("C", 0, 0, 0)]) == mix_lines(SHIFTED)


def test_no_ads_make_an_empty_line_and_unknown_months_are_refused():
    assert mix_lines([]).months == ()
    assert isinstance(decompose(mix_lines(SHIFTED), 0, 7), Refused)
    assert isinstance(decompose(mix_lines(SHIFTED), 1, 0), Refused)


def test_none_of_few_ads_is_not_taken_for_certainty():
    point = mix_lines([Cell("A", 0, 0, 20), Cell("B", 0, 0, 20)]).months[0]

    assert point.adjusted == 0
    assert point.ci_low == 0
    assert point.ci_high == pytest.approx(wilson(0, 40)[1], abs=1e-9)


def test_the_noise_of_a_link_is_in_the_interval_as_the_delta_method_has_it():
    a0, a1, b1 = Cell("A", 0, 200, 1000), Cell("A", 1, 300, 1000), Cell("B", 1, 700, 1000)
    b2, a2 = Cell("B", 2, 600, 1000), Cell("A", 2, 300, 1000)
    line = mix_lines([a0, a1, b1, a2, b2])
    last = line.months[-1]

    def adjusted(shares):
        level_0, link_a, link_b, last_a, last_b = shares
        return level_0 * (link_a / level_0) * (last_a + last_b) / (link_a + link_b)

    shares = np.array([0.2, 0.3, 0.7, 0.3, 0.6])
    steps = np.eye(5) * 1e-6
    slopes = [(adjusted(shares + step) - adjusted(shares - step)) / 2e-6 for step in steps]
    error = sqrt(
        sum(slope**2 * cell.variance for slope, cell in zip(slopes, (a0, a1, b1, a2, b2), strict=True))
    )

    assert last.adjusted == pytest.approx(adjusted(shares))
    assert (last.ci_high - last.ci_low) / 2 / 1.96 == pytest.approx(error, rel=0.01)


def test_what_both_months_of_a_change_rest_on_is_no_doubt_of_the_change():
    cells = [
        Cell("A", 0, 200, 1000),
        Cell("A", 1, 300, 1000),
        Cell("B", 1, 700, 1000),
        Cell("B", 2, 600, 1000),
    ]
    line = mix_lines(cells)
    shift = decompose(line, 1, 2)
    # B alone goes on from month 1: adjusted of 1 x (share of B in 2 / share of B in 1) - adjusted of 1
    one, before, after = 0.3, cells[2], cells[3]
    slopes = {
        cells[1]: after.share / before.share - 1,
        before: -one * after.share / before.share**2,
        after: one / before.share,
    }
    error = sqrt(sum(slope**2 * cell.variance for cell, slope in slopes.items()))

    assert shift.within == pytest.approx(one * 6 / 7 - one)
    assert (shift.within_high - shift.within_low) / 2 / 1.959964 == pytest.approx(error, rel=1e-6)


def test_the_intervals_cover_the_truth_over_a_link():
    random = np.random.default_rng(11)
    truth = 0.3  # A stands there throughout; B joins at 0.5
    covered = runs = 0
    for _ in range(400):
        cells = [Cell("A", month, int(random.binomial(400, 0.3)), 400) for month in range(6)]
        cells += [Cell("B", month, int(random.binomial(800, 0.5)), 800) for month in range(3, 6)]
        for point in mix_lines(cells).months:
            covered += point.ci_low <= truth <= point.ci_high
            runs += 1

    assert 0.93 <= covered / runs <= 0.97


def test_months_are_numbers_that_count_gaps():
    assert month_number(2025, 1) - month_number(2024, 12) == 1
    assert year_and_month(month_number(2024, 12)) == (2024, 12)
    assert month_number(2024, 3) % 12 == 2


def test_a_cell_that_comes_twice_is_an_error():
    with pytest.raises(ValueError, match="A stands there twice"):
        mix_lines([Cell("A", 0, 1, 10), Cell("A", 0, 2, 10)])
