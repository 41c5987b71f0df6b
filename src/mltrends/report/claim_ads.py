"""The ads behind the claims of the documents."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import ClassVar

from duckdb import DuckDBPyConnection

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind
from mltrends.report.behind import Ads, ads_behind, kinds


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


def ads_of_claims(con: DuckDBPyConnection, answers: Answers) -> dict[str, Ads]:
    """Up to ten ads for each claim that has some, by the file of its page."""
    found = {}
    for row in answers.rows(ClaimAds):
        if row.behind in kinds() and row.behind_of:
            ads = ads_behind(
                con, Behind("ads behind the first figure", row.behind, json.loads(row.behind_of))
            )
            if ads.ads:
                found[claim_file(row.claim)] = ads
    return found
