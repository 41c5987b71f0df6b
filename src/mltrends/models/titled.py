"""Ads with their titles read apart: which name a job that is known, in which words, and what else they and the text name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from mltrends.extract.readable import make_readable
from mltrends.extract.titles import Titles
from mltrends.extract.tokenizer import make_tokenizer

_WORD = re.compile(r"[^\W\d_][\w+#.]*[\w+#]|[^\W\d_]")
_MOST_TITLE = 300
_MOST_TITLES = 200_000  # the memory that they cost is bounded
_AT_A_TIME = 20_000  # ads: as Python objects they take many times the memory of their columns
OTHER = "Other"
Documents = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class TitledAds:
    """Ads in the order of their ids.

    `jobs` is the name of the job where the title has a known one, `unread` flags titles of words that name none, `words`
    are what titles and texts name, and `named` counts the concepts of the text.
    """

    roles: NDArray[np.str_]
    jobs: tuple[str | None, ...]
    unread: NDArray[np.bool_]
    words: Documents
    named: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.roles)


@dataclass(frozen=True, slots=True)
class _Title:
    words: tuple[str, ...]
    role: str | None
    job: str | None


def titled(table: pa.Table) -> TitledAds:
    """The ads of a table with `title`, `role`, `has_text` and `named`; a text that is too short names nothing."""
    roles: list[str] = []
    jobs: list[str | None] = []
    unread: list[bool] = []
    words: list[tuple[str, ...]] = []
    named: list[int] = []
    once: dict[str, str] = {}  # of a million ads each names the same few hundred concepts
    for some in table.to_batches(max_chunksize=_AT_A_TIME):
        columns = (some.column(name).to_pylist() for name in ("title", "role", "has_text", "named"))
        for title, role, has_text, concepts in zip(*columns, strict=True):
            one = _read(title[:_MOST_TITLE])
            names = [once.setdefault(name, name) for name in concepts] if has_text else []
            roles.append(once.setdefault(role, role))
            # Where the role was not read from the title, the words of the title do not name it.
            jobs.append(one.job if one.role == role else None)
            unread.append(bool(one.words) and one.job is None and role == OTHER)
            words.append((*one.words, *names))
            named.append(len(names))
    return TitledAds(
        np.array(roles, dtype=np.str_),
        tuple(jobs),
        np.array(unread, dtype=bool),
        tuple(words),
        np.array(named, dtype=np.int64),
    )


@lru_cache(maxsize=_MOST_TITLES)  # the model is judged and made of the same titles
def _read(title: str) -> _Title:
    text = make_readable(title, _uncut).text
    found = _titles().job(text)
    words = tuple(f"word {word}" for word in sorted(set(_WORD.findall(text.casefold()))))
    if found is None:
        return _Title(words, None, None)
    role, job = found
    return _Title(words, role, _same_job(job))


def _same_job(job: str) -> str:
    """One name for "data engineers", "Engineer, Data" and "data engineer"."""
    return " ".join(sorted({word.rstrip("s") for word in re.findall(r"\w+", job)}))


@cache
def _titles() -> Titles:
    return Titles(make_tokenizer())


def _uncut(_word: str) -> list[tuple[int, str]]:
    return []
