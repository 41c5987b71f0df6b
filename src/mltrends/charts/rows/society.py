"""Rows on degrees, years of experience, industries, applications, ethics, and what documents and sources say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

ETHICS, FUTURE = "ethics", "future"  # topics
WORK, ANYWHERE = "work", "anywhere"  # ways of counting ethics


@dataclass(frozen=True, slots=True)
class Degree:
    """Share of a role's ads with text that require, prefer or name a degree."""

    ANSWER: ClassVar[str] = "answer_education"
    role: str
    degree: str
    asked: str
    k: int
    n: int
    share: float | None
    ci_low: float | None
    ci_high: float | None
    suppressed: bool
    reason: str | None


@dataclass(frozen=True, slots=True)
class DegreeGroup:
    """The same for research roles, engineering roles and others, with how far research is ahead."""

    ANSWER: ClassVar[str] = "answer_degree_groups"
    role_group: str
    degree: str
    asked: str
    k: int
    n: int
    share: float | None
    ci_low: float | None
    ci_high: float | None
    difference: float | None
    difference_low: float | None
    difference_high: float | None
    compared: int
    verdict: str | None
    suppressed: bool
    reason: str | None


@dataclass(frozen=True, slots=True)
class FieldOfStudy:
    """Share of the ads with text that name a field of study beside a degree."""

    ANSWER: ClassVar[str] = "answer_education_fields"
    rank: int | None
    concept: str
    label: str
    k: int
    n: int
    share: float | None
    ci_low: float | None
    ci_high: float | None
    of_degrees: float | None
    suppressed: bool


@dataclass(frozen=True, slots=True)
class Experience:
    """Quartiles of the years that ads for a role and level ask for."""

    ANSWER: ClassVar[str] = "answer_experience"
    role: str
    seniority: str
    k: int
    n: int
    stated: float | None
    p25: float | None
    p50: float | None
    p75: float | None
    suppressed: bool
    reason: str | None


@dataclass(frozen=True, slots=True)
class LevelYears:
    """How many ads of a level ask for so many years, and how many for so many or more."""

    ANSWER: ClassVar[str] = "answer_experience_years"
    level: str
    years: int
    k: int
    n: int
    stated: int
    share: float | None
    k_or_more: int
    or_more: float | None
    ci_low: float | None
    ci_high: float | None
    of_all: float | None
    suppressed: bool
    reason: str | None


@dataclass(frozen=True, slots=True)
class Industry:
    """Share of the ads in scope whose employer is in an industry."""

    ANSWER: ClassVar[str] = "answer_industries"
    industry: str
    label: str
    k: int
    n: int
    share: float | None
    ci_low: float | None
    ci_high: float | None
    by_words: int
    suppressed: bool


@dataclass(frozen=True, slots=True)
class IndustryRole:
    """Share of an industry's ads that are for a role."""

    ANSWER: ClassVar[str] = "answer_industry_roles"
    industry: str
    label: str
    role: str
    k: int
    n: int
    share: float | None
    ci_low: float | None
    ci_high: float | None
    everywhere: float | None
    suppressed: bool
    reason: str | None


@dataclass(frozen=True, slots=True)
class Application:
    """Share of the ads with text that name what machine learning is applied to."""

    ANSWER: ClassVar[str] = "answer_applications"
    rank: int | None
    concept: str
    label: str
    k: int
    n: int
    share: float | None
    ci_low: float | None
    ci_high: float | None
    suppressed: bool


@dataclass(frozen=True, slots=True)
class ApplicationIndustry:
    """How much more often ads of an industry name an application than chance would have it."""

    ANSWER: ClassVar[str] = "answer_application_industries"
    concept: str
    label: str
    industry: str
    industry_label: str
    k: int
    known: int
    lift: float | None
    odds_ratio: float | None
    or_low: float | None
    or_high: float | None
    q_value: float | None
    tested: int
    verdict: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Topic:
    """Share of the ads with text that name a topic of ethics or of the future, at first and at last."""

    ANSWER: ClassVar[str] = "answer_topics"
    topic: str
    concept: str
    label: str
    k: int
    n: int
    share: float | None
    ci_low: float | None
    ci_high: float | None
    anywhere: float | None
    n_first: int | None
    first_share: float | None
    n_last: int | None
    last_share: float | None
    last_low: float | None
    last_high: float | None
    odds_ratio: float | None
    or_low: float | None
    or_high: float | None
    change: str
    verdict: str
    suppressed: bool


@dataclass(frozen=True, slots=True)
class EthicsMonth:
    """Share of a month's ads with text that speak of ethics, counted in one of two ways."""

    ANSWER: ClassVar[str] = "answer_ethics_months"
    month: date
    counting: str
    k: int
    n: int
    share: float | None
    ci_low: float | None
    ci_high: float | None
    complete: bool
    suppressed: bool


@dataclass(frozen=True, slots=True)
class EthicsChange:
    """How that share differs between the first and the last complete year."""

    ANSWER: ClassVar[str] = "answer_ethics_change"
    counting: str
    months_before: int
    months_after: int
    before: float | None
    after: float | None
    change: float | None
    ci_low: float | None
    ci_high: float | None
    sources: int
    sources_agree: int | None
    verdict: str


@dataclass(frozen=True, slots=True)
class Guide:
    """A skill, whether documents name it, and how many ads do."""

    ANSWER: ClassVar[str] = "answer_guides"
    concept: str
    label: str
    kind: str
    documents: str | None
    side: str
    rank: int | None
    k: int
    n: int
    share: float | None
    ci_low: float | None
    ci_high: float | None
    middle: float | None
    missed: bool
    suppressed: bool


@dataclass(frozen=True, slots=True)
class SourceMonth:
    """Ads of a source in a month, and whether the month is whole."""

    ANSWER: ClassVar[str] = "answer_source_months"
    source: str
    title: str
    month: date
    n: int
    in_scope: int
    with_text: int
    complete: bool
    reason: str | None


@dataclass(frozen=True, slots=True)
class SourceDay:
    """Ads of a source that were first seen on a day."""

    ANSWER: ClassVar[str] = "answer_days"
    source: str
    title: str
    day: date
    n: int


@dataclass(frozen=True, slots=True)
class Read:
    """How much of a group of skills, or of a field, is read right, measured on labelled ads."""

    ANSWER: ClassVar[str] = "answer_reading"
    subject: str
    thing: str
    measure: str
    k: int
    n: int
    share: float | None
    ci_low: float | None
    ci_high: float | None
    labelled: int
    measured_with: str
    read_with: str | None
