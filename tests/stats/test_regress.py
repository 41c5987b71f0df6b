from __future__ import annotations

from math import exp, log
from time import process_time

import numpy as np
import pytest

from mltrends.stats.refused import Refused
from mltrends.stats.regress import OddsTrend, odds_trend, panel


def world(seed, employers=60, months=14, sources=("A", "B"), slope=0.03, moods=0.0):
    """Rows of counts in which employers have habits, and sources have levels of their own."""
    random = np.random.default_rng(seed)
    rows = []
    for place, source in enumerate(sources):
        for employer in range(employers):
            habit = random.normal(-1 + 0.7 * place, 0.8)
            for month in range(24_000, 24_000 + months):
                n = int(random.poisson(3))
                if n:
                    mood = random.normal(0, moods) if moods else 0
                    chance = 1 / (1 + exp(-habit - mood - slope * (month - 24_000)))
                    rows.append((source, month, f"{source}{employer}", int(random.binomial(n, chance)), n))
    source, month, employer, k, n = zip(*rows, strict=True)
    return source, month, employer, np.array(k), np.array(n)


def theirs(rows, clusters, *, seasons=False):
    """What statsmodels says of the same rows: slope and clustered error, or that of independent ads if it is larger."""
    from statsmodels.genmod.families import Binomial
    from statsmodels.genmod.generalized_linear_model import GLM

    source, month, _, k, n = rows
    months = np.array(month)
    columns = [np.array(source) == one for one in sorted(set(source))]
    if seasons:
        columns += [months % 12 == one for one in sorted(set(months % 12))[1:]]
    design = np.column_stack([*columns, months - months.mean()]).astype(float)
    _, groups = np.unique(clusters, return_inverse=True)
    fit = GLM(np.column_stack([k, n - k]), design, family=Binomial()).fit(
        cov_type="cluster", cov_kwds={"groups": groups, "use_correction": True}, tol=1e-12
    )
    plain = GLM(np.column_stack([k, n - k]), design, family=Binomial()).fit(tol=1e-12)
    return fit.params[-1], max(fit.bse[-1], plain.bse[-1])


@pytest.mark.parametrize("moods", [0, 2])
def test_slope_and_error_are_those_of_statsmodels_clustered_by_employer(moods):
    rows = world(1, moods=moods)
    found = odds_trend(panel(*rows[:3], rows[4]), rows[3])

    assert (found.slope, found.error) == pytest.approx(theirs(rows, rows[2]), rel=1e-7)
    assert (found.cluster, found.clusters, found.months) == ("employer", 120, 14)
    assert found.odds_ratio == pytest.approx(exp(12 * found.slope))
    assert found.ci_low < found.odds_ratio < found.ci_high
    assert 90 < found.effective_clusters < 120


def test_with_months_of_the_year_too():
    rows = world(2, months=30, moods=2)
    found = odds_trend(panel(*rows[:3], rows[4]), rows[3], seasons=True)

    assert (found.slope, found.error) == pytest.approx(theirs(rows, rows[2], seasons=True), rel=1e-7)


@pytest.mark.parametrize("seed", range(3, 9))
def test_where_employers_are_few_the_larger_error_counts_by_employer_or_by_month(seed):
    source, month, employer, k, n = rows = world(seed, employers=9, moods=2)
    cells = sorted(set(zip(source, month, strict=True)))
    at = {cell: place for place, cell in enumerate(cells)}
    of = [at[cell] for cell in zip(source, month, strict=True)]
    summed = (*zip(*cells, strict=True), None, np.bincount(of, weights=k), np.bincount(of, weights=n))
    found = odds_trend(panel(source, month, employer, n), k)
    slope, by_month = theirs(summed, np.arange(len(cells)))
    _, by_employer = theirs(rows, employer)

    assert (found.slope, found.error) == pytest.approx((slope, max(by_month, by_employer)), rel=1e-7)
    by = ("employer", 18) if by_employer > by_month else ("source and month", 28)
    assert (found.cluster, found.clusters) == by


def test_two_cells_of_odds_give_the_odds_ratio_by_hand():
    months = list(range(8)) * 2
    hits = [20] * 4 + [40] * 4
    found = odds_trend(panel(["A"] * 8, months[:8], range(8), [100] * 8), hits)
    flat = odds_trend(panel(["A"] * 8, months[:8], range(8), [100] * 8), [25] * 8)

    assert found.odds_ratio > 1
    assert (found.k_early, found.k_late, found.signs) == (80, 160, {"A": 1})
    assert flat.odds_ratio == pytest.approx(1)
    assert flat.ci_low < 0.8 < 1.2 < flat.ci_high  # eight equal months are no certainty
    assert flat.signs == {"A": 0}


def test_a_constant_change_of_odds_is_found_exactly():
    months = np.arange(12)
    odds = 0.2 * 1.5 ** (months / 12)  # half as much again in a year
    hits = 1e6 * odds / (1 + odds)
    rows = [(name, month) for name in "ABCDE" for month in months]
    ads = panel([name for name, _ in rows], [month for _, month in rows], range(60), [1e6] * 60)
    found = odds_trend(ads, np.tile(hits, 5))

    assert found.slope == pytest.approx(log(1.5) / 12, rel=1e-9)
    assert found.odds_ratio == pytest.approx(1.5)


def test_a_rise_of_the_pool_that_is_only_mix_is_a_fall():
    months = np.arange(10)
    n_a, n_b = 200 + 60 * months, 800 - 60 * months
    k_a, k_b = n_a * (0.60 - 0.006 * months), n_b * (0.25 - 0.003 * months)
    pooled = (k_a + k_b) / (n_a + n_b)
    found = odds_trend(panel(["A"] * 10 + ["B"] * 10, [*months] * 2, range(20), [*n_a, *n_b]), [*k_a, *k_b])

    assert pooled[-1] > pooled[0]
    assert found.ci_high < 1
    assert found.signs == {"A": -1, "B": -1}


@pytest.mark.parametrize(
    ("k", "n", "reason"),
    [
        ([5] * 7, [50] * 7, "too few complete months (7 < 8)"),
        ([0] * 9, [50] * 9, "in every source all ads hit or none, so there is no odds ratio"),
        ([50] * 9, [50] * 9, "in every source all ads hit or none, so there is no odds ratio"),
        ([0] * 5 + [50] * 4, [50] * 9, "in every source the hits are all on one side"),
        ([50] * 5 + [3] + [0] * 3, [50] * 9, "in every source the hits are all on one side"),
        ([], [], "in every source all ads hit or none"),
    ],
)
def test_what_has_no_odds_ratio_is_refused_with_a_reason(k, n, reason):
    found = odds_trend(panel(["A"] * len(k), range(len(k)), range(len(k)), n), k)

    assert isinstance(found, Refused)
    assert found.reason.startswith(reason)


def test_sources_of_one_month_each_tell_no_trend():
    found = odds_trend(panel([f"s{month}" for month in range(9)], range(9), range(9), [50] * 9), [5] * 9)

    assert found == Refused("no source has ads in two months")


def test_months_of_the_year_need_two_years_and_hits_in_each():
    ads = panel(["A"] * 20, range(20), range(20), [50] * 20)
    assert odds_trend(ads, [5] * 20, seasons=True) == Refused(
        "too few complete months for effects of the month of the year (20 < 24)"
    )
    ads = panel(["A"] * 36, range(36), range(36), [50] * 36)
    assert odds_trend(ads, [0 if month % 12 == 3 else 5 for month in range(36)], seasons=True) == Refused(
        "in a month of the year all ads hit or none, so its effect has no bound"
    )


def test_a_source_without_a_hit_is_silent_and_changes_nothing():
    source, month, employer, k, n = world(4, sources=("A",))
    alone = odds_trend(panel(source, month, employer, n), k)
    beside = odds_trend(
        panel([*source, "Z", "Z"], [*month, 24_001, 24_009], [*employer, "z", "z"], [*n, 500, 90]), [*k, 0, 0]
    )

    assert beside.silent == ("Z",)
    assert (beside.slope, beside.error, beside.p_value) == pytest.approx(
        (alone.slope, alone.error, alone.p_value)
    )
    assert beside.signs == alone.signs


def test_one_employer_with_most_ads_makes_nothing_sure():
    months = [*range(12)] * 41
    employers = np.repeat(np.arange(41), 12)
    n = np.where(employers == 0, 400, 2)
    k = np.where(employers == 0, np.linspace(40, 200, 492).astype(int), 1)
    found = odds_trend(panel(["A"] * 492, months, employers, n), k)

    assert found.clusters == 41
    assert found.effective_clusters == pytest.approx(1.44, abs=0.02)
    assert found.p_value > 0.05


def test_a_rare_word_that_few_employers_repeat_is_worth_few_clusters():
    months = np.tile(np.arange(10), 100)
    hits = np.zeros(1000)
    hits[[3, 208, 509]] = 10  # three ads, ten times each, two of them late
    found = odds_trend(panel(["A"] * 1000, months, np.repeat(np.arange(100), 10), [10] * 1000), hits)

    assert found.clusters == 100
    assert found.effective_clusters < 10
    assert found.p_value > 0.05


def test_two_hits_bound_hardly_anything_but_are_no_error():
    months = np.tile(np.arange(8), 30)
    hits = np.zeros(240)
    hits[[100, 139]] = 1  # in the fifth and the fourth month
    found = odds_trend(panel(["A"] * 240, months, np.repeat(np.arange(30), 8), [10] * 240), hits)

    assert found.ci_low < 0.01
    assert found.ci_high > 100


def test_months_of_the_fewest_counts_make_no_error():
    for seed in range(50):
        random = np.random.default_rng(seed)
        months = np.tile(np.arange(60), 30)
        n = random.binomial(1, 0.02, size=1800)
        hits = n * random.binomial(1, 0.1, size=1800)
        odds_trend(panel(["A"] * 1800, months, np.repeat(np.arange(30), 60), n), hits)


def test_the_interval_covers_the_slope_when_employers_have_habits():
    covered = 0
    for seed in range(200):
        source, month, employer, k, n = world(seed, employers=40, months=10, sources=("A",), slope=0.0)
        found = odds_trend(panel(source, month, employer, n), k)
        covered += found.ci_low <= 1 <= found.ci_high

    assert 0.91 <= covered / 200 <= 0.985


def test_with_few_employers_false_alarms_stay_near_what_is_promised():
    random = np.random.default_rng(8)
    ads = panel(np.repeat(["A", "B"], 10), [*range(10)] * 2, [0] * 20, [200] * 20)
    alarms = [odds_trend(ads, random.binomial(200, 0.2, size=20)).p_value < 0.05 for _ in range(600)]

    assert 0.02 <= np.mean(alarms) <= 0.08


def test_few_employers_whose_habits_drift_make_no_trend():
    alarms = 0
    for seed in range(150):
        random = np.random.default_rng(seed)
        drift = np.cumsum(random.normal(0, 0.15, size=(12, 18)), axis=1) - 1.2
        hits = random.binomial(8, 1 / (1 + np.exp(-drift))).ravel()
        ads = panel(["A"] * 216, np.tile(np.arange(18), 12), np.repeat(np.arange(12), 18), [8] * 216)
        alarms += odds_trend(ads, hits).p_value < 0.05

    assert alarms / 150 <= 0.08


def test_ten_thousand_rows_take_well_under_a_second_and_the_order_is_nothing():
    source, month, employer, k, n = world(6, employers=220, months=26)
    assert len(k) > 10_000
    ads = panel(source, month, employer, n)
    start = process_time()
    for _ in range(5):
        found = odds_trend(ads, k)
    assert (process_time() - start) / 5 < 0.2

    turned = np.random.default_rng(1).permutation(len(k))
    again = odds_trend(
        panel(np.array(source)[turned], np.array(month)[turned], np.array(employer)[turned], n[turned]),
        k[turned],
    )
    assert isinstance(found, OddsTrend)
    assert again.slope == pytest.approx(found.slope, rel=1e-12)
    assert again.error == pytest.approx(found.error, rel=1e-12)


def test_more_hits_than_ads_are_an_error():
    with pytest.raises(ValueError, match="between 0 and the ads"):
        odds_trend(panel(["A"] * 8, range(8), range(8), [5] * 8), [6] * 8)
