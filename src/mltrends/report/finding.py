"""The noun of a finding, and the words for what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from mltrends.charts.house.answers import RemoteChange, RolePay, RoleShare, SkillChange, SkillShare
from mltrends.charts.house.facts import CONFIDENCE
from mltrends.charts.house.words import (
    clean,
    count,
    counted,
    interval,
    percent,
    points,
    points_between,
    thousands,
)

LEVEL, TOO_FEW = "level", "too few ads"


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a finding with its interval; none where there is too little data."""

    unit: str  # share, pp, or a currency a year
    value: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence, what it rests on, and the chart that shows it."""

    name: str
    chart: str
    sentence: str
    evidence: str  # interval, n and sources, in words
    verdict: str  # level, rose, fell, no clear change, too little data, too few ads
    number: Number
    n: int


def too_few(name: str, chart: str, sentence: str, n: int, what: str = "ads") -> Finding:
    """The finding that there is too little to say more."""
    return Finding(name, chart, sentence, n_words(n, what), TOO_FEW, Number("share"), n)


def named(name: str, share: float | None, n: int) -> str:
    """`SQL (55%)`."""
    return f"{clean(name, 80)} ({percent(share or 0.0, n)})"


def n_words(n: int, what: str = "ads") -> str:
    """`n = 5,432 ads`, its number kept beside it."""
    return f"n\u00a0=\u00a0{count(n)} {what}"


def interval_words(low: float | None, high: float | None, n: int) -> list[str]:
    """The interval of a share, when there is one."""
    return [] if low is None or high is None else [f"{CONFIDENCE} {interval(low, high, n)}"]


def share_rests_on(row: RoleShare | SkillShare, what: str) -> str:
    """What a share rests on."""
    whom = f"{counted(row.employers, 'employer')}, {counted(row.sources, 'source')}"
    return "; ".join([*interval_words(row.ci_low, row.ci_high, row.n), n_words(row.n, what), whom])


def pay_rests_on(row: RolePay) -> str:
    """What a median of pay rests on, and how much of pay is in sight at all."""
    parts = []
    if row.ci_low is not None and row.ci_high is not None:
        parts.append(f"{CONFIDENCE} of the median {thousands(row.ci_low)}–{thousands(row.ci_high)}")
    parts.append(n_words(row.k, "ads with posted pay"))
    if row.disclosure is not None:
        parts.append(f"{percent(row.disclosure, row.n)} of the role's ads state pay")
    if row.inferred > 0:
        parts.append(f"for {percent(row.inferred, row.k)} of it no word says whether it is for a year")
    return "; ".join([*parts, counted(row.sources, "source")])


def change_rests_on(row: SkillChange | RemoteChange, n: int, before: str = "Change") -> str:
    """What a test of change rests on."""
    parts = [f"{before} {points(row.change or 0.0)}"]
    if row.ci_low is not None and row.ci_high is not None:
        parts.append(f"{CONFIDENCE} {points_between(row.ci_low, row.ci_high)}")
    parts.append(n_words(n, "ads in these months"))
    if row.sources_agree is not None:
        go = "goes" if row.sources_agree == 1 else "go"
        parts.append(f"{row.sources_agree} of {counted(row.sources, 'source')} {go} the same way")
    return "; ".join(parts)
