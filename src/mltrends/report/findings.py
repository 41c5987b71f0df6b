"""Findings: what the answers say, in sentences that say no more than the answers do."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.report.changes import remote_change, skill_changes
from mltrends.report.finding import Finding
from mltrends.report.levels import top_pay, top_role, top_skill


def findings(answers: Answers) -> tuple[Finding, ...]:
    """Five or six findings, from what is advertised to what changes; each one there whatever the data."""
    return (
        top_role(answers),
        top_skill(answers),
        *skill_changes(answers),
        top_pay(answers),
        remote_change(answers),
    )
