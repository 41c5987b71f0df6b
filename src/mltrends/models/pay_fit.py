"""Pay from what an ad says: ridge on logs, believed only where it beats a table of medians on employers it has not seen."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from scipy import sparse
from sklearn.linear_model import Ridge

from mltrends.models.paid import TRAITS, Floats, PaidAds, Whole
from mltrends.stats.refused import Refused

FOLDS = 5
ALPHAS = (0.3, 1.0, 3.0, 10.0, 30.0, 100.0)
MIN_ADS = 300
MIN_EMPLOYERS = 50
MIN_TERM = 30  # ads that have a trait or skill, and that have not, before it is a term
MIN_CELL = 5  # ads of a cell before its median is taken
RANGE = (0.1, 0.9)  # of pay around what is expected: eight in ten ads
CELLS = (("role", "country", "seniority"), ("role", "country"), ("country", "seniority"), ("country",), ())
Z95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class PayFit:
    """How far the model errs on employers it has not seen, beside the medians; errors are of logs, and typical ones.

    `low` and `high` are added to the logarithm that is expected, and span eight in ten ads. `held` is the share of
    ads within, when each fifth of the employers is judged by the others.
    """

    n: int
    employers: int
    alpha: float
    error: float
    baseline: float
    gain: float
    gain_low: float
    gain_high: float
    low: float
    high: float
    held: float

    @property
    def usable(self) -> bool:
        """Whether the model is surely better than the medians."""
        return self.gain_low > 0


@dataclass(frozen=True, slots=True)
class Term:
    """What one trait or skill adds to the logarithm of pay; `part` is base, a trait, or skill."""

    part: str
    name: str
    effect: float
    k: int


def judge(ads: PaidAds) -> PayFit | Refused:
    """The model held against medians of role, country and level, each employer judged by models of the others."""
    employers = len(np.unique(ads.employers))
    if len(ads) < MIN_ADS:
        return Refused(f"too few ads with pay and text (n={len(ads)} < {MIN_ADS})")
    if employers < MIN_EMPLOYERS:
        return Refused(f"too few employers ({employers} < {MIN_EMPLOYERS})")
    if float(np.ptp(ads.log_pay)) == 0:
        return Refused("all ads pay the same")
    design, _ = _design(ads)
    if not design.shape[1]:
        return Refused(f"no trait or skill tells at least {MIN_TERM} ads from as many others")
    fold = _folds(ads.employers)
    alpha = _best_alpha(design, ads.log_pay, fold)
    expected = _out_of_fold(design, ads.log_pay, fold, alpha)
    plain = _medians_out_of_fold(ads, fold)
    error, baseline = np.abs(ads.log_pay - expected), np.abs(ads.log_pay - plain)
    gain, reach = _clustered_mean(baseline - error, ads.employers)
    rest = ads.log_pay - expected
    low, high = np.quantile(rest, RANGE)
    return PayFit(
        len(ads),
        employers,
        alpha,
        float(np.median(error)),
        float(np.median(baseline)),
        gain,
        gain - reach,
        gain + reach,
        float(low),
        float(high),
        _held(rest, fold),
    )


def fit(ads: PaidAds, alpha: float) -> list[Term]:
    """The model of all ads, by its terms; what is expected of an ad is the base and the terms it has."""
    design, names = _design(ads)
    model = Ridge(alpha=alpha, solver="cholesky").fit(design.toarray(), ads.log_pay)
    counts = np.asarray(design.sum(axis=0)).ravel()
    terms = [Term("base", "", float(model.intercept_), len(ads))]
    terms += [
        Term(part, name, float(effect), int(count))
        for (part, name), effect, count in zip(names, model.coef_, counts, strict=True)
    ]
    return terms


def _design(ads: PaidAds) -> tuple[sparse.csr_matrix, list[tuple[str, str]]]:
    """A column for each value of a trait and each skill that enough ads have, and enough have not."""
    columns, names = [], []
    most = len(ads) - MIN_TERM
    for trait in TRAITS:
        for number, name in enumerate(ads.names[trait]):
            flag = ads.traits[trait] == number
            if MIN_TERM <= int(flag.sum()) <= most:
                columns.append(flag)
                names.append((trait, name))
    for place, concept in enumerate(ads.concepts):
        flag = ads.skills[:, place]
        if MIN_TERM <= int(flag.sum()) <= most:
            columns.append(flag)
            names.append(("skill", concept))
    if not columns:
        return sparse.csr_matrix((len(ads), 0)), []
    return sparse.csr_matrix(np.column_stack(columns).astype(np.float64)), names


def _folds(employers: Whole) -> Whole:
    """A fold for each ad, whole employers together: the largest first, each to the fold with the fewest ads."""
    sizes = np.bincount(employers)
    filled = np.zeros(FOLDS, dtype=np.int64)
    fold_of = np.zeros(len(sizes), dtype=np.int64)
    for employer in np.argsort(-sizes, kind="stable"):
        fold_of[employer] = int(np.argmin(filled))
        filled[fold_of[employer]] += sizes[employer]
    return fold_of[employers]


def _best_alpha(design: sparse.csr_matrix, log_pay: Floats, fold: Whole) -> float:
    errors = {
        alpha: float(np.abs(log_pay - _out_of_fold(design, log_pay, fold, alpha)).mean()) for alpha in ALPHAS
    }
    return min(ALPHAS, key=lambda alpha: errors[alpha])


def _out_of_fold(design: sparse.csr_matrix, log_pay: Floats, fold: Whole, alpha: float) -> Floats:
    """What each ad is expected to pay by a model of the other folds; normal equations, so that many ads cost little."""
    expected = np.empty(len(log_pay))
    for number in range(FOLDS):
        rest, out = fold != number, fold == number
        inside = design[rest]
        middle, means = float(log_pay[rest].mean()), np.asarray(inside.mean(axis=0)).ravel()
        square = (inside.T @ inside).toarray() - len(log_pay[rest]) * np.outer(means, means)
        slopes = np.linalg.solve(
            square + alpha * np.eye(len(means)), inside.T @ (log_pay[rest] - middle)
        )
        expected[out] = middle + design[out] @ slopes - means @ slopes
    return expected


def _medians_out_of_fold(ads: PaidAds, fold: Whole) -> Floats:
    """The median of like ads of the other folds: of role, country and level where there are five, else of fewer traits."""
    expected = np.full(len(ads), np.nan)
    for traits in CELLS:
        cell = _cell(ads, traits)
        for number in range(FOLDS):
            out = (fold == number) & np.isnan(expected)
            rest = fold != number
            medians = _medians(cell[rest], ads.log_pay[rest])
            expected[out] = [medians.get(int(one), np.nan) for one in cell[out]]
    return expected


def _cell(ads: PaidAds, traits: tuple[str, ...]) -> Whole:
    cell = np.zeros(len(ads), dtype=np.int64)
    for trait in traits:
        cell = cell * len(ads.names[trait]) + ads.traits[trait]
    return cell


def _medians(cell: Whole, log_pay: Floats) -> dict[int, float]:
    order = np.lexsort((log_pay, cell))
    names, starts = np.unique(cell[order], return_index=True)
    parts = np.split(log_pay[order], starts[1:])
    return {
        int(name): float(np.median(part))
        for name, part in zip(names, parts, strict=True)
        if len(part) >= MIN_CELL
    }


def _clustered_mean(value: Floats, employers: Whole) -> tuple[float, float]:
    """A mean, and how far its 95 % interval reaches when employers vary as a whole."""
    mean = float(value.mean())
    sums = np.bincount(employers, weights=value - mean)
    clusters = int(np.count_nonzero(np.bincount(employers)))
    return mean, Z95 * sqrt(clusters / (clusters - 1) * float(sums @ sums)) / len(value)


def _held(rest: Floats, fold: Whole) -> float:
    """The share of ads within the range that the other folds give."""
    within = 0
    for number in range(FOLDS):
        low, high = np.quantile(rest[fold != number], RANGE)
        within += int(((rest[fold == number] >= low) & (rest[fold == number] <= high)).sum())
    return within / len(rest)
