"""Names that want the same place, moved apart."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[tuple[float, float]], top: float, bottom: float, gap: float) -> list[float]:
    """Give each name a place of its own, as near to the one it wants as the others allow.

    Args:
        wanted: the middle that each name wants and how high it is, in order from top to bottom.
        top: where the first may begin.
        bottom: where the last must end.
        gap: room between two.
    """
    places: list[float] = []
    edge = top
    for middle, high in wanted:  # downwards: each below the one before
        places.append(max(middle, edge + high / 2))
        edge = places[-1] + high / 2 + gap
    edge = bottom
    for at in range(len(places) - 1, -1, -1):  # and back up from the floor
        high = wanted[at][1]
        places[at] = min(places[at], edge - high / 2)
        edge = places[at] - high / 2 - gap
    return places
