"""Pay from what an ad says: ridge on logs, believed only where it beats a table of medians on employers it has not seen."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from scipy import linalg, sparse
from sklearn.model_selection import GroupKFold

from mltrends.models.paid import TRAITS, Floats, PaidAds
from mltrends.stats.numbers import Whole
from mltrends.stats.refused import Refused
from mltrends.stats.shares import Z95

FOLDS = 5
ALPHAS = (1.0, 3.0, 10.0, 30.0, 100.0, 300.0)
MIN_ADS = 300
MIN_EMPLOYERS = 50
MIN_TERM = 30  # ads that have a trait or skill, and that have not, before it is a term
MIN_GAIN = 0.01  # of the medians' error; a smaller gain is no reason to believe a model
MOST = 50_000  # ads that it is judged on; more would tell the same, later
MIN_CELL = 5  # ads of a cell before its median is taken
RANGE = (0.1, 0.9)  # of pay around what is expected: eight in ten ads
CELLS = (("role", "country", "seniority"), ("role", "country"), ("country", "seniority"), ("country",), ())
SEED = 20240229


@dataclass(frozen=True, slots=True)
class PayFit:
    """How far the model errs on employers it has not seen, beside the medians; errors are of logs, and typical ones.

    `low` and `high` are added to the logarithm that is expected, and span eight in ten ads. `held` is the share of
    ads within, when each fifth of the employers is judged by the others.
    """

    judged: int
    alpha: float
    error: float
    baseline: float
    mean_baseline: float
    gain: float
    gain_low: float
    gain_high: float
    low: float
    high: float
    held: float

    @property
    def reason(self) -> str | None:
        """Why it is not usable; None when it is surely, and not by a hair, better than the medians."""
        if self.gain_low > MIN_GAIN * self.mean_baseline:
            return None
        return "no better than medians of role, country and level on employers that it has not seen"

    @property
    def usable(self) -> bool:
        """Whether anything may be told from it."""
        return self.reason is None


@dataclass(frozen=True, slots=True)
class Term:
    """What one trait or skill adds to the logarithm of pay; `part` is base, a trait, or skill."""

    part: str
    name: str
    effect: float
    k: int


def judge(ads: PaidAds) -> PayFit | Refused:
    """The model held against medians of role, country and level, each employer judged by models of the others."""
    if len(ads) < MIN_ADS:
        return Refused(f"too few ads with pay and text (n={len(ads)} < {MIN_ADS})")
    if ads.employer_count < MIN_EMPLOYERS:
        return Refused(f"too few employers ({ads.employer_count} < {MIN_EMPLOYERS})")
    if float(np.ptp(ads.log_pay)) == 0:
        return Refused("all ads pay the same")
    ads = _some(ads)
    design, _ = _design(ads)
    if not design.shape[1]:
        return Refused(f"no trait or skill tells at least {MIN_TERM} ads from as many others")
    fold = _folds(ads.employers)
    alpha, expected = _best(design, ads.log_pay, fold)
    plain = _medians_out_of_fold(ads, fold)
    error, baseline = np.abs(ads.log_pay - expected), np.abs(ads.log_pay - plain)
    gain, reach = _clustered_mean(baseline - error, ads.employers)
    rest = ads.log_pay - expected
    low, high = np.quantile(rest, RANGE)
    return PayFit(
        len(ads),
        alpha,
        float(np.median(error)),
        float(np.median(baseline)),
        float(baseline.mean()),
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
    sums = _sums(design, ads.log_pay)
    base, effects = sums.ridge(alpha)
    terms = [Term("base", "", base, len(ads))]
    terms += [
        Term(part, name, float(effect), int(count))
        for (part, name), effect, count in zip(names, effects, sums.flags, strict=True)
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


def _some(ads: PaidAds) -> PaidAds:
    """Employers drawn until their ads are enough; all of them where ads are few."""
    if len(ads) <= MOST:
        return ads
    sizes = np.bincount(ads.employers)
    order = np.random.default_rng(SEED).permutation(len(sizes))
    taken = np.zeros(len(sizes), dtype=bool)
    taken[order[: int(np.searchsorted(np.cumsum(sizes[order]), MOST)) + 1]] = True
    return ads.only(taken[ads.employers])


def _folds(employers: Whole) -> Whole:
    """A fold for each ad, whole employers together, the folds about equally large."""
    fold = np.empty(len(employers), dtype=np.int64)
    for number, (_, out) in enumerate(GroupKFold(FOLDS).split(employers, groups=employers)):
        fold[out] = number
    return fold


@dataclass(frozen=True, slots=True)
class _Sums:
    """All that ridge asks of some ads: their number, and sums over them of flags, pay, and products of the two.

    The sums of all folds less those of one are the sums of the others, so that each ad is looked at once for all folds
    and penalties, where fitting every model anew took nine tenths of the time.
    """

    n: int
    flags: Floats
    pay: float
    squares: Floats
    products: Floats

    def less(self, other: _Sums) -> _Sums:
        """Those of the ads that are not in the other."""
        return _Sums(
            self.n - other.n,
            self.flags - other.flags,
            self.pay - other.pay,
            self.squares - other.squares,
            self.products - other.products,
        )

    def ridge(self, alpha: float) -> tuple[float, Floats]:
        """The base, which is not shrunk, and what each flag adds."""
        mean, pay = self.flags / self.n, self.pay / self.n
        squares = self.squares - np.outer(mean, self.flags)
        squares[np.diag_indices_from(squares)] += alpha
        effects = linalg.solve(squares, self.products - self.flags * pay, assume_a="pos")
        return float(pay - mean @ effects), np.asarray(effects, dtype=np.float64)


def _sums(design: sparse.csr_matrix, log_pay: Floats) -> _Sums:
    return _Sums(
        len(log_pay),
        np.asarray(design.sum(axis=0)).ravel(),
        float(log_pay.sum()),
        np.asarray((design.T @ design).todense()),
        np.asarray(design.T @ log_pay),
    )


def _best(design: sparse.csr_matrix, log_pay: Floats, fold: Whole) -> tuple[float, Floats]:
    """The penalty whose models err least, and what each ad is expected to pay by a model of the other folds."""
    whole = _sums(design, log_pay)
    expected = {alpha: np.empty(len(log_pay)) for alpha in ALPHAS}
    for number in range(FOLDS):
        out = fold == number
        rest = whole.less(_sums(design[out], log_pay[out]))
        for alpha in ALPHAS:
            base, effects = rest.ridge(alpha)
            expected[alpha][out] = base + design[out] @ effects
    errors = {alpha: float(np.abs(log_pay - made).mean()) for alpha, made in expected.items()}
    best = min(ALPHAS, key=lambda alpha: errors[alpha])
    return best, expected[best]


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
