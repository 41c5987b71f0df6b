"""Files put in place whole, and digests of files and of our own packages."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import metadata, resources
from pathlib import Path
from typing import Any

CHUNK = 1 << 20
DIGEST_BYTES = 16


@contextmanager
def put_whole(target: Path) -> Iterator[Path]:
    """Yield a path to write to; when the block ends well, it becomes `target` in one rename.

    A reader sees the old file or the new one, never half of one, and a killed writer leaves only a
    hidden file behind. Its name is nobody else's, also where several machines write to one folder.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{os.getpid()}-{secrets.token_hex(4)}.tmp")
    try:
        yield draft
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def put_text(target: Path, text: str) -> None:
    """Write a small text file whole."""
    with put_whole(target) as draft:
        draft.write_text(text, encoding="utf-8")


def put_json(target: Path, value: Any) -> None:
    """Write a small JSON file whole, readable by people."""
    put_text(target, json.dumps(value, indent=1, ensure_ascii=False) + "\n")


def swap_link(link: Path, target: Path) -> None:
    """Point the symbolic link `link` to `target`, in one rename."""
    draft = link.with_name(f".{link.name}.{os.getpid()}.tmp")
    draft.unlink(missing_ok=True)
    draft.symlink_to(os.path.relpath(target, link.parent), target_is_directory=True)
    if link.is_dir() and not link.is_symlink():  # a copy made by a tool that does not know links
        shutil.rmtree(link)
    draft.replace(link)


def digest_of(*parts: str | bytes) -> str:
    """Digest of some strings; the same strings in another order, or cut elsewhere, give another."""
    contents = [part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part for part in parts]
    lengths = repr([len(content) for content in contents]).encode()
    return hashlib.blake2b(b"".join((lengths, *contents)), digest_size=DIGEST_BYTES).hexdigest()


@cache
def code_version(*packages: str) -> str:
    """Digest of our own source and data files in `packages`, and of the spaCy that reads with them.

    Part of every key of what those packages make, so that changed code never meets old results.
    """
    made = hashlib.blake2b(digest_size=DIGEST_BYTES)
    for package in packages:
        root = Path(str(resources.files(package)))
        for path in sorted(
            path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts
        ):
            made.update(f"{package}/{path.relative_to(root).as_posix()}\0{path.stat().st_size}\0".encode())
            made.update(path.read_bytes())
    made.update(metadata.version("spacy").encode())
    return made.hexdigest()
