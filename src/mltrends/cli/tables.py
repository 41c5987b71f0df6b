"""Rows printed as a table for people, or as CSV; no control character reaches a terminal."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Sequence
from typing import Any

import click

from mltrends.store.cells import csv_cell

CELL_WIDTH = 60


def printable(line: str) -> str:
    """The line without signs that a terminal would obey."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in line)


def counted(number: int, word: str) -> str:
    """A number and what it counts: "1 concept", "903 concepts"."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def print_table(names: Sequence[str], rows: Sequence[Sequence[Any]], most: int = CELL_WIDTH) -> None:
    """A table with as many characters to a cell as `most`; how many rows there are goes to stderr."""
    for line in table_lines(names, rows, most):
        click.echo(line)
    click.echo(f"({len(rows):,} row{'' if len(rows) == 1 else 's'})", err=True)


def table_lines(
    names: Sequence[str],
    rows: Sequence[Sequence[Any]],
    most: int,
    nothing: str = "",
    *,
    between: str = "  ",
    escape: Callable[[str], str] = str,
) -> list[str]:
    """The lines of a table: names, a rule, and a line a row; `nothing` stands for what is not there."""
    header = [escape(_cell(name, most, nothing)) for name in names]
    shown = [[escape(_cell(value, most, nothing)) for value in row] for row in rows]
    right = [all(isinstance(row[at], int | float | None) for row in rows) for at in range(len(names))]
    widths = [max([len(name), *(len(row[at]) for row in shown)]) for at, name in enumerate(header)]
    lines = [between.join(name.ljust(width) for name, width in zip(header, widths, strict=True)).rstrip(" ")]
    lines.append(between.join("-" * width for width in widths))
    for row in shown:
        cells = zip(row, widths, right, strict=True)
        lines.append(
            between.join(
                cell.rjust(width) if is_right else cell.ljust(width) for cell, width, is_right in cells
            ).rstrip(" ")
        )
    return lines


def print_csv(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """CSV with a header line, safe to open in a spreadsheet; nothing is an empty cell."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([csv_cell(value) for value in row] for row in rows)


def _cell(value: Any, most: int, nothing: str) -> str:
    if value is None:
        return nothing
    if isinstance(value, float):
        return f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"
    text = "".join(letter if letter.isprintable() else " " for letter in str(value))
    return text if len(text) <= most else text[: most - 1] + "…"
