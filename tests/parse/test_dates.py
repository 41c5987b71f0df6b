"""Days from cells and columns."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from mltrends.parse.dates import day_first, parse_date

CASES = tomllib.loads((Path(__file__).parent / "cases" / "dates.toml").read_text(encoding="utf-8"))
ORDERS = {"yes": True, "no": False, "unknown": None}


def said(day):
    return "none" if day is None else day.isoformat()


@pytest.mark.parametrize(("text", "expected"), CASES["cells"])
def test_a_date_cell_is_read_or_left_alone(text, expected):
    assert said(parse_date(text)) == expected


@pytest.mark.parametrize("column", CASES["column"], ids=lambda column: column["why"])
def test_the_order_of_day_and_month_is_decided_by_the_column(column):
    order = day_first(column["cells"])

    assert order is ORDERS[column["day_first"]]
    assert [said(parse_date(cell, day_first=order)) for cell in column["cells"]] == column["days"]


def test_the_order_of_the_column_is_never_overruled_by_a_cell():
    assert parse_date("1/13/2024", day_first=True) is None
    assert parse_date("13/1/2024", day_first=False) is None
    assert said(parse_date("3/4/2024", day_first=True)) == "2024-04-03"
    assert said(parse_date("3/4/2024", day_first=False)) == "2024-03-04"


@pytest.mark.parametrize("text", ["²", "② May 2024", "5 May ²024"])
def test_signs_that_only_look_like_digits_make_no_date(text):
    assert parse_date(text) is None
