"""A rise is worked out as by hand, within strata, and kept on the safe side."""

from __future__ import annotations

from math import log, sqrt

import numpy as np
import pytest

from mltrends.stats.rise import PRIOR, rises


def test_of_one_stratum_it_is_the_log_odds_by_hand():
    found = rises([[4]], [[30]], [100], [200])
    share = 34.5 / 301
    hit, missed = PRIOR * 300 * share, PRIOR * 300 * (1 - share)
    sides = (30 + hit, 170 + missed, 4 + hit, 96 + missed)

    assert found.log_odds[0] == pytest.approx(log(sides[0] / sides[1]) - log(sides[2] / sides[3]))
    assert found.error[0] == pytest.approx(sqrt(sum(1 / side for side in sides)))
    assert found.sure_from[0] == pytest.approx(np.exp(found.log_odds[0] - 1.959964 * found.error[0]))


def test_periods_the_other_way_round_are_the_mirror():
    up, down = rises([[4]], [[30]], [100], [200]), rises([[30]], [[4]], [200], [100])

    assert up.log_odds[0] == pytest.approx(-down.log_odds[0])


def test_a_mix_that_moves_is_no_rise():
    # In both strata the share stands still; the one where it is high grows.
    found = rises([[10, 90]], [[1, 900]], [1000, 100], [100, 1000])

    assert abs(found.log_odds[0]) < 0.1


def test_a_stratum_without_one_of_the_periods_is_not_heard():
    alone, beside = rises([[4]], [[30]], [100], [200]), rises([[4, 0]], [[30, 90]], [100, 0], [200, 100])

    assert beside.log_odds == pytest.approx(alone.log_odds)
    assert beside.pulls[0, 1] == 0


def test_nothing_heard_is_nothing_sure():
    found = rises([[0]], [[90]], [0], [100])

    assert found.p_value[0] == 1
    assert found.sure_from[0] == 0


def test_of_words_that_stand_still_few_are_taken_for_risers():
    draw = np.random.default_rng(3)
    shares = draw.uniform(0.001, 0.1, 2000)
    early, late = draw.binomial(3000, shares), draw.binomial(6000, shares)

    found = rises(early[:, None], late[:, None], [3000], [6000])

    assert np.mean(found.p_value < 0.05) < 0.055
    assert np.count_nonzero(found.q_value < 0.05) <= 1


def test_a_rare_word_that_is_new_is_sure_where_chance_is_not():
    found = rises(
        [[0], [20]],
        [[40], [42]],
        [
            3000,
        ],
        [6000],
    )

    assert found.q_value[0] < 0.01
    assert found.q_value[1] > 0.5
