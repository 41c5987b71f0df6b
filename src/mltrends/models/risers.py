"""Candidates scored, doubted and put together; `emerging` says what is asked of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from mltrends.models.ads import Ads, Periods, Whole, distinct
from mltrends.models.known import key_of
from mltrends.models.phrases import MIN_ADS, MIN_WRITTEN, Phrases
from mltrends.models.term import Term
from mltrends.parse.gazetteer import known as is_place
from mltrends.parse.gazetteer import name_key
from mltrends.stats.regress import OddsTrend, Panel, odds_trend, panel
from mltrends.stats.rise import Rises, rises
from mltrends.stats.shares import Z95, wilson

MIN_EMPLOYERS = 10  # that post them
MIN_CONTEXTS = (
    10  # different words around it: where employers are not known, a repeated line is told by these
)
MIN_SIDE = 50  # employers that a stratum needs before the month, and after it
FALSE_FINDS = 0.05
MIN_SOURCES = 2  # that must go up, where so many are heard
# A term stands in lists of known things in at least so many times the usual share of its ads: what is spelled like a
# name or of several words, a single word in small letters, and what is also the name of an employer or a place.
TERM, PLAIN_TERM, NAME_TERM = 2.0, 4.0, 6.0
QUARTER = 3
WHOLE_OF_PART = 0.2  # of the ads of its new words hold the phrase, when others of its words are known


class Risers:
    """The candidates with their scores."""

    def __init__(self, phrases: Phrases, ads: Ads, split: Periods, names: set[str]) -> None:
        self.all, self.ads, self.split, self.names = phrases, ads, split, names
        self.number = phrases.number
        counts = np.diff(phrases.starts)
        wide = int(ads.employer.max(initial=0)) + 1
        phrase = np.repeat(np.arange(len(counts)), counts)
        posted = distinct(phrase * wide + ads.employer[phrases.ads]) // wide
        employers = np.bincount(posted, minlength=len(counts))
        self.employers = employers
        self.usual = float(phrases.listed.mean()) if len(phrases.listed) else 0.0
        enough = np.flatnonzero((counts >= MIN_ADS) & (employers >= MIN_EMPLOYERS))
        self.phrases = len(enough)
        # Whether something is a term is asked of all its ads together, which says nothing of early or late; so what is
        # none need not count among the tests.
        self.tested = np.array([one for one in enough.tolist() if self._is_term(one)], np.int64)
        self.scores = self._scored([phrases.ads_of(int(one)) for one in self.tested])
        self.rose = (self.scores.q_value <= FALSE_FINDS) & (self.scores.sure_from > 1)

    def _scored(self, ads: Sequence[Whole]) -> Rises:
        split, cells = self.split, 2 * len(self.split.strata)
        table = np.zeros((len(ads), cells))
        for row, some in zip(table, ads, strict=True):
            row += np.bincount(
                split.stratum[some] * 2 + split.late[some], weights=split.weight[some], minlength=cells
            )
        n = np.where(split.strata_heard[:, None], split.employers, 0)
        return rises(table[:, 0::2], table[:, 1::2], n[:, 0], n[:, 1])

    def terms(self) -> list[Term]:
        """What is listed, the surest rise first."""
        order = np.flatnonzero(self.rose)
        order = order[np.lexsort((self.tested[order], -self.scores.sure_from[order]))]
        chosen = [int(one) for one in order if self._agrees(int(one))]
        under = self._under(chosen)
        months = self._panel()
        made = []
        for one in chosen:
            if one not in under:
                continue
            trend = odds_trend(months[0], months[1](self.all.ads_of(int(self.tested[one]))))
            if isinstance(trend, OddsTrend) and trend.slope > 0 and trend.ci_low > 1:
                made.append(self._term(one, under[one], trend))
        return made

    def _is_term(self, phrase: int) -> bool:
        if self.all.contexts[phrase] < MIN_CONTEXTS:
            return False
        listed = self.all.listed_of(phrase)
        bounds = wilson(float(listed.sum()), float(len(listed)))
        written = self.all.ways[phrase][0][0]
        times = PLAIN_TERM if written.isalpha() and written.islower() else TERM
        if self._is_name(phrase):
            times = NAME_TERM
        if bounds is None or bounds[0] <= times * self.usual:
            return False
        return not self.all.holds_known[phrase] or self._holds_together(phrase)

    def _is_name(self, phrase: int) -> bool:
        return self.all.keys[phrase] in self.names or is_place(name_key(self.all.ways[phrase][0][0]))

    def _holds_together(self, phrase: int) -> bool:
        """Whether a phrase with a known word is one thing: its new words stand in it often enough."""
        mine = len(self.all.ads_of(phrase))
        numbers = self.number
        parts = [numbers[key] for key in map(key_of, self.all.words[phrase]) if key in numbers]
        return all(mine >= WHOLE_OF_PART * len(self.all.ads_of(part)) for part in parts)

    def _ways(self, one: int) -> tuple[int, int]:
        """In how many of the sources that are heard it goes up, and how many these are."""
        sums: dict[str, float] = {}
        for (source, _), pull, is_heard in zip(
            self.split.strata, self.scores.pulls[one], self.split.strata_heard, strict=True
        ):
            if is_heard:
                sums[source] = sums.get(source, 0.0) + float(pull)
        return sum(way > 0 for way in sums.values()), len(sums)

    def _agrees(self, one: int) -> bool:
        up, sources = self._ways(one)
        return up >= min(MIN_SOURCES, sources)

    def _under(self, chosen: Sequence[int]) -> dict[int, list[int]]:
        """Of the chosen those that stand by themselves, each with the longer ones that stand under it."""
        by_key = {self.all.keys[int(self.tested[one])]: one for one in chosen}
        gone: dict[int, int] = {}
        for whole in sorted(chosen, key=lambda one: (-len(self._row(one)), one)):
            for part in sorted({by_key[key] for key in _parts(self._row(whole)) if key in by_key} - {whole}):
                if part in gone or whole in gone:
                    continue
                rest = np.setdiff1d(self._ads(part), self._ads(whole), assume_unique=True)
                if self._rises_alone(rest):
                    gone[whole] = part
                else:
                    gone[part] = whole
        under: dict[int, list[int]] = {one: [] for one in chosen if one not in gone}
        for one in chosen:
            if one in gone and len(self._row(one)) > len(self._row(gone[one])):
                top = gone[one]
                while top in gone:
                    top = gone[top]
                under[top].append(one)
        return under

    def _rises_alone(self, rest: Whole) -> bool:
        if len(rest) < MIN_ADS:
            return False
        alone = self._scored([rest])
        return bool(alone.sure_from[0] > 1)

    def _row(self, one: int) -> tuple[str, ...]:
        return self.all.words[int(self.tested[one])]

    def _ads(self, one: int) -> Whole:
        return self.all.ads_of(int(self.tested[one]))

    def _panel(self) -> tuple[Panel, Callable[[Whole], Whole]]:
        """The heard ads by stratum, month and employer, and what counts the hits of some ads in its rows."""
        heard = np.flatnonzero(self.split.heard)
        wide = int(self.ads.employer.max(initial=0)) + 1
        months = int(self.ads.month.max()) + 1
        code = (self.split.stratum * months + self.ads.month) * wide + self.ads.employer
        rows, row_of, counts = np.unique(code[heard], return_inverse=True, return_counts=True)
        at = np.full(len(code), -1)
        at[heard] = row_of
        cells = rows // wide
        source = np.array([f"{number:06d}" for number in range(len(self.split.strata))])[cells // months]
        built = panel(source, cells % months, rows % wide, counts)
        return built, lambda ads: np.bincount(at[ads], minlength=len(rows))

    def _term(self, one: int, under: Sequence[int], trend: OddsTrend) -> Term:
        phrase = int(self.tested[one])
        ads, scores = self.all.ads_of(phrase), self.scores
        late = int(np.count_nonzero(self.split.late[ads]))
        up, sources = self._ways(one)
        kinds = self.all.kinds[phrase]
        return Term(
            label=self.all.ways[phrase][0][0],
            ways=tuple(way for way in self.all.ways[phrase] if way[1] >= MIN_WRITTEN),
            under=tuple(self.all.ways[int(self.tested[whole])][0][0] for whole in under),
            ads_before=len(ads) - late,
            ads_after=late,
            of_before=int(np.count_nonzero(self.split.heard & ~self.split.late)),
            of_after=int(np.count_nonzero(self.split.heard & self.split.late)),
            employers=int(self.employers[phrase]),
            odds_ratio=float(scores.odds_ratio()[one]),
            ci_low=float(scores.sure_from[one]),
            ci_high=float(scores.odds_ratio(Z95)[one]),
            q_value=float(scores.q_value[one]),
            odds_ratio_year=trend.odds_ratio,
            sources_up=up,
            sources=sources,
            first_month=int(self.ads.month[ads].min()),
            quarters=self._quarters(ads),
            listed=float(self.all.listed_of(phrase).mean()),
            kinds=tuple(sorted(kinds.items(), key=lambda kind: (-kind[1], kind[0]))),
            is_name=self._is_name(phrase),
            ads=ads,
        )

    def _quarters(self, ads: Whole) -> tuple[float | None, ...]:
        month = self.ads.month[self.split.heard]
        first, last = int(month.min()) // QUARTER, int(month.max()) // QUARTER
        n = np.bincount(month // QUARTER - first, minlength=last - first + 1)
        k = np.bincount(self.ads.month[ads] // QUARTER - first, minlength=last - first + 1)
        return tuple(float(hits / of) if of else None for hits, of in zip(k, n, strict=True))


def _parts(row: tuple[str, ...]) -> list[str]:
    """The keys of the shorter phrases inside a phrase."""
    size = len(row)
    return [
        key_of("".join(row[start : start + length]))
        for length in range(1, size)
        for start in range(size - length + 1)
    ]
