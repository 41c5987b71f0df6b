"""What comes with a flag, with other things held: the reference implementation's figures, and intervals that hold."""

from __future__ import annotations

import numpy as np
import pytest

from mltrends.stats.premium import Held, Premium, median_gap, median_premium, premium, premiums_together
from mltrends.stats.refused import Refused


def world(seed, ads=600, employers=80, worth=0.1):
    """Ads whose pay hangs on country, role, employer and the first of three flags; flags hang on the role."""
    random = np.random.default_rng(seed)
    country, role = random.integers(0, 4, ads), random.integers(0, 5, ads)
    employer = random.integers(0, employers, ads)
    flags = (random.random((ads, 3)) < 0.2 + 0.1 * role[:, None]).astype(float)
    habit = random.normal(0, 0.15, employers)
    value = (
        11 + 0.2 * country + 0.1 * role + worth * flags[:, 0] + habit[employer] + random.normal(0, 0.2, ads)
    )
    return value, flags, country, role, employer


def dummies(*groups):
    columns = [np.ones(len(groups[0]))]
    for group in groups:
        columns += [(group == one).astype(float) for one in np.unique(group)[1:]]
    return np.column_stack(columns)


def theirs(value, columns, employer):
    from statsmodels.regression.linear_model import OLS

    return OLS(value, columns).fit(cov_type="cluster", cov_kwds={"groups": employer, "use_correction": True})


def test_slope_and_error_with_things_held_are_those_of_statsmodels():
    from statsmodels.regression.linear_model import OLS

    value, flags, country, role, employer = world(1)
    still = Held([country, role])

    found = premium(still.out_of(value), still.out_of(flags[:, 0]), employer, still.terms)
    columns = np.column_stack([dummies(country, role), flags[:, 0]])
    fit = theirs(value, columns, employer)

    assert found.slope == pytest.approx(fit.params[-1], rel=1e-9)
    assert found.clusters == 80
    independent = OLS(value, columns).fit(cov_type="HC1").bse[-1]
    half = (found.ci_high - found.ci_low) / 2
    assert (
        1.96 < half / max(fit.bse[-1], independent) < 2.1
    )  # of t; never surer than independent ads would be


def test_all_flags_together_are_one_regression():
    value, flags, country, role, employer = world(2)
    still = Held([country, role])
    left = np.column_stack([still.out_of(flag) for flag in flags.T])

    found = premiums_together(still.out_of(value), left, employer, still.terms)
    fit = theirs(value, np.column_stack([dummies(country, role), flags]), employer)

    assert [one.slope for one in found] == pytest.approx(list(fit.params[-3:]), rel=1e-8)


def test_effects_of_employers_are_taken_out_as_columns_of_their_own_would():
    value, flags, country, role, employer = world(3)
    still = Held([country, role], employer)

    found = premium(still.out_of(value), still.out_of(flags[:, 0]), employer, still.terms)
    fit = theirs(value, np.column_stack([dummies(country, role, employer), flags[:, 0]]), employer)

    assert found.slope == pytest.approx(fit.params[-1], rel=1e-9)


def test_the_gap_of_medians_is_covered_by_its_interval():
    """Pay of employers differs as a whole, and some only ask for it; 19 of 20 intervals must hold the truth."""
    covered = 0
    for seed in range(200):
        random = np.random.default_rng(seed)
        employer = np.repeat(np.arange(120), 5)
        flag = np.where(employer % 3 == 0, 1, random.integers(0, 2, 600)).astype(bool)
        value = 0.1 * flag + random.normal(0, 0.3, 120)[employer] + random.normal(0, 0.1, 600)
        found = median_gap(value, flag, employer)
        covered += found.ci_low <= 0.1 <= found.ci_high

    assert 0.91 <= covered / 200 <= 0.985


@pytest.mark.parametrize("seed", range(4))
def test_the_median_with_things_held_is_that_of_statsmodels(seed):
    from statsmodels.regression.quantile_regression import QuantReg

    value, flags, country, role, employer = world(seed, ads=2000, employers=300)
    still = Held([country, role])
    found = median_premium(still.out_of(value), still.out_of(flags[:, 0]), still, employer)
    fit = QuantReg(value, np.column_stack([dummies(country, role), flags[:, 0]])).fit(q=0.5)

    assert found.slope == pytest.approx(fit.params[-1], abs=0.3 * fit.bse[-1])
    assert found.ci_low < 0.1 < found.ci_high


def test_a_few_wild_values_move_the_mean_and_not_the_median():
    value, flags, country, role, employer = world(1, ads=2000, employers=300)
    wild = value + 5 * (flags[:, 0] * (np.arange(2000) % 25 == 0))
    still = Held([country, role])
    flag = still.out_of(flags[:, 0])

    mean = premium(still.out_of(wild), flag, employer, still.terms)
    median = median_premium(still.out_of(wild), flag, still, employer)

    assert mean.slope > 0.2
    assert median.slope == pytest.approx(0.1, abs=0.05)


@pytest.mark.parametrize(
    ("flag", "reason"), [(np.zeros(600), "held tells wholly"), (np.ones(600), "held tells wholly")]
)
def test_a_flag_that_never_varies_is_refused(flag, reason):
    value, _, country, role, employer = world(5)
    still = Held([country, role])

    found = premium(still.out_of(value), still.out_of(flag), employer, still.terms)

    assert isinstance(found, Refused)
    assert reason in found.reason


def test_equal_pay_and_too_few_ads_are_refused_and_never_a_number():
    value, flags, country, role, employer = world(6)
    still = Held([country, role])
    few = Held([country[:40], role[:40]])

    same = premium(still.out_of(np.full(600, 11.0)), still.out_of(flags[:, 0]), employer, still.terms)
    short = premium(few.out_of(value[:40]), few.out_of(flags[:40, 0]), employer[:40], few.terms)

    assert "all ads pay the same" in same.reason
    assert "too few ads for so many terms" in short.reason


def test_two_flags_that_are_one_are_refused_and_the_third_is_told():
    value, flags, country, role, employer = world(7)
    still = Held([country, role])
    twice = np.column_stack([still.out_of(flags[:, place]) for place in (0, 0, 1)])

    first, second, third = premiums_together(still.out_of(value), twice, employer, still.terms)

    assert isinstance(first, Refused)
    assert isinstance(second, Refused)
    assert isinstance(third, Premium)
