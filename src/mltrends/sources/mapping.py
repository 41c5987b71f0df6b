"""A file's mapping as TOML: which column is what, for a person to read and edit, and to read back.

The same text is part of the profile of a file whose columns were inferred, so that what was inferred and
what its owner wrote are read in one way.
"""

from __future__ import annotations

import codecs
import json
import tomllib
from collections.abc import Mapping as Pairs
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, get_args

from mltrends.model import DatePart, Profile, Source, WrongUse
from mltrends.sources.catalogue import OPTIONAL, REQUIRED, ROLES, SourceError, source_named, source_of
from mltrends.sources.recognise import header_word

DATE_ORDERS: tuple[DatePart, ...] = get_args(DatePart)
OWN = ("name", "encoding", "delimiter", "header", "date_order")
SOURCE_KEYS = tuple(key for key in (*REQUIRED, *OPTIONAL) if key not in ("marks", "tables"))
DEFAULTS = {
    "kind": "postings",
    "flow": True,
    "pay_kind": "stated_employer",
    "licence": "not stated",
    "citation": "Job ads supplied by the user.",
}
EXPLAINED = {
    "title": "what pages call this set of ads",
    "kind": "postings; or survey, aggregate, synthetic, which never count as demand",
    "flow": "true: ads have dates and make trends; false: a snapshot, which gives levels only",
    "pay_kind": "who says the pay: stated_employer, employer_estimate, board_estimate, model_predicted, survey, none",
    "missing": 'cells that mean "nothing", beside the empty one',
    "ignores": "columns that are not used",
    "encoding": "as utf-8, cp1252, gb18030",
    "delimiter": "what stands between cells",
    "header": "false when the first line is an ad already; columns are then called column_1, column_2, …",
    "date_order": 'for dates such as 03/04/25: "day_first", "month_first" or "year_first"; left out, the column decides',
    "stable_id": "true when an id names the same ad in every file of this set",
    "snippets": "false when the terms of the set forbid showing words of its ads",
    "snapshots": "true when each file is the whole set as of one day",
}


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a mapping says: the source, and how the file is written where that is told."""

    source: Source
    encoding: str | None
    delimiter: str | None
    header: bool
    date_order: DatePart | None


def mapping_text(
    source: Source, *, encoding: str, delimiter: str, comments: Pairs[str, str] | None = None
) -> str:
    """The mapping of a file as TOML; reading it back gives the same source.

    Args:
        source: what is known or inferred of the file.
        encoding: of the file; empty to leave it open.
        delimiter: of the file; empty to leave it open.
        comments: a remark behind each role, as how sure it is. With remarks every key is explained too.
    """
    told = comments is not None
    lines = _heading() if told else []
    plain: dict[str, Any] = {
        "name": source.name,
        "title": source.title,
        "kind": source.kind,
        "flow": source.flow,
        "pay_kind": source.pay_kind,
        "licence": source.licence,
        "citation": source.citation,
    }
    plain |= {"encoding": encoding} if encoding else {}
    plain |= {"delimiter": delimiter} if delimiter else {}
    plain |= {"missing": source.missing, "ignores": source.ignores, "provides": sorted(source.provides)}
    for key in ("headline", "snapshots", "stable_id"):
        if getattr(source, key):
            plain[key] = True
    if not source.snippets:
        plain["snippets"] = False
    lines += [_entry(key, value, EXPLAINED.get(key) if told else None) for key, value in plain.items()]
    lines += ["", "[roles]"]
    if told:
        lines.append(f"# roles: {', '.join(ROLES)}")
        lines.append("# of several columns the first that is filled is taken, or all of them under [joins]")
    lines += [_entry(role, columns, (comments or {}).get(role)) for role, columns in source.roles.items()]
    for title, table in (("joins", source.joins), ("fixed", source.fixed)):
        if table:
            lines += ["", f"[{title}]", *(_entry(role, text) for role, text in table.items())]
    for role, words in source.says.items():
        lines += [
            "",
            f"[says.{role}]",
            *(f"{_quoted(word)} = {_quoted(said)}" for word, said in words.items()),
        ]
    return "\n".join(lines) + "\n"


@lru_cache(maxsize=1024)
def read_mapping(text: str, name: str) -> Mapping:
    """Read a mapping; what cannot be meant is refused by name.

    Args:
        text: the TOML text.
        name: what the source is called when the text gives it no name.

    Raises:
        WrongUse: when it is no TOML, or a key, role, encoding or word is not one of those allowed.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WrongUse(f"its mapping is no TOML: {' '.join(str(error).split())}") from error
    unknown = [key for key in table if key not in OWN + SOURCE_KEYS]
    if unknown:
        raise WrongUse(f"its mapping has {', '.join(unknown)}; keys are: {', '.join(OWN + SOURCE_KEYS)}")
    own = {key: table.pop(key) for key in OWN if key in table}
    _check_own(own)
    called = own.get("name", name)
    try:
        _check_shapes(table)
        source = source_of(called, {"title": called, "marks": [], **DEFAULTS, **table})
    except SourceError as error:
        raise WrongUse(f"its mapping cannot be meant: {error}") from error
    return Mapping(
        source, own.get("encoding"), own.get("delimiter"), own.get("header", True), own.get("date_order")
    )


def source_of_profile(profile: Profile) -> Source:
    """The source that a profile names, known or mapped."""
    return (
        read_mapping(profile.mapping, profile.source).source
        if profile.mapping
        else source_named(profile.source)
    )


def _check_own(own: dict[str, Any]) -> None:
    for key in ("name", "encoding", "delimiter", "date_order"):
        if key in own and not isinstance(own[key], str):
            raise WrongUse(f"its mapping has {key} = {own[key]!r}; it must be a string")
    if not isinstance(own.get("header", True), bool):
        raise WrongUse("its mapping has a header that is neither true nor false")
    name = own.get("name", "x")
    if not name or not all(letter.isalnum() or letter in "_-" for letter in name) or len(name) > 60:
        raise WrongUse("its mapping has a name that is not made of letters, digits and _ alone")
    if "delimiter" in own and (len(own["delimiter"]) != 1 or own["delimiter"] in '"\r\n\0'):
        raise WrongUse(
            f"its mapping has delimiter = {own['delimiter']!r}; it must be one sign, as ';' or '\\t'"
        )
    if own.get("date_order", DATE_ORDERS[0]) not in DATE_ORDERS:
        raise WrongUse(
            f"its mapping has date_order = {own['date_order']!r}; allowed are: {', '.join(DATE_ORDERS)}"
        )
    try:
        codecs.lookup(own.get("encoding", "utf-8"))
    except LookupError as error:
        raise WrongUse(f"its mapping names an encoding that nobody knows: {own['encoding']!r}") from error


def _check_shapes(table: dict[str, Any]) -> None:
    """See that every key has the shape that it needs, so that a slip is told and not guessed around."""
    if "roles" not in table:
        raise SourceError("it has no [roles]")
    for key in ("roles", "joins", "fixed", "says"):
        if not isinstance(table.get(key, {}), dict):
            raise SourceError(f"{key} must be a table, as [{key}]")
    for role, columns in table["roles"].items():
        listed = [columns] if isinstance(columns, str) else columns
        if not isinstance(listed, list) or not all(isinstance(column, str) for column in listed):
            raise SourceError(f"the role {role} must be a list of column names")
        table["roles"][role] = list(map(header_word, listed))
    for key in ("missing", "ignores", "provides"):
        if not isinstance(table.get(key, []), list) or not all(
            isinstance(cell, str) for cell in table.get(key, [])
        ):
            raise SourceError(f"{key} must be a list of strings")
    for key in ("joins", "fixed"):
        if not all(isinstance(text, str) for text in table.get(key, {}).values()):
            raise SourceError(f"[{key}] must give a string for each role")
    for role, words in table.get("says", {}).items():
        if not isinstance(words, dict) or not all(isinstance(said, str) for said in words.values()):
            raise SourceError(f"[says.{role}] must give a word for each cell")
    for key in ("title", "licence", "citation"):
        if not isinstance(table.get(key, ""), str):
            raise SourceError(f"{key} must be a string")
    for key in ("flow", "headline", "snapshots", "stable_id"):
        if not isinstance(table.get(key, True), bool):
            raise SourceError(f"{key} must be true or false")


def _heading() -> list[str]:
    return [
        "# How this file is read. Edit what is wrong: this text wins over whatever would be found, from the next run on.",
        "# `mltrends inspect FILE` shows the ads as they are read under it. Column names are in small letters.",
        "",
    ]


def _entry(key: str, value: object, remark: str | None = None) -> str:
    behind = f"  # {remark}" if remark else ""
    return f"{key} = {_written(value)}{behind}"


def _written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(_quoted(str(item)) for item in value)}]"
    return _quoted(str(value))


def _quoted(text: str) -> str:
    """A TOML string; JSON writes strings in the same way, but for one control character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
