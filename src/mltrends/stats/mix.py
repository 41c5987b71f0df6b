"""A share by month with the mix of sources held still, beside the share as it was counted.

The raw line pools all ads of a month. It moves when shares move and when the mix of sources moves. The
adjusted line lets only the shares move:

    adjusted in a month = sum over sources of (fixed weight x share of the source in that month)

The weight of a source is its mean share of the ads over the common window, the months in which all sources
of the set have ads. When a source comes or goes, the line is linked: it goes on from the month before by
the ratio of the two months among the sources that are in both. Links are published, for a link is noisy;
what cannot be linked is a break, and the line begins anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mltrends.stats.changes import share_variance
from mltrends.stats.shares import Z95, wilson

Sources = tuple[str, ...]
Place = tuple[str, int]  # a source and a month


@dataclass(frozen=True, slots=True)
class Cell:
    """Hits, ads and design effect of one source in one month (see `months.month_number`)."""

    source: str
    month: int
    k: int
    n: int
    deff: float = 1.0

    @property
    def share(self) -> float:
        """Hits of ads."""
        return self.k / self.n

    @property
    def variance(self) -> float:
        """Of the share, with room for employers."""
        return share_variance(self.k, self.n, self.deff)


@dataclass(frozen=True, slots=True)
class MixMonth:
    """One month of both lines; points of one `piece` may be joined, points of two may not."""

    month: int
    k: int
    n: int
    raw: float
    raw_low: float
    raw_high: float
    adjusted: float
    ci_low: float
    ci_high: float
    sources: Sources
    piece: int
    moves: Mapping[Place, float] = field(repr=False)
    """How far `adjusted` moves with the share of each cell that it was made of, links included."""

    @property
    def gap(self) -> float:
        """What the mix of sources adds to the raw line in this month."""
        return self.raw - self.adjusted


@dataclass(frozen=True, slots=True)
class MixLine:
    """Both lines, the weights of each set of sources, and the months in which the set changed."""

    months: tuple[MixMonth, ...]
    links: tuple[int, ...]
    breaks: tuple[int, ...]
    weights: Mapping[Sources, Mapping[str, float]]
    cells: Mapping[Place, Cell] = field(repr=False)


def mix_lines(cells: Iterable[Cell], z: float = Z95) -> MixLine:
    """The raw and the adjusted line over all months with ads. Hand in complete months only."""
    by_place: dict[Place, Cell] = {}
    for cell in cells:
        if by_place.setdefault((cell.source, cell.month), cell) is not cell:
            raise ValueError(f"{cell.source} stands there twice in a month; hand in one cell for both")
    by_place = {place: cell for place, cell in by_place.items() if cell.n > 0}
    sets: dict[int, Sources] = {}
    for source, month in sorted(by_place, key=lambda place: (place[1], place[0])):
        sets[month] = (*sets.get(month, ()), source)
    walk = _Walk(by_place, sets)
    months = []
    for month, sources in sets.items():
        adjusted, moves = walk.step(month, sources)
        here = [by_place[source, month] for source in sources]
        n = sum(cell.n for cell in here)
        k = sum(cell.k for cell in here)
        raw_moves = {(cell.source, month): cell.n / n for cell in here}
        months.append(
            MixMonth(
                month,
                k,
                n,
                k / n,
                *_interval(k / n, raw_moves, by_place, z),
                adjusted,
                *_interval(adjusted, moves, by_place, z),
                sources,
                walk.piece,
                moves,
            )
        )
    return MixLine(tuple(months), tuple(walk.links), tuple(walk.breaks), walk.weights_of, by_place)


class _Walk:
    """Goes through the months and keeps the scale that links one set of sources to the next.

    Within a set, adjusted = scale x level, where level is the weighted share. `tilt` holds the derivative of
    the logarithm of the scale by each share that went into a link, so that intervals contain the noise of links.
    """

    def __init__(self, cells: Mapping[Place, Cell], sets: Mapping[int, Sources]) -> None:
        self.cells = cells
        self.sets = sets
        self.weights_of: dict[Sources, dict[str, float]] = {}
        self.links: list[int] = []
        self.breaks: list[int] = []
        self.piece = 0
        self._scale = 1.0
        self._tilt: dict[Place, float] = {}
        self._before: tuple[int, Sources, float] | None = None  # month, its sources, adjusted

    def step(self, month: int, sources: Sources) -> tuple[float, dict[Place, float]]:
        """The adjusted share of the next month, and how it moves with the shares it was made of."""
        if self._before is not None and self._before[1] != sources:
            self._change_set(*self._before, month, sources)
        adjusted = self._scale * self._level(sources, month)
        moves = {place: adjusted * tilt for place, tilt in self._tilt.items()}
        for source, weight in self._weights(sources).items():
            moves[source, month] = moves.get((source, month), 0.0) + self._scale * weight
        self._before = month, sources, adjusted
        return adjusted, moves

    def _change_set(self, earlier: int, old: Sources, adjusted: float, month: int, sources: Sources) -> None:
        both = tuple(source for source in old if source in sources)
        # The terms of the new scale, as factors (1) and divisors (-1), with the month of each.
        terms = [(old, earlier, 1), (both, earlier, -1), (both, month, 1), (sources, month, -1)]
        levels = [self._level(of, when) for of, when, _ in terms] if both else [0.0]
        linked = adjusted * levels[2] / levels[1] if all(levels) else 2.0
        if linked > 1:
            self._begin_anew(month)
            return
        self.links.append(month)
        self._scale = linked / levels[3]
        for (of, when, sign), level in zip(terms, levels, strict=True):
            for source, weight in self._weights(of).items():
                place = source, when
                self._tilt[place] = self._tilt.get(place, 0.0) + sign * weight / level

    def _begin_anew(self, month: int) -> None:
        self.breaks.append(month)
        self.piece += 1
        self._scale = 1.0
        self._tilt = {}

    def _level(self, sources: Sources, month: int) -> float:
        return sum(
            weight * self.cells[source, month].share for source, weight in self._weights(sources).items()
        )

    def _weights(self, sources: Sources) -> dict[str, float]:
        """Mean share of the ads of the set, over all months in which the whole set has ads."""
        if sources not in self.weights_of:
            window = [month for month, there in self.sets.items() if set(sources) <= set(there)]
            weights = dict.fromkeys(sources, 0.0)
            for month in window:
                total = sum(self.cells[source, month].n for source in sources)
                for source in sources:
                    weights[source] += self.cells[source, month].n / total / len(window)
            self.weights_of[sources] = weights
        return self.weights_of[sources]


def variance_of(moves: Mapping[Place, float], cells: Mapping[Place, Cell]) -> float:
    """Delta method: the cells are independent, so the squared moves times their variances add up."""
    return sum(move**2 * cells[place].variance for place, move in moves.items())


def _interval(
    share: float, moves: Mapping[Place, float], cells: Mapping[Place, Cell], z: float
) -> tuple[float, float]:
    """Wilson's interval with as many ads as would give the variance; of one source that is n / deff."""
    nudge = sum(
        move * ((cells[place].k + 0.5) / (cells[place].n + 1) - cells[place].share)
        for place, move in moves.items()
    )
    inner = min(max(share + nudge, 1e-9), 1 - 1e-9)  # as `share_variance` has it: none of n is no certainty
    worth = inner * (1 - inner) / variance_of(moves, cells)
    return wilson(share * worth, worth, z) or (0.0, 1.0)
