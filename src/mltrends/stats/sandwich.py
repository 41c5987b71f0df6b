"""How sure a slope is when what pulls on it comes in clusters: the sandwich of `regress.py`."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from mltrends.stats.logit import Floats

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Clustered:
    """The error of the slope when these are the clusters, and how far it can be trusted."""

    kind: str
    error: float
    clusters: int
    effective: float
    freedom: float


def clustered(
    kind: str, cluster: Whole, pulls: Floats, ads: Floats, observations: int, width: int
) -> Clustered:
    """The sandwich for the slope: `pulls` of the rows are summed by cluster, squared and added up."""
    sizes, scores = sums(cluster, ads), sums(cluster, pulls)
    clusters, spare = int(np.count_nonzero(sizes)), observations - width
    few = clusters / max(1, clusters - 1) * (observations - 1) / max(1, spare)
    effective = min(_worth(sizes, 1.0), _worth(scores**2, 3.0))
    return Clustered(
        kind, sqrt(few * float(scores @ scores)), clusters, effective, max(1.0, min(effective - 1, spare))
    )


def _worth(parts: Floats, alike: float) -> float:
    """How many parts of one size these are: (sum)^2 / sum of squares; of squared normal values a third, so `alike` is 3."""
    squares = float(parts @ parts)
    return alike * float(parts.sum()) ** 2 / squares if squares > 0 else float(len(parts))


def sums(group: Whole, counts: Floats, groups: int = 0) -> Floats:
    """The sum of counts in each group; groups are numbered from 0."""
    return np.bincount(group, weights=counts, minlength=groups).astype(np.float64, copy=False)
