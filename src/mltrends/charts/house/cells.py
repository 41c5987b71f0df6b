"""Shares and their intervals as cells of a table, and small shares as values of a scale."""

from __future__ import annotations

from mltrends.charts.house.words import interval, percent

TOO_FEW = "too few ads"


def share_cell(share: float | None, low: float | None, high: float | None, n: int) -> str:
    """`12% (10–14%)`; in words when there is no share to show."""
    if share is None:
        return TOO_FEW
    return f"{percent(share, n)} ({interval_cell(low, high, n)})" if low is not None else percent(share, n)


def interval_cell(low: float | None, high: float | None, n: int) -> str:
    """`10–14%`; empty where there is none."""
    return "" if low is None or high is None else interval(low, high, n)


def fine_percent(share: float) -> str:
    """`0.5%`, `10%`: a value of a scale on which shares may be small, with as many digits as it needs."""
    return f"{share * 100:.4g}%"
