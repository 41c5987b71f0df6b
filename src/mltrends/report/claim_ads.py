"""Which ads are behind the claims of the documents."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import ClassVar

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind
from mltrends.report.behind import kinds


@dataclass(frozen=True, slots=True)
class ClaimAds:
    """Which ads stand behind the first figure of a claim."""

    ANSWER: ClassVar[str] = "answer_claims"
    claim: str
    behind: str | None
    behind_of: str | None


def claim_file(claim: str) -> str:
    """The page of a claim."""
    return f"claim-{claim.lower()}.html"


def behind_claims(answers: Answers) -> dict[str, Behind]:
    """Which ads stand behind the first figure of each claim that has one, by the file of its page."""
    return {
        claim_file(row.claim): Behind("ads behind the first figure", row.behind, json.loads(row.behind_of))
        for row in answers.rows(ClaimAds)
        if row.behind in kinds() and row.behind_of
    }
