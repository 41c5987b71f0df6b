"""The word lists and tables hold what the code takes for granted."""

from __future__ import annotations

from typing import get_args

from mltrends.model import Period
from mltrends.parse.money import vocabulary
from mltrends.parse.money.currency import SIZES, currency_code
from mltrends.parse.tables import rows, words

PERIODS = set(get_args(Period))


def test_lists_of_periods_are_named_by_periods():
    grammar = words("pay_words.toml")

    assert all(set(grammar[part]) <= PERIODS for part in ("rate", "unit", "short"))


def test_sizes_of_pay_rise_from_hour_to_year():
    for code, size in SIZES.items():
        assert size.hour < size.day < size.month < size.year < size.top, code


def test_a_shared_sign_has_at_most_one_owner():
    owners = [mark for row in rows("currencies.tsv") for mark in row["marks"].split() if mark.endswith("!")]

    assert len(owners) == len(set(owners))


def test_a_country_has_one_currency():
    countries = [country for row in rows("currencies.tsv") for country in row["countries"].split()]

    assert len(countries) == len(set(countries))


def test_a_currency_cell_is_read_by_code_sign_or_word():
    assert {text: currency_code(text) for text in ("usd", "EUR", "£", "RUR", "Rs", "zł", "xyz", "")} == {
        "usd": "USD", "EUR": "EUR", "£": "GBP", "RUR": "RUB", "Rs": "INR", "zł": "PLN", "xyz": None, "": None,
    }  # fmt: skip


def test_words_are_listed_as_they_are_looked_up():
    spelled = [
        word
        for word in vocabulary.MEANINGS
        if word != word.lower() and vocabulary.MEANINGS[word].mark is None
    ]

    assert spelled == []
