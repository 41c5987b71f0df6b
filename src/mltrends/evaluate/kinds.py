"""Which kind of gold a file is, told by what it holds and never by its name."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from mltrends.evaluate import esco, hits, labels, skillspan, terms
from mltrends.evaluate.asked import Asked
from mltrends.evaluate.lines import text_of
from mltrends.model import WrongUse

OURS = (
    "ads",
    "titles",
    "hits",
    "terms",
)  # say their kind in the first line; published gold says it by its shape
REPORTS: dict[str, Callable[[Asked], Iterator[str]]] = {
    "ads": labels.report,
    "titles": labels.report,
    "hits": hits.report,
    "terms": terms.report,
    "skillspan": skillspan.report,
    "esco": esco.report,
}


def kind_of(path: Path) -> str | None:
    """The kind of a file, told by its first line; None when it is no gold."""
    first = next((line for line in text_of(path).split("\n") if line.strip()), "")
    value = _json(first)
    if not isinstance(value, dict):
        return "esco" if esco.is_table(first) else None
    if all(mark in value for mark in skillspan.MARKS):
        return "skillspan"
    kind = value.get("gold")
    return kind if isinstance(kind, str) and kind in OURS else None


def report(asked: Asked) -> Iterator[str]:
    """Hold the reader against a file of gold, and say how right it is.

    Raises:
        WrongUse: when the file is no gold, or is asked for what it cannot say.
    """
    kind = kind_of(asked.gold)
    if kind is None:
        known = ", ".join(f'{{"gold": "{name}"}}' for name in OURS)
        raise WrongUse(
            f"{asked.gold}, line 1: it must say what it is: {known}; or be a file of SkillSpan or a table {','.join(esco.COLUMNS)}; `docs/accuracy.md` shows one of each"
        )
    return REPORTS[kind](asked)


def _json(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None
