from __future__ import annotations

import pytest

from mltrends.stats.power import ads_needed, detectable_share


@pytest.mark.parametrize(
    ("before", "after", "n"),
    [
        (0.10, 0.12, 3835),
        (0.10, 0.15, 681),
        (0.05, 0.07, 2199),
        (0.30, 0.35, 1376),
        (0.01, 0.02, 2254),
        (0.15, 0.10, 681),
    ],
)
def test_the_ads_needed_are_those_of_the_known_table(before, after, n):
    assert ads_needed(before, after) == pytest.approx(n, abs=1)


@pytest.mark.parametrize(("share", "n", "power", "alpha"), [(0.1, 681, 0.8, 0.05), (0.4, 100, 0.9, 0.01)])
def test_both_agree_with_statsmodels(share, n, power, alpha):
    from statsmodels.stats.power import NormalIndPower
    from statsmodels.stats.proportion import proportion_effectsize

    found = detectable_share(share, n, power=power, alpha=alpha)
    theirs = NormalIndPower().solve_power(
        effect_size=None, nobs1=n, alpha=alpha, power=power, ratio=1.0, alternative="two-sided"
    )

    assert proportion_effectsize(found, share) == pytest.approx(theirs, rel=1e-4)
    assert ads_needed(share, found, power=power, alpha=alpha) == pytest.approx(n, abs=1)


def test_ads_in_clusters_are_worth_less():
    assert ads_needed(0.10, 0.15, deff=2.0) == pytest.approx(2 * 681, abs=1)
    assert detectable_share(0.1, 1000, deff=2.0) == pytest.approx(detectable_share(0.1, 500))


def test_where_no_share_would_be_seen_there_is_none():
    assert detectable_share(0.9, 5) is None


def test_a_share_cannot_be_told_from_itself():
    with pytest.raises(ValueError, match="give two shares that differ"):
        ads_needed(0.2, 0.2)
