"""The plain text of a raw file: what is left when it is unpacked and recoded.

The raw file stays as it is. Where its bytes cannot be cut into slices as they stand (compressed, or in an
encoding in which a comma's byte may be half a letter), a UTF-8 copy beside the partitions is read instead;
it is made again whenever it is missing.
"""

from __future__ import annotations

import bz2
import codecs
import errno
import gzip
import lzma
import os
import shutil
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pyarrow as pa

from mltrends.model import Problem
from mltrends.sources.cuts import see_that_lines_end
from mltrends.sources.encoding import ERRORS, RECODED, encoding_of, mark_of
from mltrends.store.files import put_whole

CHUNK = 1 << 20
LEAST_FREE_BYTES = 200_000_000
# Tables of ads shrink to a fifth or a twentieth. What shrinks so much more was made to fill a disk.
BOMB_TIMES = 200
BOMB_BYTES = 100_000_000
_BOMB = (
    f"it unpacks to more than {BOMB_TIMES} times its size, as no table does; if it is one, unpack it yourself"
)
# What a damaged zip file makes Python's reader raise: it trusts the numbers that it reads.
BROKEN = (
    zipfile.BadZipFile,
    NotImplementedError,
    ValueError,
    OverflowError,
    IndexError,
    EOFError,
    struct.error,
)
PACKED = {
    b"\x1f\x8b": "gz",
    b"BZh": "bz2",
    b"\x28\xb5\x2f\xfd": "zst",
    b"PK\x03\x04": "zip",
    b"PK\x05\x06": "zip",
}
TEXT_ENDINGS = (".csv", ".tsv", ".txt", ".psv", ".tab")


class Damaged(Problem):
    """The file cannot be unpacked."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the plain text is made of the raw file; all empty when the raw file is its own plain text."""

    packing: str = ""  # gz, bz2, zst or zip
    member: str = ""  # of a zip
    recode: str = ""  # the encoding that it has, when UTF-8 is made of it

    @property
    def is_raw(self) -> bool:
        """The raw file is read as it stands."""
        return not self.packing and not self.recode


def packing_of(path: Path) -> str:
    """How the file is packed, by its first bytes; empty when it is not."""
    with path.open("rb") as file:
        head = file.read(4)
    return next((name for magic, name in PACKED.items() if head.startswith(magic)), "")


def members(path: Path) -> list[str]:
    """The text tables in a zip file, in its order.

    Raises:
        Damaged: when the file is no whole zip, needs a password, or is a workbook.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            names = packed.namelist()
            if "[Content_Types].xml" in names or "mimetype" in names:
                raise Damaged("it is a workbook, not a CSV file; save its sheet as CSV")
            found = [
                info
                for info in packed.infolist()
                if not info.is_dir()
                and info.filename.lower().endswith(TEXT_ENDINGS)
                and not info.filename.startswith("__MACOSX/")
            ]
    except (*BROKEN, OSError) as error:
        raise Damaged(f"it is a damaged zip file ({error})") from error
    if any(info.flag_bits & 1 for info in found):
        raise Damaged("it is a zip file with a password; unpack it first")
    if not found:
        raise Damaged("it is a zip file without a CSV file inside")
    # No more than it says of itself comes out of a member, so what all of them say is a bound.
    if sum(info.file_size for info in found) > max(BOMB_BYTES, BOMB_TIMES * path.stat().st_size):
        raise Damaged(_BOMB)
    return [info.filename for info in found]


def make_plain(path: Path, packing: str, member: str, target: Path) -> tuple[Recipe, Path, str]:
    """Unpack and recode what needs it.

    Returns:
        How it was done, the file to read, and the encoding that this file has.

    Raises:
        Damaged: when it cannot be unpacked.
        Problem: when a line of it is too long to be held.
    """
    if not packing:
        see_that_lines_end(path)
        encoding = encoding_of(path)
        if encoding not in RECODED:
            return Recipe(), path, encoding
        recipe = Recipe(recode=encoding)
        write_plain(path, recipe, target)
        return recipe, target, "utf-8"
    unpacked = target.with_name(target.name + ".unpacked")
    write_plain(path, Recipe(packing, member), unpacked)
    try:
        see_that_lines_end(unpacked)
        encoding = encoding_of(unpacked)
        if encoding not in RECODED:
            unpacked.replace(target)
            return Recipe(packing, member), target, encoding
        write_plain(unpacked, Recipe(recode=encoding), target)
    finally:
        unpacked.unlink(missing_ok=True)
    return Recipe(packing, member, encoding), target, "utf-8"


def restore(path: Path, recipe: Recipe, target: Path) -> None:
    """Make the plain text of a raw file again, by its recipe.

    Raises:
        Damaged: when it cannot be unpacked.
    """
    if not recipe.packing or not recipe.recode:
        write_plain(path, recipe, target)
        return
    unpacked = target.with_name(f"{target.name}.{os.getpid()}.unpacked")
    try:
        write_plain(path, Recipe(recipe.packing, recipe.member), unpacked)
        write_plain(unpacked, Recipe(recode=recipe.recode), target)
    finally:
        unpacked.unlink(missing_ok=True)


def write_plain(path: Path, recipe: Recipe, target: Path) -> None:
    """Write the plain text of a raw file to `target`.

    Raises:
        Damaged: when it cannot be unpacked, or there is no room for it.
    """
    try:
        most = _most_bytes(path, recipe)
        written = 0
        with _opened(path, recipe) as source, put_whole(target) as draft, draft.open("wb") as out:
            for chunk in _recoded(source, recipe.recode):
                written += out.write(chunk)
                if written > most:
                    raise Damaged(_BOMB)
                if shutil.disk_usage(target.parent).free < LEAST_FREE_BYTES:
                    raise Damaged("there is no room to unpack it; free some, or unpack it elsewhere")
    except (
        EOFError,
        zlib.error,
        lzma.LZMAError,
        gzip.BadGzipFile,
        zipfile.BadZipFile,
        pa.ArrowException,
    ) as error:
        raise Damaged(f"its compressed data is damaged or cut off ({_line(error)})") from error
    except (*BROKEN, RuntimeError, KeyError) as error:
        raise Damaged(f"it cannot be unpacked ({_line(error)})") from error
    except OSError as error:
        if error.errno in (None, errno.EINVAL):  # said by a decompressor, or of a place that cannot be
            raise Damaged(f"its compressed data is damaged or cut off ({_line(error)})") from error
        raise


def _most_bytes(path: Path, recipe: Recipe) -> int:
    """How much a packed file may unpack to."""
    packed = path.stat().st_size
    return max(BOMB_BYTES, BOMB_TIMES * packed) if recipe.packing else sys.maxsize


@contextmanager
def _opened(path: Path, recipe: Recipe) -> Iterator[IO[bytes] | Any]:
    if recipe.packing == "gz":
        with gzip.open(path) as file:
            yield file
    elif recipe.packing == "bz2":
        with bz2.open(path) as file:
            yield file
    elif recipe.packing == "zst":
        with pa.CompressedInputStream(pa.OSFile(str(path)), "zstd") as stream:
            yield stream
    elif recipe.packing == "zip":
        with zipfile.ZipFile(path) as packed, packed.open(recipe.member) as member:
            yield member
    else:
        with path.open("rb") as file:
            yield file


def _recoded(source: IO[bytes] | Any, encoding: str) -> Iterator[bytes]:
    if not encoding:
        while chunk := source.read(CHUNK):
            yield chunk
        return
    decoder = codecs.getincrementaldecoder(encoding)(errors=ERRORS if "utf" not in encoding else "replace")
    first = True
    while chunk := source.read(CHUNK):
        if first:
            chunk = chunk[mark_of(chunk)[1] :]
            first = False
        yield decoder.decode(chunk).encode("utf-8", errors="replace")
    yield decoder.decode(b"", final=True).encode("utf-8", errors="replace")


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
