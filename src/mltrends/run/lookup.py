"""One ad, found again: from its id through the warehouse to the words in the partition."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mltrends.model import Ad, Problem
from mltrends.run.batch import reading_of
from mltrends.run.history import last_run
from mltrends.run.vocabulary import in_force
from mltrends.store.home import Home, open_home
from mltrends.store.tables import read_table

if TYPE_CHECKING:
    from mltrends.explain import Explanation
    from mltrends.extract.reader import Reader


@dataclass(frozen=True, slots=True)
class Found:
    """An ad, read, with all that there is to tell of it."""

    title: str
    text: str
    explanation: Explanation

    @property
    def ad(self) -> Ad:
        """What is read from it."""
        return self.explanation.ad


def find_ad(root: Path, posting_id: str) -> Found:
    """Find an ad of the last run by its id, and read it again.

    Raises:
        Problem: when there is no warehouse or no such ad in it.
    """
    from mltrends.explain import Given, explain, notes_on

    home = open_home(root)
    row = _row(home, posting_id)
    posting = posting_at(home, row)
    reader = _reader(home)
    given = Given(
        place=posting["place_text"] or "",
        pay=posting["pay_text"] or "",
        country=posting["country"],
        currency=posting["pay_currency"],
        remote=posting["remote_text"] or "",
        facts=_where(row, posting),
        notes=notes_on(posting["text"]),
        sample=bool((last_run(home) or {}).get("sample")),
    )
    explanation = explain(reading_of(reader, posting), reader.taxonomy, given)
    return Found(posting["title"], posting["text"], explanation)


def try_ad(root: Path, title: str, text: str, notes: tuple[str, ...] = ()) -> Found:
    """Read an ad that is in no file, with the vocabulary of a home.

    Args:
        root: the home, whose settings may name layers of the vocabulary.
        title: job title.
        text: text of the ad.
        notes: what else there is to say of the text.
    """
    from mltrends.explain import Given, explain, notes_on

    reader = _reader(open_home(root))
    reading = reader.read(title=title, text=text)
    given = Given(notes=(*notes, *notes_on(text)))
    return Found(title, text, explain(reading, reader.taxonomy, given))


def _reader(home: Home) -> Reader:
    from mltrends.extract.reader import Reader

    return Reader(in_force(home.root))


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


def _where(row: dict[str, Any], posting: dict[str, Any]) -> tuple[tuple[str, str], ...]:
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
    return tuple((name, str(value)) for name, value in facts.items() if value)
