"""Rows of the answers about pay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class LevelPay:
    """Quartiles of posted yearly pay of a role and level, in one country and currency."""

    ANSWER: ClassVar[str] = "answer_pay_levels"
    role: str
    seniority: str
    country: str
    currency: str
    k: int
    n: int
    p25: float | None
    p50: float | None
    p75: float | None
    ci_low: float | None
    ci_high: float | None
    suppressed: bool
    reason: str | None


@dataclass(frozen=True, slots=True)
class DollarPay:
    """Quartiles of posted yearly pay of a role, all currencies in one."""

    ANSWER: ClassVar[str] = "answer_pay_usd"
    role: str
    measure: str
    k: int
    own: float | None
    survey: float | None
    left_out: int
    p25: float | None
    p50: float | None
    p75: float | None
    ci_low: float | None
    ci_high: float | None
    suppressed: bool
    reason: str | None


@dataclass(frozen=True, slots=True)
class PayYear:
    """Pay of a year against the first one, all ads together and with the mix held still."""

    ANSWER: ClassVar[str] = "answer_pay_growth"
    salary_kind: str
    currency: str
    year: int
    k: int
    median: float | None
    index_pooled: float | None
    index: float | None
    index_low: float | None
    index_high: float | None
    index_cells: int | None
    index_reason: str | None


@dataclass(frozen=True, slots=True)
class Premium:
    """By how much ads that ask for a skill post more, with so much held as the rung says."""

    ANSWER: ClassVar[str] = "answer_skill_pay"
    currency: str
    concept: str
    label: str
    step: int
    rung: str
    k: int
    n: int
    premium: float | None
    ci_low: float | None
    ci_high: float | None
    q_value: float | None
    verdict: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class EstimatedPay:
    """Quartiles of estimates of one kind for a role, in one currency."""

    ANSWER: ClassVar[str] = "answer_pay_estimates"
    role: str
    currency: str
    salary_kind: str
    k: int
    amounts: int
    p25: float | None
    p50: float | None
    p75: float | None
    ci_low: float | None
    ci_high: float | None
    stated_k: int
    stated_p50: float | None
    suppressed: bool
    reason: str | None


@dataclass(frozen=True, slots=True)
class PayRange:
    """How wide posted ranges are, in one country and currency."""

    ANSWER: ClassVar[str] = "answer_pay_ranges"
    country: str
    currency: str
    k: int
    n: int
    single: float | None
    wider: int
    p25: float | None
    p50: float | None
    p75: float | None
    ci_low: float | None
    ci_high: float | None
    suppressed: bool
    reason: str | None


@dataclass(frozen=True, slots=True)
class DisclosureMonth:
    """Share of a month's ads of a country that state pay."""

    ANSWER: ClassVar[str] = "answer_disclosure_months"
    month: date
    country: str
    k: int
    n: int
    share: float | None
    ci_low: float | None
    ci_high: float | None
    complete: bool
    suppressed: bool


@dataclass(frozen=True, slots=True)
class DisclosureChange:
    """How the share of ads that state pay differs between the first and the last complete year."""

    ANSWER: ClassVar[str] = "answer_disclosure_change"
    country: str
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
class PlacePay:
    """By how much ads of one mode of work post more than those of another, with so much held as the rung says."""

    ANSWER: ClassVar[str] = "answer_remote_pay"
    currency: str
    mode: str
    against: str
    step: int
    rung: str
    k: int
    n: int
    employers: int
    premium: float | None
    ci_low: float | None
    ci_high: float | None
    verdict: str | None
    reason: str | None
