"""Gold: what careful readers say of ads and titles. One JSON object a line; labels and digests, no texts.

The first line says what it is: `{"gold": "ads", "compared": [...]}` or `{"gold": "titles"}`; `compared` lists
the skills that readers were asked for, others are not held against anything. A line may bring its `text`
and `title` itself; else they are found by digest in the files that are named.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from mltrends.evaluate.lines import check_keys, half_of, json_lines
from mltrends.model import Salary, WrongUse

FIELDS = ("role", "seniority", "remote", "education", "years", "salary")
KEYS = {
    "ads": ("ad", "set", "half", "reader", "skills", "title", "text", "place", "pay", "company", *FIELDS),
    "titles": ("title", "text", "set", "half", "reader", "role", "seniority"),
}


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
    rows = json_lines(path)
    if not rows or str(rows[0][1].get("gold")) not in KEYS:
        raise WrongUse(
            f'{path}, line 1: it must say what it is: {{"gold": "ads"}} or {{"gold": "titles"}}; `docs/accuracy.md` shows one'
        )
    kind = rows[0][1]["gold"]
    labels = tuple(_label(path, number, row, kind) for number, row in rows[1:])
    return Gold(kind, frozenset(rows[0][1].get("compared", ())), labels)


def _label(path: Path, number: int, row: dict[str, Any], kind: Literal["ads", "titles"]) -> Label:
    check_keys(path, number, row, KEYS[kind])
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
    half = half_of(path, number, row)
    skills = frozenset(row["skills"]) if "skills" in row else None
    fields = {key: row[key] for key in FIELDS if key in row}
    if isinstance(fields.get("salary"), dict):
        pay = fields["salary"]
        fields["salary"] = Salary(pay.get("min"), pay.get("max"), pay.get("currency"), pay.get("period"))
    return Label(digest, row.get("set", ""), half, int(row.get("reader", 1)), skills, fields, given)
