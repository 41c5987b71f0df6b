from __future__ import annotations

from math import log, sqrt

import numpy as np
import pytest
from scipy.stats import false_discovery_control

from mltrends.stats.signature import signatures


def test_the_log_odds_are_those_by_hand():
    found = signatures([[30, 5], [20, 45]], [100, 200], prior_ads=60)
    prior = 60 * 50.5 / 301  # 50 of 300 ads name the first concept
    here, elsewhere = (30 + prior, 70 + 60 - prior), (20 + prior, 180 + 60 - prior)
    expected = log(here[0] / here[1]) - log(elsewhere[0] / elsewhere[1])
    error = sqrt(sum(1 / count for count in (*here, *elsewhere)))

    assert found.log_odds[0, 0] == pytest.approx(expected)
    assert found.z[0, 0] == pytest.approx(expected / error)
    assert found.ci_low[0, 0] == pytest.approx(expected - 1.959964 * error)
    assert found.ci_high[0, 0] == pytest.approx(expected + 1.959964 * error)


def test_of_two_roles_one_is_the_mirror_of_the_other():
    found = signatures([[30, 5], [20, 45]], [100, 200])

    assert found.log_odds[0] == pytest.approx(-found.log_odds[1])


def test_without_a_prior_it_is_the_plain_odds_ratio():
    found = signatures([[30], [20]], [100, 200], prior_ads=1e-9)

    assert found.log_odds[0, 0] == pytest.approx(log((30 / 70) / (20 / 180)))


def test_a_rarity_does_not_head_the_list_of_a_role():
    found = signatures([[4, 600], [0, 2000]], [1000, 9000])  # 4 to none, and 60 % to 22 %

    assert 0 < found.z[0, 0] < 2 < found.z[0, 1]
    assert found.ci_low[0, 0] < 0 < found.ci_low[0, 1]


def test_q_values_are_over_all_roles_and_concepts():
    found = signatures([[30, 5, 9], [20, 45, 8], [7, 7, 7]], [100, 200, 150])

    assert found.q_value.ravel() == pytest.approx(false_discovery_control(found.p_value.ravel()))


def test_concepts_of_no_ad_and_of_all_have_odds_too():
    found = signatures([[0, 100], [0, 200]], [100, 200], deff=2.0)

    assert np.isfinite(found.log_odds).all()
    assert (found.q_value > 0.5).all()
