"""A slice of a raw file becomes two partitions: the postings kept and the records refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mltrends.model import POSTINGS, REJECTS, Profile
from mltrends.sources.catalogue import source_named
from mltrends.sources.records import records
from mltrends.sources.values import Columns, posting_of, refusal
from mltrends.store.tables import write_table

RAW_KEPT = 10_000  # characters of a refused record that are kept; enough to see what is wrong with it


def read_slice(content: bytes, profile: Profile, postings: Path, rejects: Path) -> tuple[int, int]:
    """Read a slice's bytes into two Parquet files; gives the rows kept and refused.

    The postings are put in place last: where they are, the refusals are too.
    """
    source = source_named(profile.source)
    columns = Columns(source, profile.header)
    kept: list[dict[str, Any]] = []
    refused: list[dict[str, Any]] = []
    for record in records(content, profile.encoding, profile.delimiter):
        where = {"row": record.row, "line": record.line}
        reason = refusal(record.cells, columns, profile.header)
        if reason is None:
            kept.append(where | posting_of(record.cells, columns, source, profile))
        else:
            refused.append(where | {"reason": reason, "raw": record.raw[:RAW_KEPT]})
    write_table(rejects, REJECTS, refused)
    write_table(postings, POSTINGS, kept)
    return len(kept), len(refused)
