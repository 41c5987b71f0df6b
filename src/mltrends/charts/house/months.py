"""Shares by month, as points of a line and as cells of a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from mltrends.charts.house.lines import Point
from mltrends.charts.house.words import interval, percent


class MonthShare(Protocol):
    """A row of an answer by month."""

    @property
    def month(self) -> date:
        """First day of the month."""

    @property
    def n(self) -> int:
        """Ads of the month."""

    @property
    def share(self) -> float | None:
        """Share of them; none in a month without ads."""

    @property
    def ci_low(self) -> float | None:
        """Lower end of the interval."""

    @property
    def ci_high(self) -> float | None:
        """Upper end of the interval."""

    @property
    def complete(self) -> bool:
        """False while ads of the month may still come."""

    @property
    def suppressed(self) -> bool:
        """True when too few ads carry the share."""


def usable(row: MonthShare) -> bool:
    """True when the month has a share that may be shown."""
    return row.share is not None and not row.suppressed


def point(row: MonthShare) -> Point:
    """The month as a point of a line; a gap where no share may be shown."""
    if not usable(row):
        return Point(row.month, None, None, None, row.complete)
    return Point(row.month, row.share, row.ci_low, row.ci_high, row.complete)


def last_complete(rows: Sequence[MonthShare]) -> MonthShare | None:
    """The last complete month with a share; rows stand in the order of months."""
    return next((row for row in reversed(rows) if usable(row) and row.complete), None)


def last_words(rows: Sequence[MonthShare]) -> str:
    """The share of that month in words; empty when there is none."""
    end = last_complete(rows)
    return percent(end.share or 0.0, end.n) if end else ""


def cell(row: MonthShare | None) -> str:
    """The share with its interval; in words when there is none."""
    if row is None or row.share is None or row.suppressed:
        return "too few ads" if row is None or row.n else "no ads"
    if row.ci_low is None or row.ci_high is None:
        return percent(row.share, row.n)
    return f"{percent(row.share, row.n)} ({interval(row.ci_low, row.ci_high, row.n)})"


def ads_of_ends(rows: Sequence[MonthShare], before: int, after: int) -> int:
    """Ads in the first `before` and last `after` complete months: what a test of change is made of."""
    complete = [row.n for row in rows if row.complete]
    return sum(complete[:before]) + (sum(complete[-after:]) if after else 0)
