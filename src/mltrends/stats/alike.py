"""How alike roles are in what their ads ask for.

The cosine of the square roots of the shares, after Hellinger: 1 where two roles name every concept in the same
proportions, 0 where they have none in common. Square roots keep the few concepts that all ads name from
deciding alone. Leave out words that stand in the titles: a role is like itself in name, which tells nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Alike:
    """`cosine[i, j]` of roles i and j; not a number where one of them names nothing."""

    cosine: Floats

    def nearest(self, role: int) -> list[int]:
        """The other roles, the most alike first; those that name nothing are left out."""
        others = [
            other for other in range(len(self.cosine)) if other != role and self.cosine[role, other] >= 0
        ]
        return sorted(others, key=lambda other: (-self.cosine[role, other], other))


def alike(counts: ArrayLike, ads: ArrayLike) -> Alike:
    """Compares all roles with each other.

    Args:
        counts: ads of each role (rows) that name each concept (columns).
        ads: ads of each role.
    """
    k = np.asarray(counts, dtype=np.float64)
    n = np.asarray(ads, dtype=np.float64)[:, None]
    roots = np.sqrt(np.divide(k, n, out=np.zeros_like(k), where=n > 0))
    lengths = np.sqrt((roots**2).sum(axis=1, keepdims=True))
    unit = np.divide(roots, lengths, out=np.full_like(roots, np.nan), where=lengths > 0)
    return Alike(np.clip(unit @ unit.T, 0.0, 1.0))
