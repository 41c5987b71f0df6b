"""The words of explanations, read from `reasons.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """One table of `reasons.toml`."""
    text = resources.files("mltrends.explain").joinpath("reasons.toml").read_text(encoding="utf-8")
    found: dict[str, Any] = tomllib.loads(text)[name]
    return found


def kind_of(kind: str) -> str:
    """A kind of concept in words."""
    return str(table("kinds").get(kind, kind))


def part_of(section: str) -> str:
    """A part of an ad in words."""
    return str(table("sections").get(section, section))


def one_of_kinds(kinds: Sequence[str]) -> str:
    """Kinds as in "a programming language, a library or a database"."""
    return listed([f"{'an' if kind_of(kind)[0] in 'aeiou' else 'a'} {kind_of(kind)}" for kind in kinds], "or")


def listed(words: Sequence[str], last: str) -> str:
    """Words as in "a, b or c"; with a comma as `last`, commas alone."""
    if len(words) < 2:
        return "".join(words)
    if last == ",":
        return ", ".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
