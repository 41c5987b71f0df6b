"""What became of each claim of the documents: a board of verdicts, a tile for each claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.message import Message
from mltrends.charts.house.tiles import Group, Tiles
from mltrends.charts.house.words import clean, counted, short_title

NOTHING = "Too little data: no claim was put to the test"
UNDECIDED = "insufficient evidence"
LONGEST, LONGEST_WORD = 1000, 60  # characters in a cell of the table
UNTESTABLE = "not testable with ads"
# Verdict, its words, its sign and letter, its colour: three cues, so that nobody has to tell colours apart.
LOOKS = (
    ("supported", "Supported", "✓", "S", "green"),
    ("partly", "Partly supported", "◐", "P", "sky"),
    ("contradicted", "Contradicted", "✗", "C", "vermillion"),
    (UNDECIDED, "Insufficient evidence", "?", "I", "slate"),
    (UNTESTABLE, "Not testable with ads", "–", "N", "purple"),
)


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim, its verdict, and what that rests on."""

    ANSWER: ClassVar[str] = "answer_claims"
    claim: str
    documents: str
    words: str
    type: str
    verdict: str
    what: str
    needs: str | None
    caveat: str | None


def claims_of(answers: Answers) -> tuple[ClaimRow, ...]:
    """All claims, in the order of their ids."""
    return tuple(sorted(answers.rows(ClaimRow), key=lambda row: row.claim))


def by_verdict(rows: Sequence[ClaimRow]) -> dict[str, list[ClaimRow]]:
    """The claims of each verdict; every verdict has a list."""
    return {verdict: [row for row in rows if row.verdict == verdict] for verdict, *_ in LOOKS}


def _title(answers: Answers) -> str:
    rows = claims_of(answers)
    if not rows:
        return NOTHING
    found = by_verdict(rows)
    yes, no, partly = (len(found[verdict]) for verdict in ("supported", "contradicted", "partly"))
    if not (yes or no or partly):
        return f"Too little data to judge any of {counted(len(rows), 'claim')}"
    if not (yes or no):
        return f"Ads bear out {partly} of {counted(len(rows), 'claim')}, and only partly"
    return short_title(
        f"Ads support {yes} of {counted(len(rows), 'claim')} and contradict {no}",
        f"Ads support {yes} claims and contradict {no}",
    )


def _subtitle(answers: Answers) -> str:
    told = facts(answers)
    rows = claims_of(answers)
    return (
        f"Verdicts on what three career guides claim, {counted(len(rows), 'claim')}, each held to a rule with its {CONFIDENCE} "
        f"in percent, odds or pay; ads of {told.scope_line}; {from_sources(told.ads, 'ads', len(told.sources))}"
    )


def _counts(answers: Answers) -> str:
    found = by_verdict(claims_of(answers))
    return ", ".join(f"{len(found[verdict])} {words.lower()}" for verdict, words, *_ in LOOKS)


def _alt(answers: Answers) -> str:
    if not claims_of(answers):
        return f"No chart: {NOTHING.lower()}."
    return (
        f"Tiles, one for each claim, in groups by verdict. {_title(answers)}. There are {_counts(answers)}."
    )


def _note(_answers: Answers) -> str:
    signs = ", ".join(f"{sign} {letter} {words.lower()}" for _, words, sign, letter, _ in LOOKS)
    return (
        f"Each tile is a claim: {signs}. Insufficient is no verdict against a claim; "
        "that ads are silent on something never contradicts what they may take for granted."
    )


def _table(answers: Answers) -> Table:
    head = (
        "Claim",
        "What is claimed",
        "Verdict",
        "What ads show",
        "What is missing",
        "What this cannot say",
        "Documents",
    )
    named = {verdict: words for verdict, words, *_ in LOOKS}
    rows = tuple(
        (
            clean(row.claim, 20),
            clean(row.words),
            named.get(row.verdict, clean(row.verdict, 40)),
            _sentences(row.what),
            _sentences(row.needs),
            _sentences(row.caveat),
            clean(row.documents, 40),
        )
        for row in claims_of(answers)
    )
    return Table("Claims of three career guides, held against ads", head, rows)


def _sentences(text: str | None) -> str:
    """All of a text, with each of its words cut: a sentence may be long, a word may not push a page apart."""
    return clean(" ".join(clean(word, LONGEST_WORD) for word in (text or "").split(" ")), LONGEST)


def _picture(answers: Answers) -> Picture:
    rows = claims_of(answers)
    if not rows:
        return Message(f"{NOTHING}. Claims are tested where there are ads to count.")
    found = by_verdict(rows)
    return Tiles(
        tuple(
            Group(words, sign, letter, hue, tuple(clean(row.claim, 20) for row in found[verdict]))
            for verdict, words, sign, letter, hue in LOOKS
            if found[verdict]
        )
    )


CHART = Chart(
    name="claims",
    page="claims",
    order=10,
    metric="answer_claims",
    also=("answer_roles", "answer_sources"),
    question="Do ads bear out what career guides claim?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
)
