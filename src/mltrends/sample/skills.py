"""The planted concepts: their true shares, where they are common, and how they are written."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from mltrends.sample.data import table

REQUIRED, PREFERRED, DUTY = range(3)
PLACES = ("required", "preferred", "duty")
LANGUAGES = ("en", "de", "fr")


def logit(share: float) -> float:
    """The logarithm of the odds of a share."""
    return math.log(share / (1 - share))


def share_of(odds: float) -> float:
    """The share that has these odds."""
    return odds / (1 + odds)


@dataclass(frozen=True, slots=True)
class Skill:
    """One concept. `names` and `lines` are by language; `lines` also by place, and empty for most."""

    label: str
    group: str
    start: float
    end: float
    board: float
    at: dict[str, float]
    names: dict[str, tuple[str, ...]]
    lines: dict[str, tuple[tuple[str, ...], ...]]
    marks: re.Pattern[str]

    @property
    def planted(self) -> str:
        """What was planted: rose, fell, or flat."""
        return "flat" if self.start == self.end else "rose" if self.start < self.end else "fell"

    def share(self, at: float, side: int = 0) -> float:
        """The true share at a point of the window; `side` is 1 on jobspy, -1 on linkedin, else 0."""
        low, high = logit(self.start), logit(self.end)
        return share_of(math.exp(low + (high - low) * at + side * self.board))

    def offset(self, code: str, family: str) -> float:
        """What a role adds on the logit scale."""
        return self.at.get(code, self.at.get(family, 0.0))


@cache
def skills() -> tuple[Skill, ...]:
    """All planted concepts, in the order of skills.toml."""
    return tuple(_skill(entry) for entry in table("skills")["skill"])


def word_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds any of `words` as whole words, with a blank or a hyphen between parts."""
    spelled = (re.escape(word).replace(r"\ ", r"[\s-]") for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w&+/]-)(?<![\w&+])(?:{'|'.join(spelled)})(?![\w+#&]|-\w)")


def _skill(entry: dict[str, Any]) -> Skill:
    share = entry["share"]
    start, end = share if isinstance(share, list) else (share, share)
    names = {tongue: tuple(entry.get(tongue, entry["names"])) for tongue in LANGUAGES}
    names["en"] = tuple(entry["names"])
    lines: dict[str, tuple[tuple[str, ...], ...]] = {}
    if "lines" in entry:
        given = entry["lines"]
        lines = {
            "en": tuple(tuple(given[place]) for place in PLACES),
            "de": (tuple(given["de"]),) * len(PLACES),
            "fr": (tuple(given["fr"]),) * len(PLACES),
        }
    return Skill(
        label=entry["label"],
        group=entry["group"],
        start=start,
        end=end,
        board=entry.get("board", 0.0),
        at=entry["at"],
        names=names,
        lines=lines,
        marks=word_pattern(tuple(entry.get("marks", entry["names"]))),
    )
