"""Ads with their titles read apart: which name a job that is known, in which words, and what else they and the text name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from mltrends.extract.readable import make_readable
from mltrends.extract.titles import Titles
from mltrends.extract.tokenizer import make_tokenizer
from mltrends.stats.numbers import numbered

_WORD = re.compile(r"[^\W\d_][\w+#.]*[\w+#]|[^\W\d_]")
_MOST_TITLE = 300
_MOST_TITLES = 500_000  # the memory that they cost is bounded
OTHER = "Other"
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class TitledAds:
    """Ads in the order of their ids.

    `jobs` is the name of the job where the title has a known one, `unread` flags titles of words that name none, and
    `named` counts the concepts of the text.
    """

    roles: NDArray[np.str_]
    jobs: tuple[str | None, ...]
    unread: NDArray[np.bool_]
    named: NDArray[np.int64]
    table: pa.Table

    def __len__(self) -> int:
        return len(self.roles)

    def words(self, places: Places) -> list[tuple[str, ...]]:
        """What the titles and texts of the ads at these places name; only looked up for ads that a model is made of."""
        some = self.table.select(("title", "has_text", "named")).take(pa.array(places))
        rows = zip(*(column.to_pylist() for column in some.columns), strict=True)
        return [(*_words(title), *(names if has_text else ())) for title, has_text, names in rows]


def titled(table: pa.Table) -> TitledAds:
    """The ads of a table with `title`, `role`, `has_text` and `named`; a text that is too short names nothing."""
    role, names = numbered(table.column("role"))
    title, titles = numbered(table.column("title"))
    place_of = {name: place for place, name in enumerate(names)}
    jobs: dict[str | None, int] = {None: 0}
    said, named, unread = (np.zeros(len(titles), dtype=np.int64) for _ in range(3))
    for place, text in enumerate(titles):
        one = _read(text[:_MOST_TITLE])
        said[place] = place_of.get(one.role or "", -1)
        named[place] = jobs.setdefault(one.job, len(jobs))
        unread[place] = one.wordy and one.job is None
    # Where the role was not read from the title, the words of the title do not name it.
    job = np.where(said[title] == role, named[title], 0)
    concepts = pc.list_value_length(table.column("named")).to_numpy()
    return TitledAds(
        np.array(names, dtype=np.str_)[role],
        tuple(np.array(list(jobs), dtype=object)[job]),
        unread[title].astype(bool) & (role == place_of.get(OTHER, -1)),
        np.where(table.column("has_text").to_numpy(), concepts, 0).astype(np.int64),
        table,
    )


def _words(title: str) -> tuple[str, ...]:
    return tuple(f"word {word}" for word in sorted(set(_WORD.findall(_readable(title).casefold()))))


def _readable(title: str) -> str:
    return make_readable(title[:_MOST_TITLE], _uncut).text


class _Title(NamedTuple):
    """The role and the job that a title names, where they are known, and whether it has words at all."""

    role: str | None
    job: str | None
    wordy: bool


@lru_cache(maxsize=_MOST_TITLES)  # the model is judged and made of the same titles
def _read(title: str) -> _Title:
    text = _readable(title)
    role, job = _titles().job(text) or (None, None)
    return _Title(role, None if job is None else _same_job(job), _WORD.search(text) is not None)


def _same_job(job: str) -> str:
    """One name for "data engineers", "Engineer, Data" and "data engineer"."""
    return " ".join(sorted({word.rstrip("s") for word in re.findall(r"\w+", job)}))


@cache
def _titles() -> Titles:
    return Titles(make_tokenizer())


def _uncut(_word: str) -> list[tuple[int, str]]:
    return []
