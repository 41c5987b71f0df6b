"""The nouns of a comparison of two runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mltrends.report.kept import Kept

SAMPLE, VERSION, VOCABULARY, SETTING, QUERY = "sample", "version", "vocabulary", "setting", "query"
ADS, NEWEST, SOURCE, LEADER, TOP = "ads", "newest", "source", "leader", "top"
SHARE, PAY, VERDICT, NUMBER, ANSWER, STAGE = "share", "pay", "verdict", "number", "answer", "stage"
# The order in which they are told: first why numbers may differ for other reasons than the ads, then what they rest on.
KINDS = (
    SAMPLE, VERSION, VOCABULARY, SETTING, QUERY, ADS, SOURCE, NEWEST, LEADER, TOP, SHARE, PAY, VERDICT, NUMBER, ANSWER, STAGE,
)  # fmt: skip

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as it was, in a sentence and in parts."""

    kind: str
    thing: str
    before: Any
    after: Any
    sentence: str
    answer: str = ""  # that tells of it
    before_interval: Interval | None = None
    after_interval: Interval | None = None
    beyond: bool = True  # False where chance may explain it
    weight: float = 0.0  # the heaviest is told first among its kind and answer


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs held against each other: what changed, the most important first."""

    before: Kept
    after: Kept
    changes: tuple[Change, ...]
    compared: int = 0  # numbers with intervals that both runs have
    within: int = 0  # of them those that moved, and not beyond their intervals

    @property
    def is_beyond_chance(self) -> bool:
        """True when anything changed that chance does not explain."""
        return any(change.beyond for change in self.changes)


def apart(one: Interval, other: Interval) -> bool:
    """True when two intervals do not meet."""
    return one[1] < other[0] or other[1] < one[0]


def gap(one: Interval, other: Interval) -> float:
    """How far two intervals lie apart, measured by how wide they are."""
    wide = (one[1] - one[0]) + (other[1] - other[0])
    return max(one[0] - other[1], other[0] - one[1]) / (wide or 1e-9)
