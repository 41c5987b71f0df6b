from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import kendalltau, rankdata, theilslopes

from mltrends.stats.refused import Refused
from mltrends.stats.trend import monotone_trend, seasons


def reference_factor(values, slope):
    """Hamed and Rao's factor of an unbroken series, written out as in the paper but for negative lags."""
    n = len(values)
    ranks = rankdata(values - slope * np.arange(n))
    ranks -= ranks.mean()
    total = 0.0
    for lag in range(1, n):
        correlation = (ranks[lag:] @ ranks[:-lag]) / (ranks @ ranks)
        if correlation > 1.959964 / np.sqrt(n):
            total += (n - lag) * (n - lag - 1) * (n - lag - 2) * correlation
    return 1 + 2 / (n * (n - 1) * (n - 2)) * total


def walk(seed, n, memory):
    random = np.random.default_rng(seed)
    values = [random.normal()]
    for _ in range(n - 1):
        values.append(memory * values[-1] + random.normal())
    return 0.3 + 0.01 * np.array(values)


@pytest.mark.parametrize("n", [8, 9, 12, 20, 30])
def test_small_samples_have_the_exact_p_of_scipy(n):
    values = next(
        shares
        for shares in (walk(seed, n, 0.0) + 0.002 * np.arange(n) for seed in range(100))
        if monotone_trend(range(n), shares).correction == 1
    )
    found = monotone_trend(range(n), values)
    theirs = kendalltau(np.arange(n), values, method="exact")

    assert found.method == "exact"
    assert (found.tau, found.p_value) == pytest.approx((theirs.statistic, theirs.pvalue))


def test_the_slope_and_its_interval_are_those_of_scipy_in_points_a_year():
    values = walk(3, 24, 0.0) + 0.003 * np.arange(24)
    months = np.delete(np.arange(26), [4, 11])  # two are missing
    found = monotone_trend(months, values)
    theirs = theilslopes(values, months, alpha=0.95)

    assert found.correction == 1
    assert found.points_year == pytest.approx(1200 * theirs.slope)
    assert (found.ci_low, found.ci_high) == pytest.approx((1200 * theirs.low_slope, 1200 * theirs.high_slope))


def test_a_straight_line_is_its_own_slope():
    found = monotone_trend(range(10), [0.10 + 0.005 * month for month in range(10)])

    assert (found.points_year, found.ci_low, found.ci_high) == pytest.approx((6, 6, 6))
    assert (found.tau, found.correction) == (1, 1)
    assert found.p_value == pytest.approx(2 / 3_628_800)


def test_with_ties_the_variance_is_kendalls():
    shares = [0.1, 0.1, 0.2, 0.2, 0.3, 0.3, 0.3, 0.4, 0.5, 0.5]
    found = monotone_trend(range(10), shares)
    theirs = kendalltau(range(10), shares, variant="b")

    assert found.method == "normal"
    assert found.tau == pytest.approx(theirs.statistic)
    # 45 pairs less 6 ties; variance (10 9 25 - 3 (2 1 9) - 3 2 11) / 18 = 118.33, and half a step of 2 less
    assert found.p_value == pytest.approx(2 * 0.000239, rel=0.01)


@pytest.mark.parametrize("seed", range(6))
def test_months_like_their_neighbours_are_worth_fewer_as_hamed_and_rao_have_it(seed):
    values = walk(seed, 40, 0.8)
    found = monotone_trend(range(40), values)
    slope = found.points_year / 1200

    assert found.correction == pytest.approx(reference_factor(values, slope))


def test_the_correction_holds_false_alarms_down_where_months_are_alike():
    plain = corrected = 0
    for seed in range(300):
        values = walk(seed, 60, 0.5)
        corrected += monotone_trend(range(60), values).p_value < 0.05
        plain += kendalltau(range(60), values).pvalue < 0.05

    assert plain / 300 > 0.2
    assert corrected / 300 < 0.15


def test_without_a_trend_alarms_are_as_many_as_promised():
    alarms = [monotone_trend(range(12), walk(seed, 12, 0.0)).p_value < 0.05 for seed in range(600)]

    assert 0.02 <= np.mean(alarms) <= 0.07


def test_the_order_of_months_is_nothing_and_gaps_count_as_time():
    shares = [0.1, 0.12, 0.11, 0.14, 0.16, 0.15, 0.18, 0.2]
    months = [0, 1, 2, 3, 12, 13, 14, 15]
    found = monotone_trend(months, shares)

    assert found == monotone_trend(months[::-1], shares[::-1])
    assert found.points_year < monotone_trend(range(8), shares).points_year


def test_shares_that_stand_still_have_no_trend():
    found = monotone_trend(range(9), [0.2] * 9)

    assert (found.tau, found.p_value, found.points_year) == (0, 1, 0)


def test_too_few_months_are_refused_and_a_month_twice_is_an_error():
    assert monotone_trend(range(7), [0.1] * 7) == Refused("too few complete months (7 < 8)")
    with pytest.raises(ValueError, match="one share a month"):
        monotone_trend([1, 1, *range(2, 9)], [0.1] * 9)


def test_seasons_are_found_from_two_years_on():
    months = np.arange(100, 136)
    wave = 0.05 * np.sin(2 * np.pi * months / 12)
    values = 0.3 + 0.001 * (months - 100) + wave
    found = seasons(months.tolist(), values.tolist())

    assert found.first_month == 100
    assert found.season == pytest.approx(wave, abs=0.005)
    assert found.strength > 0.95
    assert np.add(np.add(found.trend, found.season), found.rest) == pytest.approx(values)
    assert seasons(range(23), values[:23]) is None


def test_seasons_keep_to_the_latest_unbroken_run():
    months = [*range(10), *range(12, 36)]
    assert seasons(months, np.linspace(0.1, 0.2, 34)).first_month == 12
    assert seasons([*range(24), 25], [0.1] * 25) is None
    assert seasons([], []) is None
