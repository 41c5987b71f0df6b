"""The ads behind a number: up to ten, with the words in them that count."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from duckdb import DuckDBPyConnection

from mltrends.charts.house.chart import Behind
from mltrends.charts.house.words import clean, month_name

SQL = Path(__file__).with_name("sql") / "behind"
MOST = 10
_BY_KEY = "-- grain: key, "  # in the head of a question whose rows say what they are of

N = TypeVar("N")
Rows = list[dict[str, Any]]
_Asked = tuple[str, tuple[tuple[str, str], ...]]


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


def ads_of_each(con: DuckDBPyConnection, behinds: Mapping[N, Behind]) -> dict[N, Ads]:
    """Up to ten ads for each, the same ones each time: in the order of a digest of their ids.

    Things of one kind are asked for in one question where its rows say what they are of; no question is asked twice.

    Args:
        con: a warehouse.
        behinds: which ads, by any name under which they come back; a kind is the name of a file of sql/behind.
    """
    alike: dict[str, list[Behind]] = {}
    for one in behinds.values():
        alike.setdefault(one.kind, []).append(one)
    rows: dict[_Asked, Rows] = {}
    for kind, asked in alike.items():
        if _BY_KEY in _sql(kind):
            rows |= _in_one(con, kind, asked)
        else:
            each = {_asked(one): one for one in asked}
            rows |= {
                key: _rows(con, kind, {name: [value] for name, value in one.of.items()})
                for key, one in each.items()
            }
    return {
        name: Ads(
            clean(one.words, 200), _written_out(one), tuple(_ad(row) for row in rows[_asked(one)][:MOST])
        )
        for name, one in behinds.items()
    }


def _in_one(con: DuckDBPyConnection, kind: str, asked: Sequence[Behind]) -> dict[_Asked, Rows]:
    """The rows of many things that are asked for by one parameter."""
    ((parameter, _),) = asked[0].of.items()
    found: dict[str, Rows] = {}
    for row in _rows(con, kind, {parameter: sorted({one.of[parameter] for one in asked})}):
        found.setdefault(str(row["key"]), []).append(row)
    return {_asked(one): found.get(one.of[parameter], []) for one in asked}


def _asked(one: Behind) -> _Asked:
    return one.kind, tuple(sorted(one.of.items()))


def _rows(con: DuckDBPyConnection, kind: str, of: Mapping[str, list[str]]) -> Rows:
    found = con.execute(_sql(kind), dict(of))
    columns = [column[0] for column in found.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]


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
