"""Cells of a table of rates: strict, since what a person wrote for this program can be put right by that person."""

from __future__ import annotations

import math
import re
from datetime import date
from typing import Literal, overload

from mltrends.rates.files import Row

EMPTY = ("", "n/a", "na", "nan", "-", "null")
_CODE = re.compile(r"[a-z]{3}", re.ASCII)
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d\d)", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)


def is_code(name: str) -> bool:
    """True when a column may be named after a currency."""
    return _CODE.fullmatch(name) is not None


def code_of(row: Row) -> str:
    """The currency of a row, as ISO code."""
    code = row.cells["currency"].strip()
    if not is_code(code.lower()):
        raise row.wrong(f"currency {code[:20]!r} is no ISO code, as EUR")
    return code.upper()


@overload
def amount_of(row: Row, column: str, *, wanted: Literal[True]) -> float: ...
@overload
def amount_of(row: Row, column: str) -> float | None: ...
def amount_of(row: Row, column: str, *, wanted: bool = False) -> float | None:
    """The figure of a cell, above nothing; None where the cell is empty and may be."""
    said = row.cells.get(column, "").strip()
    if said.lower() in EMPTY and not wanted:
        return None
    try:
        amount = float(said)
    except ValueError:
        amount = math.nan
    if not (math.isfinite(amount) and amount > 0):
        raise row.wrong(f"{column} {said[:20]!r} is no number above 0, written as 1.0842")
    return amount


def period_of(row: Row, *columns: str) -> tuple[date, Literal["day", "month", "year"]]:
    """The time of a row from the first of the columns that is there: its first day, and how long it is."""
    column = next((name for name in columns if name in row.cells), None)
    if column is None:
        raise row.wrong(f"there is no column {' or '.join(columns)}")
    said = row.cells[column].strip()
    try:
        if found := _DAY.fullmatch(said):
            return date(int(found[1]), int(found[2]), int(found[3])), "day"
        if found := _MONTH.fullmatch(said):
            return date(int(found[1]), int(found[2]), 1), "month"
        if _YEAR.fullmatch(said):
            return date(int(said), 1, 1), "year"
    except ValueError:
        pass
    raise row.wrong(f"{column} {said[:20]!r} is no time; write 2024-03-15, 2024-03 or 2024")
