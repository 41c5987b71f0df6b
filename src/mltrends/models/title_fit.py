"""A role for titles that name no known job, from their other words and what the text names; judged by jobs it has not seen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import minimize_scalar
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from mltrends.models.titled import OTHER, TitledAds
from mltrends.stats.refused import Refused
from mltrends.stats.shares import wilson

FOLDS = 4
MIN_ADS = 300  # with a title that is known
MIN_NAMES = 20  # jobs that they name
MIN_ROLE = 50  # ads of a role before it is one that the model knows
MIN_ROLE_NAMES = 4  # and names of its jobs
MIN_WORD = 3  # ads that have a word
MIN_NAMED = 3  # concepts that a text names before a role is proposed: a title alone says too little
MIN_JUDGED = 30  # proposals before they are believed
PROMISED = 0.9  # what is surely right of proposals: the lower bound of the interval
PER_NAME = 100  # ads of each name of a job; more would tell of that name only
MOST = 20_000  # ads that it is made of; more would tell the same, later
BARS = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.925, 0.95, 0.975, 0.99)
PENALTY = 0.3
CLOSE_ENOUGH = 1e-3
SEED = 20240229
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Record:
    """How right proposals of a role are at its bar, for jobs whose names the model had not seen.

    Each name of a job weighs as the root of its ads, `judged` are the ads above the bar, `names` the jobs that they name.
    """

    role: str
    bar: float | None
    judged: int
    names: int
    precision: float | None
    low: float | None

    @property
    def reason(self) -> str | None:
        """Why the role is not proposed; None when it is."""
        if self.bar is not None:
            return None
        return (
            f"at no probability are proposals for job names that it has not seen surely {PROMISED:.0%} right"
        )


@dataclass(frozen=True, slots=True)
class TitleFit:
    """What the model has shown: `softness` divides its logits, so that probabilities are what they say."""

    made_of: int
    softness: float
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A role for the ad at `place`."""

    place: int
    role: str
    probability: float


def judge(ads: TitledAds) -> TitleFit | Refused:
    """The model held against titles that are known, each name of a job judged by models of the others."""
    known = np.array([job is not None for job in ads.jobs], dtype=bool)
    if (count := int(known.sum())) < MIN_ADS:
        return Refused(f"too few ads with a title that is known (n={count} < {MIN_ADS})")
    if (names := len({job for job in ads.jobs if job is not None})) < MIN_NAMES:
        return Refused(f"too few names of jobs ({names} < {MIN_NAMES})")
    some, roles = _some(ads)
    if OTHER not in roles or len(roles) < 2:
        told = ", ".join(roles) or "none"
        return Refused(
            f"one role and jobs outside the field are needed, with {MIN_ROLE} ads of {MIN_ROLE_NAMES} job names each; there are: {told}"
        )
    words = _vocabulary(ads.words(some))
    if not words.vocabulary_:
        return Refused(f"no word tells {MIN_WORD} ads from the others")
    design = _design(words, ads, some)
    role_of = ads.roles[some]
    job_of, weight = _weights(ads, some)
    chance = np.zeros((len(some), len(roles)))
    for rest, out in GroupKFold(FOLDS).split(design, groups=job_of):
        if len(set(role_of[rest])) < 2:
            return Refused("one role has all of the job names but for a few")
        model = _model().fit(design[rest], role_of[rest], sample_weight=weight[rest])
        chance[np.ix_(out, np.searchsorted(roles, model.classes_))] = model.predict_proba(design[out])
    softness = _softness(chance, np.searchsorted(roles, role_of), weight)
    chance = _softened(chance, softness)
    fit_to_judge = ads.named[some] >= MIN_NAMED
    return TitleFit(
        len(some),
        softness,
        tuple(
            _record(role, place, chance, role_of, job_of, weight, fit_to_judge)
            for place, role in enumerate(roles)
            if role != OTHER
        ),
    )


def askable(ads: TitledAds) -> NDArray[np.int64]:
    """Places of the ads that may be given a role: their titles name no known job, and their texts name enough."""
    return np.flatnonzero(ads.unread & (ads.named >= MIN_NAMED))


def propose(ads: TitledAds, softness: float, bars: dict[str, float]) -> list[Proposal]:
    """A role for each ad with an unread title that reaches the bar of its likeliest role; the others are left."""
    some, roles = _some(ads)
    places = askable(ads)
    if not bars or not len(places):
        return []
    words = _vocabulary(ads.words(some))
    _, weight = _weights(ads, some)
    model = _model().fit(_design(words, ads, some), ads.roles[some], sample_weight=weight)
    chance = _softened(model.predict_proba(_design(words, ads, places)), softness)
    best = chance.argmax(axis=1)
    made = []
    for place, number, row in zip(places, best, chance, strict=True):
        role, probability = roles[number], round(float(row[number]), 4)
        if probability >= bars.get(role, 2.0):
            made.append(Proposal(int(place), role, probability))
    return made


def _some(ads: TitledAds) -> tuple[NDArray[np.int64], list[str]]:
    """Places of the ads that the model is made of, and their roles in order: some of each job name, of roles that enough ads have."""
    order = np.random.default_rng(SEED).permutation(len(ads))
    taken: list[int] = []
    by_job: Counter[str] = Counter()
    for place in order:
        job = ads.jobs[place]
        if job is None or by_job[job] >= PER_NAME:
            continue
        by_job[job] += 1
        taken.append(int(place))
        if len(taken) == MOST:
            break
    count = Counter(str(ads.roles[place]) for place in taken)
    names: dict[str, set[str | None]] = {}
    for place in taken:
        names.setdefault(str(ads.roles[place]), set()).add(ads.jobs[place])
    roles = sorted(role for role in count if count[role] >= MIN_ROLE and len(names[role]) >= MIN_ROLE_NAMES)
    kept = [place for place in sorted(taken) if str(ads.roles[place]) in roles]
    return np.array(kept, dtype=np.int64), roles


def _vocabulary(documents: list[tuple[str, ...]]) -> CountVectorizer:
    """The words that enough ads have, and not all."""
    words = CountVectorizer(analyzer=_as_it_is, binary=True, dtype=np.float64)
    often = Counter(word for document in documents for word in document)
    known = sorted(word for word, times in often.items() if MIN_WORD <= times < len(documents))
    words.vocabulary_ = {word: place for place, word in enumerate(known)}
    return words


def _as_it_is(document: tuple[str, ...]) -> tuple[str, ...]:
    return document


def _design(words: CountVectorizer, ads: TitledAds, places: NDArray[np.int64]) -> sparse.csr_matrix:
    return words.transform(ads.words(places))


def _weights(ads: TitledAds, some: NDArray[np.int64]) -> tuple[NDArray[np.str_], Floats]:
    """The job that each ad names, and its weight: a name weighs as the root of its ads, so that rare ones are heard."""
    jobs = np.array([ads.jobs[place] for place in some], dtype=np.str_)
    _, at, times = np.unique(jobs, return_inverse=True, return_counts=True)
    weight = 1 / np.sqrt(times[at])
    return jobs, weight * len(weight) / weight.sum()


def _model() -> LogisticRegression:
    return LogisticRegression(C=PENALTY, tol=CLOSE_ENOUGH, max_iter=200)


def _softness(chance: Floats, right: NDArray[np.int64], weight: Floats) -> float:
    """What the logits are divided by for probabilities to be believed, by the ads that each model had not seen."""
    here = np.arange(len(right))

    def loss(log_softness: float) -> float:
        likely = _softened(chance, float(np.exp(log_softness)))[here, right]
        return float(-(weight * np.log(np.maximum(likely, 1e-12))).sum())

    found = minimize_scalar(loss, bounds=(-2.0, 2.0), method="bounded")
    return round(float(np.exp(found.x)), 4)


def _softened(chance: Floats, softness: float) -> Floats:
    logits = np.log(np.maximum(chance, 1e-12)) / softness
    made = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(made / made.sum(axis=1, keepdims=True))


def _record(
    role: str,
    place: int,
    chance: Floats,
    role_of: NDArray[np.str_],
    job_of: NDArray[np.str_],
    weight: Floats,
    fit_to_judge: Flags,
) -> Record:
    """The lowest bar at which proposals of the role are surely right often enough; without one when there is none."""
    likeliest = (chance.argmax(axis=1) == place) & fit_to_judge
    for bar in BARS:
        above = likeliest & (chance[:, place] >= bar)
        judged = int(above.sum())
        if judged < MIN_JUDGED:
            break
        heavy = weight[above]
        precision = float(heavy[role_of[above] == role].sum() / heavy.sum())
        # Ads of one name are no independent witnesses.
        witnesses = float(heavy.sum() ** 2 / (heavy**2).sum())
        interval = wilson(precision * witnesses, witnesses)
        if interval and interval[0] >= PROMISED:
            return Record(role, bar, judged, len(set(job_of[above])), precision, interval[0])
    return Record(role, None, int(likeliest.sum()), len(set(job_of[likeliest])), None, None)
