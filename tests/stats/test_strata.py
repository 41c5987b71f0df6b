from __future__ import annotations

import numpy as np
import pytest

from mltrends.stats.refused import Refused
from mltrends.stats.shares import wilson
from mltrends.stats.strata import poststratified_median, poststratified_share, target_weights

US, DE, IN = ("us",), ("de",), ("in",)


def test_a_share_is_that_of_the_cells_put_together_as_the_target_says():
    counts = {US: (400, 800), DE: (20, 200)}
    found = poststratified_share(counts, {US: 1, DE: 1})

    assert found.raw == pytest.approx(0.42)
    assert found.value == pytest.approx((0.5 + 0.1) / 2)
    assert found.weighting.weights == pytest.approx({US: 0.625, DE: 2.5})
    # (sum w)^2 / sum w^2 = 1000^2 / (800 x 0.625^2 + 200 x 2.5^2)
    assert found.weighting.effective_n == pytest.approx(640)
    assert (found.ci_low, found.ci_high) == pytest.approx(wilson(0.3 * 640, 640))


def test_a_sample_that_is_as_the_target_is_left_as_it_is():
    found = poststratified_share({US: (30, 300), DE: (20, 100)}, {US: 0.75, DE: 0.25}, deff=2.0)

    assert found.value == found.raw == pytest.approx(0.125)
    assert found.weighting.effective_n == pytest.approx(400)
    assert (found.ci_low, found.ci_high) == pytest.approx(wilson(25, 200))


def test_no_ad_weighs_more_than_five_times_the_mean():
    weighting = target_weights({US: 900, DE: 96, IN: 4}, {US: 0.1, DE: 0.5, IN: 0.4})

    assert weighting.weights[IN] == 5
    assert weighting.weights[DE] == 5  # lifted over the cap by what India may not weigh
    assert weighting.capped == (DE, IN)
    assert sum(weighting.weights[cell] * n for cell, n in ((US, 900), (DE, 96), (IN, 4))) == pytest.approx(
        1000
    )


def test_what_the_target_has_and_the_sample_has_not_is_told():
    weighting = target_weights({US: 100, IN: 25}, {US: 30, DE: 10})

    assert weighting.uncovered == pytest.approx(0.25)
    assert weighting.left_out == pytest.approx(0.2)
    assert (weighting.n, weighting.weights) == (100, {US: 1.0})
    assert target_weights({IN: 10}, {US: 1}) == Refused("no cell of the target has an ad")
    assert isinstance(poststratified_share({IN: (1, 10)}, {US: 1}), Refused)
    assert isinstance(poststratified_median([1.0], [IN], {US: 1}), Refused)


def test_a_median_with_even_weights_is_the_plain_median():
    values = np.random.default_rng(1).lognormal(11, 0.4, 100).tolist()
    found = poststratified_median(values, [US] * 100, {US: 1})
    ordered = sorted(values)

    assert found.value == found.raw == pytest.approx(np.median(values))
    assert (found.ci_low, found.ci_high) == (ordered[40], ordered[59])  # Wilson: 40.4 to 59.6 %


def test_a_median_is_that_of_ads_copied_as_often_as_they_weigh():
    random = np.random.default_rng(2)
    rich, poor = random.normal(150, 10, 300), random.normal(60, 10, 101)
    found = poststratified_median([*rich, *poor], [US] * 300 + [DE] * 101, {US: 300, DE: 303})

    assert found.raw > 130
    assert found.value == pytest.approx(np.median([*rich, *np.repeat(poor, 3)]))


def test_order_is_nothing():
    counts = {US: (40, 80), DE: (3, 21), IN: (2, 7)}
    target = {US: 0.3, DE: 0.3, IN: 0.4}

    assert poststratified_share(counts, target) == poststratified_share(
        dict(reversed(counts.items())), dict(reversed(target.items()))
    )


def test_the_interval_of_a_weighted_median_covers_the_truth():
    covered = 0
    for seed in range(300):
        random = np.random.default_rng(seed)
        values = [*random.normal(100, 20, 160), *random.normal(100, 20, 40)]
        found = poststratified_median(values, [US] * 160 + [DE] * 40, {US: 1, DE: 1})
        covered += found.ci_low <= 100 <= found.ci_high

    assert 0.92 <= covered / 300 <= 0.98


def test_a_cap_at_the_mean_weight_is_an_error():
    with pytest.raises(ValueError, match="above 1"):
        target_weights({US: 5}, {US: 1}, cap=1.0)
