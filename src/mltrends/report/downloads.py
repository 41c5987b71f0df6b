"""Answers as CSV, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io

from mltrends.charts.house.answers import Answer
from mltrends.store.cells import csv_cell


def csv_text(answer: Answer) -> str:
    """The answer as CSV in UTF-8, a header and a row a line, safe to open in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([csv_cell(value) for value in row] for row in answer.rows)
    return out.getvalue()
