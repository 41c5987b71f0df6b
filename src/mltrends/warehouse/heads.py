"""The head of a .sql file: the comment lines that say what it makes, read strictly.

    -- grain: source, month
    -- title: One sentence that says what a row is about.
    -- columns:
    --   month: What the column means.

The head ends at the first line that is no comment, or at a bare `--`, after which prose may follow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_KEY = re.compile(r"-- (\w+):\s*(.*)")
_COLUMN = re.compile(r"--  +(\w+):\s*(\S.*)")


class HeadError(ValueError):
    """The head of a .sql file is not as it must be; the message names the file and the line or key."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of one file says."""

    keys: dict[str, str]
    columns: dict[str, str]

    def listed(self, key: str) -> tuple[str, ...]:
        """A value that is a list with commas; none when the key is not there."""
        return tuple(word.strip() for word in self.keys.get(key, "").split(",") if word.strip())


def read_head(sql: str, name: str, *, required: Sequence[str], optional: Sequence[str] = ()) -> Head:
    """Read the head of the file `name`; a key or line that is missing, unknown or doubled is refused by name."""
    keys: dict[str, str] = {}
    columns: dict[str, str] = {}
    for line in head_lines(sql):
        if found := _COLUMN.fullmatch(line):
            where, table = "column", columns
            if "columns" not in keys:
                raise HeadError(f"{name}: column {found[1]!r} stands before 'columns:'")
        elif found := _KEY.fullmatch(line):
            where, table = "key", keys
        else:
            raise HeadError(
                f"{name}: the head has a line that is neither 'key: value' nor a column: {line!r}"
            )
        if found[1] in table:
            raise HeadError(f"{name}: {where} {found[1]!r} is there twice")
        table[found[1]] = found[2].strip()
    _complete(keys, name, required, optional)
    return Head(keys, columns)


def head_lines(sql: str) -> list[str]:
    """The lines of a head, as they stand."""
    lines: list[str] = []
    for line in sql.splitlines():
        if not line.startswith("--") or line.strip() == "--":
            break
        lines.append(line.rstrip())
    return lines


def _complete(keys: dict[str, str], name: str, required: Sequence[str], optional: Sequence[str]) -> None:
    allowed = [*required, *optional]
    missing = [key for key in required if key not in keys]
    unknown = [key for key in keys if key not in allowed]
    empty = [key for key, value in keys.items() if not value and key != "columns"]
    if missing or unknown or empty:
        raise HeadError(
            f"{name}: head is missing {missing}, has unknown {unknown}, has empty {empty}; keys are: {', '.join(allowed)}"
        )
