"""The order in which rows of a heatmap are read: what is alike stands side by side."""

from __future__ import annotations

from collections.abc import Sequence
from math import dist


def alike_side_by_side(names: Sequence[str], rows: Sequence[Sequence[float]]) -> list[str]:
    """Names in an order in which neighbours are near: a chain from the outermost, then pieces of it turned round.

    Args:
        names: what the rows are of.
        rows: numbers that say where each stands; as many in each.
    """
    if len(names) < 3:
        return list(names)
    apart = [[dist(one, other) for other in rows] for one in rows]
    left = list(range(len(names)))
    first = max(left, key=lambda at: (sum(apart[at]), names[at]))
    chain = [first]
    left.remove(first)
    while left:
        nearest = min(left, key=lambda at: (apart[chain[-1]][at], names[at]))
        chain.append(nearest)
        left.remove(nearest)
    return [names[at] for at in _turned(chain, apart)]


def _turned(chain: list[int], apart: Sequence[Sequence[float]]) -> list[int]:
    """The chain made shorter by turning pieces of it round, until none does."""
    better = True
    while better:
        better = False
        for start in range(1, len(chain) - 1):
            for end in range(start + 1, len(chain)):
                before, one, other = chain[start - 1], chain[start], chain[end]
                after = chain[end + 1] if end + 1 < len(chain) else None
                old = apart[before][one] + (apart[other][after] if after is not None else 0.0)
                new = apart[before][other] + (apart[one][after] if after is not None else 0.0)
                if new < old - 1e-12:
                    chain[start : end + 1] = reversed(chain[start : end + 1])
                    better = True
    return chain
