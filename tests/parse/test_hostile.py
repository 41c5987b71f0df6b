"""No text makes a parser raise, and none makes it slow."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mltrends.parse.company import company_key, tidy_company
from mltrends.parse.date_age import age_in_days
from mltrends.parse.date_column import order_of
from mltrends.parse.dates import ANY_DAY, parse_date
from mltrends.parse.employment import parse_employment
from mltrends.parse.mask import mask
from mltrends.parse.money import find_pay, parse_pay, pay_from_parts, pay_kind
from mltrends.parse.places import parse_place
from mltrends.parse.remote import remote_flag
from mltrends.parse.text import plain, words_key

PARSERS = {
    "parse_pay": parse_pay,
    "find_pay": find_pay,
    "pay_kind": lambda text: pay_kind(text, "none"),
    "pay_from_parts": lambda text: pay_from_parts(text, text, text, text),
    "parse_date": parse_date,
    "parse_date of a scrape": lambda text: parse_date(text[:100], seen=ANY_DAY),
    "age_in_days": age_in_days,
    "order_of": lambda text: order_of([text, text[:100], text[:50]]),
    "parse_place": parse_place,
    "country column": lambda text: parse_place("", text),
    "remote_flag": remote_flag,
    "parse_employment": parse_employment,
    "tidy_company": tidy_company,
    "company_key": company_key,
    "mask": mask,
    "words_key": words_key,
}
LENGTH = 100_000
# On a quiet machine each takes less than 50 ms; what grows with the square of the length takes minutes.
SECONDS = 0.4
REPEATED = (
    "1", "12 ", "1,", "1.", "1-", "1 000 ", "$", "$9 ", "$90k bonus ", "9k", "EUR ", "12 EUR ", "salary ", "salary 50,000 bonus ",
    "per ", "up to ", "a", "a ", "a.", "a'", "a@", "@", "a at ", "a at b dot ", "&#64;", "&", "linkedin.com/in/", "t.me/a ",
    "tel: 5551234 ", "555-123-4567 ", "+1 ", "(1", "(", ")", "-", "–", " ", "\n", ",", "/", "\\", "*", "CA, ", "Berlin, ", "Berlin Germany ",
    "a bei b ", " area", "greater ", "ltd ", "remote, ", "2024-", "1/1/2024 ", "Jan ", "1e", "年薪", "万", "İ", "ﷺ", "\u0301", "\x00", "\ud800",
)  # fmt: skip

PAY_LIKE = st.lists(
    st.sampled_from(
        [
            "$",
            "£",
            "€",
            "USD",
            "EUR",
            "1",
            "10",
            "45",
            "90",
            "120",
            "000",
            ",",
            ".",
            "-",
            "–",
            "/",
            "to",
            "per",
            "hour",
            "year",
            "k",
            "K",
            "m",
            "lakh",
            "bonus",
            "salary",
            "up",
            "from",
            "+",
            "(",
            ")",
            "*",
            "401k",
            "%",
            "\n",
        ]
    ),
    max_size=25,
).map(" ".join)
PLACE_LIKE = st.lists(
    st.sampled_from(
        [
            "Berlin",
            "London",
            "CA",
            "DE",
            "Georgia",
            "New York",
            "US",
            "Remote",
            "Greater",
            "Area",
            "(",
            ")",
            "-",
            "/",
            " or ",
            "England",
            "Texas",
            "12345",
            "|",
        ]
    ),
    max_size=10,
).map(", ".join)
ANY_TEXT = st.one_of(st.text(max_size=200), PAY_LIKE, PLACE_LIKE)


@pytest.mark.parametrize("name", PARSERS)
@settings(max_examples=40, deadline=None)
@given(text=ANY_TEXT)
def test_no_text_makes_a_parser_raise(name, text):
    PARSERS[name](text)


@pytest.mark.parametrize("name", PARSERS)
def test_no_repeated_text_makes_a_parser_slow(name):
    texts = {piece: (piece * (LENGTH // len(piece) + 1))[:LENGTH] for piece in REPEATED}
    slow = {
        piece: seconds
        for piece, text in texts.items()
        if (seconds := _best_of_two(PARSERS[name], text)) > SECONDS
    }

    assert slow == {}


@pytest.mark.parametrize("parser", [mask, find_pay], ids=["mask", "find_pay"])
def test_a_text_of_a_megabyte_takes_time_in_proportion(parser):
    unit = "We pay well. Mail a@b.de or call +1 415 555 0132, version 1.2.3, 10 people, $5 lunch. "
    small, large = unit * (250_000 // len(unit)), unit * (1_000_000 // len(unit))

    assert _best_of_two(parser, large) < 20 * max(_best_of_two(parser, small), 0.005)


@settings(max_examples=100, deadline=None)
@given(text=PAY_LIKE)
def test_found_pay_lies_in_the_text_and_is_in_order(text):
    found = find_pay(text)

    if found:
        salary, start, stop = found
        assert 0 <= start < stop <= len(text)
        ends = [end for end in (salary.min, salary.max) if end is not None]
        assert ends
        assert ends == sorted(ends)
        assert all(end > 0 for end in ends)


@settings(max_examples=100, deadline=None)
@given(
    text=PAY_LIKE,
    country=st.sampled_from([None, "US", "GB", "IN", "XX", ""]),
    currency=st.sampled_from([None, "EUR", "???"]),
)
def test_read_pay_is_positive_and_in_order(text, country, currency):
    salary = parse_pay(text, country=country, currency=currency)

    if salary:
        ends = [end for end in (salary.min, salary.max) if end is not None]
        assert ends
        assert ends == sorted(ends)
        assert all(0 < end < 1e12 for end in ends)


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=200))
def test_a_text_made_plain_keeps_the_place_of_every_character(text):
    assert len(plain(text)) == len(text)


def _best_of_two(parser, text):
    """Seconds of work, not of waiting: the machine may be busy with something else."""
    return min(_seconds(parser, text), _seconds(parser, text))


def _seconds(parser, text):
    start = time.process_time()
    parser(text)
    return time.process_time() - start
