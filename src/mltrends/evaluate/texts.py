"""The ads and titles that labels are of, found by digest in CSV files and read as a run would read them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Iterator, Sequence
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


def find_ads(
    paths: Sequence[Path], wanted: Collection[str], told: Callable[[str], None] = lambda _: None
) -> dict[str, Posting]:
    """The postings whose texts have these digests."""
    return _find(paths, set(wanted), lambda posting: text_digest(posting["text"]), "text", told)


def find_titles(
    paths: Sequence[Path], wanted: Collection[str], told: Callable[[str], None] = lambda _: None
) -> dict[str, Posting]:
    """The postings whose titles have these digests."""
    return _find(paths, set(wanted), lambda posting: title_digest(posting["title"]), "title", told)


def _find(
    paths: Sequence[Path],
    wanted: set[str],
    digest: Callable[[Posting], str],
    role: str,
    told: Callable[[str], None],
) -> dict[str, Posting]:
    found: dict[str, Posting] = {}
    with tempfile.TemporaryDirectory(prefix="mltrends-") as scratch:
        for path in _tables(paths):
            if len(found) == len(wanted):
                break
            told(path.name)
            for file in inspect(path, path.name, Path(scratch) / "plain"):
                for posting in _postings(file, role, Path(scratch)):
                    if posting[role] and (key := digest(posting)) in wanted:
                        found.setdefault(key, posting)
    return found


def _tables(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.exists():
            raise WrongUse(f"there is no file or folder {path}")
        yield from sorted(one for one in path.rglob("*") if is_table(one.name)) if path.is_dir() else [path]


def _postings(file: RawFile, role: str, scratch: Path) -> Iterator[Posting]:
    profile = file.profile
    if profile is None or file.side is not None:
        return
    source = source_of_profile(profile)
    if source.kind == "survey" or not (role in source.roles or source.headline):
        return
    postings, rejects = scratch / "postings.parquet", scratch / "rejects.parquet"
    for piece in file.slices:
        read_slice(slice_content(file.plain, piece, file.path, file.recipe), profile, postings, rejects)
        if source.headline:
            add_headlines(postings, profile, postings)
        yield from read_table(postings)
