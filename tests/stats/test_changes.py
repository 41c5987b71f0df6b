from __future__ import annotations

from random import Random

import pytest

from mltrends.stats.changes import Pair, fixed_weight_change
from mltrends.stats.many import benjamini_hochberg


def test_a_fall_in_every_source_is_a_fall_even_when_the_pool_rises():
    first = Pair(k_before=1200, n_before=2000, k_after=4320, n_after=8000)  # 60 -> 54 %
    second = Pair(k_before=2000, n_before=8000, k_after=440, n_after=2000)  # 25 -> 22 %

    change = fixed_weight_change([first, second])

    pooled_before, pooled_after = 3200 / 10_000, 4760 / 10_000
    assert pooled_after > pooled_before
    assert change.change == pytest.approx(-0.045)
    assert change.ci_high < 0
    assert (change.sources, change.agree) == (2, 2)


def test_one_source_is_a_plain_difference_of_shares():
    change = fixed_weight_change([Pair(100, 1000, 150, 1000)])

    assert (change.before, change.after, change.change) == pytest.approx((0.10, 0.15, 0.05))
    assert (change.ci_low, change.ci_high) == pytest.approx((0.021, 0.079), abs=0.0005)
    assert change.p_value == pytest.approx(0.0007, abs=0.0002)


def test_a_source_that_goes_the_other_way_does_not_agree():
    change = fixed_weight_change([Pair(100, 1000, 200, 1000), Pair(30, 100, 20, 100)])

    assert (change.sources, change.agree) == (2, 1)


def test_ads_in_clusters_widen_the_interval():
    plain = fixed_weight_change([Pair(100, 1000, 150, 1000)])
    wide = fixed_weight_change([Pair(100, 1000, 150, 1000, deff_before=4, deff_after=4)])

    assert wide.ci_high - wide.ci_low == pytest.approx(2 * (plain.ci_high - plain.ci_low))


def test_none_of_few_ads_is_not_taken_for_certainty():
    change = fixed_weight_change([Pair(0, 20, 0, 20)])

    assert change.ci_low < 0 < change.ci_high


def test_no_source_gives_no_change():
    assert fixed_weight_change([]) is None


def test_two_hundred_flat_skills_give_hardly_any_false_find():
    found = 0
    for seed in range(25):
        random = Random(seed)  # noqa: S311 - draws of a test, no secret
        p_values = []
        for skill in range(200):
            share = 0.02 + 0.001 * skill
            k_before, k_after = (sum(random.random() < share for _ in range(300)) for _ in range(2))
            p_values.append(fixed_weight_change([Pair(k_before, 300, k_after, 300)]).p_value)
        found += sum(q <= 0.10 for q in benjamini_hochberg(p_values))

    assert found / 25 <= 0.2
