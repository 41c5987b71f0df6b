"""Which skills the ads of a role mention."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from mltrends.charts.house.answers import Answers


@dataclass(frozen=True, slots=True)
class RoleSkill:
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


def role_skills(answers: Answers) -> dict[str, list[RoleSkill]]:
    """The skills of each role that can be shown, the most mentioned first."""
    found: dict[str, list[RoleSkill]] = {}
    for row in answers.rows(RoleSkill):
        if row.share is not None and not row.suppressed and row.k:
            found.setdefault(row.role, []).append(row)
    return {
        role: sorted(rows, key=lambda row: (-(row.share or 0.0), row.label)) for role, rows in found.items()
    }
