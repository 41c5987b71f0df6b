"""Cells of CSV, safe to open in a spreadsheet."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "＝",
    "＋",
    "－",
    "＠",
)  # what a spreadsheet may take for a formula


def csv_cell(value: object) -> str:
    """A value as it stands in a CSV: nothing is empty, dates are ISO, words that could be run are guarded."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, bytes):
        return value.hex()
    return guarded(str(value))


def guarded(text: str) -> str:
    """Text that a spreadsheet would run as a formula gets an apostrophe in front; one kind of line break."""
    risky = text.lstrip(" \u00a0\u200b\ufeff").startswith(FORMULA)
    plain = text.replace("\r\n", "\n").replace("\r", "\n")  # a lone CR would go unquoted, and end the row
    return f"'{plain}" if risky else plain
