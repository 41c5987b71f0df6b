"""The data files of this room: small tables and word lists, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

Words = dict[str, Any]


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The records of a tab-separated table; "-" is an empty cell, lines with "#" are comments."""
    first, *others = lines(name)
    header = first.split("\t")
    return tuple(
        {key: "" if cell == "-" else cell for key, cell in zip(header, line.split("\t"), strict=True)}
        for line in others
    )


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of a list; those with "#" are comments."""
    return tuple(line for line in _text(name).splitlines() if line and not line.startswith("#"))


@cache
def words(name: str) -> Words:
    """A word list in TOML."""
    return tomllib.loads(_text(name))


def by_word(groups: dict[str, list[str]]) -> dict[str, str]:
    """Turn name -> words into word -> name; the first group that lists a word keeps it."""
    found: dict[str, str] = {}
    for name, listed in groups.items():
        for word in listed:
            found.setdefault(word, name)
    return found


def _text(name: str) -> str:
    return files("mltrends.parse").joinpath("data", name).read_text(encoding="utf-8")
