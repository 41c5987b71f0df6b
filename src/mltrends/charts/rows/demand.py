"""Rows on how roles, skills and places of work move, and on what goes together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

ROLE, SKILL = "role", "skill"  # subjects of lines
NO_ROLE = "Other"  # what ads are called whose title names no known role


@dataclass(frozen=True, slots=True)
class Trend:
    """Share of a complete month's ads, as counted and with the sources weighted alike."""

    ANSWER: ClassVar[str] = "answer_trends"
    subject: str
    thing: str
    label: str
    month: date
    k: int
    n: int
    raw: float | None
    raw_low: float | None
    raw_high: float | None
    adjusted: float | None
    adjusted_low: float | None
    adjusted_high: float | None
    sources: int
    linked: bool
    piece: int
    suppressed: bool
    reason: str | None

    @property
    def share(self) -> float | None:
        """The share of the adjusted line, which charts draw where they do not say otherwise."""
        return self.adjusted

    @property
    def ci_low(self) -> float | None:
        """Lower end of its interval."""
        return self.adjusted_low

    @property
    def ci_high(self) -> float | None:
        """Upper end of its interval."""
        return self.adjusted_high

    @property
    def complete(self) -> bool:
        """Lines have no other months."""
        return True


@dataclass(frozen=True, slots=True)
class Shift:
    """A change of a pooled share between two years, taken apart, with a verdict on what changed within sources."""

    ANSWER: ClassVar[str] = "answer_shifts"
    subject: str
    thing: str
    label: str
    year_before: int | None
    year_after: int | None
    before: float | None
    after: float | None
    n_before: int | None
    n_after: int | None
    raw: float | None
    within: float | None
    within_low: float | None
    within_high: float | None
    mix: float | None
    came_or_went: float | None
    reversed: bool | None
    q_value: float | None
    tested: int
    verdict: str
    reason: str | None

    @property
    def change(self) -> float | None:
        """What the verdict is on."""
        return self.within

    @property
    def ci_low(self) -> float | None:
        """Lower end of its interval."""
        return self.within_low

    @property
    def ci_high(self) -> float | None:
        """Upper end of its interval."""
        return self.within_high


@dataclass(frozen=True, slots=True)
class Growth:
    """By what the odds that an ad names a skill are multiplied in a year."""

    ANSWER: ClassVar[str] = "answer_skill_growth"
    place: int | None
    concept: str
    label: str
    odds_ratio: float | None
    ci_low: float | None
    ci_high: float | None
    q_value: float | None
    k: int
    n: int
    k_early: int
    k_late: int
    months: int
    tested: int
    verdict: str


@dataclass(frozen=True, slots=True)
class SkillOfRole:
    """Share of a role's ads with text that mention a skill."""

    ANSWER: ClassVar[str] = "answer_skill_roles"
    role: str
    concept: str
    label: str
    k: int
    n: int
    share: float | None
    ci_low: float | None
    ci_high: float | None
    suppressed: bool
    reason: str | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two skills that ads name together more, or less, often than chance would have it."""

    ANSWER: ClassVar[str] = "answer_pairs"
    concept: str
    label: str
    other: str
    other_label: str
    k: int
    n: int
    lift: float
    npmi: float
    npmi_low: float | None
    npmi_high: float | None
    q_value: float | None
    tested: int

    @property
    def ci_low(self) -> float | None:
        """Lower end of the interval."""
        return self.npmi_low

    @property
    def ci_high(self) -> float | None:
        """Upper end of the interval."""
        return self.npmi_high


@dataclass(frozen=True, slots=True)
class Signature:
    """How much more, or less, a role's ads name a skill than the other ads do."""

    ANSWER: ClassVar[str] = "answer_signatures"
    role: str
    place: int | None
    concept: str
    label: str
    k: int
    n: int
    log_odds: float | None
    ci_low: float | None
    ci_high: float | None
    q_value: float | None


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike the ads for two roles are in the skills that they name."""

    ANSWER: ClassVar[str] = "answer_role_likeness"
    role: str
    other: str
    place: int | None
    likeness: float | None
    n: int
    other_n: int


@dataclass(frozen=True, slots=True)
class Bundle:
    """How many skills the ads for a role name."""

    ANSWER: ClassVar[str] = "answer_bundles"
    role: str
    n: int
    p25: float | None
    p50: float | None
    p75: float | None
    mean: float | None
    none: float | None
    suppressed: bool
    reason: str | None


@dataclass(frozen=True, slots=True)
class FamilyMember:
    """A skill and the family that it is in."""

    ANSWER: ClassVar[str] = "answer_skill_families"
    family: int | None
    name: str | None
    concept: str
    label: str
    members: int | None
    nearness: float | None
    stability: float | None
    stable: bool | None
    judged: int
    n: int
    reason: str | None


@dataclass(frozen=True, slots=True)
class OtherCount:
    """A share of the first page, counted in one of several ways."""

    ANSWER: ClassVar[str] = "answer_robustness"
    headline: str
    label: str
    rival: str | None
    place: int
    variant: str
    source: str
    title: str | None
    n: int
    share: float | None
    ci_low: float | None
    ci_high: float | None
    rival_share: float | None
    ahead: bool | None
    inside: bool | None
    reason: str | None
