"""The ads behind a number: up to ten, with the words in them that count."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from mltrends.charts.house.chart import Behind
from mltrends.charts.house.words import clean, month_name

SQL = Path(__file__).with_name("sql") / "behind"
MOST = 10


@dataclass(frozen=True, slots=True)
class Words:
    """A place in an ad: what was matched, between the words around it."""

    before: str
    matched: str
    after: str


@dataclass(frozen=True, slots=True)
class Ad:
    """One ad, and why it counts."""

    posting_id: str
    title: str
    where: str  # source and month
    row: str  # file and row of the raw data
    said: str  # what was read, when no words were kept
    words: Words | None


@dataclass(frozen=True, slots=True)
class Ads:
    """Some of the ads behind one number, and the query that finds them all."""

    words: str
    sql: str
    ads: tuple[Ad, ...]


def ads_behind(con: DuckDBPyConnection, one: Behind) -> Ads:
    """Up to ten ads, the same ones each time: in the order of a digest of their ids.

    Args:
        con: a warehouse.
        one: which ads; its kind is the name of a file of sql/behind.
    """
    found = _asked(con, one.kind, {name: [value] for name, value in one.of.items()})
    ads = tuple(_ad(row) for rows in found.values() for row in rows)[:MOST]
    return Ads(clean(one.words, 200), _written_out(one), ads)


def ads_of_each(con: DuckDBPyConnection, behinds: Mapping[str, Behind]) -> dict[str, Ads]:
    """The ads of many things of one kind, in one question; each is asked for by one parameter.

    Args:
        con: a warehouse.
        behinds: by any name; the ads come back under it.
    """
    if not behinds:
        return {}
    first = next(iter(behinds.values()))
    ((parameter, _),) = first.of.items()
    keys = {name: one.of[parameter] for name, one in behinds.items()}
    found = _asked(con, first.kind, {parameter: sorted(set(keys.values()))})
    return {
        name: Ads(
            clean(one.words, 200), _written_out(one), tuple(_ad(row) for row in found.get(keys[name], []))
        )
        for name, one in behinds.items()
    }


def _asked(
    con: DuckDBPyConnection, kind: str, of: Mapping[str, list[str]]
) -> dict[str, list[dict[str, Any]]]:
    asked = con.execute(_sql(kind), dict(of))
    columns = [column[0] for column in asked.description or ()]
    found: dict[str, list[dict[str, Any]]] = {}
    for row in asked.fetchall():
        named = dict(zip(columns, row, strict=True))
        found.setdefault(str(named["key"]), []).append(named)
    return found


def kinds() -> tuple[str, ...]:
    """The kinds of ads that can be asked for."""
    return tuple(sorted(path.stem for path in SQL.glob("*.sql")))


def _ad(row: Mapping[str, Any]) -> Ad:
    month = row["month"]
    when = month_name(month) if month else "undated"
    snippet, surface = clean(row["snippet"] or "", 220), clean(row["surface"] or "", 220)
    return Ad(
        posting_id=clean(row["posting_id"], 80),
        title=clean(row["title"] or "", 120),
        where=f"{clean(row['source_title'], 80)}, {when}",
        row=f"{clean(row['file'], 120)}, row {row['row']}",
        said=clean(row["said"] or "", 200),
        words=_found(snippet, surface),
    )


def _found(snippet: str, surface: str) -> Words | None:
    """The snippet, taken apart around what was matched."""
    if not snippet:
        return None
    before, matched, after = snippet.partition(surface) if surface else (snippet, "", "")
    return Words(before, matched, after)


def _written_out(one: Behind) -> str:
    """The query to be copied, its parameters in their places; a word that cannot be shown as it is stays out."""
    body = "\n".join(line for line in _sql(one.kind).splitlines() if not line.startswith("--"))
    plain = {name: value for name, value in one.of.items() if clean(value) == value}
    quoted = {name: "['" + value.replace("'", "''") + "']" for name, value in plain.items()}
    return re.sub(r"\$(\w+)", lambda found: quoted.get(found[1], found[0]), body).strip() + "\n"


@cache
def _sql(kind: str) -> str:
    return (SQL / f"{kind}.sql").read_text(encoding="utf-8")
