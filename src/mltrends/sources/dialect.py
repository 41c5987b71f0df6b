"""How a file's bytes fall into cells: delimiter, quotes, and where its header stands.

Each way to read the head of the file is tried with the reader that will read all of it, and the one wins
under which a known header appears, or under which the records agree best. No sniffer is asked: they take
the first line's word for it.
"""

from __future__ import annotations

import io
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mltrends.sources.recognise import recognise, side_table
from mltrends.sources.records import Parser, blocks_of, decoded

DELIMITERS = ",;\t|~"
HEAD_BYTES = 2 << 20
ROWS = 1000
PREAMBLE = 25  # records that may stand above the header
KNOWN = 100.0  # a known header weighs more than any agreement
BETTER = 0.02  # of the records must agree more before quotes are read in an unusual way


@dataclass(frozen=True, slots=True)
class Dialect:
    """How to read a file, and what its head then says."""

    delimiter: str
    quoting: str
    above: int  # records above the header
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]  # those behind the header, ragged ones too
    agreement: float  # share of the rows that are as wide as the header


def dialect_of(head: bytes, encoding: str, *, whole: bool, delimiter: str | None = None) -> Dialect | None:
    """Decide how the head of a file is to be read; None when there is no record in it.

    Args:
        head: the first bytes, without byte-order mark.
        encoding: of the text.
        whole: True when the head is all of the file, so that its last record is complete.
        delimiter: the delimiter when it is known.
    """
    tried = [
        found
        for sign in ([delimiter] if delimiter else DELIMITERS)
        if (found := _read(head, encoding, sign, "doubled", whole=whole))
    ]
    if not tried:
        return None
    best = max(tried, key=_score)
    for quoting in _other_quotings(head, best.delimiter):
        other = _read(head, encoding, best.delimiter, quoting, whole=whole)
        if other and len(other.header) > 1 and _agrees_better(other, best):
            best = other
    return best


def _score(dialect: Dialect) -> float:
    known = KNOWN if recognise(dialect.header) or side_table(dialect.header, extras=2) else 0.0
    return known + dialect.agreement * math.log2(len(dialect.header)) + 0.01 * len(dialect.header)


def _agrees_better(other: Dialect, best: Dialect) -> bool:
    """True when more rows agree, or as many with a header that stands higher up."""
    return other.agreement > best.agreement + BETTER or (
        other.above < best.above and other.agreement > best.agreement - BETTER
    )


def _other_quotings(head: bytes, delimiter: str) -> Iterator[str]:
    if b'\\"' in head:
        yield "escaped"
    if b'"' in head and delimiter in "\t|~":
        yield "none"


def _read(head: bytes, encoding: str, delimiter: str, quoting: str, *, whole: bool) -> Dialect | None:
    rows: list[tuple[str, ...]] = []
    for group in Parser(blocks_of(io.BytesIO(head)), delimiter, quoting, 0).groups():
        rows.extend(tuple(decoded(cell, encoding) for cell in found.cells) for found in group)
        if len(rows) > ROWS + PREAMBLE:
            break
    else:
        if not whole and len(rows) > 1:
            rows.pop()  # cut off in the middle
    if not rows:
        return None
    above = _above(rows, delimiter)
    header, behind = rows[above], rows[above + 1 :]
    if _lacks_name_of_index(header, behind):
        header = ("", *header)
    else:
        header = _with_ends(header, behind)
    agreed = sum(len(row) == len(header) for row in behind)
    return Dialect(delimiter, quoting, above, header, tuple(behind), agreed / len(behind) if behind else 1.0)


def _above(rows: Sequence[Sequence[str]], delimiter: str) -> int:
    """How many records stand above the header: a line for Excel, a title, a remark."""
    start = 1 if rows[0] and rows[0][0].strip().lower().startswith("sep=") and len(rows) > 1 else 0
    if delimiter and start == 0 and rows[0][0].lower() == "sep" and len(rows) > 1:
        start = 1
    widths = Counter(len(row) for row in rows[start : start + 200])
    width = max(widths, key=lambda width: (widths[width] * math.log2(width + 1), width))
    for number in range(start, min(len(rows), start + PREAMBLE)):
        row = rows[number]
        filled = sum(bool(cell.strip()) for cell in row)
        if len(row) >= width - 1 and filled * 2 >= len(row):
            return number
    return start


def _with_ends(header: tuple[str, ...], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The header with as many cells as nearly all rows have, where only empty ones at the end make the difference.

    It is decided for the whole file: a single row with an empty cell too many may as well be a shifted one.
    """
    if not rows:
        return header
    width, count = Counter(map(len, rows[:500])).most_common(1)[0]
    if count < 0.9 * len(rows[:500]):
        return header
    more = width - len(header)
    if more > 0 and not any(cell.strip() for row in rows[:500] if len(row) == width for cell in row[-more:]):
        return (*header, *("",) * more)
    if more < 0 and not any(cell.strip() for cell in header[more:]):
        return header[:more]
    return header


def _lacks_name_of_index(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """True for tables written with row numbers that the header does not name."""
    wider = [row for row in rows[:200] if len(row) == len(header) + 1]
    if len(wider) < max(2, 0.9 * len(rows[:200])):
        return False
    numbers = [row[0].strip() for row in wider]
    return len(set(numbers)) == len(numbers) and all(number.isdigit() for number in numbers)
