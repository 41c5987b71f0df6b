"""Mentions as they leave the room: places in the string that was handed in."""

from __future__ import annotations

from typing import Literal

from mltrends.extract.readable import Readable
from mltrends.extract.rules import JOB_TITLE, Decision
from mltrends.extract.titles import TitleReading
from mltrends.model import Mention
from mltrends.taxonomy import Concept


def mention(decision: Decision, readable: Readable, where: Literal["title", "text"]) -> Mention:
    """What the rules said of a proposal, at its place in the raw string."""
    proposal = decision.proposal
    concept = proposal.form.concept
    start, end = readable.raw_span(proposal.start, proposal.end)
    return Mention(
        concept.id,
        concept.label,
        concept.kind,
        where,
        start,
        end,
        proposal.surface,
        decision.section,
        decision.requirement,
        decision.counted,
        decision.why_not,
        decision.rule,
    )


def role_mention(concept: Concept, title: Readable, reading: TitleReading) -> list[Mention]:
    """The words of the title that name the role: evidence, and no skill."""
    if reading.end <= reading.start:
        return []
    start, end = title.raw_span(reading.start, reading.end)
    surface = title.text[reading.start : reading.end]
    return [
        Mention(
            concept.id,
            concept.label,
            "role",
            "title",
            start,
            end,
            surface,
            "title",
            "unstated",
            False,
            JOB_TITLE,
            "title",
        )
    ]
