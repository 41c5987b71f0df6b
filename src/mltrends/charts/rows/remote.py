"""Rows of the answers about remote work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class RemoteRole:
    """Share of the ads for a role, or of a level, that offer a mode of work."""

    ANSWER: ClassVar[str] = "answer_remote_roles"
    subject: str
    thing: str
    mode: str
    k: int
    n: int
    share: float | None
    ci_low: float | None
    ci_high: float | None
    suppressed: bool
    reason: str | None


@dataclass(frozen=True, slots=True)
class RemoteScope:
    """Share of the ads that offer remote work, by where it may be done."""

    ANSWER: ClassVar[str] = "answer_remote_scope"
    scope: str
    k: int
    n: int
    share: float | None
    ci_low: float | None
    ci_high: float | None
    suppressed: bool
    reason: str | None


@dataclass(frozen=True, slots=True)
class SameMix:
    """Share of a year's ads that have a thing, as it is and with the mix of jobs held still."""

    ANSWER: ClassVar[str] = "answer_same_mix"
    subject: str
    thing: str
    label: str
    year: int
    k: int
    n: int
    raw: float | None
    held: float | None
    held_low: float | None
    held_high: float | None
    gap: float | None
    suppressed: bool
    reason: str | None
