from __future__ import annotations

import os
from dataclasses import replace

import numpy as np
import pytest

from mltrends.stats.growth import fastest
from mltrends.stats.many import benjamini_hochberg
from mltrends.stats.refused import Refused
from mltrends.stats.regress import OddsTrend, odds_trend, panel

SOAK = bool(os.environ.get("MLTRENDS_SOAK"))
EMPLOYERS, PERIODS, SKILLS = 100, 8, 200

SURE = OddsTrend(
    slope=0.03,
    error=0.005,
    odds_ratio=1.43,
    ci_low=1.27,
    ci_high=1.61,
    p_value=1e-8,
    k=400,
    n=4000,
    k_early=150,
    k_late=250,
    months=12,
    signs={"A": 1, "B": 1},
    silent=(),
    cluster="employer",
    clusters=90,
    effective_clusters=60.0,
)
FLAT = replace(SURE, slope=0.001, odds_ratio=1.01, ci_low=0.9, ci_high=1.13, p_value=0.8)
FALL = replace(SURE, slope=-0.03, odds_ratio=0.7, ci_low=0.62, ci_high=0.79, signs={"A": -1, "B": -1})


def run(seed, ads, *, planted=(), clumped=False):
    """The growth of 200 skills in 8 months of so many ads, flat but for the planted one."""
    random = np.random.default_rng(seed)
    each = ads // EMPLOYERS
    month = np.tile(np.arange(PERIODS), EMPLOYERS)
    counted = panel(
        ["A"] * len(month), month, np.repeat(np.arange(EMPLOYERS), PERIODS), np.full(len(month), each)
    )
    shares = np.geomspace(0.01, 0.5, SKILLS)[:, None] * np.ones(len(month))
    for place, (first, last) in enumerate(planted):
        shares[place] = np.linspace(first, last, PERIODS)[month]
    hits = each * random.binomial(1, shares) if clumped else random.binomial(each, shares)
    return fastest({f"skill{place:03}": odds_trend(counted, row) for place, row in enumerate(hits)})


@pytest.mark.soak
def test_in_a_world_without_change_hardly_anything_is_said_to_rise():
    runs = 100 if SOAK else 15
    false = [len(run(seed, 1000).risers) for seed in range(runs)]

    assert np.mean(false) <= 0.2


@pytest.mark.soak
def test_nor_where_each_employer_repeats_one_ad():
    runs = 100 if SOAK else 10
    false = [len(run(seed, 1000, clumped=True).risers) for seed in range(runs)]

    assert np.mean(false) <= 0.2


@pytest.mark.soak
def test_a_true_riser_among_two_hundred_is_found():
    runs = 100 if SOAK else 20
    found = [
        "skill000" in {mover.name for mover in run(1000 + seed, 1500, planted=[(0.10, 0.15)]).risers}
        for seed in range(runs)
    ]

    assert np.mean(found) >= 0.95


def test_lists_are_ranked_by_the_bound_nearer_to_no_change():
    large_but_loose = replace(SURE, odds_ratio=3.0, ci_low=1.1, ci_high=8.0)
    growth = fastest(
        {"loose": large_but_loose, "sure": SURE, "falls": FALL, "slips": replace(FALL, ci_high=0.95)}
    )

    assert [mover.name for mover in growth.risers] == ["sure", "loose"]
    assert [mover.name for mover in growth.fallers] == ["falls", "slips"]
    assert (growth.tested, growth.one_source) == (4, False)


@pytest.mark.parametrize(
    ("trend", "reason"),
    [
        (replace(SURE, k_early=9, k_late=20), "too few hits (29 < 30)"),
        (FLAT, "no clear change"),
        (replace(SURE, p_value=0.2), "no clear change"),
        (replace(SURE, signs={"A": 1, "B": -1}), "only 1 of 2 sources go this way"),
        (replace(SURE, signs={"A": 1}, silent=("B",)), "only 1 of 2 sources go this way"),
    ],
)
def test_what_is_not_clear_is_not_listed_and_says_why(trend, reason):
    growth = fastest({"one": trend})

    assert growth.risers == ()
    assert [mover.reason for mover in growth.others] == [reason]


def test_one_source_is_enough_and_is_said():
    growth = fastest({"one": replace(SURE, signs={"A": 1})})

    assert [(mover.agree, mover.sources) for mover in growth.risers] == [(1, 1)]
    assert growth.one_source


def test_all_that_were_tested_count_also_those_that_cannot_be_listed():
    close = replace(SURE, p_value=0.03)
    few = replace(FLAT, k_early=1, k_late=1)
    crowd = {f"flat{place}": few for place in range(99)}

    assert fastest({"close": close}).risers
    assert not fastest({"close": close, **crowd}).risers
    assert fastest({"close": close, **crowd}).tested == 100
    assert fastest({"close": close, **crowd}).others[0].q_value == pytest.approx(
        benjamini_hochberg([0.03] + [0.8] * 99)[0]
    )


def test_refused_trends_are_told_and_are_no_tests():
    growth = fastest({"sure": SURE, "short": Refused("too few complete months (3 < 8)")})

    assert growth.tested == 1
    assert growth.refused == {"short": "too few complete months (3 < 8)"}


def test_the_order_in_which_trends_come_is_nothing():
    trends = {"b": SURE, "a": SURE, "c": FLAT}

    assert fastest(trends) == fastest(dict(reversed(trends.items())))
    assert [mover.name for mover in fastest(trends).risers] == ["a", "b"]
