"""What was seen of each raw file, by path, size, time and inode, so that it is not opened again."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from mltrends.model import DateOrder, Profile
from mltrends.run.inputs import MAPPING, NO_SUCH, RawFile, inspect, mapping_of, unread
from mltrends.run.remote import Remote, bring_down
from mltrends.run.workers import get_ready
from mltrends.sources.cuts import Slice
from mltrends.sources.plain import Recipe
from mltrends.store.files import code_version, put_text
from mltrends.store.forgotten import load_forgotten
from mltrends.store.home import Home
from mltrends.store.objects import Gone

SIDE_BYTES = 400_000_000  # a side table is held in memory while ads are read
READER_PACKAGES = ("mltrends.sources", "mltrends.parse")


def look_at(
    home: Home,
    files: Sequence[tuple[Path, str]],
    *,
    verify: bool = False,
    told: Callable[[int], None] = lambda _: None,
    remote: Sequence[Remote] = (),
) -> list[RawFile]:
    """What each file is, from memory where it has not changed; of equal files the later ones are copies.

    Args:
        home: the home that remembers.
        files: paths, and the names by which accounts call them.
        verify: open every file again.
        told: hears how many bytes more were looked at.
        remote: those of the files that lie on an object store.
    """
    memory = _Memory(home, verify=verify, remote=remote)
    looked: list[RawFile] = []
    first: dict[str, str] = {}
    names: dict[str, int] = {}
    for path, name in files:
        for file in memory.recall(path, name, told):
            file = replace(file, name=_own_name(file.name, names))
            if file.problem is None and file.digest in first:
                file = replace(file, slices=(), copy_of=first[file.digest])
            first.setdefault(file.digest, file.name)
            looked.append(file)
    memory.keep()
    return _joined(looked)


def _own_name(name: str, names: dict[str, int]) -> str:
    """A name that no other file goes by: two may be spelled the same once their odd characters are gone."""
    own = name
    while own in names:
        names[name] += 1
        own = f"{name} ({names[name]})"
    names[own] = 1
    return own


def without_forgotten(home: Home, files: Sequence[RawFile]) -> list[RawFile]:
    """The files, those of a source that was taken down with that as their problem."""
    gone = load_forgotten(home).sources
    return [
        replace(
            file,
            profile=None,
            slices=(),
            side=None,
            problem=f"its source {file.profile.source} was taken down",
        )
        if file.profile is not None and file.profile.source in gone
        else file
        for file in files
    ]


def _joined(files: Sequence[RawFile]) -> list[RawFile]:
    """The files, each main table of a relational set with the digests of the side tables in its folder."""
    sides = {(file.path.parent, *file.side): file.digest for file in reversed(files) if file.side}
    made = []
    for file in files:
        if file.profile is not None and file.side is None:
            large = [side for side in files if _belongs(side, file) and side.bytes > SIDE_BYTES]
            beside = tuple(
                (table, digest)
                for (folder, source, table), digest in sorted(sides.items())
                if folder == file.path.parent
                and source == file.profile.source
                and digest not in {side.digest for side in large}
            )
            flags = tuple(
                f"{side.name} is too large to be joined here: its columns are missing" for side in large
            )
            file = replace(file, profile=replace(file.profile, joined=beside), flags=file.flags + flags)
        made.append(file)
    return made


def _belongs(side: RawFile, main: RawFile) -> bool:
    """True when `side` is a side table of the set that `main` is of."""
    same = side.side is not None and main.profile is not None and side.side[0] == main.profile.source
    return same and side.path.parent == main.path.parent


class _Memory:
    def __init__(self, home: Home, *, verify: bool, remote: Sequence[Remote] = ()) -> None:
        self._remote = {one.path: one for one in remote}
        self._path = home.file_memory
        self._plain = home.plain
        self._verify = verify
        self._version = code_version(*READER_PACKAGES)
        self._known = self._load()
        self._next: dict[str, dict[str, Any]] = {}

    def recall(self, path: Path, name: str, told: Callable[[int], None]) -> list[RawFile]:
        try:
            remote = self._remote.get(path)
            stamp = remote.stamp if remote else [*_stamp(path), *_stamp(mapping_of(path))]
            entry = self._known.get(str(path))
            if self._verify or entry is None or entry["stamp"] != stamp or entry["name"] != name:
                get_ready()
                if remote is not None:
                    bring_down(remote)
                url = str(remote.object.at) if remote else ""
                found = [replace(file, url=url) for file in inspect(path, name, self._plain, told)]
                entry = {"stamp": stamp, "name": name, "files": [_as_json(file) for file in found]}
        except Gone:
            return [unread(path, name, "it is not on the object store under the name that the store lists")]
        except OSError as error:  # not remembered: rights and disks change without the file's knowing
            problem = f"it could not be read ({error.strerror}); see that the file is there and yours to read"
            return [unread(path, name, problem)]
        self._next[str(path)] = entry
        return [_from_json(path, file) for file in entry["files"]]

    def keep(self) -> None:
        if self._next != self._known:
            kept = {"version": self._version, "files": self._next}
            put_text(self._path, json.dumps(kept, indent=1))  # in ASCII: names of files need not be Unicode

    def _load(self) -> dict[str, dict[str, Any]]:
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            files: dict[str, dict[str, Any]] = kept["files"] if kept["version"] == self._version else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}  # a memory that is gone or broken costs time, nothing else
        return files


def _stamp(path: Path) -> list[int]:
    try:
        stat = path.stat()
    except OSError as error:
        if path.name.endswith(MAPPING) and error.errno in NO_SUCH:
            return [0, 0, 0]
        raise
    return [stat.st_size, stat.st_mtime_ns, stat.st_ino]


def _as_json(file: RawFile) -> dict[str, Any]:
    content = asdict(file)
    del content["path"], content["copy_of"]
    return content | {"plain": None if file.recipe.is_raw else str(file.plain)}


def _from_json(path: Path, content: dict[str, Any]) -> RawFile:
    profile = content["profile"]
    if profile is not None:
        profile = Profile(
            **(
                profile
                | {
                    "header": tuple(profile["header"]),
                    "dates": DateOrder(*profile["dates"]),
                    "expires": DateOrder(*profile["expires"]),
                    "joined": (),
                }
            )
        )
    return RawFile(
        **content
        | {
            "path": path,
            "plain": Path(content["plain"]) if content["plain"] else path,
            "recipe": Recipe(**content["recipe"]),
            "profile": profile,
            "slices": tuple(Slice(**piece) for piece in content["slices"]),
            "side": tuple(content["side"]) if content["side"] else None,
            "unseen": tuple(content["unseen"]),
            "flags": tuple(content["flags"]),
        }
    )
