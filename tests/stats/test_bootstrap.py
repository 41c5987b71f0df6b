from __future__ import annotations

from time import process_time

import numpy as np
import pytest

from mltrends.stats.bootstrap import _by_content, quantiles_by_employer
from mltrends.stats.medians import quantile_interval


def cell(seed, employers=60, ads=300, spread=0.3, noise=0.1):
    """Pay of ads whose employers pay differently, and the employer of each."""
    random = np.random.default_rng(seed)
    employer = random.integers(0, employers, size=ads)
    habits = random.normal(11.5, spread, size=employers)
    return np.round(np.exp(habits[employer] + random.normal(0, noise, size=ads)), -2), employer


def slow_draws(values, employers, quantiles, seed, draws):
    """The same bootstrap with lists of ads."""
    random = np.random.default_rng(seed)
    names = np.unique(employers)
    found = []
    for taken in random.integers(0, len(names), size=(draws, len(names))):
        drawn = np.concatenate([values[employers == names[one]] for one in taken])
        found.append(np.quantile(drawn, quantiles))
    return np.quantile(found, [0.025, 0.975], axis=0)


def test_the_interval_is_that_of_ads_copied_as_often_as_their_employer_is_drawn():
    values, employers = cell(1, employers=12, ads=50)
    employers = _by_content(values, np.unique(employers, return_inverse=True)[1])  # named as they are drawn
    found = quantiles_by_employer(values, employers, seed=3, draws=400)
    low, high = slow_draws(values, employers, (0.25, 0.5, 0.75), 3, 400)

    assert [one.value for one in found.quantiles] == pytest.approx(np.quantile(values, (0.25, 0.5, 0.75)))
    assert [one.ci_low for one in found.quantiles] == pytest.approx(low)
    assert [one.ci_high for one in found.quantiles] == pytest.approx(high)
    assert (found.n, found.employers, found.sources) == (50, len(set(employers)), 1)
    assert found.ci_method == "bootstrap of employers, 400 draws"


def test_employers_of_one_ad_each_give_about_the_exact_interval():
    values = np.random.default_rng(2).lognormal(11, 0.4, size=400)
    median = quantiles_by_employer(values, range(400)).quantiles[1]
    exact = quantile_interval(values.tolist(), 0.5)

    assert (median.ci_low, median.ci_high) == pytest.approx(exact, rel=0.01)


def test_the_interval_covers_the_truth_where_employers_have_habits_and_the_plain_one_does_not():
    truth = np.exp(11.5)
    covered = plainly = 0
    for seed in range(200):
        values, employers = cell(seed, employers=80)
        median = quantiles_by_employer(values, employers, quantiles=[0.5], draws=500).quantiles[0]
        covered += median.ci_low <= truth <= median.ci_high
        low, high = quantile_interval(values.tolist(), 0.5)
        plainly += low <= truth <= high

    assert 0.91 <= covered / 200 <= 0.985
    assert plainly / 200 < 0.85


def test_the_same_ads_give_the_same_bytes_in_any_order():
    values, employers = cell(4)
    turned = np.random.default_rng(9).permutation(len(values))

    assert quantiles_by_employer(values, employers, seed=5) == quantiles_by_employer(
        values[turned], employers[turned], seed=5
    )
    assert quantiles_by_employer(values, employers, seed=5) != quantiles_by_employer(
        values, employers, seed=6
    )


def test_names_of_employers_may_be_words():
    values, employers = cell(4)
    words = [f"Employer {one:03}" for one in employers]

    assert quantiles_by_employer(values, words) == quantiles_by_employer(values, employers)


def test_within_sources_a_gap_between_them_is_no_doubt():
    random = np.random.default_rng(6)
    values = np.concatenate([random.normal(50, 1, 300), random.normal(100, 1, 301)])
    employers = np.concatenate([np.repeat(np.arange(60), 5), np.repeat(np.arange(60), 5), [0]])
    sources = ["A"] * 300 + ["B"] * 301
    pooled = quantiles_by_employer(values, employers + 100 * (np.array(sources) == "B"))
    within = quantiles_by_employer(values, employers, sources)

    assert within.ci_method == "bootstrap of employers within sources, 2000 draws"
    assert within.sources == 2
    width = [found.quantiles[0].ci_high - found.quantiles[0].ci_low for found in (within, pooled)]
    assert width[0] < width[1]


def test_a_source_of_one_employer_is_not_taken_for_certain():
    values, employers = cell(7, employers=20, ads=200)
    sources = np.where(employers == 0, "thin", "large")
    found = quantiles_by_employer(values, employers, sources)

    assert found.ci_method == "bootstrap of employers, 2000 draws"


@pytest.mark.parametrize(("ads", "bounded"), [(100, True), (8, False)])
def test_of_few_employers_the_method_is_another_and_is_said(ads, bounded):
    values, employers = cell(8, employers=4, ads=ads)
    found = quantiles_by_employer(values, employers)

    assert found.ci_method == "order statistics, as if ads were independent (fewer than 5 employers)"
    assert found.quantiles[0].value == np.quantile(values, 0.25)
    assert (found.quantiles[0].ci_low is not None) == bounded
    assert (found.quantiles[1].ci_low, found.quantiles[1].ci_high) == quantile_interval(values.tolist(), 0.5)


def test_no_values_have_no_quantiles():
    assert quantiles_by_employer([], []) is None


def test_five_thousand_ads_of_eight_hundred_employers_take_about_a_second():
    values, employers = cell(10, employers=800, ads=5000)
    start = process_time()
    quantiles_by_employer(values, employers)

    assert process_time() - start < 2


def test_what_employers_are_called_makes_no_difference():
    values, employers = cell(4, employers=15, ads=60)
    other = [
        f"employer {(7 * int(number)) % 15:02}" for number in np.unique(employers, return_inverse=True)[1]
    ]

    assert quantiles_by_employer(values, employers) == quantiles_by_employer(values, other)


def test_of_very_many_ads_the_interval_is_worked_out_and_about_the_same():
    values, employers = cell(5, employers=150, ads=3000)
    drawn = quantiles_by_employer(values, employers)
    worked_out = quantiles_by_employer(values, employers, many=1000)

    assert drawn.ci_method.startswith("bootstrap")
    assert worked_out.ci_method.startswith("order statistics, with as many ads")
    for one, other in zip(drawn.quantiles, worked_out.quantiles, strict=True):
        assert other.value == one.value
        assert other.ci_low < other.value < other.ci_high
        assert other.ci_high - other.ci_low == pytest.approx(one.ci_high - one.ci_low, rel=0.25)
