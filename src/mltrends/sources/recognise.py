"""Which known dataset a header belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from mltrends.model import Source
from mltrends.sources.catalogue import known_sources


def header_word(cell: str) -> str:
    """A header cell as sources spell it: no byte-order mark, no case, single spaces."""
    return " ".join(cell.replace("\ufeff", "").replace("\xa0", " ").casefold().split())


def recognise(header: Sequence[str], sources: Sequence[Source] | None = None) -> Source | None:
    """The source whose marks are all in the header; of several, the one with most marks.

    The file's name has no say: copies are renamed, headers seldom are.
    """
    words = {header_word(cell) for cell in header}
    fitting = [source for source in (known_sources() if sources is None else sources) if _fits(source, words)]
    return max(fitting, key=lambda source: (len(source.marks), source.name), default=None)


def unseen_columns(source: Source, header: Sequence[str]) -> list[str]:
    """Columns that the source neither uses nor names as ignored: they speak up on the day they appear."""
    known = {*source.ignores, *(column for columns in source.roles.values() for column in columns)}
    return [cell for cell in header if header_word(cell) not in known]


def _fits(source: Source, words: set[str]) -> bool:
    return words.issuperset(source.marks) and all(words.intersection(group) for group in source.marks_any)
