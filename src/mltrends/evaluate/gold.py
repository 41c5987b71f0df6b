"""Gold: what careful readers say of ads and titles. One JSON object a line; labels and digests, no texts.

The first line says what it is: `{"gold": "ads", "compared": [...]}` or `{"gold": "titles"}`; `compared` lists
the skills that readers were asked for, others are not held against anything. A line may bring its `text`
and `title` itself; else they are found by digest in the files that are named.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from mltrends.model import Salary, WrongUse

FIELDS = ("role", "seniority", "remote", "education", "years", "salary")
KEYS = {
    "ads": ("ad", "set", "half", "reader", "skills", "title", "text", "place", "pay", "company", *FIELDS),
    "titles": ("title", "text", "set", "half", "reader", "role", "seniority"),
}
HALVES = ("develop", "held")


@dataclass(frozen=True, slots=True)
class Label:
    """What one reader says of one ad or title."""

    digest: str
    set: str
    half: str
    reader: int
    skills: frozenset[str] | None
    fields: Mapping[str, Any]
    given: Mapping[str, str]  # title, text and more, where the line brings them


@dataclass(frozen=True, slots=True)
class Gold:
    """A file of labels; `compared` is empty when all skills are."""

    kind: Literal["ads", "titles"]
    compared: frozenset[str]
    labels: tuple[Label, ...]

    def of(self, half: str | None, reader: int = 1) -> list[Label]:
        """The labels of a reader, of one half or of both."""
        return [one for one in self.labels if one.reader == reader and half in (None, one.half)]


def text_digest(text: str) -> str:
    """By which an ad is found: its text cell, letter for letter."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def title_digest(title: str) -> str:
    """By which a title is found, however it is spaced."""
    return text_digest(" ".join(title.split()))


def read_gold(path: Path) -> Gold:
    """Read a file of labels strictly.

    Raises:
        WrongUse: when it is none; the message names file and line.
    """
    try:
        lines = [
            (number, line)
            for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
            if line.strip()
        ]
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUse(f"{path} cannot be read as labels: {error}") from error
    rows = [(number, _object(path, number, line)) for number, line in lines]
    if not rows or rows[0][1].get("gold") not in KEYS:
        raise WrongUse(
            f'{path}, line 1: it must say what it is: {{"gold": "ads"}} or {{"gold": "titles"}}; `docs/accuracy.md` shows one'
        )
    kind = rows[0][1]["gold"]
    labels = tuple(_label(path, number, row, kind) for number, row in rows[1:])
    return Gold(kind, frozenset(rows[0][1].get("compared", ())), labels)


def _object(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise WrongUse(f"{path}, line {number}: no JSON ({error})") from error
    if not isinstance(value, dict):
        raise WrongUse(f"{path}, line {number}: it must be an object, one ad or title a line")
    return value


def _label(path: Path, number: int, row: dict[str, Any], kind: Literal["ads", "titles"]) -> Label:
    unknown = [key for key in row if key not in KEYS[kind]]
    if unknown:
        raise WrongUse(
            f"{path}, line {number}: unknown {', '.join(unknown)}; known are {', '.join(KEYS[kind])}"
        )
    given = {
        key: row[key] for key in ("title", "text", "place", "pay", "company") if isinstance(row.get(key), str)
    }
    if kind == "titles":
        digest = title_digest(given.pop("text")) if "text" in given else given.pop("title", "")
        given = {"title": row["text"]} if "text" in row else {}
    else:
        digest = row.get("ad") or (text_digest(given["text"]) if "text" in given else "")
    if not digest:
        raise WrongUse(f"{path}, line {number}: it names neither a text nor the digest of one")
    half = row.get("half", "develop")
    if half not in HALVES:
        raise WrongUse(f"{path}, line {number}: half is {half!r}; it is one of {', '.join(HALVES)}")
    skills = frozenset(row["skills"]) if "skills" in row else None
    fields = {key: row[key] for key in FIELDS if key in row}
    if isinstance(fields.get("salary"), dict):
        pay = fields["salary"]
        fields["salary"] = Salary(pay.get("min"), pay.get("max"), pay.get("currency"), pay.get("period"))
    return Label(digest, row.get("set", ""), half, int(row.get("reader", 1)), skills, fields, given)
