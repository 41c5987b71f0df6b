"""Pay with the mix held still is what a regression with an effect for every cell gives."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import statsmodels.formula.api as smf

from mltrends.stats.pay_index import pay_index
from mltrends.stats.refused import Refused


def world(seed=1, growth=0.03, cells=30, ads=4000):
    """Cells at their own levels; the well-paid ones grow in number, so that all ads together rise faster than any."""
    random = np.random.default_rng(seed)
    year = random.integers(2020, 2024, ads)
    tilt = (year - 2020) / 3
    cell = np.minimum(cells - 1, (random.beta(1 + 3 * tilt, 4 - 3 * tilt) * cells).astype(int))
    pay = np.exp(10.5 + 0.03 * cell + growth * (year - 2020) + random.normal(0, 0.2, ads))
    return cell, year, pay


def test_a_mix_that_moves_makes_no_rise():
    cell, year, pay = world()
    found = pay_index(cell, year, pay)

    assert found.cells == 30
    assert found.years[2020].adjusted == 1
    assert found.years[2023].raw > 1.5
    assert found.years[2023].adjusted == pytest.approx(np.exp(0.09), rel=0.03)
    assert found.years[2023].ci_low < np.exp(0.09) < found.years[2023].ci_high


def test_it_is_the_regression_with_an_effect_for_every_cell():
    cell, year, pay = world(seed=2)
    frame = pd.DataFrame({"cell": cell, "year": year, "pay": np.log(pay)})
    fit = smf.ols("pay ~ C(cell) + C(year)", frame).fit(
        cov_type="cluster", cov_kwds={"groups": frame["cell"], "use_correction": False}
    )

    found = pay_index(cell, year, pay)

    for one in (2021, 2022, 2023):
        assert np.log(found.years[one].adjusted) == pytest.approx(fit.params[f"C(year)[T.{one}]"])
        width = np.log(found.years[one].ci_high / found.years[one].ci_low) / 2
        assert width == pytest.approx(2.045 * np.sqrt(30 / 29) * fit.bse[f"C(year)[T.{one}]"], rel=1e-3)


def test_its_interval_holds_the_truth_about_as_often_as_it_says():
    inside = 0
    for seed in range(60):
        found = pay_index(*world(seed=seed, ads=1500)).years[2023]
        inside += found.ci_low <= np.exp(0.09) <= found.ci_high

    assert 51 <= inside <= 60


@pytest.mark.parametrize(
    ("cells", "years", "says"),
    [
        ([1] * 40, [2020] * 40, "fewer than two years with 30 ads"),
        ([1] * 80, [2020] * 40 + [2021] * 40, "too few cells with ads in two years (1 < 20)"),
        (list(range(40)) * 2, [2020] * 75 + [2021] * 5, "fewer than two years with 30 ads"),
    ],
)
def test_what_cannot_be_told_is_refused(cells, years, says):
    assert pay_index(cells, years, [50_000.0] * len(cells)) == Refused(says)
