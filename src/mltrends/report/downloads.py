"""Answers as CSV, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from datetime import date

from mltrends.charts.house.answers import Answer

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


def csv_text(answer: Answer) -> str:
    """The answer as CSV in UTF-8, a header and a row a line, safe to open in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([_cell(value) for value in row] for row in answer.rows)
    return out.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return repr(value)
    return _guarded(str(value))


def _guarded(text: str) -> str:
    """Text that a spreadsheet would run as a formula gets an apostrophe in front; one kind of line break."""
    risky = text.lstrip(" \u00a0\u200b\ufeff").startswith(FORMULA)
    plain = text.replace("\r\n", "\n").replace("\r", "\n")  # a lone CR would go unquoted, and end the row
    return f"'{plain}" if risky else plain
