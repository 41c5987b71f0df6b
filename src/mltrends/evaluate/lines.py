"""Files of one JSON object a line, read strictly: what is wrong is said with file and line."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from mltrends.model import WrongUse

Rows = list[tuple[int, dict[str, Any]]]
HALVES = ("develop", "held")


def text_of(path: Path) -> str:
    """All of a file of labels.

    Raises:
        WrongUse: when it cannot be read.
    """
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUse(f"{path} cannot be read as labels: {error}") from error


def json_lines(path: Path) -> Rows:
    """The objects of a file, each with the number of its line.

    Raises:
        WrongUse: when a line is none.
    """
    lines = enumerate(text_of(path).split("\n"), 1)
    return [(number, _object(path, number, line)) for number, line in lines if line.strip()]


def check_keys(path: Path, number: int, row: dict[str, Any], known: Collection[str]) -> None:
    """Refuse a line that says something we would not look at."""
    unknown = [key for key in row if key not in known]
    if unknown:
        raise WrongUse(f"{path}, line {number}: unknown {', '.join(unknown)}; known are {', '.join(known)}")


def half_of(path: Path, number: int, row: dict[str, Any]) -> str:
    """The half that a line belongs to."""
    half = row.get("half", "develop")
    if half not in HALVES:
        raise WrongUse(f"{path}, line {number}: half is {half!r}; it is one of {', '.join(HALVES)}")
    return str(half)


def _object(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise WrongUse(f"{path}, line {number}: no JSON ({error})") from error
    if not isinstance(value, dict):
        raise WrongUse(f"{path}, line {number}: it must be an object, one label a line")
    return value
