from __future__ import annotations

import numpy as np
import pytest

from mltrends.stats.like_for_like import pay_growth
from mltrends.stats.medians import median_interval
from mltrends.stats.refused import Refused


def market(seed, cells=40, growth=0.03, shift=True):
    """Ads of two years: every cell pays a little more, and the second year has more of the cells that pay well."""
    random = np.random.default_rng(seed)
    rows = []
    for cell in range(cells):
        level = 60_000 * 1.04**cell
        for year in (2023, 2024):
            n = 8 + (cell if (year == 2024) == shift else cells - cell)
            pay = level * (1 + growth) ** (year - 2023) * np.exp(random.normal(0, 0.1, size=n))
            rows += [(f"cell{cell:02}", year, float(one)) for one in pay]
    return [list(column) for column in zip(*rows, strict=True)]


def test_growth_is_the_median_of_what_cells_grew_by():
    cells, years, pay = [], [], []
    for cell in range(21):
        for year, level in ((2023, 100.0), (2024, 100.0 + cell)):
            cells += [cell] * 5
            years += [year] * 5
            pay += [level - 9, level - 1, level, level + 1, level + 30]
    found = pay_growth(cells, years, pay)[2024]
    low, high = median_interval([cell / 100 for cell in range(21)])

    assert found.growth == pytest.approx(0.10)
    assert (found.ci_low, found.ci_high) == pytest.approx((low, high))
    assert (found.cells, found.ads) == (21, 210)


def test_a_shift_to_cells_that_pay_well_fakes_growth_of_the_pool_only():
    found = pay_growth(*market(1))[2024]

    assert found.ci_low <= 0.03 <= found.ci_high
    assert found.pooled > 0.25
    assert found.gap == pytest.approx(found.pooled - found.growth)
    assert pay_growth(*market(1, shift=False))[2024].pooled < 0


def test_the_interval_covers_the_truth():
    found = [pay_growth(*market(seed, growth=0.05))[2024] for seed in range(150)]

    assert 0.92 <= np.mean([one.ci_low <= 0.05 <= one.ci_high for one in found]) <= 1


def test_too_few_cells_are_refused_with_their_number():
    assert pay_growth(*market(2, cells=19))[2024] == Refused(
        "too few cells with 5 ads in 2023 and in 2024 (19 < 20)"
    )


@pytest.mark.parametrize("thin_year", [2023, 2024])
def test_cells_of_few_ads_in_either_year_do_not_count(thin_year):
    cells, years, pay = market(3, cells=21)
    rows = enumerate(zip(cells, years, strict=True))
    thin = [place for place, row in rows if row == ("cell07", thin_year)][4:]
    keep = [place for place in range(len(cells)) if place not in thin]
    found = pay_growth(*([column[place] for place in keep] for column in (cells, years, pay)))[2024]

    assert found.cells == 20


def test_only_a_year_after_a_year_is_compared():
    cells, years, pay = market(4)

    assert pay_growth(cells, [2 * year for year in years], pay) == {}
    assert pay_growth([], [], []) == {}


def test_the_order_of_ads_is_nothing():
    columns = market(5)
    turned = np.random.default_rng(1).permutation(len(columns[0]))

    assert pay_growth(*columns) == pay_growth(*([column[place] for place in turned] for column in columns))
