"""Raw files on an object store: found below an address, brought down to be looked at, afterwards read by parts.

What is brought down lies in the home's own scratch and is gone after a run. Its name there is the object's only
where that is harmless as the name of a file.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from mltrends.model import Problem, WrongUse
from mltrends.run.inputs import LONGEST_MAPPING, MAPPING, clean, is_table
from mltrends.sample.marker import NAME as MARKER
from mltrends.store.files import digest_of
from mltrends.store.home import LEAST_FREE_BYTES, Home
from mltrends.store.objects import Address, Object, get, listed, read_part

_HARMLESS = re.compile(r"[a-z0-9][a-z0-9._-]{0,150}")  # one case: some systems do not tell a from A


@dataclass(frozen=True, slots=True)
class Remote:
    """A raw file on an object store, and the user's mapping of it that lies beside it."""

    path: Path  # where it lies once it is brought down
    name: str
    object: Object
    mapping: Object | None

    @property
    def stamp(self) -> list[int | str]:
        """Another when the file or its mapping is."""
        mapping = self.mapping
        beside = (mapping.bytes, mapping.stamp) if mapping else (0, "")
        return [self.object.bytes, self.object.stamp, *beside]


def find_remote(home: Home, places: Sequence[Address]) -> list[Remote]:
    """The tables at or below addresses, with the names that files in folders of that name would go by.

    Raises:
        WrongUse: when there is nothing at an address.
    """
    found: dict[Address, Remote] = {}
    for place in places:
        there = {one.at: one for one in listed(place)}
        if not there:
            raise WrongUse(f"there is nothing at {place.shown}; mend the address, or put files there")
        above = place.key.rpartition("/")[0]
        for at, one in there.items():
            if at == place:
                beside = Address(at.bucket, at.key + MAPPING)
                mapping = next((other for other in listed(beside) if other.at == beside), None)
                name = at.key.rpartition("/")[2]
            elif _is_seen(at.key[len(place.key) :].strip("/")):
                mapping = there.get(Address(at.bucket, at.key + MAPPING))
                name = f"{at.bucket}/{at.key}" if not place.key else at.key[len(above) :].strip("/")
            else:
                continue
            found.setdefault(at, Remote(path_of(home, at), clean(name), one, mapping))
        for at, one in there.items():
            if at.key.rpartition("/")[2] == MARKER:
                get(one, path_of(home, at))  # it tells made-up ads from real ones
    return list(found.values())


def _is_seen(below: str) -> bool:
    *folders, name = below.split("/")
    return is_table(name) and not any(part.startswith(".") for part in (*folders, name))


def path_of(home: Home, at: Address) -> Path:
    """Where an object lies when it is brought down; those of one folder lie in one."""
    folder, _, name = at.key.rpartition("/")
    safe = name if _HARMLESS.fullmatch(name) else f"{digest_of(name)}.csv"
    return home.plain / "brought" / digest_of(at.bucket, folder) / safe


def _see_that_it_fits(remote: Remote) -> None:
    """See that there is room, before a file is refused for want of it and nobody notices."""
    free = shutil.disk_usage(remote.path.parent).free
    if free < remote.object.bytes + LEAST_FREE_BYTES:
        raise Problem(
            f"{remote.object.at.shown} has {remote.object.bytes / 1e6:,.0f} MB and only {free / 1e6:,.0f} MB are free in the home; "
            "free some room or choose another folder with --home"
        )


def bring_down(remote: Remote, told: Callable[[int], None] = lambda _: None) -> None:
    """Bring a raw file and its mapping down.

    Raises:
        Problem: when there is no room for it, or it changes meanwhile.
    """
    remote.path.parent.mkdir(parents=True, exist_ok=True)
    _see_that_it_fits(remote)
    mapping = remote.path.with_name(remote.path.name + MAPPING)
    mapping.unlink(missing_ok=True)
    if remote.mapping is not None:  # of one that is too long only so much that it is seen to be
        mapping.write_bytes(read_part(remote.mapping.at, 0, min(remote.mapping.bytes, LONGEST_MAPPING + 1)))
    get(remote.object, remote.path, told)
