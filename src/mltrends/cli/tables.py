"""Rows printed: for people as a table, for machines as CSV or JSON; no control character reaches a terminal."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence
from typing import Any

import click

CELL_WIDTH = 60


def printable(line: str) -> str:
    """The line without signs that a terminal would obey."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in line)


def counted(number: int, word: str) -> str:
    """A number and what it counts: "1 concept", "903 concepts"."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def print_table(names: Sequence[str], rows: Sequence[Sequence[Any]], most: int = CELL_WIDTH) -> None:
    """A table with as many characters to a cell as `most`; how many rows there are goes to stderr."""
    shown = [[_cell(value, most) for value in row] for row in rows]
    numeric = [
        all(isinstance(row[column], int | float | None) for row in rows) for column in range(len(names))
    ]
    widths = [max([len(name), *(len(row[column]) for row in shown)]) for column, name in enumerate(names)]
    click.echo("  ".join(name.ljust(width) for name, width in zip(names, widths, strict=True)).rstrip())
    click.echo("  ".join("-" * width for width in widths))
    for row in shown:
        cells = zip(row, widths, numeric, strict=True)
        click.echo(
            "  ".join(
                cell.rjust(width) if right else cell.ljust(width) for cell, width, right in cells
            ).rstrip()
        )
    click.echo(f"({len(rows):,} row{'' if len(rows) == 1 else 's'})", err=True)


def print_csv(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """CSV with a header line; nothing is an empty cell."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(["" if value is None else value for value in row] for row in rows)


def print_json(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """JSON: a list with an object a row."""
    json.dump(
        [dict(zip(names, row, strict=True)) for row in rows],
        sys.stdout,
        ensure_ascii=False,
        indent=1,
        default=str,
    )
    click.echo()


def _cell(value: Any, most: int) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"
    text = "".join(letter if letter.isprintable() else " " for letter in str(value))
    return text if len(text) <= most else text[: most - 1] + "…"
