"""What comes with the place of work in pay: told where the ads carry it, and refused with the reason elsewhere."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.warehouse.rows import ask, settings, warehouse

from mltrends.store.settings import Models

RULES = settings(pay_min_ads=30, pay_min_employers=5)
LEVELS = {"junior": -0.3, "senior": 0.3}
PAY = {"salary_currency": "USD", "salary_period": "year", "salary_field": "text", "country": "US"}
WORTH = {"remote": 0.12, "hybrid": 0.0, "onsite": 0.0, "unstated": 0.0}


def ads(count=1200, employers=150, *, worth=WORTH, seed=5, **given):
    """Pay that hangs on level and place of work; senior ads are remote more often, and the same employer posts all modes."""
    random = np.random.default_rng(seed)
    habit = random.normal(0, 0.1, employers)
    rows = []
    for number in range(count):
        employer = int(random.integers(0, employers))
        level = "senior" if random.random() < 0.5 else "junior"
        often = (0.4, 0.2, 0.25, 0.15) if level == "senior" else (0.15, 0.25, 0.4, 0.2)
        mode = str(random.choice(list(WORTH), p=often))
        log_pay = 11.5 + LEVELS[level] + worth[mode] + habit[employer] + random.normal(0, 0.15)
        pay = float(np.exp(log_pay).round(-2))
        rows.append(
            {
                "posted_on": f"202{2 + number % 2}-{1 + number % 12:02}-03",
                "company": f"Employer {employer}",
                "title": f"Data Scientist {number}",
                "role": "Data Scientist",
                "seniority": level,
                "remote": mode,
                "salary_min": pay,
                "salary_max": pay,
            }
            | PAY
            | given
        )
    return rows


def alone(rows):
    """The same ads, of employers that have one mode each."""
    return [row | {"company": f"{row['company']} {row['remote']}"} for row in rows]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """A market in each currency."""
    markets = {
        "USD": ads(),
        "EUR": ads(700, seed=6, worth=WORTH | {"remote": -0.2, "hybrid": -0.15}),
        "GBP": ads(300),
        "CAD": ads(1000, employers=9),
        "AUD": ads(salary_min=100_000.0, salary_max=100_000.0),
        "CHF": ads(500, remote="remote"),
        "SEK": alone(ads()),
    }
    rows = [
        row | {"company": f"{row['company']} of {currency}", "salary_currency": currency}
        for currency, rows in markets.items()
        for row in rows
    ]
    return warehouse(tmp_path_factory.mktemp("places"), rows, RULES)


def rungs(path, mode, against, currency="USD"):
    rows = ask(
        path,
        "select rung, premium, ci_low, ci_high, verdict, reason from answer_remote_pay "
        "where mode = $mode and against = $against and currency = $currency order by step",
        {"mode": mode, "against": against, "currency": currency},
    )
    return {rung: rest for rung, *rest in rows}


@pytest.mark.parametrize("against", ["onsite", "unstated"])
def test_the_gap_shrinks_to_what_was_planted_as_more_is_held(path, against):
    told = rungs(path, "remote", against)

    assert list(told) == ["raw", "market", "role", "role, median", "employer"]
    assert told["raw"][0] > told["role"][0] + 0.05  # senior ads are remote more often
    for rung in ("role", "role, median", "employer"):
        figure, low, high, verdict, _ = told[rung]
        assert low < np.expm1(0.12) < high
        assert figure == pytest.approx(np.expm1(0.12), abs=0.06)
        assert verdict == "more"


def test_a_gap_that_is_all_level_is_no_difference_between_like_ads(path):
    told = rungs(path, "hybrid", "onsite")

    for rung in ("role", "role, median", "employer"):
        _, low, high, verdict, _ = told[rung]
        assert low < 0 < high
        assert verdict == "no clear difference"


def test_currencies_are_never_pooled_and_less_pay_is_told_as_less(path):
    for mode, worth in (("remote", -0.2), ("hybrid", -0.15)):
        figure, _, high, verdict, _ = rungs(path, mode, "onsite", "EUR")["role"]
        assert high < 0
        assert (figure, verdict) == (pytest.approx(np.expm1(worth), abs=0.06), "less")


def test_counts_are_of_the_two_modes_alone(path):
    rows = ask(
        path,
        "select mode, against, k, n, employers from answer_remote_pay where step = 1 and currency = 'USD' order by all",
    )
    ads = dict(ask(path, "select remote, count(*) from paid_ads where salary_currency = 'USD' group by all"))

    for mode, against, k, n, employers in rows:
        assert (k, n) == (ads[mode], ads[mode] + ads[against])
        query = "select count(distinct cluster) from paid_ads where salary_currency = 'USD' and remote in ($mode, $against)"
        assert ask(path, query, {"mode": mode, "against": against}) == [(employers,)]
    assert len(rows) == 3


@pytest.mark.parametrize(
    ("currency", "reason"),
    [
        ("GBP", "too few ads for remote work"),
        ("CAD", "too few employers with ads for remote work (9 < 30)"),
        ("AUD", "all ads pay the same"),
        ("CHF", "too few ads for work on site (n=0 < 100)"),
    ],
)
def test_what_cannot_be_compared_has_the_reason_and_no_figure(path, currency, reason):
    told = rungs(path, "remote", "onsite", currency)

    assert told
    assert all((premium, verdict) == (None, None) and why for premium, _, _, verdict, why in told.values())
    assert reason in told["raw"][-1]


def test_employers_with_one_mode_alone_tell_nothing_within_employers(path):
    told = rungs(path, "remote", "onsite", "SEK")

    assert told["role"][3] == "more"
    assert told["employer"] == [None, None, None, None, "no employer has ads of both"]


def test_it_can_be_left_out_and_says_that_it_is_modelled(tmp_path):
    path = warehouse(tmp_path, ads(count=100), replace(RULES, models=Models(remote_pay=False)), comments=True)

    assert ask(path, "select * from answer_remote_pay") == []
    ((told,),) = ask(path, "select comment from duckdb_tables() where table_name = 'answer_remote_pay'")
    assert "Modelled" in told


def test_without_pay_there_are_no_rows_and_no_fault(tmp_path):
    path = warehouse(tmp_path, [{"posted_on": "2024-01-05", "remote": "remote"}], RULES)

    assert ask(path, "select * from answer_remote_pay") == []
