"""Which of many trends may be called the fastest: chance held down first, ranked by what is sure.

A list of the largest changes among hundreds is a list of the luckiest. So every trend that was tested counts
among the tests, whether or not it can be listed; a trend is listed only with hits enough, a false discovery
rate held down over all, and, where there are several sources, two that go its way. What is listed is ranked by
the bound of its interval that lies nearer to no change, not by its size.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mltrends.stats.many import benjamini_hochberg
from mltrends.stats.refused import Refused
from mltrends.stats.regress import OddsTrend

MIN_HITS = 30  # early and late together; below, growth rates are mostly chance
FALSE_FINDS = 0.10
MIN_AGREE = 2


@dataclass(frozen=True, slots=True)
class Mover:
    """A tested trend, its q-value, how many of its sources go its way, and why it is not listed, if it is not."""

    name: str
    trend: OddsTrend
    q_value: float
    agree: int
    sources: int
    reason: str | None


@dataclass(frozen=True, slots=True)
class Growth:
    """Risers and fallers, the surest first; the others by name with the reason of each.

    `tested` counts all trends that had a p-value, and belongs beside every list. `one_source` is true when
    something listed rests on a single source, so that nothing else could agree or disagree.
    """

    risers: tuple[Mover, ...]
    fallers: tuple[Mover, ...]
    others: tuple[Mover, ...]
    refused: Mapping[str, str]
    tested: int
    one_source: bool


def fastest(
    trends: Mapping[str, OddsTrend | Refused], *, false_finds: float = FALSE_FINDS, min_hits: int = MIN_HITS
) -> Growth:
    """Lists the trends that are clear, from the trends of everything that was looked at.

    Args:
        trends: by name. All of them, not those that look promising: what is left out makes the rest look surer.
        false_finds: share of false finds that is allowed among the listed.
        min_hits: hits that are needed, early and late together.
    """
    tested = {name: trend for name, trend in sorted(trends.items()) if isinstance(trend, OddsTrend)}
    q_values = benjamini_hochberg([trend.p_value for trend in tested.values()])
    movers = [
        _judged(name, trend, q_value, false_finds, min_hits)
        for (name, trend), q_value in zip(tested.items(), q_values, strict=True)
    ]
    listed = [mover for mover in movers if mover.reason is None]
    return Growth(
        tuple(
            sorted(
                (mover for mover in listed if mover.trend.slope > 0), key=lambda mover: -mover.trend.ci_low
            )
        ),
        tuple(
            sorted(
                (mover for mover in listed if mover.trend.slope < 0), key=lambda mover: mover.trend.ci_high
            )
        ),
        tuple(mover for mover in movers if mover.reason is not None),
        {name: trend.reason for name, trend in sorted(trends.items()) if isinstance(trend, Refused)},
        len(tested),
        any(mover.sources == 1 for mover in listed),
    )


def _judged(name: str, trend: OddsTrend, q_value: float, false_finds: float, min_hits: int) -> Mover:
    way = 1 if trend.slope > 0 else -1
    agree = sum(sign == way for sign in trend.signs.values())
    sources = len(trend.signs) + len(trend.silent)
    hits = trend.k_early + trend.k_late
    reason = None
    if hits < min_hits:
        reason = f"too few hits ({hits} < {min_hits})"
    elif q_value > false_finds or trend.ci_low <= 1 <= trend.ci_high:
        reason = "no clear change"
    elif agree < min(MIN_AGREE, sources):
        reason = f"only {agree} of {sources} sources go this way"
    return Mover(name, trend, q_value, agree, sources, reason)
