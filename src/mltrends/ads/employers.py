"""Employers' names: the key by which they are counted, and whether they post for others."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources

from mltrends.parse.company import company_key

_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class _Agencies:
    """The list of agencies, as names are compared with it."""

    words: frozenset[str]
    starts: tuple[str, ...]  # each with a space behind it, so that only whole words match


def employer_key(name: str) -> str | None:
    """The key of an employer's name; None when nothing of the name is left."""
    return company_key(name) or None


def is_agency(name: str) -> bool:
    """True when the name says that the employer posts ads for others."""
    listed, plain = _agencies(), _plain(name)
    return not listed.words.isdisjoint(plain.split()) or f"{plain} ".startswith(listed.starts)


@cache
def _agencies() -> _Agencies:
    table = tomllib.loads(resources.files("mltrends.ads").joinpath("agencies.toml").read_text("utf-8"))
    return _Agencies(
        words=frozenset(_plain(word) for word in table["words"]),
        starts=tuple(f"{_plain(name)} " for name in table["names"]),
    )


def _plain(name: str) -> str:
    """Lower-case words without accents or signs."""
    if not name.isascii():
        split = unicodedata.normalize("NFKD", name)
        name = "".join(letter for letter in split if not unicodedata.combining(letter))
    return _SIGNS.sub(" ", name.casefold()).strip()
