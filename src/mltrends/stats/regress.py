"""The trend of a share on the scale of odds, within sources, with errors that allow for employers.

    log odds that an ad hits = effect of its source (+ effect of the month of the year) + slope x month

fitted by maximum likelihood to counts. All ads of a source in a month have the same probability, so the fit
needs one cell for each, however many ads there are. The error needs the clusters: with A the information of
the cells, and for each cluster u = sum over its ads of (hit - probability) x row of the design, the variance
of the estimates is the sandwich A^-1 (sum of u u') A^-1, times the usual correction for few clusters. It is
what statsmodels gives with `cov_type="cluster"`; it is written out here because all skills over the same ads
share everything but their hits (see `Panel`), and because only the variance of the slope is wanted. As design
effects are never below 1, the error is never below that of independent ads: a few hits that lie in the middle
months by chance pull on nothing, and would look like certainty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, sqrt

import numpy as np
import pyarrow as pa
from numpy.typing import ArrayLike, NDArray

from mltrends.stats.logit import Floats, fit_logit, student
from mltrends.stats.months import YEAR
from mltrends.stats.numbers import numbered
from mltrends.stats.refused import Refused
from mltrends.stats.sandwich import Whole, clustered, sums

MIN_MONTHS = 8  # with fewer, neither this nor a rank test has power worth the name
MIN_MONTHS_SEASONAL = 24  # with fewer, a month of the year cannot be told from the trend
MIN_EMPLOYERS = 20  # with fewer, their sandwich alone is too small


@dataclass(frozen=True, slots=True)
class OddsTrend:
    """The odds ratio of a year, exp(12 x slope), with its interval, and what it rests on.

    `k_early` and `k_late` are the hits in the first and in the last year, or half where there are less than two
    years. `signs` says of each source whether its own slope goes up (1), down (-1) or neither (0);
    `silent` names the sources without a say, in which all ads hit or none.

    `cluster` is "employer"; where employers are few, it is that or "source and month", whichever has the larger
    error. `effective_clusters` is what they are worth in clusters that are all alike: by
    their ads, (sum of ads)^2 / sum of squares, and by u, how far each pulls the slope,
    3 (sum of u^2)^2 / sum of u^4, whichever is less. t has one degree of freedom less, so that neither a few
    large employers nor a few that repeat a rare word make anything sure.
    """

    slope: float
    error: float
    odds_ratio: float
    ci_low: float
    ci_high: float
    p_value: float
    k: int
    n: int
    k_early: int
    k_late: int
    months: int
    signs: dict[str, int]
    silent: tuple[str, ...]
    cluster: str
    clusters: int
    effective_clusters: float


@dataclass(frozen=True, slots=True)
class Panel:
    """Ads counted by source, month and employer, ready for many fits. Built by `panel`.

    A cell is a source (a place in `names`) in a month; a row is an employer in a cell.
    """

    names: tuple[str, ...]
    source: Whole
    month: Whole
    n: Floats
    row_cell: Whole
    row_employer: Whole
    row_n: Floats


def panel(
    source: ArrayLike, month: ArrayLike, employer: ArrayLike, n: ArrayLike, *, names: Sequence[str] = ()
) -> Panel:
    """The ads of complete months: one row for each source, month and employer that has any.

    Args:
        source: name of the source of each row, or its place in `names`.
        month: number of the month (see `months.month_number`); gaps are allowed.
        employer: what names the employer, alike in all sources; an ad of an unknown one is its own employer.
        n: ads.
        names: of the sources, in order.
    """
    if names:
        source_of = np.asarray(source, dtype=np.int64)
    else:
        source_of, names = numbered(pa.array(np.asarray(source, dtype=object), pa.string()))
    months, month_of = np.unique(np.asarray(month, dtype=np.int64), return_inverse=True)
    cells, row_cell = np.unique(source_of * len(months) + month_of, return_inverse=True)
    _, row_employer = np.unique(np.asarray(employer), return_inverse=True)
    row_n = np.asarray(n, dtype=np.float64)
    return Panel(
        tuple(names),
        cells // max(1, len(months)),
        months[cells % max(1, len(months))],
        sums(row_cell, row_n, len(cells)),
        row_cell,
        row_employer,
        row_n,
    )


def odds_trend(
    ads: Panel, hits: ArrayLike, *, seasons: bool = False, level: float = 0.95
) -> OddsTrend | Refused:
    """The trend of hits among the ads of a panel, or why none can be told.

    Args:
        ads: the panel.
        hits: hits in each row that the panel was built of, in the same order.
        seasons: whether months of the year have effects of their own.
        level: of the interval.
    """
    row_k = np.asarray(hits, dtype=np.float64)
    if np.any((row_k < 0) | (row_k > ads.row_n)):
        raise ValueError("hits must lie between 0 and the ads of their row")
    k = sums(ads.row_cell, row_k, len(ads.n))
    # A source in which all or none hit fits any slope, with an effect without bound: it is silent, not flat.
    heard = (_total(ads.source, k) * _total(ads.source, ads.n - k) > 0) & (ads.n > 0)
    reason = _reason(ads.source[heard], ads.month[heard], k[heard], ads.n[heard], seasons)
    if reason:
        return Refused(reason)
    design = _design(ads.source[heard], ads.month[heard], seasons)
    fitted = fit_logit(design, k[heard], ads.n[heard])
    if fitted is None:
        return Refused("the odds ratio has no bound: the counts are too thin for the model")
    slope = float(fitted.estimates[-1])

    expected, pull = np.zeros(len(k)), np.zeros(len(k))
    expected[heard] = fitted.probabilities
    pull[heard] = design @ fitted.inverse[:, -1]  # of one hit more in the cell on the slope
    rows = heard[ads.row_cell] & (ads.row_n > 0)
    pulls = ((row_k - ads.row_n * expected[ads.row_cell]) * pull[ads.row_cell])[rows]
    width, sizes = design.shape[1], ads.row_n[rows]
    way = clustered("employer", ads.row_employer[rows], pulls, sizes, len(pulls), width)
    if way.clusters < MIN_EMPLOYERS:
        cells = int(np.count_nonzero(heard))
        months = clustered("source and month", ads.row_cell[rows], pulls, sizes, cells, width)
        way = max(way, months, key=lambda one: one.error)
    error = max(way.error, sqrt(float(fitted.inverse[-1, -1])))  # never surer than independent ads would be
    p_value, reach = student(slope / error, way.freedom, level)
    early, late = _ends(ads.month)
    return OddsTrend(
        slope,
        error,
        _year(slope),
        _year(slope - reach * error),
        _year(slope + reach * error),
        p_value,
        k=int(k.sum()),
        n=int(ads.n.sum()),
        k_early=int(k[early].sum()),
        k_late=int(k[late].sum()),
        months=len(np.unique(ads.month[heard])),
        signs={ads.names[one]: _sign(ads, k, one) for one in np.unique(ads.source[heard])},
        silent=tuple(ads.names[one] for one in np.unique(ads.source[~heard])),
        cluster=way.kind,
        clusters=way.clusters,
        effective_clusters=way.effective,
    )


def _total(group: Whole, counts: Floats) -> Floats:
    """The sum over its group, for each member."""
    return sums(group, counts)[group]


def _reason(source: Whole, month: Whole, k: Floats, n: Floats, seasons: bool) -> str | None:
    """Why these cells tell no trend; None when they do."""
    if not len(k):
        return "in every source all ads hit or none, so there is no odds ratio"
    months = len(np.unique(month))
    if months < MIN_MONTHS:
        return f"too few complete months ({months} < {MIN_MONTHS})"
    if seasons and months < MIN_MONTHS_SEASONAL:
        return (
            f"too few complete months for effects of the month of the year ({months} < {MIN_MONTHS_SEASONAL})"
        )
    if len(np.unique(source)) == len(k):
        return "no source has ads in two months"
    if _parted(source, month, k, n) or _parted(source, month, n - k, n):
        return "in every source the hits are all on one side of the other ads, so the odds ratio has no bound"
    if seasons and not np.all(_total(month % YEAR, k) * _total(month % YEAR, n - k) > 0):
        return "in a month of the year all ads hit or none, so its effect has no bound"
    return None


def _parted(source: Whole, month: Whole, k: Floats, n: Floats) -> bool:
    """Whether nowhere a miss is in a later month than a hit of the same source: the steeper, the likelier."""
    for one in np.unique(source):
        here = source == one
        months, hit, missed = month[here], k[here] > 0, k[here] < n[here]
        if months[hit].min() < months[missed].max():
            return False
    return True


def _design(source: Whole, month: Whole, seasons: bool) -> Floats:
    """A column for each source, eleven for months of the year if they are wanted, and last the month itself."""
    columns = [source == one for one in np.unique(source)]
    if seasons:
        columns += [month % YEAR == one for one in np.unique(month % YEAR)[1:]]
    return np.column_stack([*columns, month - month.mean()]).astype(np.float64)


def _year(slope: float) -> float:
    """The odds ratio of a year; where hardly anything is known its bound is beyond all numbers, and stops there."""
    return exp(min(700.0, YEAR * slope))


def _sign(ads: Panel, k: Floats, source: int) -> int:
    """The sign of the slope in one source alone: that of sum of (month - mean month of its ads) x hits.

    It is the way the likelihood rises from a slope of 0; it has one peak, so the peak lies on that side.
    """
    here = ads.source == source
    months = ads.month[here] - ads.month[here][0]  # small whole numbers, so that flat is 0 exactly
    n = ads.n[here]
    return int(np.sign(n.sum() * (k[here] @ months) - (n @ months) * k[here].sum()))


def _ends(month: Whole) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """The cells of the first and of the last year; of the first and the last half where these would overlap."""
    months = np.unique(month)
    size = min(YEAR, len(months) // 2)
    return month <= months[size - 1], month >= months[-size]
