"""The near tier: postings with nearly the same text, under titles with the same words.

Texts of one employer are the same ad from a share of 0.85 of their wording on. Across employers it takes 0.95,
and one of the two must name nobody, or be an agency, or its name must begin with the other's ("Acme" and
"Acme Cloud Services"): one text at five employers stays five ads. The title must say the same job, since
employers write all their ads from one template; the place need not, since one job is advertised in many.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mltrends.ads.alike import Sketches, find_alike
from mltrends.ads.groups import Numbers, join

SAME_EMPLOYER = 0.85
OTHER_EMPLOYER = 0.95


@dataclass(frozen=True, slots=True)
class Texts:
    """Distinct texts in the order in which they were first seen.

    Attributes:
        titles: number of each text's title.
        owners: number of the employer whose ad it is; 0 when nobody is named.
        agency: whether that is an agency.
        sketches: the sketches.
    """

    titles: Numbers
    owners: Numbers
    agency: NDArray[np.bool_]
    sketches: Sketches


def find_near(texts: Texts, names: Mapping[int, str]) -> Numbers:
    """Give for each text the first of those that are the same ad.

    Args:
        texts: the texts to compare.
        names: name of each owner by its number; of 0, an empty one.
    """
    across = find_alike(texts.titles, texts.sketches, OTHER_EMPLOYER, bands=8)
    homeless = texts.agency | (texts.owners == 0)
    anchors = _anchors(across, homeless, texts)
    owners = np.where(homeless, texts.owners[anchors], texts.owners)
    nobody = owners == 0
    owners[nobody] = -1 - across[nobody]  # texts that name nobody are alike at the higher share only
    joined = find_alike((texts.titles << 32) + owners, texts.sketches, SAME_EMPLOYER, bands=16)
    orphans = np.flatnonzero(homeless)
    joined = join(joined, orphans, anchors[orphans])
    return join(joined, *_kin(across, homeless, texts.owners, names))


def _anchors(across: Numbers, homeless: NDArray[np.bool_], texts: Texts) -> Numbers:
    """The text whose ad each one is: the first of an employer, else of an agency, else the first of all."""
    none = across.size
    anchors = across.copy()
    for kind in (texts.agency, ~homeless):
        earliest = np.full(none, none, np.int64)
        np.minimum.at(earliest, across[kind], np.flatnonzero(kind))
        known = earliest[across] < none
        anchors[known] = earliest[across][known]
    return anchors


def _kin(
    across: Numbers, homeless: NDArray[np.bool_], owners: Numbers, names: Mapping[int, str]
) -> tuple[Numbers, Numbers]:
    """Pairs of texts that are alike and whose employers' names begin alike."""
    own = np.flatnonzero(~homeless)
    _, first = np.unique(np.stack((across[own], owners[own])), axis=1, return_index=True)
    rows = np.sort(own[first])
    rows = rows[np.argsort(across[rows], kind="stable")]
    pairs: list[tuple[int, int]] = []
    cuts = np.flatnonzero(np.diff(across[rows])) + 1
    for family in np.split(rows, cuts):
        if family.size > 1:
            pairs += _begun_alike([(f"{names[owners[row]]} ", int(row)) for row in family])
    one, other = np.array(pairs, np.int64).reshape(-1, 2).T
    return one, other


def _begun_alike(named: list[tuple[str, int]]) -> list[tuple[int, int]]:
    """Pairs of a name and a longer one that begins with it; each name ends with a space."""
    pairs = []
    stem, stem_row = "", -1
    for name, row in sorted(named):
        if stem_row >= 0 and name.startswith(stem):
            pairs.append((stem_row, row))
        else:
            stem, stem_row = name, row
    return pairs
