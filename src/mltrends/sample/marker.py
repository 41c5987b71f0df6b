"""The marker file of a sample: by it, and by it alone, synthetic files are told from real ones."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from mltrends.model import Problem
from mltrends.sample.formats import FILES

NAME = "mltrends-sample.json"
GENERATOR = "2"  # of what a seed gives; raised with every change of the bytes
CHUNK = 1 << 20
KINDS: dict[str, type] = {
    "generator": str, "seed": int, "ads": int, "months": int, "excerpt": bool, "files": dict,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Marker:
    """What a sample says of itself: how it was made, and the digest of each of its files."""

    generator: str
    seed: int
    ads: int
    months: int
    excerpt: bool
    files: dict[str, str]

    @property
    def current(self) -> bool:
        """Whether this version of mltrends would make the same bytes."""
        return self.generator == GENERATOR

    @property
    def ads_files(self) -> tuple[str, ...]:
        """The files that hold ads; the others hold the truth about them."""
        return tuple(name for name in self.files if name in FILES)

    def missing(self, folder: Path) -> list[str]:
        """Listed files that are not there."""
        return [name for name in self.files if not (folder / name).is_file()]

    def changed(self, folder: Path) -> list[str]:
        """Listed files that are not there or not as they were made; reads them all."""
        return [name for name, digest in self.files.items() if _digest(folder / name) != digest]


def marker(folder: Path) -> Marker | None:
    """The marker in `folder`; None when there is none.

    Raises:
        Problem: when there is one that cannot be understood, because then nobody can tell whether the
            files beside it are real.
    """
    path = folder / NAME
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (ValueError, OSError) as error:
        raise Problem(_unreadable(path, str(error))) from error
    wrong = _wrong(found)
    if wrong:
        raise Problem(_unreadable(path, wrong))
    return Marker(**{key: found[key] for key in KINDS})


def put_marker(folder: Path, made: Marker) -> Path:
    """Write the marker of a finished sample."""
    path = folder / NAME
    path.write_text(json.dumps(asdict(made), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def _wrong(found: Any) -> str:
    if not isinstance(found, dict):
        return "it is not a JSON object"
    for key, kind in KINDS.items():
        if type(found.get(key)) is not kind:
            return f"{key!r} is missing or not a {kind.__name__}"
    for name, digest in found["files"].items():
        if not isinstance(digest, str) or name != Path(name).name:
            return f"{name!r} is no plain file name with a digest"
    return ""


def _unreadable(path: Path, why: str) -> str:
    return f"{path} marks a synthetic sample but cannot be understood ({why}); remove its folder, and the sample is made anew"


def _digest(path: Path) -> str:
    made = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                made.update(chunk)
    except OSError:
        return ""
    return made.hexdigest()
