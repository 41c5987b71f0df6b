from __future__ import annotations

from random import Random

import pytest
from scipy.stats import binomtest

from mltrends.stats.shares import clustered_interval, design_effect, wilson


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [(10, 100, 0.055, 0.174), (100, 1000, 0.083, 0.120), (0, 20, 0.0, 0.161), (20, 20, 0.839, 1.0)],
)
def test_wilson_gives_the_known_intervals(k, n, low, high):
    assert wilson(k, n) == pytest.approx((low, high), abs=0.0005)


@pytest.mark.parametrize(("k", "n"), [(0, 1), (1, 1), (1, 7), (3, 50), (499, 1000), (12, 100_000)])
def test_wilson_agrees_with_scipy(k, n):
    theirs = binomtest(k, n).proportion_ci(method="wilson")

    assert wilson(k, n) == pytest.approx((theirs.low, theirs.high), abs=1e-12)


def test_nothing_to_share_has_no_interval():
    assert wilson(0, 0) is None
    assert clustered_interval([]) is None


def test_employers_with_one_ad_each_are_as_good_as_independent():
    ads = [(1, 1)] * 30 + [(0, 1)] * 70

    assert design_effect(ads) == pytest.approx(1.0, abs=1e-12)
    assert clustered_interval(ads) == pytest.approx(wilson(30, 100))


def test_employers_that_always_do_the_same_count_about_once():
    employers = [(10, 10)] * 6 + [(0, 10)] * 14

    assert design_effect(employers) == pytest.approx(10, rel=0.06)
    low, high = clustered_interval(employers)
    assert (low, high) == pytest.approx(wilson(6, 20), abs=0.01)


@pytest.mark.parametrize("employers", [[], [(3, 10)], [(0, 5), (0, 5)], [(5, 5), (2, 2)]])
def test_without_two_employers_or_without_spread_there_is_no_design_effect(employers):
    assert design_effect(employers) == 1.0


def test_the_interval_covers_the_truth_when_employers_have_habits_and_the_plain_one_does_not():
    random = Random(20_240_101)  # noqa: S311 - draws of a test, no secret
    truth, runs, covered, covered_plainly = 0.3, 400, 0, 0
    for _ in range(runs):
        employers = []
        for _ in range(120):
            habit = random.betavariate(0.3 * 1.5, 0.7 * 1.5)
            ads = random.choice((1, 1, 2, 5, 12))
            employers.append((sum(random.random() < habit for _ in range(ads)), ads))
        low, high = clustered_interval(employers)
        covered += low <= truth <= high
        low, high = wilson(sum(k for k, _ in employers), sum(n for _, n in employers))
        covered_plainly += low <= truth <= high

    assert 0.92 <= covered / runs <= 0.98
    assert covered_plainly / runs < 0.85
