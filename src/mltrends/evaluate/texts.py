"""The ads and titles that labels are of, found by digest in CSV files and read as a run would read them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mltrends.evaluate.gold import text_digest, title_digest
from mltrends.model import WrongUse
from mltrends.run.batch import add_headlines
from mltrends.run.inputs import RawFile, inspect, is_table, slice_content
from mltrends.sources.mapping import source_of_profile
from mltrends.sources.reader import read_slice
from mltrends.store.tables import read_table

Posting = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """The postings that labels are of, by the digest of their text or of their title."""

    ads: dict[str, Posting] = field(default_factory=dict)
    titles: dict[str, Posting] = field(default_factory=dict)


def find_postings(
    paths: Sequence[Path],
    *,
    ads: Collection[str] = (),
    titles: Collection[str] = (),
    told: Callable[[str], None] = lambda _: None,
) -> Found:
    """Go through the files once, until all texts and titles with these digests are found.

    Args:
        paths: files and folders.
        ads: digests of texts.
        titles: digests of titles.
        told: hears which file is searched.
    """
    found = Found()
    searched = (
        ("text", text_digest, frozenset(ads), found.ads),
        ("title", title_digest, frozenset(titles), found.titles),
    )
    with tempfile.TemporaryDirectory(prefix="mltrends-") as scratch:
        for path in _tables(paths):
            left = [one for one in searched if len(one[3]) < len(one[2])]
            if not left:
                break
            told(path.name)
            for file in inspect(path, path.name, Path(scratch) / "plain"):
                for posting in _postings(file, {role for role, *_ in left}, Path(scratch)):
                    for role, digest, wanted, there in left:
                        if posting[role] and (key := digest(posting[role])) in wanted:
                            there.setdefault(key, posting)
    return found


def _tables(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.exists():
            raise WrongUse(f"there is no file or folder {path}")
        yield from sorted(one for one in path.rglob("*") if is_table(one.name)) if path.is_dir() else [path]


def _postings(file: RawFile, roles: set[str], scratch: Path) -> Iterator[Posting]:
    profile = file.profile
    if profile is None or file.side is not None:
        return
    source = source_of_profile(profile)
    if source.kind == "survey" or not (roles & source.roles.keys() or source.headline):
        return
    postings, rejects = scratch / "postings.parquet", scratch / "rejects.parquet"
    for piece in file.slices:
        read_slice(slice_content(file.plain, piece, file.path, file.recipe), profile, postings, rejects)
        if source.headline:
            add_headlines(postings, profile, postings)
        yield from read_table(postings)
