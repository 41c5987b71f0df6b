"""A slice of a raw file becomes two partitions: the postings kept and the records refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from mltrends.model import POSTINGS, REJECTS, Profile, Source
from mltrends.sources.columns import Columns, Sides
from mltrends.sources.recognise import header_word
from mltrends.sources.records import Record, records
from mltrends.sources.survey import source_of_profile
from mltrends.sources.values import posting_of, refusal
from mltrends.store.tables import write_table

RAW_KEPT = 10_000  # characters of a refused record that are kept; enough to see what is wrong with it
TAKEN_DOWN = "taken down"
Forgets = Callable[[str], bool]  # an ad's base_id


def read_slice(
    content: bytes,
    profile: Profile,
    postings: Path,
    rejects: Path,
    *,
    sides: Sides | None = None,
    forgets: Forgets | None = None,
) -> tuple[int, int]:
    """Read a slice's bytes into two Parquet files; gives the rows kept and refused.

    The postings are put in place last: where they are, the refusals are too.

    Args:
        content: the bytes.
        profile: how to read them.
        postings: where the postings go.
        rejects: where the refusals go.
        sides: the side tables of a relational set, by key.
        forgets: says of which ads nothing may be kept.
    """
    source = source_of_profile(profile)
    columns = Columns(source, profile.header, sides)
    kept: list[dict[str, Any]] = []
    refused: list[dict[str, Any]] = []
    for record in records(content, profile):
        where = {"row": record.row, "line": record.line}
        made, reason = _read(record, columns, source, profile)
        if made is not None and forgets is not None and forgets(made["base_id"]):
            refused.append(where | {"reason": TAKEN_DOWN, "raw": ""})
        elif made is not None:
            kept.append(where | made | {"repaired": record.repaired})
        else:
            refused.append(where | {"reason": reason, "raw": record.raw[:RAW_KEPT]})
    write_table(rejects, REJECTS, refused)
    write_table(postings, POSTINGS, kept)
    return len(kept), len(refused)


def check_side(content: bytes, profile: Profile, postings: Path, rejects: Path) -> tuple[int, int]:
    """Hold the rows of a side table to its header; they are no postings, and those that fail are refused."""
    kept = 0
    refused: list[dict[str, Any]] = []
    for record in records(content, profile):
        reason = record.fault or refusal(record.cells, profile.header)
        if reason:
            where = {"row": record.row, "line": record.line}
            refused.append(where | {"reason": reason, "raw": record.raw[:RAW_KEPT]})
        else:
            kept += 1
    write_table(rejects, REJECTS, refused)
    write_table(postings, POSTINGS, [])
    return kept, len(refused)


def side_rows(content: bytes, profile: Profile, key: str, wanted: set[str]) -> dict[str, dict[str, str]]:
    """The rows of a side table by key, the wanted columns only; of a repeated key the first row."""
    position = {header_word(cell): number for number, cell in reversed(list(enumerate(profile.header)))}
    at = position[key]
    places = [(column, position[column]) for column in sorted(wanted) if column in position]
    found: dict[str, dict[str, str]] = {}
    for record in records(content, profile):
        cells = record.cells
        if not record.fault and len(cells) == len(profile.header) and (name := cells[at].strip()):
            found.setdefault(name, {column: cells[place] for column, place in places})
    return found


def _read(
    record: Record, columns: Columns, source: Source, profile: Profile
) -> tuple[dict[str, Any] | None, str]:
    """The posting that a record makes, or why it makes none."""
    if record.fault:
        return None, record.fault
    if reason := refusal(record.cells, profile.header):
        return None, reason
    raw = columns.all_raw(record.cells)
    if not raw.get("title") and not raw.get("text"):
        return None, "neither title nor text"
    return posting_of(raw, source, profile), ""
