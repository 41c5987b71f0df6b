"""The raw files of a run: which they are, what shape they have, and what is remembered of them.

A file that has the size, time and inode it had last time is not opened again; `verify` opens it all
the same and compares the digest.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from threading import Event

from mltrends.model import Problem, Profile, WrongUse
from mltrends.sources.cuts import LONGEST_LINE, Slice, content_of
from mltrends.sources.general.infer import Guess
from mltrends.sources.plain import Damaged, Recipe, make_plain, members, packing_of, restore
from mltrends.sources.survey import Survey, survey
from mltrends.store.files import CHUNK, digest_of
from mltrends.store.home import Home

TABLES = (".csv", ".tsv", ".psv", ".tab")
PACKED = (".gz", ".bz2", ".zst", ".zip")
OTHERS = (".xlsx", ".xls", ".ods", ".parquet")  # that people drop here: told what to do, not passed over
MAPPING = ".mapping.toml"
NO_SUCH = (errno.ENOENT, errno.ENAMETOOLONG)  # beside a very long name no mapping has room
LONGEST_MAPPING = 1 << 20  # bytes; people write them
LEADS_OUT = "it is a link to a file outside of its folder"
AS_IT_IS = Recipe()
_DAY = re.compile(r"(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")


@dataclass(frozen=True, slots=True)
class RawFile:
    """A raw file as a run sees it. `problem` says why it cannot be read; then it has no slices."""

    path: Path
    name: str
    bytes: int
    digest: str
    plain: Path  # what is read: the file itself, or its unpacked and recoded copy
    recipe: Recipe = AS_IT_IS
    profile: Profile | None = None
    slices: tuple[Slice, ...] = ()
    rows: int = 0
    side: tuple[str, str] | None = None  # the relational set and the table of it, when it is a side table
    problem: str | None = None
    unseen: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()  # what is odd about it, with the evidence
    set_aside: bool = False  # so odd that it may not count
    mapped: str = "known"  # who says what its columns are: known, inferred, told
    sure: float | None = None  # of an inferred mapping
    copy_of: str | None = None
    url: str = ""  # where it lies, when that is no folder; `path` is then where it is brought down to

    @property
    def day(self) -> date | None:
        """The day that the file's name tells, if any: when a snapshot was taken."""
        found = _DAY.findall(self.name)
        try:
            return date(*map(int, found[-1])) if found else None
        except ValueError:
            return None


def find_files(
    home: Home, paths: Sequence[Path], further: Sequence[tuple[Path, str, str]] = ()
) -> list[tuple[Path, str]]:
    """The tables below `paths`, or below `data/raw`, with the names they go by in accounts.

    Args:
        home: whose `data/raw`.
        paths: files and folders.
        further: files from elsewhere: where they will lie, their names, and names that no other has.

    Raises:
        WrongUse: when a path that was named is not there.
    """
    found: dict[Path, str] = {}
    whole: dict[Path, str] = {}
    for path in paths or ([] if further else [home.raw]):
        if not path.exists():
            raise WrongUse(f"there is no file or folder {path}")
        if not path.is_dir():
            found.setdefault(path.resolve(), clean(path.name))
            continue
        base = path.resolve()
        for file in _below(base):
            above = home.raw if base.is_relative_to(home.raw) else base.parent
            found.setdefault(file, clean(file.relative_to(above).as_posix()))
    for path, name, unique in further:
        found[path], whole[path] = name, unique
    taken: dict[str, int] = {}
    for name in found.values():
        taken[name] = taken.get(name, 0) + 1
    named = [
        (path, name if taken[name] == 1 else clean(whole.get(path, str(path))))
        for path, name in found.items()
    ]
    return sorted(named, key=lambda item: item[1])


def _below(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if is_table(name) and not name.startswith("."):
                yield Path(parent) / name


def is_table(name: str) -> bool:
    """True for the name of a file that is looked at when its folder is read."""
    name = name.lower()
    stem = next((name.removesuffix(ending) for ending in PACKED if name.endswith(ending)), name)
    return stem.endswith(TABLES) or name.endswith((".zip", *OTHERS))


def clean(name: str) -> str:
    """A file's name without characters that could move a cursor or break a line."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in name)


def inspect(
    path: Path, name: str, folder: Path, told: Callable[[int], None] = lambda _: None
) -> list[RawFile]:
    """Open a file: digest, shape, slices. Of a zip file each table in it. What cannot be read has its problem.

    Args:
        path: the file.
        name: what it is called in accounts.
        folder: where unpacked copies go.
        told: hears how many bytes more were looked at.
    """
    if not path.is_file():
        return [unread(path, name, "it is no regular file")]
    size = path.stat().st_size
    if not size:  # files of the system that never end say so too
        return [unread(path, name, "it is empty")]
    enough = Event()
    with ThreadPoolExecutor(1) as beside:  # hashing lets the other core look at the file
        digest = beside.submit(_digest, path, enough)
        packing = packing_of(path)
        base = RawFile(path, name, size, "", path)
        try:
            inside = members(path) if packing == "zip" else [""]
        except Damaged as problem:
            return [replace(base, digest=digest.result(), problem=str(problem))]
        found = []
        for member in inside:
            one = replace(base, name=clean(f"{name}/{member}")) if member else base
            one = _look(one, packing, member, folder, told)
            if one.problem is not None and not packing and size > LONGEST_LINE:
                enough.set()  # what is refused at once is not hashed for hours
                return [one]
            if path.is_symlink() and not path.resolve().is_relative_to(path.parent.resolve()):
                one = replace(one, flags=(*one.flags, LEADS_OUT))
            found.append(
                replace(one, digest=digest_of(digest.result(), member) if member else digest.result())
            )
    return found


def unread(path: Path, name: str, problem: str) -> RawFile:
    """A file that could not even be opened."""
    return RawFile(path, name, 0, digest_of(name), path, problem=problem)


def size_of(path: Path) -> int:
    """Size of a file in bytes; 0 when it cannot be told."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def mapping_of(path: Path) -> Path:
    """Where the user's mapping of a file lies, when there is one."""
    return path.with_name(path.name + MAPPING)


def survey_of(
    file: RawFile, packing: str, member: str, folder: Path, told: Callable[[int], None]
) -> tuple[RawFile, Survey]:
    """Unpack a file and look at it.

    Raises:
        Damaged: when it cannot be unpacked.
        WrongUse: when its mapping cannot be meant.
    """
    folder.mkdir(parents=True, exist_ok=True)
    recipe, plain, encoding = make_plain(
        file.path, packing, member, folder / f"{digest_of(str(file.path), member)}.csv"
    )
    text = _text_of_mapping(mapping_of(file.path))
    looked = survey(plain, encoding, name=file.name, mapping=text, told=told)
    return replace(file, plain=plain, recipe=recipe, mapped="told" if text is not None else "known"), looked


def _text_of_mapping(mapping: Path) -> str | None:
    try:
        status = mapping.stat()
    except OSError as error:
        if error.errno in NO_SUCH:
            return None
        raise
    if not stat.S_ISREG(status.st_mode):
        return None
    if status.st_size > LONGEST_MAPPING:
        raise WrongUse(f"its mapping file is longer than {LONGEST_MAPPING >> 20} MB")
    return mapping.read_text("utf-8")


def _look(file: RawFile, packing: str, member: str, folder: Path, told: Callable[[int], None]) -> RawFile:
    try:
        file, looked = survey_of(file, packing, member, folder, told)
    except UnicodeDecodeError:
        return replace(file, problem="its mapping file is not UTF-8 text")
    except Problem as problem:
        return replace(file, problem=str(problem))
    guess: Guess | None = looked.guess
    return replace(
        file,
        profile=looked.profile,
        slices=looked.slices,
        rows=looked.rows,
        side=looked.side,
        problem=None if looked.problem is None else clean(looked.problem),
        unseen=tuple(map(clean, looked.unseen)),
        flags=tuple(clean(f"{one.what}: {one.evidence}") for one in looked.suspicions),
        set_aside=any(one.set_aside for one in looked.suspicions),
        mapped=file.mapped if guess is None else "inferred",
        sure=None if guess is None else round(guess.sure, 3),
    )


def slice_content(plain: Path, piece: Slice, raw: Path, recipe: Recipe) -> bytes:
    """The bytes of a slice, if they are still those that were seen; an unpacked copy that is gone is made again.

    Raises:
        Problem: when the file has changed since the run looked at it.
    """
    if not recipe.is_raw and not plain.exists():
        restore(raw, recipe, plain)
    return unchanged(content_of(plain, piece.start, piece.stop), piece, raw.name)


def unchanged(content: bytes, piece: Slice, name: str) -> bytes:
    """The bytes of a slice, if they are still those that were seen.

    Raises:
        Problem: when they are not.
    """
    if digest_of(content) != piece.digest:
        raise Problem(f"{name} changed while it was being read; run again when it stands still")
    return content


def _digest(path: Path, enough: Event) -> str:
    made = hashlib.blake2b(digest_size=16)
    with path.open("rb") as file:
        while not enough.is_set() and (chunk := file.read(CHUNK)):
            made.update(chunk)
    return made.hexdigest()
