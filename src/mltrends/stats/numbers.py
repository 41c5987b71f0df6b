"""Values as numbers: a place for each different one, so that what is counted by them needs no sorting of words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Whole = NDArray[np.int64]
MOST = 2**62


def numbered(column: pa.ChunkedArray | pa.Array) -> tuple[Whole, tuple[str, ...]]:
    """A number for each value, and the values in order; numbers do not depend on the order of rows."""
    if not len(column):
        return np.zeros(0, dtype=np.int64), ()
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    encoded = whole.dictionary_encode()
    names = encoded.dictionary.to_pylist()
    order = sorted(range(len(names)), key=names.__getitem__)
    place = np.empty(len(names), dtype=np.int64)
    place[order] = np.arange(len(names))
    return place[encoded.indices.to_numpy()], tuple(names[at] for at in order)


def together(*columns: Whole) -> tuple[Sequence[Whole], Whole]:
    """The different rows of some columns, in order, and for each row the place of its own among them.

    What `np.unique` gives for rows, by one number for each row, which is sorted many times faster than rows are.
    """
    lows = [int(column.min(initial=0)) for column in columns]
    widths = [int(column.max(initial=0)) - low + 1 for column, low in zip(columns, lows, strict=True)]
    if float(np.prod(np.array(widths, dtype=np.float64))) > MOST:
        raise OverflowError(f"rows of {widths} different numbers cannot be told by one")
    key = np.zeros(len(columns[0]), dtype=np.int64)
    for column, low, width in zip(columns, lows, widths, strict=True):
        key = key * width + (column - low)
    kept, place = np.unique(key, return_inverse=True)
    made: list[Whole] = []
    for low, width in zip(reversed(lows), reversed(widths), strict=True):
        made.append(kept % width + low)
        kept = kept // width
    return made[::-1], place


def different(numbers: Whole) -> int:
    """How many different numbers there are, all of them from 0 up."""
    return int(np.count_nonzero(np.bincount(numbers)))
