"""Shares by year with countries, levels and roles held: what only the mix did is not told of the skill."""

from __future__ import annotations

from functools import partial
from itertools import product

import pytest
from tests.metrics.test_trends import RULES, month_of_ads
from tests.warehouse.rows import ask, settings
from tests.warehouse.rows import warehouse as with_answers

# All answers take two seconds, for each market that a test makes up.
warehouse = partial(
    with_answers,
    answers=(
        "answer_same_mix",
        "answer_skills",
        "answer_trends",
    ),
)

YEARS = (2022, 2023)
MONTHS = [(year, f"{year}-{month:02}") for year, month in product(YEARS, range(1, 13))]
SENIOR, JUNIOR = {"python": 0.8, "spark": 0.1}, {"python": 0.2, "spark": 0.1}


def months(**later):
    """Ads of two years in which senior ones become more, and in neither group a skill."""
    rows = []
    for year, month in MONTHS:
        late = year == 2023
        rows += month_of_ads(month, 80 if late else 20, SENIOR, seniority="senior", **(later if late else {}))
        rows += month_of_ads(month, 20 if late else 80, JUNIOR, seniority="junior", **(later if late else {}))
    rows += month_of_ads("2024-01", 20, {}, seniority="senior", **later)  # has hardly begun
    return rows


@pytest.fixture(scope="module")
def more_seniors(tmp_path_factory):
    return warehouse(tmp_path_factory.mktemp("seniors"), months(), RULES)


def test_a_share_that_only_the_mix_of_levels_moved_stands_still(more_seniors):
    rows = ask(
        more_seniors,
        "select year, n, raw, held, held_low, held_high, gap, worth, uncovered, reason from answer_same_mix "
        "where thing = 'python' order by year",
    )

    assert [row[0] for row in rows] == list(YEARS)
    assert [row[2] for row in rows] == [pytest.approx(0.32, abs=0.01), pytest.approx(0.68, abs=0.01)]
    assert [row[3] for row in rows] == [pytest.approx(0.5, abs=0.01)] * 2
    assert all(low < held < high for _, _, _, held, low, high, *_ in rows)
    assert all(gap == pytest.approx(raw - held) for _, _, raw, held, _, _, gap, *_ in rows)
    assert all(50 < worth < n for _, n, *_, worth, _, _ in rows)
    assert {(row[-2], row[-1]) for row in rows} == {(0.0, None)}


def test_what_the_mix_does_not_touch_is_the_same_with_it_held(more_seniors):
    rows = ask(more_seniors, "select raw, held from answer_same_mix where thing = 'spark'")

    assert all(held == pytest.approx(raw, abs=0.005) for raw, held in rows)


def test_a_year_without_most_of_the_mix_is_refused_with_the_reason(tmp_path):
    path = warehouse(tmp_path, months(country="DE"), RULES)

    rows = ask(path, "select held, worth > 0, reason from answer_same_mix where thing = 'python'")

    assert rows == [(None, True, "the year has no ads of 50% of the mix")] * 2


def test_remote_work_is_not_weighted_by_country_which_remote_ads_often_leave_out(tmp_path):
    path = warehouse(tmp_path, months(country="DE"), RULES)

    rows = ask(path, "select thing, reason from answer_same_mix where subject = 'remote' and n > 0")

    assert {thing for thing, _ in rows} == {"remote", "hybrid", "onsite", "unstated"}
    assert {reason for _, reason in rows} == {None}


def test_a_year_of_few_ads_shows_no_share(tmp_path):
    rows = [row for _, month in MONTHS for row in month_of_ads(month, 3, SENIOR)]
    path = warehouse(tmp_path, [*rows, *month_of_ads("2024-01", 3, {})], settings(share_min_ads=50))

    assert set(ask(path, "select raw, held, suppressed, reason from answer_same_mix")) == {
        (None, None, True, "too few ads (n=36 < 50)")
    }
