"""Mentions as they leave the room: places in the string that was handed in."""

from __future__ import annotations

from typing import Literal

from mltrends.extract.readable import Readable
from mltrends.extract.rules import JOB_TITLE, Decision
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


def role_mention(
    concept: Concept, readable: Readable, place: tuple[int, int], where: Literal["title", "text"]
) -> Mention:
    """The words that name the role: evidence, and no skill."""
    start, end = readable.raw_span(*place)
    return Mention(
        concept.id,
        concept.label,
        "role",
        where,
        start,
        end,
        readable.text[place[0] : place[1]],
        "title" if where == "title" else "body",
        "unstated",
        False,
        JOB_TITLE,
        "title" if where == "title" else "untitled",
    )
