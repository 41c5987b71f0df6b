"""Results of `mltrends sql` written down, as a table, CSV, JSON, Markdown or Parquet."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol, TextIO

import click

from mltrends.cli.tables import CELL_WIDTH, printable, table_lines
from mltrends.store.cells import csv_cell
from mltrends.warehouse.open import Result

NULL = "NULL"
WIDE = 200
ENDINGS = {".csv": "csv", ".json": "json", ".md": "markdown", ".parquet": "parquet", ".txt": "table"}
SHOWN = ("table", "markdown")  # for people: no more rows than asked for


class Rows(Protocol):
    """A result that can be written: of a question, or one that is at hand."""

    @property
    def columns(self) -> tuple[str, ...]: ...  # noqa: D102 - the questions' Asked says what it is
    def rows(self, most: int) -> tuple[tuple[Any, ...], ...]: ...  # noqa: D102 - as above
    def batches(self) -> Iterator[Sequence[tuple[Any, ...]]]: ...  # noqa: D102 - as above
    def arrow(self) -> Iterator[Any]: ...  # noqa: D102 - as above


class Held:
    """A result that is at hand."""

    def __init__(self, result: Result) -> None:
        self._result = result

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns."""
        return self._result.columns

    def rows(self, most: int) -> tuple[tuple[Any, ...], ...]:
        """The first rows, at most so many."""
        return self._result.rows[:most]

    def batches(self) -> Iterator[Sequence[tuple[Any, ...]]]:
        """All rows."""
        yield self._result.rows

    def arrow(self) -> Iterator[Any]:
        """The schema, then all rows as Arrow."""
        import pyarrow as pa

        table = pa.Table.from_pylist([dict(zip(self.columns, row, strict=True)) for row in self._result.rows])
        yield table.schema
        yield from table.to_batches()


def write_text(asked: Rows, out: TextIO, form: str, most: int, *, wide: bool = False) -> None:
    """A result in any form but Parquet; `wide` gives the cells of a table more room."""
    if form in SHOWN:
        _write_shown(asked, out, form, most, WIDE if wide else CELL_WIDTH)
    else:
        {"csv": write_csv, "json": write_json}[form](asked, out)


def _write_shown(asked: Rows, out: TextIO, form: str, most: int, width: int) -> None:
    """A table or a Markdown table of the first rows; how many there are goes to stderr."""
    columns = asked.columns
    rows = asked.rows(most + 1)
    more, rows = len(rows) > most, rows[:most]
    lines = table_lines(columns, rows, width, NULL) if form == "table" else _markdown(columns, rows, width)
    out.writelines(f"{line}\n" for line in lines)
    told = f"({len(rows):,} row{'' if len(rows) == 1 else 's'})"
    if more:
        told = f"(the first {most:,} rows; --rows shows more, --format csv has all)"
    click.echo(told, err=True)


def write_csv(asked: Rows, out: TextIO) -> None:
    """All rows as CSV with a header line, safe to open in a spreadsheet; nothing is an empty cell."""
    show = _shower(out)
    _csv_line(asked.columns, out, show)
    for rows in asked.batches():
        for row in rows:
            _csv_line(row, out, show)


def write_json(asked: Rows, out: TextIO) -> None:
    """All rows as a JSON list with an object a row; what is no number in JSON is null."""
    names, show = unique(asked.columns), _shower(out)
    before = "["
    for rows in asked.batches():
        for row in rows:
            made = {name: _plain(value) for name, value in zip(names, row, strict=True)}
            out.write(before + "\n " + show(json.dumps(made, ensure_ascii=False, default=csv_cell)))
            before = ","
    out.write("[]\n" if before == "[" else "\n]\n")


def write_parquet(asked: Rows, path: Path) -> None:
    """All rows as a Parquet file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    parts = asked.arrow()
    schema: pa.Schema = next(parts)
    schema = pa.schema(
        [field.with_name(name) for field, name in zip(schema, unique(schema.names), strict=True)]
    )
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in parts:
            writer.write_batch(pa.RecordBatch.from_arrays(batch.columns, schema=schema))


def unique(names: Sequence[str]) -> list[str]:
    """The names with a number behind those that were there before: a, a_2."""
    made: list[str] = []
    for name in names:
        number, free = 1, name
        while free in made:
            number += 1
            free = f"{name}_{number}"
        made.append(free)
    return made


def _csv_line(cells: Sequence[Any], out: TextIO, show: Callable[[str], str]) -> None:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([csv_cell(cell) for cell in cells])
    out.write(show(line.getvalue().removesuffix("\n")) + "\n")


def _markdown(columns: Sequence[str], rows: Sequence[Sequence[Any]], width: int) -> list[str]:
    header, _, *body = table_lines(columns, rows, width, NULL, between="\0", escape=_escaped)
    numeric = [
        bool(rows) and all(isinstance(row[at], int | float | None) for row in rows)
        for at in range(len(columns))
    ]
    rule = "|".join("---:" if right else "---" for right in numeric)
    shown = [" | ".join(cell.strip() for cell in line.split("\0")) for line in (header, *body)]
    return [f"| {shown[0]} |", f"|{rule}|", *(f"| {line} |" for line in shown[1:])]


def _escaped(cell: str) -> str:
    """Words of an ad that are no markup in Markdown, and no HTML."""
    return "".join(f"\\{letter}" if letter in "\\|`*[]<>" else letter for letter in cell).replace(
        "&", "&amp;"
    )


def _plain(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, Decimal):
        return float(value) if value.is_finite() else None
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    return value


def _shower(out: TextIO) -> Callable[[str], str]:
    """Nothing that a terminal would obey reaches one; a file gets the words as they are."""
    return printable if out.isatty() else str
