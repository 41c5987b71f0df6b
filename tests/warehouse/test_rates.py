"""Pay in another currency: only by rates whose origin is known, and told with their origin."""

from __future__ import annotations

from datetime import date

import pytest
from tests.warehouse.rows import Given, ask, warehouse

from mltrends.rates import Parity, Price, Rate, Rates


def told(currency, year, rate, rows, *, noise=0.0):
    """Rows of a survey that tells the same pay twice."""
    return [
        {
            "source": "survey",
            "date_text": str(year),
            "pay_min": 50_000.0 + number,
            "pay_max": 50_000.0 + number,
            "pay_currency": currency,
            "pay_period": "year",
            "pay_kind": "survey",
            "pay_usd": (50_000 + number) * rate * (1 + noise * number),
        }
        for number in range(rows)
    ]


def paid(currency, day, amount, **more):
    return {
        "posted_on": day,
        "salary_min": amount,
        "salary_max": amount,
        "salary_currency": currency,
        "salary_period": "year",
        "salary_field": "text",
        **more,
    }


SURVEY = [
    *told("EUR", "2021", 1.1820, 12),
    *told("EUR", "2023e", 1.0797, 12),
    *told("EUR", "2024", 1 / 0.9, 12),
    *told("GBP", "2023", 1.25, 12),
    *told("PLN", "2023", 0.2345, 9),
    *told("INR", "2023", 0.01216, 12, noise=0.01),
    *told("USD", "2023", 1.0, 12),
]
ADS = [
    paid("EUR", "2021-05-04", 60_000.0),
    paid("EUR", "2023-05-04", 60_000.0, country="DE"),
    paid("EUR", "2024-05-04", 60_000.0),
    paid("EUR", None, 60_000.0),
    paid("USD", "2019-05-04", 90_000.0),
    paid("USD", None, 90_000.0),
]
GIVEN = Given({"survey.csv": SURVEY, "ads.csv": ADS})


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return warehouse(tmp_path_factory.mktemp("rates"), GIVEN, answers=False)


def test_a_survey_implies_a_rate_from_ten_rows_that_agree_on_one_that_is_not_round(path):
    rows = ask(path, "select currency, year(starts_on), round(usd, 4), k, reason from exchange_rates")

    assert rows == [
        ("EUR", 2021, 1.182, 12, None),
        ("EUR", 2023, 1.0797, 12, None),
        ("EUR", 2024, 1.1111, 12, "a round figure and no rate of that year (1 USD = 0.9 EUR)"),
        ("GBP", 2023, 1.25, 12, "a round figure and no rate of that year (1 USD = 0.8 GBP)"),
        ("INR", 2023, pytest.approx(0.0128, abs=1e-4), 12, "no single rate: its rows lie 9.8 % apart"),
        ("PLN", 2023, 0.2345, 9, "too few rows (9 < 10)"),
    ]


def test_pay_without_a_rate_of_its_time_stays_as_it_is(path):
    rows = ask(
        path,
        "select salary_currency, year(first_seen), round(usd_rate, 4), rate_origin, round(pay_usd_year) "
        "from paid_ads_compared order by all",
    )

    assert rows == [
        ("EUR", 2021, 1.182, "implied by a survey", 70920),
        ("EUR", 2023, 1.0797, "implied by a survey", 64782),
        ("EUR", 2024, None, None, None),
        ("EUR", None, None, None, None),
        ("USD", 2019, 1.0, None, 90000),
        ("USD", None, 1.0, None, 90000),
    ]


def test_without_a_file_of_ones_own_there_are_no_real_terms(path):
    ((real, parity),) = ask(path, "select count(pay_real_year), count(pay_ppp_year) from paid_ads_compared")

    assert (real, parity) == (0, 0)


def test_ones_own_file_goes_before_a_bank_and_a_bank_before_a_survey(tmp_path):
    may, june = date(2021, 5, 1), date(2021, 6, 1)
    rates = Rates(
        rates=(
            Rate("EUR", may, "month", 1.21, "central bank", "bank.csv", 21),
            Rate("EUR", june, "month", 1.20, "central bank", "bank.csv", 22),
            Rate("EUR", date(2021, 1, 1), "year", 1.19, "own file", "own.csv", 1),
            Rate("EUR", june, "month", 1.18, "own file", "own.csv", 1),
        ),
        prices=tuple(
            Price("EUR", date(year, month, 1), "month", index, "cpi.csv")
            for year, index, months in ((2023, 100.0, 12), (2024, 110.0, 12), (2025, 120.0, 3))
            for month in range(1, months + 1)
        ),
        parities=(Parity("DE", "EUR", 2023, 0.75, "ppp.csv"),),
    )
    path = warehouse(tmp_path, GIVEN, answers=False, rates=rates)

    months = ask(
        path,
        "select usd, origin from rate_months where currency = 'EUR' and year(month) = 2021 order by month",
    )
    assert months == [*[(1.19, "own file")] * 5, (1.18, "own file"), *[(1.19, "own file")] * 6]
    rows = ask(
        path,
        "select year(first_seen), round(price_factor, 3), base_year, round(pay_real_year), round(pay_ppp_year) "
        "from paid_ads_compared where salary_currency = 'EUR' and first_seen >= '2022-01-01' order by all",
    )
    assert rows == [(2023, 1.1, 2024, 66000, 80000), (2024, 1.0, 2024, 60000, None)]
