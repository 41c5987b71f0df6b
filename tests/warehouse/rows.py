"""Make partitions, and whole warehouses, of small rows: what a test does not say is filled in.

A row of a test is a dict with the columns of postings and readings that matter to it, and `skills`
(concepts that count) or `mentions` (dicts with the columns that matter). Everything goes through real
Parquet files and a real DuckDB file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import duckdb

from mltrends import ads
from mltrends.claims import answer as claims_answer
from mltrends.metrics import answer as metrics_answer
from mltrends.metrics import answer_all
from mltrends.model import MENTIONS, POSTINGS, READINGS, REJECTS, Source
from mltrends.rates import Rates
from mltrends.store.settings import Scope, Settings, Thresholds
from mltrends.store.tables import write_table
from mltrends.warehouse import lay, renamed
from mltrends.warehouse.build import NO_RATES, FileAccount, Part, build

COMMENTING = (lay, renamed, metrics_answer, claims_answer)
Row = Mapping[str, Any]

LABELS = {
    "python": "Python",
    "sql": "SQL",
    "spark": "Spark",
    "teamwork": "Teamwork",
    "data_scientist": "Data scientist",
}
KINDS = {"spark": "platform", "teamwork": "soft", "data_scientist": "role"}


@dataclass(frozen=True)
class Concept:
    id: str
    label: str
    kind: str
    aliases: tuple[str, ...] = ()
    origin: tuple[str, ...] = ("market",)
    parents: tuple[str, ...] = ()


@dataclass(frozen=True)
class Taxonomy:
    concepts: tuple[Concept, ...]
    version: str = "v0"


def taxonomy(extra: Iterable[str] = (), kinds: Mapping[str, str] = KINDS) -> Taxonomy:
    kinds = {**KINDS, **kinds}
    names = {
        **LABELS,
        **{name: name.title() for name in (*extra, *(name for name in kinds if name not in LABELS))},
    }
    return Taxonomy(tuple(Concept(name, label, kinds.get(name, "language")) for name, label in names.items()))


def source(name: str = "board", **given: Any) -> Source:
    filled: dict[str, Any] = {
        "title": f"The {name}",
        "kind": "postings",
        "flow": True,
        "pay_kind": "stated_employer",
        "licence": "CC0",
        "citation": f"{name}, 2024",
        "marks": (),
        "roles": {},
        "ignores": (),
        "missing": (),
        "provides": frozenset({"text", "date"}),
        "joins": {},
        "fixed": {},
        "says": {},
        "headline": False,
        "snapshots": False,
        "stable_id": False,
        "snippets": True,
        "tables": (),
    }
    return Source(name=name, **(filled | given))


def account(file: str, **given: Any) -> FileAccount:
    filled: dict[str, Any] = {
        "digest": f"digest of {file}",
        "bytes": 1000,
        "source": "board",
        "encoding": "utf-8",
        "delimiter": ",",
        "rows_read": 0,
        "rows_kept": 0,
        "rows_refused": 0,
        "status": "read",
        "note": "",
    }
    return FileAccount(file=file, **(filled | given))


def settings(*, snippets: bool = True, roles: Sequence[str] | None = None, **thresholds: int) -> Settings:
    """Thresholds of 1 unless said otherwise, so that small tables give shares."""
    low = dict.fromkeys(Thresholds.__dataclass_fields__, 1) | {"text_min_chars": 200} | thresholds
    made = Settings(thresholds=Thresholds(**low))
    scope = made.scope if roles is None else Scope(roles=tuple(roles))
    return Settings(scope=scope, thresholds=made.thresholds, report=type(made.report)(snippets=snippets))


@dataclass(frozen=True)
class Given:
    """What a warehouse is built from: per file, its slices of rows, and its refused records."""

    rows: Mapping[str, Sequence[Row]]
    rejects: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    slice_rows: int = 1000
    about: Mapping[str, str] = field(default_factory=dict)
    set_aside: Collection[str] = ()  # files
    sources: Sequence[Source] = (
        source("board"),
        source("other"),
        source("snapshot", flow=False),
        source("survey", kind="survey", pay_kind="survey"),
        source("synthetic", kind="synthetic"),
    )


def parts_of(folder: Path, given: Given) -> list[Part]:
    """Write the partitions of all files; rows are cut into slices of `slice_rows`."""
    folder.mkdir(parents=True, exist_ok=True)
    parts: list[Part] = []
    for number, (file, rows) in enumerate(given.rows.items()):
        starts = range(0, max(1, len(rows)), given.slice_rows)
        for piece, start in enumerate(starts):
            refused = given.rejects.get(file, ()) if piece == 0 else ()
            chunk = rows[start : start + given.slice_rows]
            parts.append(_part(folder / f"{number}-{piece}", file, piece, start, chunk, refused))
    return parts


def link(folder: Path, given: Given) -> list[dict[str, Any]]:
    """Link the postings; gives the rows of the ADS table, in the order file, slice, row."""
    out = folder / "ads.parquet"
    ads.link(parts_of(folder / "parts", given), out)
    return read(out)


def read(path: Path) -> list[dict[str, Any]]:
    with duckdb.connect() as con:
        cursor = con.execute("select * from read_parquet($path)", {"path": str(path)})
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def warehouse(
    folder: Path,
    given: Given | Sequence[Row],
    using: Settings | None = None,
    *,
    answers: bool | Collection[str] = True,
    rates: Rates = NO_RATES,
    concepts: Mapping[str, str] | None = None,
    comments: bool = False,
) -> Path:
    """Build a warehouse of the rows, with its answers, or with some of them, or with none; gives its path.

    `concepts` are more of them, with their kinds. Comments take a third of the time, and few tests look at them.
    """
    with ExitStack() as stack:
        for room in () if comments else COMMENTING:
            stack.enter_context(patch.object(room, "comment"))
        return _warehouse(folder, given, using, answers, rates, concepts)


def _warehouse(
    folder: Path,
    given: Given | Sequence[Row],
    using: Settings | None,
    answers: bool | Collection[str],
    rates: Rates,
    concepts: Mapping[str, str] | None,
) -> Path:
    whole = given if isinstance(given, Given) else Given({"ads.csv": given})
    using = using or settings()
    parts = parts_of(folder / "parts", whole)
    linked = folder / "ads.parquet"
    ads.link(parts, linked)
    target = folder / "mltrends.duckdb"
    build(
        target,
        parts=parts,
        files=[_account_of(file, whole) for file in whole.rows],
        sources=whole.sources,
        taxonomy=taxonomy(
            {skill for rows in whole.rows.values() for row in rows for skill in row.get("skills", ())},
            concepts or {},
        ),
        settings=using,
        ads=linked,
        about=dict(whole.about),
        rates=rates,
    )
    if answers:
        answer_all(target, using, only=None if answers is True else answers)
    return target


def ask(path: Path, sql: str, values: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(path), read_only=True) as con:
        return con.execute(sql, dict(values or {})).fetchall()


def table(path: Path, name: str, *, where: str = "true") -> list[tuple[Any, ...]]:
    """All rows of a table, in their own order."""
    return ask(path, f"select * from {name} where {where}")  # noqa: S608 - a test's own words


def _part(stem: Path, file: str, piece: int, start: int, rows: Sequence[Row], refused: Sequence[Row]) -> Part:
    paths = {
        kind: stem.with_name(f"{stem.name}-{kind}.parquet")
        for kind in ("postings", "rejects", "readings", "mentions")
    }
    write_table(
        paths["postings"], POSTINGS, [posting(number, file, start, row) for number, row in enumerate(rows)]
    )
    write_table(
        paths["readings"], READINGS, [reading(number, file, start, row) for number, row in enumerate(rows)]
    )
    write_table(
        paths["mentions"],
        MENTIONS,
        [made for number, row in enumerate(rows) for made in mentions(number, row)],
    )
    write_table(paths["rejects"], REJECTS, [reject(number, row) for number, row in enumerate(refused)])
    return Part(file, f"digest of {stem.name}", piece, start, start, **paths)


def posting(number: int, file: str, start: int, row: Row) -> dict[str, Any]:
    here = f"{file}:{start + number}"
    day = row.get("posted_on")
    filled: dict[str, Any] = {
        "row": number,
        "line": number + 1,
        "base_id": f"{row.get('source', 'board')}:{here}",
        "row_digest": here,
        "source": "board",
        "title": "Data Scientist",
        "text": "",
        "place_text": row.get("city") or "",
        "pay_text": "",
        "company": f"Company {here}",
        "remote": row.get("remote_column", "unstated"),
        "employment": "unstated",
        "pay_kind": "none",
        "url": "",
    }
    known = {column.name for column in POSTINGS} - {"remote"}
    filled |= {key: value for key, value in row.items() if key in known}
    filled["posted_on"] = date.fromisoformat(day) if isinstance(day, str) else day
    return filled


def reading(number: int, file: str, start: int, row: Row) -> dict[str, Any]:
    filled: dict[str, Any] = {
        "row": number,
        "role": "Data Scientist",
        "seniority": "mid",
        "remote": "unstated",
        "education": "unstated",
        "text_chars": 1000,
        "text_digest": f"text of {file}:{start + number}",
        "remote_scope": "unstated" if row.get("remote") in {"remote", "hybrid"} else None,
    }
    known = {column.name for column in READINGS}
    return filled | {key: value for key, value in row.items() if key in known}


def mentions(number: int, row: Row) -> list[dict[str, Any]]:
    listed = [*({"concept": skill} for skill in row.get("skills", ())), *row.get("mentions", ())]
    return [mention(number, place, given) for place, given in enumerate(listed)]


def mention(number: int, place: int, given: Row) -> dict[str, Any]:
    concept = given["concept"]
    filled = {
        "row": number,
        "label": LABELS.get(concept, concept.title()),
        "kind": KINDS.get(concept, "language"),
        "field": "text",
        "span_start": place * 10,
        "span_end": place * 10 + 5,
        "surface": concept,
        "section": "body",
        "requirement": "unstated",
        "counted": True,
        "rule": "form",
        "snippet": f"… {concept} …",
    }
    return filled | dict(given)


def reject(number: int, row: Row) -> dict[str, Any]:
    return {"row": 1000 + number, "line": 1000 + number, "reason": "too few cells", "raw": "a,b"} | dict(row)


def _account_of(file: str, given: Given) -> FileAccount:
    kept, refused = len(given.rows[file]), len(given.rejects.get(file, ()))
    status = "set aside" if file in given.set_aside else "read"
    return account(file, rows_read=kept + refused, rows_kept=kept, rows_refused=refused, status=status)
