from __future__ import annotations

import numpy as np
import pytest

from mltrends.stats.misread import Labels, corrected_share
from mltrends.stats.refused import Refused

LABELS = Labels(hits_read=90, hits=100, misses_read=288, misses=300)  # 0.90 and 0.96


@pytest.mark.parametrize(("read", "truth"), [(0.0658, 0.03), (0.126, 0.10), (0.9, 1.0), (0.01, 0.0)])
def test_the_share_is_corrected_by_the_known_formula(read, truth):
    found = corrected_share(read * 10_000, 10_000, LABELS)

    assert found.read == pytest.approx(read)
    assert found.share == pytest.approx(truth, abs=1e-9)
    assert found.ci_low <= found.share <= found.ci_high


def test_growth_that_is_read_as_less_than_double_is_more_than_threefold():
    before, after = (corrected_share(k, 10_000, LABELS).share for k in (658, 1260))

    assert 1260 / 658 < 2
    assert after / before == pytest.approx(10 / 3)


def test_a_perfect_score_of_few_labels_is_no_certainty():
    few = corrected_share(2000, 10_000, Labels(20, 20, 20, 20))
    many = corrected_share(2000, 10_000, Labels(2000, 2000, 2000, 2000))

    assert few.share == many.share == pytest.approx(0.2)
    assert few.ci_high - few.ci_low > 3 * (many.ci_high - many.ci_low)


def test_ads_in_clusters_widen_the_interval():
    sure = Labels(10**6, 10**6, 10**6, 10**6)
    plain, wide = (corrected_share(300, 1000, sure, deff=deff) for deff in (1, 4))

    assert wide.ci_high - wide.ci_low == pytest.approx(2 * (plain.ci_high - plain.ci_low), rel=0.06)


def test_the_interval_covers_the_truth():
    random = np.random.default_rng(2)
    covered = 0
    for _ in range(400):
        k = random.binomial(2000, 0.10 * 0.88 + 0.90 * 0.04)
        labels = Labels(int(random.binomial(100, 0.88)), 100, int(random.binomial(300, 0.96)), 300)
        found = corrected_share(k, 2000, labels, draws=400)
        covered += found.ci_low <= 0.10 <= found.ci_high

    assert 0.92 <= covered / 400 <= 0.98


def test_the_same_seed_gives_the_same_interval():
    assert corrected_share(300, 1000, LABELS, seed=4) == corrected_share(300, 1000, LABELS, seed=4)
    assert corrected_share(300, 1000, LABELS, seed=4) != corrected_share(300, 1000, LABELS, seed=5)


@pytest.mark.parametrize(
    ("n", "labels", "reason"),
    [
        (0, LABELS, "no ads"),
        (100, Labels(0, 0, 10, 10), "labels of both kinds are needed"),
        (100, Labels(3, 10, 7, 10), "the reading is no better than chance on the labels"),
        (100, Labels(1, 1, 1, 2), "too few labels"),
    ],
)
def test_what_cannot_be_corrected_is_refused_with_a_reason(n, labels, reason):
    found = corrected_share(n // 10, n, labels)

    assert isinstance(found, Refused)
    assert found.reason.startswith(reason)
