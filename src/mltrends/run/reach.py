"""How a process comes by what it works on: slices of raw files, and partitions that others made."""

from __future__ import annotations

from pathlib import Path

from mltrends.run.inputs import slice_content, unchanged
from mltrends.run.plan import Partition
from mltrends.sources.cuts import Slice
from mltrends.sources.plain import Recipe
from mltrends.store.objects import Gone, address_again, get, listed, read_part


class Reach:
    """Of a process that works in the home: all lies there, but for raw files that are on an object store."""

    def slice_of(self, plain: Path, piece: Slice, raw: Path, recipe: Recipe, url: str) -> bytes:
        """The bytes of a slice, if they are still those that were seen.

        Raises:
            Problem: when the file has changed since the run looked at it.
        """
        if url and not plain.exists():
            if recipe.is_raw:
                return part_of(url, piece)
            bring_raw(url, raw)
        return slice_content(plain, piece, raw, recipe)

    def fetch(self, part: Partition) -> None:
        """Before a partition is worked on: get what of it is not here."""

    def keep_read(self, part: Partition) -> None:
        """After a slice was read."""

    def keep_extracted(self, part: Partition) -> None:
        """After its texts were."""


def part_of(url: str, piece: Slice) -> bytes:
    """A slice of a raw file on an object store, in one request."""
    at = address_again(url)
    return unchanged(read_part(at, piece.start, piece.stop), piece, at.shown)


def bring_raw(url: str, target: Path) -> None:
    """Bring a raw file down again, to be unpacked.

    Raises:
        Gone: when it is not there any more.
    """
    at = address_again(url)
    one = next((one for one in listed(at) if one.at == at), None)
    if one is None:
        raise Gone(f"{at.shown} is not there any more; run again")
    if not target.exists():
        get(one, target)
