"""A slice of a raw file becomes two partitions: the postings kept and the records refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from mltrends.model import POSTINGS, REJECTS, Profile
from mltrends.sources.columns import Columns, Sides
from mltrends.sources.mapping import source_of_profile
from mltrends.sources.recognise import header_word
from mltrends.sources.records import Record, records
from mltrends.sources.values import ids_of, refusal, values_of
from mltrends.store.tables import write_columns, write_table

RAW_KEPT = 10_000  # characters of a refused record that are kept; enough to see what is wrong with it
NO_AD = "neither title nor text"
TAKEN_DOWN = "taken down"
T = TypeVar("T")
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
    kept: list[Record] = []
    refused: list[dict[str, Any]] = []
    for record in records(content, profile):
        reason = record.fault or refusal(record.cells, profile.header)
        if reason:
            refused.append(_refused(record, reason))
        else:
            kept.append(record)
    raw = columns.raw([record.cells for record in kept])
    if gone := {
        n
        for n, (title, text) in enumerate(zip(raw["title"], raw["text"], strict=True))
        if not title and not text
    }:
        refused += [_refused(kept[number], NO_AD) for number in gone]
        kept, raw = _without(kept, gone), {role: _without(cells, gone) for role, cells in raw.items()}
    ids, digests = ids_of(raw, source)
    if forgets is not None and (gone := {number for number, base in enumerate(ids) if forgets(base)}):
        refused += [_refused(kept[number], TAKEN_DOWN) | {"raw": ""} for number in gone]
        kept, ids, digests = (_without(held, gone) for held in (kept, ids, digests))
        raw = {role: _without(cells, gone) for role, cells in raw.items()}
    refused.sort(key=lambda row: int(row["row"]))
    made: dict[str, list[Any]] = {
        "row": [record.row for record in kept],
        "line": [record.line for record in kept],
        "base_id": ids,
        "row_digest": digests,
        "repaired": [record.repaired for record in kept],
    }
    write_table(rejects, REJECTS, refused)
    write_columns(postings, POSTINGS, made | values_of(raw, source, profile))
    return len(kept), len(refused)


def check_side(content: bytes, profile: Profile, postings: Path, rejects: Path) -> tuple[int, int]:
    """Hold the rows of a side table to its header; they are no postings, and those that fail are refused."""
    kept = 0
    refused: list[dict[str, Any]] = []
    for record in records(content, profile):
        reason = record.fault or refusal(record.cells, profile.header)
        if reason:
            refused.append(_refused(record, reason))
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


def _refused(record: Record, reason: str) -> dict[str, Any]:
    return {"row": record.row, "line": record.line, "reason": reason, "raw": record.raw[:RAW_KEPT]}


def _without(held: list[T], gone: set[int]) -> list[T]:
    return [one for number, one in enumerate(held) if number not in gone]
