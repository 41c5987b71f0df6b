"""The documents' claims put to the test: the board of verdicts, and a page for each claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from mltrends.charts.claims import LOOKS, ClaimRow, by_verdict, claims_of
from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Table
from mltrends.charts.house.words import clean, count
from mltrends.report.behind import Ads
from mltrends.report.claim_ads import claim_file
from mltrends.report.figures import Figure
from mltrends.report.page import Ground, Made, Page
from mltrends.report.read import ClaimQuery

LONGEST = 400
TITLE = "What three career guides claim, put to the test"
LEDE = (
    "The vocabulary comes from three documents on careers in machine learning. Each of their claims is held against the ads by a rule "
    "that was fixed beforehand. Insufficient evidence is a good answer, and silence in ads contradicts nothing that goes without saying."
)


@dataclass(frozen=True, slots=True)
class ClaimPart:
    """A figure of a claim, in words."""

    ANSWER: ClassVar[str] = "answer_claim_parts"
    claim: str
    part: int
    name: str
    measure: str
    verdict: str | None
    words: str
    k: int | None
    n: int | None
    sources: int | None
    needs: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim as its page shows it."""

    id: str
    file: str
    words: str
    documents: str
    verdict: str
    sign: str
    what: str
    needs: str
    caveat: str
    figures: Table
    queries: tuple[ClaimQuery, ...]
    ads: Ads | None


@dataclass(frozen=True, slots=True)
class Group:
    """The claims of one verdict."""

    verdict: str
    words: str
    sign: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Claims:
    """What the page of all claims shows."""

    title: str
    lede: str
    figures: tuple[Figure, ...]
    groups: tuple[Group, ...]


def _make(ground: Ground) -> Iterator[Made]:
    rows = claims_of(ground.answers)
    if not rows:
        return
    parts = _parts(ground.answers)
    groups = []
    for verdict, words, sign, _, _ in LOOKS:
        claims = tuple(_claim(ground, row, sign, parts) for row in by_verdict(rows)[verdict])
        groups.append(Group(verdict, words, sign, claims))
        for claim in claims:
            yield Made(claim.file, "claim.html", claim)
    content = Claims(TITLE, LEDE, ground.on("claims"), tuple(group for group in groups if group.claims))
    yield Made("claims.html", "claims.html", content, ground.picture("claims"))


def _parts(answers: Answers) -> dict[str, list[ClaimPart]]:
    found: dict[str, list[ClaimPart]] = {}
    for part in sorted(answers.rows(ClaimPart), key=lambda part: (part.claim, part.part)):
        found.setdefault(part.claim, []).append(part)
    return found


def _claim(ground: Ground, row: ClaimRow, sign: str, parts: dict[str, list[ClaimPart]]) -> Claim:
    cells = tuple(_cells(part) for part in parts.get(row.claim, []))
    head = ("Figure", "What was found", "Verdict", "Ads", "Of", "Sources")
    return Claim(
        id=clean(row.claim, 12),
        file=claim_file(row.claim),
        words=clean(row.words, LONGEST),
        documents=clean(row.documents, 60),
        verdict=row.verdict,
        sign=sign,
        what=clean(row.what, LONGEST),
        needs=clean(row.needs or "", LONGEST),
        caveat=clean(row.caveat or "", LONGEST),
        figures=Table(f"Figures of claim {clean(row.claim, 12)}", head, cells),
        queries=tuple(query for query in ground.claim_queries if query.claim == row.claim),
        ads=ground.ads_of.get(claim_file(row.claim)),
    )


def _cells(part: ClaimPart) -> tuple[str, ...]:
    counts = ("" if number is None else count(number) for number in (part.k, part.n, part.sources))
    said = clean(part.words, LONGEST) + (f" Missing: {clean(part.needs, LONGEST)}" if part.needs else "")
    return (clean(part.name, 160), said, part.verdict or "shown beside", *counts)


PAGES = (Page("claims", "Claims put to the test", "Claims", 10, _make),)
