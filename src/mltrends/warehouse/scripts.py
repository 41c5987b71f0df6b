"""The .sql files of this room: found by folder, put in order by what they read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from graphlib import TopologicalSorter
from importlib import resources
from typing import Any

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_READ = re.compile(r"\b(?:from|join)\s+(\w+)", re.IGNORECASE)
_PARAMETER = re.compile(r"\$([a-z_]+)")


@cache
def script(folder: str, name: str) -> str:
    """The text of `sql/<folder>/<name>.sql`."""
    return resources.files("mltrends.warehouse").joinpath("sql", folder, f"{name}.sql").read_text("utf-8")


def scripts(folder: str, package: str = "mltrends.warehouse", *, inside: str = "sql") -> dict[str, str]:
    """All .sql files of a folder, name to text, by name."""
    place = resources.files(package).joinpath(inside, folder)
    files = sorted(
        (file for file in place.iterdir() if file.name.endswith(".sql")), key=lambda file: file.name
    )
    return {file.name.removesuffix(".sql"): file.read_text("utf-8") for file in files}


def in_order(texts: Mapping[str, str]) -> list[str]:
    """The names, each after those that its text reads; equal in rank by name."""
    reads = {name: sorted(_read_by(text) & set(texts) - {name}) for name, text in sorted(texts.items())}
    return list(TopologicalSorter(reads).static_order())


def used(sql: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Of the values, those that the statement has a parameter for."""
    return {name: values[name] for name in sorted(parameters(sql))}


def parameters(sql: str) -> set[str]:
    """The names of the parameters of a statement."""
    return set(_PARAMETER.findall(without_comments(sql)))


def without_comments(sql: str) -> str:
    """The statement without its comment lines and its closing semicolon."""
    lines = [line for line in sql.splitlines() if not line.lstrip().startswith("--")]
    return "\n".join(lines).strip().removesuffix(";").rstrip()


def statement(template: str, *, body: str = "", text: str = "", **names: str | Iterable[str]) -> str:
    """A statement of `sql/build` with our own identifiers, query (`body`) or comment (`text`) put in.

    Only for what cannot be bound: names of tables and columns, queries and comments. An identifier that is
    not a plain one is refused, and nothing that comes from data is ever handed in.
    """
    filled = {key: _identifiers(value) for key, value in names.items()} | {"body": without_comments(body)}
    if text:
        filled["text"] = "'" + text.replace("'", "''") + "'"
    return script("build", template).format(**filled)


def _identifiers(names: str | Iterable[str]) -> str:
    listed = [names] if isinstance(names, str) else list(names)
    for name in listed:
        if not _NAME.fullmatch(name):
            raise ValueError(f"{name!r} is not a plain name for a table or a column")
    return ", ".join(listed)


def _read_by(sql: str) -> set[str]:
    """The tables that a statement reads, with its own common table expressions among them."""
    return set(_READ.findall(without_comments(sql)))
