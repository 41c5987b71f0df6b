"""Months as whole numbers, so that a gap between two of them counts as what it is."""

from __future__ import annotations

from datetime import date

YEAR = 12


def month_number(year: int, month: int) -> int:
    """The number of a month: one more for each that follows; `number % 12` is its place in the year, from 0."""
    return year * YEAR + month - 1


def year_and_month(number: int) -> tuple[int, int]:
    """The year and the month, from 1, that a number stands for."""
    return number // YEAR, number % YEAR + 1


def first_day(number: int) -> date:
    """The first day of the month that a number stands for."""
    return date(*year_and_month(number), 1)
