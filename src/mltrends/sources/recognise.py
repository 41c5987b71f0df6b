"""Which known dataset a header belongs to."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from mltrends.model import SideTable, Source
from mltrends.sources.catalogue import known_sources


def header_word(cell: str) -> str:
    """A header cell as sources spell it: no byte-order mark, no case, single spaces."""
    return " ".join(
        cell.replace("\ufeff", "").replace("\xa0", " ").casefold().replace("i\u0307", "i").split()
    )


def recognise(header: Sequence[str], sources: Sequence[Source] | None = None) -> Source | None:
    """The source that has all of one of its sets of marks in the header; of several, the one with most marks.

    The file's name has no say: copies are renamed, headers seldom are.
    """
    words = {header_word(cell) for cell in header}
    best: tuple[int, int, str] | None = None
    found = None
    for source in known_sources() if sources is None else sources:
        marked = max((len(marks) for marks in source.marks if words.issuperset(marks)), default=0)
        rank = (marked, len(words & known_words(source)), source.name)
        if marked and (best is None or rank > best):
            best, found = rank, source
    return found


def side_table(header: Sequence[str], *, extras: int = 1000) -> tuple[Source, SideTable] | None:
    """The relational set, and the table of it, that a header belongs to; None when it is no side table.

    `extras` is how many columns it may have beside those that mark it.
    """
    words = {header_word(cell) for cell in header}
    fitting = [
        (len(table.marks), source.name, table.name, source, table)
        for source in known_sources()
        for table in source.tables
        if words.issuperset(table.marks) and len(words) <= len(table.marks) + extras
    ]
    return max(fitting, key=lambda entry: entry[:3])[3:] if fitting else None


def known_words(source: Source) -> set[str]:
    """Every header word that the source uses or names as ignored; of "column.key" also the column."""
    used = {column for columns in source.roles.values() for column in columns}
    sides = {table.name for table in source.tables}
    roots = {column.split(".", 1)[0] for column in used} - sides
    return used | roots | set(source.ignores) | {table.key for table in source.tables}


def unseen_columns(source: Source, header: Sequence[str], beside: Collection[str] = ()) -> list[str]:
    """Columns that the source neither uses nor names as ignored: they speak up on the day they appear."""
    known = known_words(source) | set(beside)
    return [cell for cell in header if header_word(cell) not in known]
