"""What a build is given, as the tables and values that the .sql files read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, Protocol, get_args

import pyarrow as pa

from mltrends.model import IMPORTED, MENTIONS, POSTINGS, READINGS, REJECTS, Column, Role, Source
from mltrends.rates import Parity, Price, Rate, Rates
from mltrends.store.settings import NOT_THE_FIELD, Settings
from mltrends.store.tables import write_table
from mltrends.taxonomy.document_roles import DocumentSkill, document_skills
from mltrends.warehouse.open import SCHEMA_VERSION

SHOWN_REJECTS = 20  # of each file and reason
_KINDS = {"postings": POSTINGS, "rejects": REJECTS, "readings": READINGS, "mentions": MENTIONS}
_ARROW = {
    "str": pa.string(),
    "int": pa.int64(),
    "float": pa.float64(),
    "bool": pa.bool_(),
    "Path": pa.string(),
    "date": pa.date32(),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A slice of a raw file and the Parquet files made of it; their rows meet on `row`."""

    file: str
    digest: str
    slice: int
    first_row: int
    first_line: int
    postings: Path
    rejects: Path
    readings: Path
    mentions: Path
    world: str = "postings"  # only postings of one world can be one ad
    seen_on: date | None = None  # day of the file, when its name tells one


@dataclass(frozen=True, slots=True)
class FileAccount:
    """What became of a raw file."""

    file: str
    digest: str
    bytes: int
    source: str | None
    encoding: str | None
    delimiter: str | None
    rows_read: int
    rows_kept: int
    rows_refused: int
    status: str  # read | set aside | joined | refused | copy | left out
    note: str
    mapped: str | None = None  # known | inferred | told
    sure: float | None = None
    cells_repaired: int = 0


class Concept(Protocol):
    """What is asked of a concept of the taxonomy."""

    @property
    def id(self) -> str: ...  # noqa: D102 - the taxonomy's Concept says what it is
    @property
    def label(self) -> str: ...  # noqa: D102 - as above
    @property
    def kind(self) -> str: ...  # noqa: D102 - as above


class Taxonomy(Protocol):
    """What is asked of a taxonomy."""

    @property
    def concepts(self) -> Sequence[Concept]: ...  # noqa: D102 - the taxonomy says what it is
    @property
    def version(self) -> str: ...  # noqa: D102 - as above


def given_tables(
    parts: Sequence[Part],
    files: Sequence[FileAccount],
    sources: Sequence[Source],
    taxonomy: Taxonomy,
    settings: Settings,
    about: dict[str, str],
    rates: Rates,
) -> dict[str, pa.Table]:
    """The tables that staging reads beside the partitions, in an order that is the inputs' own."""
    return {
        "given_parts": _of(Part, sorted(parts, key=lambda part: (part.file, part.slice))),
        "given_files": _of(FileAccount, files),
        "given_sources": _sources(sources),
        "given_roles": _roles(settings.scope.roles),
        "given_concepts": _concepts(taxonomy.concepts),
        "given_document_skills": _of(DocumentSkill, document_skills()),
        "given_layers": _layers(taxonomy),
        "given_about": _about(about, taxonomy, settings),
        "given_rates": _of(Rate, rates.rates),
        "given_prices": _of(Price, rates.prices),
        "given_parities": _of(Parity, rates.parities),
    }


def given_values(
    parts: Sequence[Part],
    ads: Path,
    taxonomy: Taxonomy,
    settings: Settings,
    about: dict[str, str],
    scratch: Path,
) -> dict[str, Any]:
    """The values for parameters: thresholds, switches, and the names of the Parquet files."""
    return {
        **asdict(settings.thresholds),
        "vocabulary_version": taxonomy.version,
        "imported": list(IMPORTED),
        "sample": about.get("sample") == "true",
        "snippets": settings.report.snippets,
        "shown_rejects": SHOWN_REJECTS,
        "ads": str(ads),
        **{kind: _paths(parts, kind, columns, scratch) for kind, columns in _KINDS.items()},
    }


def _paths(parts: Sequence[Part], kind: str, columns: Sequence[Column], scratch: Path) -> list[str]:
    """Each file once, for equal slices share theirs; an empty one when there is none."""
    paths = sorted({str(getattr(part, kind)) for part in parts})
    if not paths:
        empty = scratch / f"no_{kind}.parquet"
        write_table(empty, columns, [])
        paths = [str(empty)]
    return paths


def _sources(sources: Sequence[Source]) -> pa.Table:
    columns = dict.fromkeys(("source", "title", "kind", "pay_kind", "licence", "citation", "provides"), "str")
    rows = (
        {
            "source": source.name,
            "title": source.title,
            "kind": source.kind,
            "flow": source.flow,
            "pay_kind": source.pay_kind,
            "licence": source.licence,
            "citation": source.citation,
            "provides": ", ".join(sorted(source.provides)),
            "snippets": source.snippets,
        }
        for source in sources
    )
    return _table(columns | {"flow": "bool", "snippets": "bool"}, rows)


def _roles(in_scope: Sequence[str]) -> pa.Table:
    names = dict.fromkeys([*get_args(Role), *in_scope])
    return _table(
        {"role": "str", "in_scope": "bool", "in_field": "bool"},
        (
            {"role": name, "in_scope": name in in_scope, "in_field": name not in NOT_THE_FIELD}
            for name in names
        ),
    )


def _concepts(concepts: Sequence[Concept]) -> pa.Table:
    columns = dict.fromkeys(("concept", "label", "kind", "aliases", "origin", "parents", "links"), "str")
    rows = (
        {
            "concept": concept.id,
            "label": concept.label,
            "kind": concept.kind,
            "aliases": _listed(getattr(concept, "aliases", ()), " | "),
            "origin": _listed(getattr(concept, "origin", ()), ", "),
            "parents": _listed(getattr(concept, "parents", ()), ", "),
            "links": " | ".join(f"{link.scheme}:{link.id}" for link in getattr(concept, "links", ())),
        }
        for concept in concepts
    )
    return _table(columns, rows)


def _layers(taxonomy: Taxonomy) -> pa.Table:
    columns = {
        "layer": "str",
        "scheme": "str",
        "concepts": "int",
        "forms": "int",
        "attribution": "str",
        "notes": "str",
    }
    rows = (
        {
            "layer": layer.name,
            "scheme": layer.scheme,
            "concepts": layer.concepts,
            "forms": layer.forms,
            "attribution": layer.attribution,
            "notes": "; ".join(layer.notes),
        }
        for layer in getattr(taxonomy, "layers", ())
    )
    return _table(columns, rows)


def _layer_line(layer: Any) -> str:
    """A layer in one line, with the words that its publisher asks for."""
    return f"{layer.name}: {layer.concepts:,} concepts, {layer.forms:,} forms. {layer.attribution}".strip()


def _about(about: dict[str, str], taxonomy: Taxonomy, settings: Settings) -> pa.Table:
    """What the caller knows of the run, and what this room knows better."""
    known = {
        "settings": "\n".join(settings.lines()),
        **about,
        "vocabulary_layers": "\n".join(_layer_line(layer) for layer in getattr(taxonomy, "layers", ())),
        "schema_version": str(SCHEMA_VERSION),
        "vocabulary_version": taxonomy.version,
    }
    return _table(
        {"key": "str", "value": "str"}, ({"key": key, "value": value} for key, value in known.items())
    )


def _listed(words: str | Iterable[str], joint: str) -> str:
    return words if isinstance(words, str) else joint.join(words)


def _of(kind: type[Any], rows: Iterable[Any]) -> pa.Table:
    """Dataclasses as a table, a column a field."""
    types = {field.name: str(field.type).removesuffix(" | None") for field in fields(kind)}
    return _table(types, ({key: _plain(value) for key, value in asdict(row).items()} for row in rows))


def _plain(value: object) -> object:
    return str(value) if isinstance(value, Path) else value


def _table(types: dict[str, str], rows: Iterable[dict[str, Any]]) -> pa.Table:
    schema = pa.schema([(name, _ARROW[kind]) for name, kind in types.items()])
    return pa.Table.from_pylist(list(rows), schema=schema)
