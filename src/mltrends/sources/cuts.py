"""Large files cut into slices that start and end at record boundaries."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from mltrends.model import Problem, Profile
from mltrends.sources.records import Found, Parser, blocks_of
from mltrends.store.files import CHUNK, digest_of

SLICE_BYTES = 4 << 20
LONGEST_LINE = 64 << 20  # a longer one would have to be held in memory, some ten times over
Told = Callable[[int], None]
See = Callable[[Found, int], None]  # a record, and its number in its slice


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a file that starts and ends at a record boundary, and the digest of its bytes."""

    number: int
    start: int  # byte
    stop: int  # byte
    first_row: int  # number of its first record in the file, header not counted
    first_line: int  # line of the file on which it starts, from 1
    digest: str


def cut(
    path: Path,
    start: int,
    profile: Profile,
    *,
    see: See | None = None,
    told: Told = lambda _: None,
    size: int = SLICE_BYTES,
) -> tuple[tuple[Slice, ...], int]:
    """Cut a file into slices of about `size` bytes, in one pass, and count its records.

    The cuts are found from the front, so a file that has grown keeps all its slices but the last.

    Args:
        path: a plain text file.
        start: where its text starts, behind the byte-order mark.
        profile: how to read it.
        see: sees every record on the way.
        told: hears how many bytes more were looked at.
        size: of a slice.
    """
    cuts: list[tuple[int, int, int, int]] = []
    digests: list[Future[str]] = []
    row = first_row = 0
    above = profile.above
    with path.open("rb") as file, ThreadPoolExecutor(1) as beside:
        file.seek(start)
        parser = Parser(blocks_of(file), profile.delimiter, profile.quoting, len(profile.header))
        from_byte, from_line, told_to = start, 0, 0
        for group in parser.groups():
            if above > 0:
                above -= len(group)
                from_byte, from_line = start + parser.consumed, parser.line
                parser.restart_count()
                continue
            for found in group:
                if see is not None:
                    see(found, row - first_row)
                row += 1
            end = start + parser.consumed
            if end - from_byte >= size:
                cuts.append((from_byte, end, first_row, from_line))
                digests.append(beside.submit(_digest_of_part, path, from_byte, end))
                from_byte, first_row, from_line = end, row, parser.line
                parser.restart_count()
                told(end - told_to)
                told_to = end
        if row > first_row:
            cuts.append((from_byte, start + parser.consumed, first_row, from_line))
            digests.append(beside.submit(_digest_of_part, path, from_byte, start + parser.consumed))
        told(start + parser.consumed - told_to)
    slices = [
        Slice(number, first, last, first_row, line + 1, digest.result())
        for number, ((first, last, first_row, line), digest) in enumerate(zip(cuts, digests, strict=True))
    ]
    return tuple(slices), row


def _digest_of_part(path: Path, start: int, stop: int) -> str:
    return digest_of(content_of(path, start, stop))


def content_of(path: Path, start: int, stop: int) -> bytes:
    """The bytes of a part of a file."""
    with path.open("rb") as file:
        file.seek(start)
        return file.read(stop - start)


def see_that_lines_end(path: Path) -> None:
    """Look for the ends of lines, and at no more of a file than it takes to miss one.

    Raises:
        Problem: when a line is too long to be held.
    """
    if path.stat().st_size <= LONGEST_LINE:
        return
    run = 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            last = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
            run = run + len(chunk) if last < 0 else len(chunk) - last
            if run > LONGEST_LINE:
                raise Problem(
                    f"it has a line of more than {LONGEST_LINE >> 20} MB; it is no table, or badly damaged"
                )
