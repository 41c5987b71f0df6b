"""Tables as CSV, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any, Protocol

from mltrends.store.cells import csv_cell


class Table(Protocol):
    """Columns and rows: an answer of a report, or a result."""

    @property
    def columns(self) -> tuple[str, ...]: ...  # noqa: D102 - the words say it
    @property
    def rows(self) -> Sequence[Sequence[Any]]: ...  # noqa: D102 - the words say it


def csv_text(table: Table) -> str:
    """A table as CSV in UTF-8, a header and a row a line, safe to open in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([csv_cell(value) for value in row] for row in table.rows)
    return out.getvalue()
