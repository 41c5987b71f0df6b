"""Days from cells and columns."""

from __future__ import annotations

import time
import tomllib
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.often import often

from mltrends.model import DateOrder
from mltrends.parse.date_column import DateColumn, order_of
from mltrends.parse.dates import ANY_DAY, parse_date

CASES = tomllib.loads((Path(__file__).parent / "cases" / "dates.toml").read_text(encoding="utf-8"))
FRIDAY = date(2024, 3, 15)
DAYS = st.dates(min_value=date(1995, 1, 1), max_value=date(2100, 12, 31))
WRITTEN = {"day_first": "%d/%m/%Y", "month_first": "%m/%d/%Y"}


def said(day):
    return "none" if day is None else day.isoformat()


@pytest.mark.parametrize(("text", "expected"), CASES["cells"])
def test_a_date_cell_is_read_or_left_alone(text, expected):
    assert said(parse_date(text)) == expected


@pytest.mark.parametrize(("text", "expected"), CASES["ages"])
def test_an_age_is_a_day_when_the_day_of_the_scrape_is_known(text, expected):
    assert said(parse_date(text, seen=FRIDAY)) == expected


@pytest.mark.parametrize("text", [text for text, _ in CASES["ages"][:-1]])
def test_an_age_without_the_day_of_the_scrape_is_none(text):
    assert parse_date(text) is None


@pytest.mark.parametrize("column", CASES["column"], ids=lambda column: column["why"])
def test_the_order_of_day_and_month_is_decided_by_the_column(column):
    seen = date.fromisoformat(column["seen"]) if "seen" in column else None
    found = DateColumn()
    for cell in column["cells"]:
        found.see(cell, seen)
    order = found.order

    assert (order.slashes, order.serials) == (column.get("slashes"), column.get("serials", False))
    assert order.points == column.get("points", order.points)
    assert order.turned is column.get("turned", False)
    assert [said(parse_date(cell, order=order)) for cell in column["cells"]] == column["days"]


def test_the_order_of_the_column_is_never_overruled_by_a_cell():
    assert parse_date("1/13/2024", order=DateOrder("day_first")) is None
    assert parse_date("13/1/2024", order=DateOrder("month_first")) is None
    assert parse_date("Wed 3/4/2024", order=DateOrder("month_first")) == date(2024, 3, 4)
    assert said(parse_date("3/4/2024", order=DateOrder("day_first"))) == "2024-04-03"
    assert said(parse_date("3/4/2024", order=DateOrder("month_first"))) == "2024-03-04"
    assert said(parse_date("03/04/05", order=DateOrder("year_first"))) == "2003-04-05"


@pytest.mark.parametrize("text", ["²", "② May 2024", "5 May ²024"])
def test_signs_that_only_look_like_digits_make_no_date(text):
    assert parse_date(text) is None


@given(day=DAYS, clock=st.sampled_from(["", "T00:00:00Z", " 23:59", "T10:00:00.123+05:30", " 10:00:00 UTC"]))
def test_an_iso_date_is_read_back_whatever_its_clock(day, clock):
    assert parse_date(day.isoformat() + clock) == day


@pytest.mark.parametrize("order", WRITTEN)
@given(days=st.lists(DAYS, min_size=1, max_size=30))
def test_a_column_is_read_as_it_was_written_or_not_at_all(order, days):
    cells = [day.strftime(WRITTEN[order]) for day in days]
    found = order_of(cells)

    assert found.slashes in (order, None)
    assert all(parse_date(cell, order=found) in (day, None) for cell, day in zip(cells, days, strict=True))
    if any(day.day > 12 for day in days):
        assert [parse_date(cell, order=found) for cell in cells] == days


@given(days=st.lists(st.dates(date(2019, 1, 1), date(2022, 12, 31)), min_size=1, max_size=30))
@pytest.mark.parametrize("form", ["%d/%m/%y", "%m/%d/%y", "%y/%m/%d", "%d.%m.%y", "%y.%m.%d", "%y-%m-%d"])
def test_years_of_two_digits_are_never_taken_for_days(form, days):
    cells = [day.strftime(form) for day in days]
    found = order_of(cells)

    for cell, day in zip(cells, days, strict=True):
        assert parse_date(cell, order=found) in (day, None)


@given(month=st.integers(1, 12), day=st.integers(1, 12), year=st.integers(1995, 2100))
def test_the_order_of_a_cell_alone_is_never_guessed(month, day, year):
    expected = date(year, month, day) if month == day else None

    assert parse_date(f"{month}/{day}/{year}") == expected
    assert parse_date(f"Posted on {day:02}-{month:02}-{year}") == expected


@given(count=st.integers(1, 999))
def test_an_age_counts_days_backwards_and_forwards(count):
    assert parse_date(f"{count} days ago", seen=FRIDAY) == FRIDAY - timedelta(days=count)
    assert parse_date(f"in {count} Tagen", seen=FRIDAY) == FRIDAY + timedelta(days=count)


DATE_LIKE = st.lists(
    st.sampled_from(
        ["1", "31", "12", "05", "2024", "99", "0", "45306", "-", "/", ".", ":", " ", "T", "Z", "+", "(", ")", "'", "E+12", "Mar", "may", "de", "am", "vor", "Tagen", "days", "ago", "Tue", "年", "月", "日", "前", "令和", "元", "十", "th", "tháng", "²", "٣", "\ud800", "\x00", "/Date("]
    ),
    max_size=20,
).map("".join)  # fmt: skip


@pytest.mark.soak
@settings(max_examples=often(300), deadline=None)
@given(text=DATE_LIKE | st.text(max_size=100), seen=st.sampled_from([None, ANY_DAY, date.min, date.max]))
def test_no_cell_raises(text, seen):
    column = DateColumn()
    column.see(text, seen)

    parse_date(text, order=column.order, seen=seen)


def test_no_cell_takes_longer_than_a_twentieth_of_a_second():
    pieces = [
        "1",
        "12/",
        "1.",
        "5 May ",
        "年",
        "十",
        "1 月",
        "day ",
        "'",
        "- ",
        "th ",
        "令和",
        "over a ",
        "12:00 ",
        "é",
        "ﷺ",
        "(s)",
    ]
    slowest = 0.0
    for one, two in product(pieces, pieces):
        text = (one * 20 + two * 50)[:100]
        best = 1.0
        for _ in range(2):
            start = time.process_time()
            order_of([text, text + " "])
            parse_date(text, seen=ANY_DAY)
            best = min(best, time.process_time() - start)
        slowest = max(slowest, best)

    assert slowest < 0.05
