"""Words that rose and that the vocabulary does not have: candidates, scored, doubted, put together.

A candidate is listed when
- enough ads of enough employers hold it, in more than one line that is repeated; an employer's own name is no word of its
  ads;
- it is a term and no manner of speaking: it stands in lists beside what the vocabulary knows ("Python, X and SQL") surely
  oftener than words do on the whole, and names of employers and places much oftener;
- its share rose within sources, with false finds held down over all terms (`stats.rise`);
- its rise is not that of a longer or shorter candidate: a part that does not rise without the whole gives way to it, and a
  whole whose part rises without it stands under the part;
- its trend by month, with errors by employer, goes up too (`stats.regress`).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mltrends.models.ads import Ads, Periods, Whole, periods
from mltrends.models.known import key_of, known_of
from mltrends.models.phrases import MIN_ADS, Phrases, find_phrases
from mltrends.models.risers import MIN_EMPLOYERS, MIN_SIDE, Risers
from mltrends.models.term import Emerging
from mltrends.models.words import Cut, words_of
from mltrends.stats.refused import Refused
from mltrends.stats.regress import MIN_MONTHS
from mltrends.taxonomy import Taxonomy

LONGEST_NAME = 6  # words of an employer's name that are looked at


def default_since(months: Whole) -> int:
    """The month from which ads are recent, when none is named: the last year, or the last half of less than two."""
    first, last = int(months.min()), int(months.max())
    return last - 11 if last - first + 1 >= 24 else first + (last - first + 2) // 2


def emerging(
    texts: Cut, ads: Ads, vocabulary: Taxonomy, *, since: int | None = None, names: Sequence[str] = ()
) -> Emerging | Refused:
    """Find the emerging terms of ads, or say why there is nothing to find.

    Args:
        texts: their words, one text for each ad.
        ads: what else is known of them.
        vocabulary: what needs no suggesting.
        since: the first recent month; all before it is earlier. Without it the last year.
        names: employers whose names are no terms, beside those of the ads.
    """
    months = len(np.unique(ads.month))
    if months < MIN_MONTHS:
        return Refused(
            f"the ads are of {months} complete month{'s' * (months != 1)}, and to tell a rise takes {MIN_MONTHS}"
        )
    parted = default_since(ads.month) if since is None else since
    split = periods(ads, parted, MIN_SIDE)
    if not split.heard.any():
        return Refused(_too_few(split))
    known = known_of(vocabulary)
    phrases = _without_own_names(find_phrases(texts, known, min_ads=MIN_ADS), ads, split)
    found = Risers(phrases, ads, split, {key_of(name) for name in (*ads.company, *names) if name})
    if not found.phrases:
        return Refused(
            f"no phrase that the vocabulary does not have is in {MIN_ADS} ads of {MIN_EMPLOYERS} employers"
        )
    terms = found.terms()
    if not terms:
        return Refused(
            f"no term surely rose (phrases that the vocabulary does not have: {found.phrases:,}; standing in lists like terms: "
            f"{len(found.tested):,}; risen for sure: none)"
        )
    return Emerging(
        tuple(terms),
        parted,
        int(ads.month.min()),
        int(ads.month.max()),
        found.phrases,
        len(found.tested),
        int(np.count_nonzero(found.rose)),
        int(np.count_nonzero(split.heard & ~split.late)),
        int(np.count_nonzero(split.heard & split.late)),
    )


def _too_few(split: Periods) -> str:
    best = max(range(len(split.strata)), key=lambda one: (split.employers[one].min(), -one))
    before, after = split.employers[best].astype(int)
    return (
        f"no source has ads of {MIN_SIDE} employers both before and after that month "
        f"(the most: {split.strata[best][0]}, {before:,} before and {after:,} after)"
    )


def _without_own_names(phrases: Phrases, ads: Ads, split: Periods) -> Phrases:
    """The phrases without the ads that do not count, and without the ads of employers that are called so."""
    numbers = {key: number for number, key in enumerate(phrases.keys)}
    called: dict[str, list[int]] = {}
    for name in dict.fromkeys(ads.company):
        words = words_of(name.replace("-", " "))[:LONGEST_NAME]
        keys = {
            key_of("".join(words[a:b]))
            for a in range(len(words))
            for b in range(a + 1, min(a + 3, len(words)) + 1)
        }
        called[name] = sorted(numbers[key] for key in keys if key in numbers)
    wide = len(ads.company)
    own = [number * wide + ad for ad, name in enumerate(ads.company) for number in called[name]]
    phrase = np.repeat(np.arange(len(phrases.keys)), np.diff(phrases.starts))
    kept = split.heard[phrases.ads] & ~np.isin(phrase * wide + phrases.ads, np.array(own, np.int64))
    return phrases.kept(kept)
