"""Shares held against each other, with room for employers."""

from __future__ import annotations

from math import exp, log, sqrt

import numpy as np
import pytest

from mltrends.stats.contrast import Side, difference, ratio, share_of
from mltrends.stats.shares import clustered_interval

Z = 1.959963984540054


def side(here, hits):
    return Side(np.array(here, dtype=bool), np.array(hits, dtype=bool))


def apart(n_one, k_one, n_other, k_other):
    """Two sides without an ad in common, each ad of an employer of its own."""
    n = n_one + n_other
    ads = np.arange(n)
    one, other = ads < n_one, ads >= n_one
    hits = (ads < k_one) | ((ads >= n_one) & (ads < n_one + k_other))
    return Side(one, hits), Side(other, hits), ads


def test_a_share_is_that_of_its_employers():
    cluster = np.array([0] * 10 + [1] * 10 + [2] * 5)
    one = side([1] * 25, [1] * 10 + [1] * 4 + [0] * 6 + [0] * 5)

    found = share_of(one, cluster)

    assert (found.k, found.n, found.value) == (14, 25, 14 / 25)
    assert (found.ci_low, found.ci_high) == pytest.approx(clustered_interval([(10, 10), (4, 10), (0, 5)]))
    assert found.deff > 1
    assert share_of(side([0] * 25, [1] * 25), cluster) is None


def test_shares_of_other_ads_differ_by_as_much_as_both_vary():
    one, other, cluster = apart(100, 60, 200, 60)

    found = difference(one, other, cluster)

    error = sqrt(300 / 299 * (0.6 * 0.4 / 100 + 0.3 * 0.7 / 200))
    assert found.value == pytest.approx(0.3)
    assert (found.ci_low, found.ci_high) == pytest.approx((0.3 - Z * error, 0.3 + Z * error))
    assert found.p_value < 1e-6


def test_shares_of_the_same_ads_differ_by_the_ads_in_which_they_do():
    """30 ads with both, 10 with one, 5 with the other, 55 with neither, as McNemar counts them."""
    a = [1] * 30 + [1] * 10 + [0] * 5 + [0] * 55
    b = [1] * 30 + [0] * 10 + [1] * 5 + [0] * 55

    found = difference(side([1] * 100, a), side([1] * 100, b), np.arange(100))

    error = sqrt(100 / 99 * (0.15 - 0.05**2) / 100)
    assert found.value == pytest.approx(0.05)
    assert found.ci_high - found.value == pytest.approx(Z * error)


def test_sides_are_compared_within_strata_and_not_across_them():
    """Both sides hit half of the time in one source and never in the other; pooled, the one seems to hit more."""
    one, other, cluster = apart(100, 0, 100, 0)
    first = (np.arange(200) % 100) < np.where(np.arange(200) < 100, 80, 20)  # 80 and 20 of the hundreds
    hits = first & (np.arange(200) % 2 == 0)

    pooled = difference(Side(one.ads, hits), Side(other.ads, hits), cluster)
    within = difference(Side(one.ads, hits), Side(other.ads, hits), cluster, first.astype(np.int64))

    assert pooled.value == pytest.approx(0.4 - 0.1)
    assert within.value == pytest.approx(0)
    assert (within.one, within.other) == pytest.approx((0.25, 0.25))  # both sources weigh 80 x 20 / 100


def test_a_stratum_with_one_side_alone_compares_with_nothing():
    one, other, cluster = apart(50, 25, 50, 25)
    strata = np.where(np.arange(100) < 50, 0, 1)

    assert difference(one, other, cluster, strata) is None


def test_the_logarithm_of_a_ratio_varies_with_the_hits():
    one, other, cluster = apart(100, 60, 200, 60)

    found = ratio(one, other, cluster)

    error = sqrt(300 / 299 * (0.4 / 60 + 0.7 / 60))
    assert found.value == pytest.approx(2)
    assert found.ci_low == pytest.approx(exp(log(2) - Z * error))


def test_ads_that_an_employer_repeats_make_nothing_surer():
    one, other, cluster = apart(50, 30, 50, 15)
    three = [Side(np.tile(of.ads, 3), np.tile(of.hits, 3)) for of in (one, other)]

    once = difference(one, other, cluster)
    thrice = difference(*three, np.tile(cluster, 3))

    assert thrice.ci_high - thrice.ci_low == pytest.approx(once.ci_high - once.ci_low, rel=1e-6)


def test_employers_that_go_together_never_make_it_surer_than_ads_of_their_own():
    """Employers with half of their ads hitting vary less than ads would."""
    cluster = np.arange(100) // 2
    hits = np.arange(100) % 2 == 0
    one = Side(np.arange(100) < 50, hits)
    other = Side(np.arange(100) >= 50, hits)

    found = difference(one, other, cluster)

    assert found.ci_high - found.value >= Z * sqrt(0.25 / 50 + 0.25 / 50) * 0.999


@pytest.mark.parametrize(("k_one", "k_other"), [(0, 0), (50, 50), (0, 50)])
def test_all_or_none_is_no_certainty(k_one, k_other):
    one, other, cluster = apart(50, k_one, 50, k_other)

    found = difference(one, other, cluster)
    assert found.ci_low < found.value < found.ci_high
    found = ratio(one, other, cluster)
    assert found.ci_low < found.value < found.ci_high


def test_a_side_without_ads_has_no_contrast():
    one, other, cluster = apart(10, 5, 0, 0)

    assert difference(one, other, cluster) is None
    assert ratio(one, other, cluster) is None


def test_the_interval_holds_the_truth_as_often_as_it_says():
    """Employers of 1 to 10 ads, each with a habit of its own, on both sides of the comparison."""
    random = np.random.default_rng(3)
    held = 0
    for _ in range(300):
        cluster = np.repeat(np.arange(120), random.integers(1, 11, 120))
        habit = random.beta(2, 2, 120)[cluster]
        first = random.random(len(cluster)) < 0.5
        hits = random.random(len(cluster)) < np.where(first, habit, habit * 0.8)
        found = difference(Side(first, hits), Side(~first, hits), cluster)
        held += found.ci_low <= 0.5 - 0.4 <= found.ci_high
    assert 0.91 <= held / 300 <= 0.99
