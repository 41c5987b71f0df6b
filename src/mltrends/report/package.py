"""The marts and answers as a folder for others: CSV, Parquet, and a Frictionless Data Package that explains them."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from duckdb import DuckDBPyConnection

from mltrends.model import WrongUse
from mltrends.report.downloads import csv_text
from mltrends.report.read import type_of
from mltrends.store.tables import ARROW
from mltrends.warehouse.catalogue import Resource, known_about, list_resources, list_terms, rows_by_grain
from mltrends.warehouse.open import Result, connect

DESCRIPTION = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
MARK = "mltrends-export"  # the name of the package, by which a folder of ours is known
_FIELDS = {"text": "string", "flag": "boolean", "date": "date", "number": "number", "integer": "integer"}
_NOTE = "Text that a spreadsheet could take for a formula starts with an apostrophe in the CSV, and not in the Parquet."


def write_package(warehouse: Path, out: Path, only: Sequence[str] = ()) -> tuple[str, ...]:
    """Write every mart and answer, or some, as CSV and Parquet with their description; gives their names.

    The folder is made beside its place and put there whole; an older export in its place goes. The same
    warehouse gives the same bytes.

    Args:
        warehouse: a published warehouse.
        out: the folder to make.
        only: names of tables, as "answer_pay" or "pay"; none means all.

    Raises:
        WrongUse: when there is no such table, or what is in the place is no export.
    """
    if out.exists() and not _is_ours(out):
        raise WrongUse(
            f"{out} is there and is no export of mltrends; name a folder that is new, so that nothing of yours is overwritten"
        )
    con = connect(warehouse)
    try:
        chosen = _chosen(list_resources(con), only)
        draft = out.with_name(f".{out.name}.{os.getpid()}.tmp")
        shutil.rmtree(draft, ignore_errors=True)
        try:
            (draft / "data").mkdir(parents=True)
            described = [_write(draft, resource, rows_by_grain(con, resource)) for resource in chosen]
            text = json.dumps(_package(con, described), ensure_ascii=False, indent=2) + "\n"
            (draft / DESCRIPTION).write_text(text, encoding="utf-8")
            _swap(draft, out)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    finally:
        con.close()
    return tuple(resource.name for resource in chosen)


def _chosen(resources: Sequence[Resource], only: Sequence[str]) -> list[Resource]:
    by_name = {resource.name: resource for resource in resources}
    names: list[str] = []
    for name in only:
        full = next((each for each in (name, f"answer_{name}", f"mart_{name}") if each in by_name), None)
        if full is None:
            close = get_close_matches(name, by_name, 1, 0.5)
            meant = f"; did you mean {close[0]!r}? There" if close else "; there"
            raise WrongUse(f"there is no table {name!r} to export{meant} are: {', '.join(by_name)}")
        names.append(full)
    return [by_name[name] for name in sorted(set(names) or by_name)]


def _write(folder: Path, resource: Resource, result: Result) -> dict[str, Any]:
    """Write one table in both forms; gives its entry in the description."""
    types = {name: type_of(kind) for name, kind, _ in resource.columns}
    schema = pa.schema([(name, ARROW[kind]) for name, kind in types.items()])
    arrays = [
        pa.array([row[at] for row in result.rows], field.type) for at, field in enumerate(schema)
    ]  # whole numbers too, which DuckDB may hold in twice the width
    pq.write_table(
        pa.Table.from_arrays(arrays, schema=schema),
        folder / "data" / f"{resource.name}.parquet",
        compression="zstd",
    )
    content = csv_text(result).encode()
    (folder / "data" / f"{resource.name}.csv").write_bytes(content)
    fields = [
        {"name": name, "type": _FIELDS[types[name]], "description": meaning}
        for name, _, meaning in resource.columns
    ]
    return {
        "name": resource.name,
        "type": "table",
        "title": resource.meaning.split(" One row per: ")[0],
        "description": resource.meaning,
        "path": f"data/{resource.name}.csv",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "rows": len(result.rows),
        "parquet": f"data/{resource.name}.parquet",
        "schema": {"fields": fields, "missingValues": [""]} | _key(resource, result),
    }


def _key(resource: Resource, result: Result) -> dict[str, Any]:
    """A primary key may hold nothing that is missing; where a grain does, it is a unique key."""
    if not resource.grain:
        return {}
    places = [result.columns.index(name) for name in resource.grain]
    whole = all(row[at] is not None and row[at] != "" for row in result.rows for at in places)
    return {"primaryKey": list(resource.grain)} if whole else {"uniqueKeys": [list(resource.grain)]}


def _package(con: DuckDBPyConnection, described: list[dict[str, Any]]) -> dict[str, Any]:
    about = known_about(con)
    terms = list_terms(con)
    licences = sorted({licence for _, licence, _ in terms if licence})
    keys = ("mltrends_version", "schema_version", "inputs_key", "vocabulary_version", "as_of")
    return {
        "$schema": PROFILE,
        "name": MARK,
        "title": "What job ads of machine learning ask for, pay and offer",
        "description": f"Marts and answers of mltrends, with what every column means. {_NOTE}",
        "sample": about.get("sample") == "true",
        "about": {key: about.get(key) for key in keys},
        "licenses": [{"name": "other", "title": licence} for licence in licences],
        "sources": [
            {"title": title}
            | ({"license": licence} if licence else {})
            | ({"citation": words} if words else {})
            for title, licence, words in terms
        ],
        "resources": described,
    }


def _is_ours(out: Path) -> bool:
    """True for an empty folder and for one that an export made."""
    if not out.is_dir():
        return False
    try:
        held = json.loads((out / DESCRIPTION).read_text(encoding="utf-8"))
        return isinstance(held, dict) and held.get("name") == MARK
    except (OSError, ValueError):
        return not any(out.iterdir())


def _swap(draft: Path, out: Path) -> None:
    """Put the finished folder in its place; the one before goes."""
    before = out.with_name(f".{out.name}.{os.getpid()}.old")
    if out.exists():
        out.rename(before)
    try:
        draft.rename(out)
    except OSError:
        if before.exists():
            before.rename(out)
        raise
    shutil.rmtree(before, ignore_errors=True)
