"""Intervals of quantiles that allow for employers: whole employers are drawn again, with all their ads.

An employer's ads resemble each other, so what varies between one sample of the market and the next is which
employers are in it. Each draw takes as many employers as there are, with replacement, source by source where
there are several, and finds the quantile of all their ads; the interval spans the middle 95 % of the draws.

Of very many ads draws would take long and tell nothing more: there the share of ads below the quantile gets the
interval of a clustered share, and its two ends are turned back into amounts (after Woodruff).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mltrends.stats.medians import quantile_interval
from mltrends.stats.shares import design_effect, wilson

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

MIN_EMPLOYERS = 5  # of fewer, drawing again shows next to nothing of how employers differ
DRAWS = 2000
MANY = 10_000  # ads, from which on the interval is worked out and not drawn
CHUNK = 1_000_000  # ads times draws at a time, which keeps memory at some tens of megabytes


@dataclass(frozen=True, slots=True)
class Quantile:
    """A quantile with its interval; bounds are None where the values bound none. `ci_method` says how."""

    q: float
    value: float
    ci_low: float | None
    ci_high: float | None


@dataclass(frozen=True, slots=True)
class Quantiles:
    """Quantiles of the same ads, what they rest on, and how their intervals came about."""

    quantiles: tuple[Quantile, ...]
    n: int
    employers: int
    sources: int
    ci_method: str


def quantiles_by_employer(
    values: ArrayLike,
    employers: ArrayLike,
    sources: ArrayLike | None = None,
    *,
    quantiles: Sequence[float] = (0.25, 0.5, 0.75),
    seed: int = 0,
    draws: int = DRAWS,
    many: int = MANY,
    level: float = 0.95,
) -> Quantiles | None:
    """Quantiles with percentile intervals over draws of employers; None without a value.

    The same ads give the same interval in whatever order they come. A quantile between two values is
    interpolated, as numpy and `quantile_cont` do.

    Args:
        values: one for each ad.
        employers: what names the employer of each ad; an ad of an unknown one is its own employer.
        sources: the source of each ad; an employer in two sources counts as two.
        quantiles: which.
        seed: of the draws.
        draws: how many; none works the interval out, however few the ads are.
        many: ads from which on the interval is worked out and not drawn.
        level: of the intervals.
    """
    value = np.asarray(values, dtype=np.float64)
    if not len(value):
        return None
    named, employer = np.unique(np.asarray(employers), return_inverse=True)
    kinds, source = np.unique(
        np.zeros(len(value)) if sources is None else np.asarray(sources), return_inverse=True
    )
    points = np.quantile(value, quantiles, method="linear")
    few = len(named) < MIN_EMPLOYERS
    if few:
        method = f"order statistics, as if ads were independent (fewer than {MIN_EMPLOYERS} employers)"
        bounds = [quantile_interval(value.tolist(), q, level) or (None, None) for q in quantiles]
    elif len(value) >= many or not draws:
        method = "order statistics, with as many ads as employers leave them worth"
        bounds = [
            _worked_out(value, employer, q, float(point), level)
            for q, point in zip(quantiles, points, strict=True)
        ]
    else:
        cluster = _by_content(value, source * len(named) + employer)
        strata = _strata(source, cluster)
        method = f"bootstrap of employers{' within sources' if len(strata) > 1 else ''}, {draws} draws"
        drawn = _draw(value, cluster, strata, np.asarray(quantiles, dtype=np.float64), seed, draws)
        tails = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2], axis=0, method="linear")
        bounds = [(float(low), float(high)) for low, high in tails.T]
    return Quantiles(
        tuple(
            Quantile(q, float(point), low, high)
            for q, point, (low, high) in zip(quantiles, points, bounds, strict=True)
        ),
        len(value),
        len(named),
        len(kinds),
        method,
    )


def _worked_out(value: Floats, employer: Whole, q: float, point: float, level: float) -> tuple[float, float]:
    """The interval of the share of ads below the quantile, turned back into amounts."""
    below = np.bincount(employer, weights=value <= point).astype(np.int64)
    sizes = np.bincount(employer)
    clusters = zip(below[sizes > 0].tolist(), sizes[sizes > 0].tolist(), strict=True)
    worth = len(value) / design_effect(clusters)
    low, high = wilson(q * worth, worth, NormalDist().inv_cdf((1 + level) / 2)) or (0.0, 1.0)
    ends = np.quantile(value, [low, high], method="linear")
    return float(ends[0]), float(ends[1])


def _by_content(value: Floats, cluster: Whole) -> Whole:
    """Clusters numbered by the values they hold, so that it makes no difference what employers are called."""
    _, number, sizes = np.unique(cluster, return_inverse=True, return_counts=True)
    smallest = np.full(len(sizes), np.inf)
    np.minimum.at(smallest, number, value)
    order = np.lexsort((np.bincount(number, weights=value), smallest, sizes))
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    return place[number]


def _strata(source: Whole, cluster: Whole) -> list[Whole]:
    """The clusters that are drawn from together: those of a source; thin sources are put together.

    A source of one employer would otherwise be the same in every draw, as if it were certain.
    """
    by_source = [np.unique(cluster[source == one]) for one in np.unique(source)]
    large = [clusters for clusters in by_source if len(clusters) >= MIN_EMPLOYERS]
    thin = [clusters for clusters in by_source if len(clusters) < MIN_EMPLOYERS]
    if not thin:
        return large
    together = np.concatenate(thin)
    if len(together) >= MIN_EMPLOYERS or not large:
        return [*large, together]
    largest = max(range(len(large)), key=lambda place: len(large[place]))
    large[largest] = np.concatenate([large[largest], together])
    return large


def drawn_again(random: np.random.Generator, count: int, draws: int) -> Whole:
    """How often each of `count` is drawn, a row for each draw of as many with replacement.

    A multinomial of equal chances, but drawn one by one and counted, which takes a tenth of its time.
    """
    taken = random.integers(0, count, size=(draws, count))
    taken += np.arange(draws)[:, None] * count
    return np.bincount(taken.ravel(), minlength=draws * count).reshape(draws, count)


def _draw(
    value: Floats, cluster: Whole, strata: list[Whole], quantiles: Floats, seed: int, draws: int
) -> Floats:
    """The quantiles of each draw: how often each cluster is drawn weighs its ads, which are sorted only once."""
    random = np.random.default_rng(seed)
    order = np.argsort(value, kind="stable")
    value, cluster = value[order], cluster[order]
    chunk = max(1, CHUNK // len(value))
    found = []
    for start in range(0, draws, chunk):
        size = min(chunk, draws - start)
        times = np.zeros((size, int(cluster.max()) + 1), dtype=np.int32)
        for clusters in strata:
            times[:, clusters] = drawn_again(random, len(clusters), size)
        found.append(
            _weighted_quantiles(value, np.cumsum(times[:, cluster], axis=1, dtype=np.int32), quantiles)
        )
    return np.concatenate(found)


def _weighted_quantiles(value: Floats, reach: Whole, quantiles: Floats) -> Floats:
    """Quantiles of sorted values that stand there several times; `reach` counts how many up to each, by row.

    All rows are searched at once, as one long row in which each starts above the end of the one before.
    """
    rows, ads = reach.shape
    total = reach[:, -1:]
    start = np.arange(rows)[:, None]
    above = start * (int(total.max()) + 1)
    line = (reach + above).ravel()

    def at(place: Floats) -> Floats:
        found = np.searchsorted(line, (place + above).ravel(), side="right").reshape(place.shape)
        return np.asarray(value[found - start * ads], dtype=np.float64)

    place = (total - 1) * quantiles
    below = np.floor(place)
    low, high = at(below), at(np.minimum(below + 1, total - 1))
    return np.asarray(low + (place - below) * (high - low), dtype=np.float64)
