"""The answer where numbers cannot carry one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing is said, and `reason` tells a reader why, with the number that fell short."""

    reason: str
