"""Labels and readings counted against each other: precision, recall, F1 and shares of right answers, with intervals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mltrends.stats.shares import wilson

GROUPS = {
    "tools and languages": ("language", "library", "platform", "database", "bi"),
    "methods and mathematics": ("method", "math", "data", "practice"),
    "soft and business skills": ("soft", "business"),
}


@dataclass(slots=True)
class Count:
    """Hits, false alarms and misses."""

    hits: int = 0
    alarms: int = 0
    misses: int = 0

    @property
    def precision(self) -> float | None:
        """Share of what was read that readers read too; None when nothing was read."""
        return self.hits / (self.hits + self.alarms) if self.hits + self.alarms else None

    @property
    def recall(self) -> float | None:
        """Share of what readers read that was read; None when they read nothing."""
        return self.hits / (self.hits + self.misses) if self.hits + self.misses else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both."""
        return 2 * self.hits / (2 * self.hits + self.alarms + self.misses) if self.hits else None

    def intervals(self) -> tuple[tuple[float, float] | None, tuple[float, float] | None]:
        """Wilson intervals of precision and recall; labels of one ad are taken as independent, so they are a little narrow."""
        return wilson(self.hits, self.hits + self.alarms), wilson(self.hits, self.hits + self.misses)


@dataclass(slots=True)
class Score:
    """All counts of an evaluation."""

    ads: int = 0
    by_label: dict[str, Count] = field(default_factory=dict)
    right: Counter[str] = field(default_factory=Counter)  # of fields
    asked: Counter[str] = field(default_factory=Counter)
    confused: Counter[tuple[str, str]] = field(default_factory=Counter)  # roles: said by readers, read
    wrong: list[tuple[str, str, Any, Any]] = field(default_factory=list)  # digest, what, readers, read

    def skills(self, digest: str, said: Iterable[str], read: Iterable[str], compared: frozenset[str]) -> None:
        """Count the skills of one ad."""
        said, read = set(said), set(read)
        if compared:
            said, read = said & compared, read & compared
        for label in said | read:
            count = self.by_label.setdefault(label, Count())
            if label in said and label in read:
                count.hits += 1
            elif label in read:
                count.alarms += 1
                self.wrong.append((digest, "false alarm", "", label))
            else:
                count.misses += 1
                self.wrong.append((digest, "miss", label, ""))

    def fields(self, digest: str, said: Mapping[str, Any], read: Mapping[str, Any]) -> None:
        """Count the fields of one ad or title."""
        for name, value in said.items():
            if name not in read:
                continue
            self.asked[name] += 1
            self.right[name] += same(value, read[name])
            if not same(value, read[name]):
                self.wrong.append((digest, name, value, read[name]))
            if name == "role":
                self.confused[value, read[name]] += 1

    def of(self, labels: Iterable[str]) -> Count:
        """The counts of several labels together."""
        counts = [self.by_label[label] for label in labels if label in self.by_label]
        return Count(
            sum(one.hits for one in counts),
            sum(one.alarms for one in counts),
            sum(one.misses for one in counts),
        )


def same(said: Any, read: Any) -> bool:
    """True for equal answers; pay must agree within a thousandth."""
    if said is None or read is None or not hasattr(said, "period"):
        return bool(said == read)
    ends = ((said.min, read.min), (said.max, read.max))
    near = all(
        one == other or (one is not None and other is not None and abs(one - other) <= 0.001 * abs(one))
        for one, other in ends
    )
    return near and (said.currency, said.period) == (read.currency, read.period)
