from __future__ import annotations

from random import Random

import pytest
from scipy.stats import quantile_test

from mltrends.stats.medians import median_interval, median_rank, quantile_interval


@pytest.mark.parametrize(
    ("n", "rank"), [(0, 0), (5, 0), (6, 1), (8, 1), (9, 2), (20, 6), (30, 10), (100, 40), (1000, 469)]
)
def test_the_rank_is_the_one_of_the_binomial_table(n, rank):
    assert median_rank(n) == rank


@pytest.mark.parametrize("n", [6, 7, 12, 31, 100, 257])
def test_the_interval_agrees_with_scipy(n):
    random = Random(n)  # noqa: S311 - draws of a test, no secret
    values = [random.lognormvariate(11, 0.4) for _ in range(n)]
    theirs = quantile_test(values, p=0.5).confidence_interval(confidence_level=0.95)

    assert median_interval(values) == pytest.approx((theirs.low, theirs.high))


def test_few_values_bound_no_median():
    assert median_interval([1, 2, 3, 4, 5]) is None


def test_a_million_values_are_no_trouble():
    assert median_rank(1_000_000) == pytest.approx(500_000 - 0.98 * 1000, abs=1)


@pytest.mark.parametrize("q", [0.1, 0.25, 0.75])
@pytest.mark.parametrize("n", [36, 100, 257])
def test_so_does_that_of_other_quantiles(n, q):
    random = Random(n)  # noqa: S311 - draws of a test, no secret
    values = [random.lognormvariate(11, 0.4) for _ in range(n)]
    theirs = quantile_test(values, p=q).confidence_interval(confidence_level=0.95)

    assert quantile_interval(values, q) == pytest.approx((theirs.low, theirs.high))


def test_values_enough_for_one_bound_only_bound_no_quantile():
    assert quantile_interval(range(12), 0.25) is None
    assert quantile_interval(range(13), 0.25) == (0, 6)
