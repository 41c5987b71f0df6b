from __future__ import annotations

from math import log, sqrt
from time import process_time

import numpy as np
import pytest
from scipy.stats import false_discovery_control
from statsmodels.stats.contingency_tables import StratifiedTable

from mltrends.stats.pairs import associate


def test_one_source_has_the_measures_of_its_table():
    found = associate([30], [60], [100], 500)

    assert found.lift[0] == pytest.approx(30 / 12)
    assert found.npmi[0] == pytest.approx(log(2.5) / -log(30 / 500))
    odds = log(30.5 * 370.5 / (30.5 * 70.5))
    error = sqrt(1 / 30.5 + 1 / 370.5 + 1 / 30.5 + 1 / 70.5)
    assert found.log_odds[0] == pytest.approx(odds)
    assert found.log_odds_low[0] == pytest.approx(odds - 1.959964 * error)
    assert found.log_odds_high[0] == pytest.approx(odds + 1.959964 * error)
    assert (found.tested, found.eligible.tolist()) == (1, [True])


def test_several_sources_have_the_odds_ratio_of_mantel_and_haenszel():
    both, a, b, n = (
        np.array([[30, 12, 5]]),
        np.array([[60, 40, 9]]),
        np.array([[100, 50, 33]]),
        [500, 300, 90],
    )
    found = associate(both, a, b, n)
    four = np.array([[both, a - both], [b - both, n - a - b + both]])[:, :, 0, :] + 0.5
    theirs = StratifiedTable(four)

    assert found.log_odds[0] == pytest.approx(theirs.logodds_pooled)
    assert (found.log_odds_high - found.log_odds_low)[0] == pytest.approx(
        2 * 1.959964 * theirs.logodds_pooled_se
    )


def test_two_sources_that_differ_do_not_tie_what_is_independent_in_each():
    found = associate([[250, 10]], [[500, 100]], [[500, 100]], [1000, 1000])
    pooled = associate([260], [600], [600], 2000)

    assert found.lift[0] == pytest.approx(1)
    assert found.npmi[0] == pytest.approx(0)
    assert found.log_odds[0] == pytest.approx(0, abs=0.01)
    assert pooled.lift[0] > 1.4


def test_npmi_ends_at_never_and_only_together():
    found = associate([0, 50, 20], [50, 50, 40], [50, 50, 100], 200)

    assert found.npmi == pytest.approx([-1, 1, 0])
    assert found.npmi_high[1] <= 1


@pytest.mark.parametrize("tables", [[(0.06, 0.06, 0.14)], [(0.05, 0.15, 0.05), (0.2, 0.1, 0.2)]])
def test_the_interval_of_npmi_is_as_wide_as_it_scatters(tables):
    random = np.random.default_rng(3)
    drawn = [random.multinomial(800, [*shares, 1 - sum(shares)], size=4000) for shares in tables]
    both, only_a, only_b, _ = np.moveaxis(np.array(drawn), 0, 1).T.swapaxes(1, 2)
    found = associate(both, both + only_a, both + only_b, 800)
    error = (found.npmi_high - found.npmi_low) / 2 / 1.959964

    assert np.mean(error) == pytest.approx(np.std(found.npmi), rel=0.05)


def test_ads_in_clusters_widen_both_intervals():
    plain, wide = (associate([30], [60], [100], 500, deff=deff) for deff in (1, 4))

    for low, high in (("npmi_low", "npmi_high"), ("log_odds_low", "log_odds_high")):
        width = [getattr(found, high)[0] - getattr(found, low)[0] for found in (plain, wide)]
        assert width[1] == pytest.approx(2 * width[0])


def test_few_ads_with_both_are_tested_and_not_shown():
    found = associate([19, 20], [60, 60], [100, 100], 500)

    assert found.eligible.tolist() == [False, True]
    assert found.tested == 2
    assert found.q_value == pytest.approx(false_discovery_control(found.p_value))


def test_a_concept_in_no_ad_or_in_all_says_nothing():
    found = associate([[0], [40], [100]], [[0], [40], [100]], [[50], [100], [100]], [100])

    assert np.isnan(found.log_odds).all()
    assert (found.tested, found.p_value.tolist(), found.q_value.tolist()) == (0, [1, 1, 1], [1, 1, 1])


def test_a_source_without_ads_changes_nothing():
    one, two = (
        associate([[30]], [[60]], [[100]], [500]),
        associate([[30, 0]], [[60, 0]], [[100, 0]], [500, 0]),
    )

    for name in ("lift", "npmi", "npmi_low", "log_odds", "log_odds_low", "p_value"):
        assert getattr(one, name) == pytest.approx(getattr(two, name))


def test_a_world_without_ties_has_hardly_any():
    random = np.random.default_rng(4)
    shares = random.uniform(0.05, 0.5, size=(40, 1, 1))
    ads = random.random((40, 3, 1000)) < shares
    first, second = np.triu_indices(40, k=1)
    both = (ads[first] & ads[second]).sum(axis=2)
    found = associate(both, ads.sum(axis=2)[first], ads.sum(axis=2)[second], 1000)

    assert found.tested == 780
    assert (found.q_value <= 0.10).sum() <= 2
    assert 0.03 < np.mean(found.p_value < 0.05) < 0.07


def test_ten_thousand_pairs_take_no_time():
    random = np.random.default_rng(5)
    both = random.integers(1, 50, size=(10_000, 5))
    start = process_time()
    associate(both, both + 60, both + 90, 1000)

    assert process_time() - start < 1


@pytest.mark.parametrize(("both", "a", "b"), [(5, 4, 9), (5, 9, 4), (-1, 5, 5), (1, 60, 60)])
def test_counts_that_cannot_be_are_an_error(both, a, b):
    with pytest.raises(ValueError, match="ads with both must be among"):
        associate([both], [a], [b], 100)
