"""Pay from cells, from parts and from running text, against tables of cases."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from mltrends.model import Salary
from mltrends.parse.money import find_pay, parse_pay, pay_from_parts, pay_kind

CASES = Path(__file__).parent / "cases"
CELLS = [
    (group["name"], *case, *[""] * (4 - len(case)))
    for group in tomllib.loads((CASES / "pay.toml").read_text(encoding="utf-8"))["group"]
    for case in group["cases"]
]
TEXTS = tomllib.loads((CASES / "pay_in_text.toml").read_text(encoding="utf-8"))["cases"]
PARTS = tomllib.loads((CASES / "pay_parts.toml").read_text(encoding="utf-8"))["cases"]


def said(salary: Salary | None) -> str:
    """Pay as the tables of cases spell it."""
    if salary is None:
        return "none"
    low, high = (
        None if end is None else f"{end:.2f}".rstrip("0").rstrip(".") for end in (salary.min, salary.max)
    )
    if low == high:
        amount = str(low)
    elif low is None:
        amount = f"up to {high}"
    elif high is None:
        amount = f"from {low}"
    else:
        amount = f"{low} to {high}"
    return " ".join(filter(None, (amount, salary.currency, "per", salary.period)))


@pytest.mark.parametrize(("group", "text", "expected", "country", "currency"), CELLS)
def test_a_pay_cell_is_read_as_a_careful_reader_would(group, text, expected, country, currency):
    assert said(parse_pay(text, country=country or None, currency=currency or None)) == expected


@pytest.mark.parametrize(("text", "words", "expected"), TEXTS)
def test_pay_is_found_in_running_text_with_the_words_that_state_it(text, words, expected):
    found = find_pay(text)

    assert said(found[0] if found else None) == expected
    assert (text[found[1] : found[2]] if found else "") == words


@pytest.mark.parametrize(("low", "high", "currency", "period", "expected"), PARTS)
def test_structured_pay_cells_become_pay_or_nothing(low, high, currency, period, expected):
    assert said(pay_from_parts(low, high, currency, period)) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("$53K-$91K (Glassdoor est.)", "board_estimate"),
        ("$53K-$91K(Employer est.)", "employer_estimate"),
        ("Employer Provided Salary:$150K-$160K", "stated_employer"),
        ("$93,000 a year (Indeed est.)", "board_estimate"),
        ("Estimated: $93,000 a year", "board_estimate"),
        ("$93,000 a year", "the default"),
        ("best in the west", "the default"),
        ("", "the default"),
    ],
)
def test_the_cell_tells_who_says_the_pay(text, kind):
    assert pay_kind(text, "the default") == kind


def test_the_span_lies_in_the_text_as_it_was_handed_in():
    text = "Über uns …\u00a0\n\n**Salary:** \n $70,000\\.00 \\– $95,000\\.00 per year\\. Apply!"

    salary, start, stop = find_pay(text)

    assert text[start:stop] == "$70,000\\.00 \\– $95,000\\.00 per year"
    assert (salary.min, salary.max) == (70000, 95000)


def test_pay_far_down_in_a_long_text_is_found():
    text = "We build things. " * 500 + "The salary is £60,000 - £70,000 a year. " + "Apply now. " * 500

    salary, start, stop = find_pay(text)

    assert said(salary) == "60000 to 70000 GBP per year"
    assert text[start:stop] == "£60,000 - £70,000 a year"


def test_the_first_pay_named_as_such_wins_over_other_sums():
    text = "We raised $12M. You manage $200,000 budgets. Base salary: $130,000. Relocation: $10,000."

    assert said(find_pay(text)[0]) == "130000 USD per year"


def test_the_country_settles_what_a_shared_sign_means():
    signs = {"SG": "SGD", "CA": "CAD", "AU": "AUD", "US": "USD", "GB": "USD", None: "USD"}

    assert {country: parse_pay("$7,000 a month", country=country).currency for country in signs} == signs


def test_every_group_of_cases_has_pay_that_is_read_and_the_traps_have_none():
    traps = {expected for group, _, expected, *_ in CELLS if group == "no pay"}

    assert traps == {"none"}
    assert all(
        re.search(r"per (year|month|week|day|hour)$", expected) or expected == "none"
        for _, _, expected, *_ in CELLS
    )
