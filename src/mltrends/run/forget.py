"""A takedown: an ad, in all its copies, or a whole source is put on the list and purged from everything kept."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mltrends.model import Problem
from mltrends.run.history import last_run
from mltrends.run.journal import note_begin
from mltrends.run.log import logger
from mltrends.run.lookup import posting_at
from mltrends.run.purge import depots_of, forgotten_in, holds, list_in, purge, take_off, without_some
from mltrends.store.files import put_json
from mltrends.store.forgotten import Forgotten, ad_digest, load_forgotten, save_forgotten
from mltrends.store.home import Home, open_home, prepare
from mltrends.store.lock import only_run
from mltrends.store.objects import Address, place_of


@dataclass(frozen=True, slots=True)
class Takedown:
    """What is to be forgotten, where it stands, and what has to go for it."""

    sources: frozenset[str]
    ids: frozenset[str]  # base ids, of all copies
    files: tuple[str, ...]  # raw files in which it stands; they are the user's and stay
    removed: tuple[Path, ...]
    paths: tuple[Path | Address, ...]  # what the last run read
    depots: tuple[Address, ...] = ()  # object stores from which it has to go too
    unreached: tuple[tuple[Address, str], ...] = ()  # those where that did not go, and why


def forget(root: Path, words: Sequence[str], *, copies: bool = True, dry_run: bool = False) -> Takedown:
    """Put sources or ads on the list of a home, and remove everything kept that may hold them.

    Args:
        root: the home.
        words: names of sources, or ids of postings.
        copies: for an ad, forget every posting of the same ad.
        dry_run: only say what would go.

    Raises:
        Problem: when a word names neither a source nor a posting of the last run.
    """
    home = open_home(root)
    prepare(home)
    with only_run(home):
        takedown = _takedown(home, words, copies=copies)
        if not dry_run:
            listed = load_forgotten(home).plus(
                sources=takedown.sources, ads=frozenset(map(ad_digest, takedown.ids))
            )
            save_forgotten(home, listed)  # first: whatever happens now, no later run brings it back
            _remove(home, takedown.removed)
            takedown = replace(takedown, unreached=_unreached(home))
    return takedown


def purge_stores(root: Path) -> list[tuple[Address, str]]:
    """Purge the object stores of a home that could not be reached before; gives those that still cannot, and why."""
    home = open_home(root)
    prepare(home)
    with only_run(home):
        return list(_unreached(home))


def _unreached(home: Home) -> tuple[tuple[Address, str], ...]:
    """Purge all object stores of a home; gives those where that did not go, and why."""
    failed = []
    for depot in depots_of(home):
        try:
            agree(home, depot)
        except Problem as problem:
            failed.append((depot, str(problem)))
    return tuple(failed)


def remember(root: Path, words: Sequence[str]) -> None:
    """Take sources or ads off the list; the next run reads them again.

    Raises:
        Problem: when a word is not on the list.
    """
    home = open_home(root)
    prepare(home)
    with only_run(home):
        listed = load_forgotten(home)
        sources, ads = frozenset(words) & listed.sources, frozenset(map(ad_digest, words)) & listed.ads
        unknown = [word for word in words if word not in sources and ad_digest(word) not in ads]
        if unknown:
            raise Problem(
                f"{', '.join(unknown)} is not on the list of what was taken down (mltrends forget --list)"
            )
        for depot in depots_of(home):
            take_off(depot, Forgotten(sources, ads))
        save_forgotten(home, listed.minus(sources=sources, ads=ads))
        if ads:  # their rows stand among the refused, and a finished partition is not read again
            for path in _read_without_some(home):
                path.unlink(missing_ok=True)


def agree(home: Home, depot: Address, run: str = "") -> bool:
    """Make one list of those of a home and of an object store, and purge each of what it did not know.

    Args:
        home: which.
        depot: the store.
        run: the run that is at work; its own log stays.

    Returns:
        Whether the home learned something.
    """
    ours, theirs = load_forgotten(home), forgotten_in(depot)
    if ours == theirs:
        return False
    both = ours.plus(sources=theirs.sources, ads=theirs.ads)
    if both != ours:
        logger.warning("taken down by another home that uses %s; it is purged here too", depot.shown)
        if any(holds(path, both) for path in _kept(home, "postings")):
            kept = _everything_kept(home, last_run(home) or {"partitions": ()}, both)
            _remove(home, [path for path in kept if path.stem != run])
            if run:
                note_begin(home, run)  # the journal went too
    purge(depot, both)
    list_in(depot, both)
    save_forgotten(home, both)  # last, as the list of the store: as long as they differ, all is purged again
    return both != ours


def _remove(home: Home, paths: Iterable[Path]) -> None:
    for path in list(paths):
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)
    _look_anew(home)


def _read_without_some(home: Home) -> Iterator[Path]:
    """Partitions from which ads were left out, and what was made of them."""
    gone = {path.name for path in _kept(home, "rejects") if without_some(path)}
    record = last_run(home) or {"partitions": ()}
    parts = [(part.get("columns", part["postings"]), part) for part in record["partitions"]]
    yield from (path for path in _kept(home, "rejects") if path.name in gone)
    staying = {part["postings"] for columns, part in parts if columns not in gone}
    staying |= {columns for columns, _ in parts if columns not in gone}
    yield from (path for path in _kept(home, "postings") if path.name not in staying)
    staying = {part["readings"] for columns, part in parts if columns not in gone}
    for kind in ("readings", "mentions"):
        yield from (path for path in _kept(home, kind) if path.name not in staying)


def _takedown(home: Home, words: Sequence[str], *, copies: bool) -> Takedown:
    record = last_run(home)
    if record is None or not home.warehouse.exists():
        raise Problem("there is no run yet, so nothing is kept that could be forgotten; see `mltrends run`")
    from mltrends.warehouse.catalogue import files_by_source, find_copies, find_posting
    from mltrends.warehouse.open import connect

    con = connect(home.warehouse)
    try:
        by_source = files_by_source(con)
        sources = frozenset(word for word in words if word in by_source)
        rows = []
        for word in (word for word in words if word not in sources):
            one = find_posting(con, word)
            if one is None:
                raise Problem(
                    f"{word!r} is neither a source of the last run nor the posting_id of one of its postings"
                )
            rows += find_copies(con, word) if copies else [one]
    finally:
        con.close()
    ids = frozenset(posting_at(home, row)["base_id"] for row in rows)
    files = {*(row["file"] for row in rows), *(file for source in sources for file in by_source[source])}
    removed = tuple(_everything_kept(home, record, Forgotten(sources, frozenset(map(ad_digest, ids)))))
    paths = tuple(map(place_of, record.get("paths", ())))
    return Takedown(sources, ids, tuple(sorted(files)), removed, paths, tuple(depots_of(home)))


def _everything_kept(home: Home, record: dict[str, Any], gone_now: Forgotten) -> Iterator[Path]:
    """Partitions that hold what is sought, and all that was published or noted: it may quote them."""
    postings = [path for path in _kept(home, "postings") if holds(path, gone_now)]
    gone = {path.name for path in postings}
    for path in postings:
        yield path
        yield home.partitions / "rejects" / path.name
    staying = {part["readings"] for part in record["partitions"] if part["postings"] not in gone}
    for kind in ("readings", "mentions"):  # those of earlier vocabularies do not say whose they are
        yield from (path for path in _kept(home, kind) if path.name not in staying)
    yield home.warehouse
    published = (
        (home.previous, "*"),
        (home.runs, "*"),  # records, and what each run answered
        (home.logs, "*"),
        (home.reports, "[0-9]*"),
    )
    for folder, pattern in published:
        yield from sorted(folder.glob(pattern)) if folder.is_dir() else ()
    yield from (
        path
        for path in (home.contents, home.latest, home.plain, home.drawings, home.journal)
        if path.exists() or path.is_symlink()
    )


def _kept(home: Home, kind: str) -> list[Path]:
    return sorted((home.partitions / kind).glob("*.parquet"))


def _look_anew(home: Home) -> None:
    """Let the next run look at every file again: what is remembered of them may quote their cells."""
    if home.file_memory.exists():
        put_json(home.file_memory, {})
