"""Cells that hold Python or JSON literals: lists opened into lines, keys of objects looked up."""

from __future__ import annotations

import ast
import json
from functools import lru_cache
from typing import Any

LONGEST = 1 << 20  # characters that are read as a literal; longer cells stay text


def opened(cell: str) -> str:
    """The items of a list of strings, one a line; any other cell as it is."""
    if not cell.startswith(("['", '["', "[\n", "[ ")):
        return cell
    value = literal(cell)
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return "\n".join(value)
    return cell


def key_of(cell: str, keys: tuple[str, ...]) -> str:
    """What stands under the keys of an object, in whatever case; of a list of objects each, with commas between."""
    value: Any = literal(cell)
    for key in keys:
        if isinstance(value, list):
            value = [_under(item, key) for item in value if isinstance(item, dict)]
        elif isinstance(value, dict):
            value = _under(value, key)
        else:
            return ""
    if isinstance(value, list):
        return ", ".join(_said(item) for item in value if _said(item))
    return _said(value)


def _under(value: dict[Any, Any], key: str) -> object:
    """What an object has under a key; columns are named in small letters, keys are not."""
    if key in value:
        return value[key]
    return next((said for name, said in value.items() if str(name).casefold() == key.casefold()), None)


@lru_cache(maxsize=256)
def literal(cell: str) -> object:
    """The value of a JSON or Python literal; None when it is none."""
    if not cell or len(cell) > LONGEST or cell.lstrip()[:1] not in ("{", "["):
        return None
    try:
        return json.loads(cell)
    except (ValueError, RecursionError):
        pass
    try:
        return ast.literal_eval(cell.strip())
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return None


def _said(value: object) -> str:
    if value is None or isinstance(value, (dict, list)):
        return ""
    return value if isinstance(value, str) else str(value)
