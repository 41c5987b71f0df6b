"""Three shapes of files: their headers, and how a posting becomes a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mltrends.sample.draw import Draw
from mltrends.sample.formats import glassdoor, jobspy, linkedin
from mltrends.sample.posting import Posting


@dataclass(frozen=True, slots=True)
class Format:
    """A file of the sample."""

    board: str
    file: str
    header: tuple[str, ...]
    row: Callable[[Posting, Draw], list[str]]


FORMATS = tuple(
    Format(board, made.FILE, made.HEADER, made.row)
    for board, made in (("glassdoor", glassdoor), ("jobspy", jobspy), ("linkedin", linkedin))
)
FILES = tuple(made.file for made in FORMATS)
