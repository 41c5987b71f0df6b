"""Random numbers that are the same on every Python and every machine.

Python promises one thing about `random.Random` across versions: that `random()` of a given seed
keeps its sequence. All else that is drawn here is made from that one method. Sums of fractions are taken with `math.fsum`, here and in all of this room,
because `sum` rounds differently from Python 3.12 on.
"""

from __future__ import annotations

import hashlib
import math
import random
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import TypeVar

T = TypeVar("T")
Cumulative = tuple[float, ...]


def cumulative(weights: Sequence[float]) -> Cumulative:
    """Running sums of `weights`, scaled so that the last one is 1."""
    total = math.fsum(weights)
    sums = [part / total for part in accumulate(weights)]
    sums[-1] = 1.0
    return tuple(sums)


class Draw:
    """A stream of random numbers with a name, and the few things the sample draws from it."""

    __slots__ = ("random",)

    def __init__(self, *name: object) -> None:
        key = hashlib.sha256("\x1f".join(str(part) for part in name).encode()).digest()
        seed = int.from_bytes(key[:8], "big")
        self.random = random.Random(seed).random  # noqa: S311 - made-up ads are no secret

    def chance(self, share: float) -> bool:
        """True in `share` of the cases."""
        return self.random() < share

    def below(self, count: int) -> int:
        """A whole number from 0 to `count` - 1."""
        return int(self.random() * count)

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self.random() * (high - low + 1))

    def uniform(self, low: float, high: float) -> float:
        """A number between `low` and `high`."""
        return low + (high - low) * self.random()

    def pick(self, things: Sequence[T]) -> T:
        """One of `things`, each as likely as the others."""
        return things[int(self.random() * len(things))]

    def index(self, sums: Cumulative) -> int:
        """A position, by the cumulative weights of `cumulative`."""
        return bisect_right(sums, self.random())

    def some(self, things: Sequence[T], count: int) -> list[T]:
        """`count` different ones of `things` in random order, or all of them."""
        size = len(things)
        if count >= size:
            return self.shuffled(things)
        pool, random = list(things), self.random
        made = []
        for left in range(size, size - count, -1):
            place = int(random() * left)
            made.append(pool[place])
            pool[place] = pool[left - 1]
        return made

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """All of `things` in random order."""
        mixed = list(things)
        for last in range(len(mixed) - 1, 0, -1):
            other = int(self.random() * (last + 1))
            mixed[last], mixed[other] = mixed[other], mixed[last]
        return mixed

    def normal(self) -> float:
        """A number with mean 0 and standard deviation 1 (Box and Muller)."""
        size = math.sqrt(-2.0 * math.log(1.0 - self.random()))
        return size * math.cos(2.0 * math.pi * self.random())

    def poisson(self, mean: float) -> int:
        """A count with this mean (Knuth); for small means."""
        floor = math.exp(-mean)
        count, left = 0, self.random()
        while left > floor:
            count += 1
            left *= self.random()
        return count
