"""Which pay holds."""

from __future__ import annotations

import pytest

from mltrends.extract.layout import Layout
from mltrends.extract.pay import find_salary
from mltrends.model import Salary


def found(text="", title="", pay="", country="US", currency=None, column_pay=None):
    return find_salary(
        text=Layout(text),
        title=Layout(title),
        pay=pay,
        country=country,
        currency=currency,
        column_pay=column_pay,
    )


YEAR = Salary(90000.0, 110000.0, "USD", "year")


def test_the_text_goes_before_title_and_field():
    assert found("The base salary is $90,000 - $110,000 per year.", "Analyst $80k", "$50K-$60K") == (
        YEAR,
        "text",
    )
    assert found("", "Analyst $90,000 - $110,000 per year", "$50K-$60K") == (YEAR, "title")
    assert found("Great team.", "Analyst", "$90K-$110K") == (YEAR, "pay")


def test_columns_hold_when_the_field_says_nothing():
    assert found(column_pay=YEAR) == (YEAR, "pay")
    assert found(pay="competitive", column_pay=YEAR) == (YEAR, "pay")
    assert found("Pay is $90,000 - $110,000 a year", column_pay=Salary(1.0, 2.0, "USD", "year")) == (
        YEAR,
        "text",
    )


@pytest.mark.parametrize(
    "text", ["401(k) match", "$5M in funding", "10,000 employees", "call 555 123 4567", "", "in 2024"]
)
def test_a_number_that_is_no_pay_is_none(text):
    assert found(text) == (None, None)


@pytest.mark.parametrize(
    "text",
    ["Salary 45000 per annum", "USD 90,000 yearly", "salary: 50.000 EUR", "£500/day"],
)
def test_pay_without_a_dollar_sign_is_not_passed_over(text):
    salary, field = found(text)

    assert salary is not None
    assert field == "text"
