"""Statements with their values written out, so that a reader can run them as they stand.

Every value is of our own files (facts, roles, numbers), and written as a literal of SQL all the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from mltrends.warehouse.scripts import without_comments

_PARAMETER = re.compile(r"\$([a-z_]+)\b")


def written_out(sql: str, values: Mapping[str, Any]) -> str:
    """The statement with a literal in the place of each parameter; a parameter without a value is an error."""
    return _PARAMETER.sub(lambda found: literal(values[found[1]]), without_comments(sql))


def literal(value: Any) -> str:
    """A text, number, flag or list of such, as SQL spells it."""
    if isinstance(value, list):
        return f"[{', '.join(literal(one) for one in value)}]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    raise TypeError(f"{value!r} has no literal")
