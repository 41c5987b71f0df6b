"""Whether the role of an ad can be told from the skills in its text alone, and how far apart roles are."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from mltrends.claims.claim import Figure, Part
from mltrends.claims.market import Market, Whole
from mltrends.stats.alike import alike
from mltrends.stats.bootstrap import drawn_again

UNITS = ("F1", "distance")
WAYS = ("f1", "distance")
NEEDS: Mapping[str, float] = {"ads": 100, "employers": 30}
TESTED = False
FINISHED = "a logistic regression of roles on skills in five folds of employers, or the cosine of roles (stats/alike)"
FOLDS = 5
MOST = 500  # ads of a role: more tell nothing new, and take longer
DRAWS = 300
SEVERAL = 5  # ads that a skill must be named by: what fewer name tells no role
SEED = 7
CLOSE_ENOUGH = 1e-3  # from here on no role is told better
Floats = NDArray[np.float64]


def measure(ads: Market, parts: Sequence[Part]) -> list[Figure]:
    """One figure for each part, over the roles that have ads enough; the evidence is that of the thinnest role."""
    found: list[Figure] = []
    for part in parts:
        rows = ads.ask("skills_of_roles", roles=_roles(part), most=MOST)
        found.append(_figure(part, rows))
    return found


def _figure(part: Part, rows: pa.Table) -> Figure:
    asked = _roles(part)
    role = np.array([asked.index(one) for one in rows.column("role").to_pylist()], dtype=np.int64)
    cluster = rows.column("cluster").to_numpy()
    known = rows.column("known").to_numpy(zero_copy_only=False).astype(np.bool_)
    sizes = np.bincount(role, minlength=len(asked))
    employers = [len(np.unique(cluster[(role == one) & known])) for one in range(len(asked))]
    thinnest = int(sizes.argmin())
    counts: dict[str, Any] = {
        "n": len(role),
        "employers": len(np.unique(cluster[known])),
        "sources": int(rows.column("sources")[0].as_py()) if len(rows) else 0,
        "evidence": {"ads": int(sizes[thinnest]), "employers": min(employers)},
        "short": f"of each role, and fewest are for {asked[thinnest]}",
    }
    there = np.flatnonzero(sizes >= part.needs.get("ads", 1))
    kept = np.isin(role, there)
    if len(there) < 2:
        return Figure(None, None, None, 0, refused="two roles with ads enough", **counts)
    skills = _matrix(rows, kept)
    labels, clusters = (
        np.unique(role[kept], return_inverse=True)[1],
        np.unique(cluster[kept], return_inverse=True)[1],
    )
    if part.how == "distance":
        width = len(there)
        named = np.zeros((width, skills.shape[1]))
        np.add.at(named, labels, skills)
        cosine = alike(named, np.bincount(labels)).cosine
        value = 1 - float(np.nanmax(cosine[~np.eye(width, dtype=np.bool_)]))
        return Figure(value, value, value, width, **counts)
    if len(np.unique(clusters)) < FOLDS:
        return Figure(None, None, None, 0, refused=f"{FOLDS} employers", **counts)
    guess = _guessed(skills, labels, clusters)
    value, draws = _macro(labels, guess, None), _drawn(labels, guess, clusters)
    low, high = (float(np.quantile(draws, q)) for q in (0.025, 0.975))
    return Figure(value, low, high, int((guess == labels).sum()), **counts)


def _roles(part: Part) -> list[str]:
    return [fact.removeprefix("role: ") for fact in part.asks]


def _matrix(rows: pa.Table, kept: NDArray[np.bool_]) -> Floats:
    """A row for each ad and a column for each skill that several of them name: 1 where the ad names it."""
    named = [skills for skills, keep in zip(rows.column("skills").to_pylist(), kept, strict=True) if keep]
    times = Counter(one for skills in named for one in skills)
    columns = {skill: at for at, skill in enumerate(sorted(one for one in times if times[one] >= SEVERAL))}
    made = np.zeros((len(named), max(1, len(columns))))
    for row, skills in enumerate(named):
        made[row, [columns[one] for one in skills if one in columns]] = 1.0
    return made


def _guessed(skills: Floats, labels: Whole, clusters: Whole) -> Whole:
    """The role that each ad is taken for, by a model that has seen no ad of its employer."""
    from scipy.sparse import csr_matrix  # these take a while to load
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold

    guess = np.zeros(len(labels), dtype=np.int64)
    sparse = csr_matrix(skills)
    for learned, asked in GroupKFold(FOLDS).split(sparse, labels, clusters):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a fit that stops early tells roles apart well enough
            model = LogisticRegression(class_weight="balanced", max_iter=300, tol=CLOSE_ENOUGH)
            if len(np.unique(labels[learned])) < 2:
                guess[asked] = labels[learned][0]
                continue
            guess[asked] = model.fit(sparse[learned], labels[learned]).predict(sparse[asked])
    return guess


def _macro(labels: Whole, guess: Whole, weights: Floats | None) -> float:
    """The mean over roles of 2 x right / (are + taken for)."""
    width = int(labels.max()) + 1
    table = np.bincount(labels * width + guess, weights=weights, minlength=width * width).reshape(
        width, width
    )
    both = table.sum(axis=0) + table.sum(axis=1)
    right = 2 * np.diag(table)
    return float(np.divide(right, both, out=np.zeros(width), where=both > 0).mean())


def _drawn(labels: Whole, guess: Whole, clusters: Whole) -> Floats:
    """The same of whole employers drawn again."""
    random = np.random.default_rng(SEED)
    width = int(clusters.max()) + 1
    draws = (drawn_again(random, width, 1)[0][clusters] for _ in range(DRAWS))
    return np.array([_macro(labels, guess, weights.astype(np.float64)) for weights in draws])


def values(_ads: Market, part: Part) -> dict[str, Any]:
    """Which roles."""
    return {"roles": _roles(part), "most": MOST}


def told(part: Part, name: str, figure: Figure) -> str:
    """`Role told from skills, macro-F1: 0.71 (0.68 to 0.74) over 3,120 ads`."""
    if figure.value is None or figure.low is None or figure.high is None:
        return f"{name}: too few ads of too many roles"
    between = "" if part.how == "distance" else f" ({figure.low:.2f} to {figure.high:.2f})"
    return f"{name}: {figure.value:.2f}{between} over {figure.n:,} ads"
