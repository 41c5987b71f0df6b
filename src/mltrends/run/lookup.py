"""One ad, found again: from its id through the warehouse to the words in the partition."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mltrends.model import Ad, Problem
from mltrends.run.batch import reading_of
from mltrends.run.history import last_run
from mltrends.store.home import Home, open_home
from mltrends.store.settings import load_settings
from mltrends.store.tables import read_table


@dataclass(frozen=True, slots=True)
class Found:
    """An ad with its raw title and text, what is read from it, and where it stands."""

    title: str
    text: str
    ad: Ad
    lines: tuple[str, ...]


def find_ad(root: Path, posting_id: str) -> Found:
    """Find an ad of the last run by its id.

    Raises:
        Problem: when there is no warehouse or no such ad in it.
    """
    home = open_home(root)
    row = _row(home, posting_id)
    posting = posting_at(home, row)
    from mltrends import taxonomy
    from mltrends.extract.reader import Reader
    from mltrends.run.vocabulary import layer_paths

    reader = Reader(taxonomy.load(layer_paths(home, load_settings(home.settings))))
    reading = reading_of(reader, posting)
    return Found(posting["title"], posting["text"], reading.ad, _where(row, posting))


def _row(home: Home, posting_id: str) -> dict[str, Any]:
    from mltrends.warehouse.catalogue import find_posting
    from mltrends.warehouse.open import connect

    con = connect(home.warehouse)
    try:
        row = find_posting(con, posting_id)
    finally:
        con.close()
    if row is None:
        raise Problem(
            f"there is no posting {posting_id!r}; ids are the column posting_id of the table postings (see `mltrends sql`)"
        )
    return row


def posting_at(home: Home, row: dict[str, Any]) -> dict[str, Any]:
    """The posting of the last run that stands at a row of a file, from its partition."""
    record = last_run(home)
    for part in sorted(record["partitions"], key=lambda part: -part["first_row"]) if record else []:
        if part["file"] == row["file"] and part["first_row"] <= row["row"]:
            wanted = row["row"] - part["first_row"]
            path = home.partitions / "postings" / part["postings"]
            try:
                return next(posting for posting in read_table(path) if posting["row"] == wanted)
            except (OSError, StopIteration):
                break
    raise Problem(f"the partition of {row['posting_id']} is gone; run `mltrends run` again")


def _where(row: dict[str, Any], posting: dict[str, Any]) -> tuple[str, ...]:
    from mltrends.parse.mask import mask

    facts = {
        "posting": row["posting_id"],
        "title": posting["title"],
        "company": posting["company"],
        "place": posting["place_text"],
        "posted": posting["posted_on"],
        "file": f"{row['file']}, line {row['line']}",
        "same ad as": None
        if row["canonical_id"] == row["posting_id"]
        else f"{row['canonical_id']} ({row['tier']})",
    }
    told = {name: mask(" ".join(str(value).split())) for name, value in facts.items() if value}
    return tuple(
        f"{name:<11}{''.join(letter if letter.isprintable() else ' ' for letter in value)}"
        for name, value in told.items()
    )
