"""Growth by a factor is told from growth by steps, and neither is told from what is too little."""

from __future__ import annotations

import numpy as np
import pytest

from mltrends.stats.curve import curve
from mltrends.stats.refused import Refused

MONTHS = np.arange(24)
ADS = np.full(24, 100_000)


def counts(shares):
    return np.round(np.asarray(shares) * 100_000)


def test_what_grows_by_a_factor_fits_a_factor_and_its_slope_is_found():
    found = curve(np.zeros(24), MONTHS, counts(0.01 * 1.1**MONTHS), ADS)

    assert found.gain > 50
    assert found.slope == pytest.approx(np.log(1.1), abs=1e-3)


def test_what_grows_by_steps_fits_steps():
    assert curve(np.zeros(24), MONTHS, counts(0.01 + 0.004 * MONTHS), ADS).gain < -50


def test_the_gain_is_that_of_two_curves_fitted_by_hand():
    """Four months of one height and four of twice that: through each curve's best fit by least squares."""
    k = np.array([100, 110, 120, 140, 150, 180, 190, 230])
    n = np.full(8, 1000)
    share, level = k / n, (k + 0.5) / (n + 1)
    weight = n / (level * (1 - level))
    time = np.arange(8) - 3.5
    line = np.polyfit(time, share, 1, w=np.sqrt(weight))
    rest = float((weight * (share - np.polyval(line, time)) ** 2).sum())
    grid = [
        float((weight * (share - np.exp(a + b * time)) ** 2).sum())
        for a in np.linspace(-2.0, -1.7, 301)
        for b in np.linspace(0.08, 0.16, 161)
    ]

    found = curve(np.zeros(8), np.arange(8), k, n)

    assert found.gain == pytest.approx(8 * np.log(rest / min(grid)), abs=0.02)


def test_sources_have_levels_of_their_own():
    sources = np.repeat([0, 1], 24)
    shares = np.concatenate([0.01 * 1.1**MONTHS, 0.03 * 1.1**MONTHS])

    found = curve(sources, np.tile(MONTHS, 2), counts(shares), np.tile(ADS, 2))

    assert found.gain > 50
    assert found.slope == pytest.approx(np.log(1.1), abs=1e-3)


def test_a_source_that_never_hits_says_nothing():
    sources = np.repeat([0, 1], 24)
    hits = np.concatenate([counts(0.01 * 1.1**MONTHS), np.zeros(24)])

    assert curve(sources, np.tile(MONTHS, 2), hits, np.tile(ADS, 2)).points == 24


@pytest.mark.parametrize("k", [np.zeros(24), np.ones(24) * 5])
def test_what_does_not_move_or_is_not_there_is_no_curve(k):
    found = curve(np.zeros(24), MONTHS, k, ADS)

    assert isinstance(found, Refused) or abs(found.gain) < 1


def test_seven_months_are_too_few():
    found = curve(np.zeros(7), np.arange(7), np.arange(7) + 1, np.full(7, 100))

    assert isinstance(found, Refused)
    assert "7 < 8" in found.reason
