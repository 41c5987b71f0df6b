"""The raw files of a run: which they are, what shape they have, and what is remembered of them.

A file that has the size, time and inode it had last time is not opened again; `verify` opens it all
the same and compares the digest.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from mltrends.model import Problem, Profile, WrongUse
from mltrends.parse.dates import day_first
from mltrends.sources.catalogue import known_sources, source_named
from mltrends.sources.recognise import header_word, recognise, unseen_columns
from mltrends.sources.records import DELIMITERS, encoding_of, header_of, looks_binary, records, slices_of
from mltrends.sources.values import Columns
from mltrends.store.files import CHUNK, code_version, digest_of, put_json
from mltrends.store.home import Home

ENDINGS = (".csv", ".tsv")
READER_PACKAGES = ("mltrends.sources", "mltrends.parse")


@dataclass(frozen=True, slots=True)
class SliceOf:
    """A slice of a raw file and the digest of its bytes."""

    number: int
    start: int
    stop: int
    first_row: int
    first_line: int
    digest: str


@dataclass(frozen=True, slots=True)
class RawFile:
    """A raw file as a run sees it. `problem` says why it cannot be read; then it has no slices."""

    path: Path
    name: str
    bytes: int
    digest: str
    profile: Profile | None
    slices: tuple[SliceOf, ...]
    problem: str | None
    unseen: tuple[str, ...]
    copy_of: str | None = None


def find_files(home: Home, paths: Sequence[Path]) -> list[tuple[Path, str]]:
    """The CSV files below `paths`, or below `data/raw`, with the names they go by in accounts.

    Raises:
        WrongUse: when a path that was named is not there.
    """
    found: dict[Path, str] = {}
    for path in paths or [home.raw]:
        if not path.exists():
            raise WrongUse(f"there is no file or folder {path}")
        if path.is_file():
            found.setdefault(path.resolve(), _clean(path.name))
            continue
        base = path.resolve()
        for file in _below(base):
            above = home.raw if base.is_relative_to(home.raw) else base.parent
            found.setdefault(file, _clean(file.relative_to(above).as_posix()))
    taken: dict[str, int] = {}
    for name in found.values():
        taken[name] = taken.get(name, 0) + 1
    named = [(path, name if taken[name] == 1 else _clean(str(path))) for path, name in found.items()]
    return sorted(named, key=lambda item: item[1])


def look_at(home: Home, files: Sequence[tuple[Path, str]], *, verify: bool = False) -> list[RawFile]:
    """What each file is, from memory where it has not changed; of equal files the later ones are copies."""
    memory = _Memory(home, verify=verify)
    looked: list[RawFile] = []
    first: dict[str, str] = {}
    for path, name in files:
        file = memory.recall(path, name)
        if file.problem is None and file.digest in first:
            file = replace(file, slices=(), copy_of=first[file.digest])
        first.setdefault(file.digest, name)
        looked.append(file)
    memory.keep()
    return looked


def look_at_one(path: Path) -> RawFile:
    """What one file is, without remembering it."""
    return _inspect(path, _clean(path.name))


def _below(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith(ENDINGS) and not name.startswith("."):
                yield Path(parent) / name


def _clean(name: str) -> str:
    """A file's name without characters that could move a cursor or break a line."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in name)


def _inspect(path: Path, name: str) -> RawFile:
    """Open a file: digest, shape, slices. What has no known shape comes back with its problem."""
    digest = _digest(path)
    profile, unseen, problem = _profile(path)
    slices: tuple[SliceOf, ...] = ()
    if profile is not None:
        slices = tuple(_slices(path, profile))
        problem = None if slices else "it has a header and no rows"
    return RawFile(path, name, path.stat().st_size, digest, profile, slices, problem, unseen)


def _profile(path: Path) -> tuple[Profile | None, tuple[str, ...], str | None]:
    if path.stat().st_size == 0:
        return None, (), "it is empty"
    if looks_binary(path):
        return None, (), "it is not a text file, whatever its name says"
    encoding = encoding_of(path)
    headers = {delimiter: header_of(path, encoding, delimiter) for delimiter in DELIMITERS}
    for delimiter, header in headers.items():
        source = recognise(header)
        if source is not None:
            profile = Profile(source.name, encoding, delimiter, tuple(header), None)
            profile = replace(profile, day_first=_day_first(path, profile))
            return profile, tuple(unseen_columns(source, header)), None
    header = max(headers.values(), key=len)
    words = ", ".join(header_word(cell)[:30] or "(no name)" for cell in header[:8])
    names = ", ".join(source.name for source in known_sources())
    return None, (), _clean(
        f"its header ({words}{', …' if len(header) > 8 else ''}) is not that of a known dataset ({names}); a header with "
        "at least 'title' and one of 'description', 'company' or 'location' is read as plain"
    )  # fmt: skip


def _day_first(path: Path, profile: Profile) -> bool | None:
    columns = Columns(source_named(profile.source), profile.header)
    cells = (
        columns.raw(record.cells, "date")
        for slice_ in slices_of(path, profile.encoding, profile.delimiter)
        for record in records(_content(path, slice_.start, slice_.stop), profile.encoding, profile.delimiter)
        if len(record.cells) == len(profile.header)
    )
    return day_first(cell for cell in cells if cell)


def _slices(path: Path, profile: Profile) -> Iterator[SliceOf]:
    for cut in slices_of(path, profile.encoding, profile.delimiter):
        digest = digest_of(_content(path, cut.start, cut.stop))
        yield SliceOf(cut.number, cut.start, cut.stop, cut.first_row, cut.first_line, digest)


def _content(path: Path, start: int, stop: int) -> bytes:
    with path.open("rb") as file:
        file.seek(start)
        return file.read(stop - start)


def slice_content(path: Path, piece: SliceOf) -> bytes:
    """The bytes of a slice, if they are still those that were seen.

    Raises:
        Problem: when the file has changed since the run looked at it.
    """
    content = _content(path, piece.start, piece.stop)
    if digest_of(content) != piece.digest:
        raise Problem(f"{path.name} changed while it was being read; run again when it stands still")
    return content


def _digest(path: Path) -> str:
    made = hashlib.blake2b(digest_size=16)
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            made.update(chunk)
    return made.hexdigest()


class _Memory:
    """What was seen of each raw file, by path, size, time and inode."""

    def __init__(self, home: Home, *, verify: bool) -> None:
        self._path = home.file_memory
        self._verify = verify
        self._version = code_version(*READER_PACKAGES)
        self._known = self._load()
        self._next: dict[str, dict[str, Any]] = {}

    def recall(self, path: Path, name: str) -> RawFile:
        try:
            stat = path.stat()
            stamp = [stat.st_size, stat.st_mtime_ns, stat.st_ino]
            entry = self._known.get(str(path))
            if self._verify or entry is None or entry["stamp"] != stamp:
                entry = {"stamp": stamp, "file": _as_json(_inspect(path, name))}
        except OSError as error:  # not remembered: rights and disks change without the file's knowing
            problem = f"it could not be read ({error.strerror}); see that the file is there and yours to read"
            return RawFile(path, name, 0, digest_of(name), None, (), problem, ())
        self._next[str(path)] = entry
        return _from_json(path, name, entry["file"])

    def keep(self) -> None:
        if self._next != self._known:
            put_json(self._path, {"version": self._version, "files": self._next})

    def _load(self) -> dict[str, dict[str, Any]]:
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            files: dict[str, dict[str, Any]] = kept["files"] if kept["version"] == self._version else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}  # a memory that is gone or broken costs time, nothing else
        return files


def _as_json(file: RawFile) -> dict[str, Any]:
    content = asdict(file)
    del content["path"], content["name"], content["copy_of"]
    return content


def _from_json(path: Path, name: str, content: dict[str, Any]) -> RawFile:
    profile = content["profile"]
    return RawFile(
        path=path,
        name=name,
        bytes=content["bytes"],
        digest=content["digest"],
        profile=None if profile is None else Profile(**(profile | {"header": tuple(profile["header"])})),
        slices=tuple(SliceOf(**piece) for piece in content["slices"]),
        problem=content["problem"],
        unseen=tuple(content["unseen"]),
    )
