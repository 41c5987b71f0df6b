"""The industry of an employer, where its name or its ad says outright what it is.

Ads name industries all over: those of clients, of products, of candidates. Where the part about the company names one
alone, that is the industry of the board's own column in 47 of 100 ads. So only a name is taken that says what its bearer
is ("First National Bank"), and a sentence that says so of the employer ("Acme is a leading healthcare company").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from mltrends.extract.layout import Layout
from mltrends.extract.rules import Decision
from mltrends.parse.industry import industry_of_name

# Employers of any industry call themselves technology companies and startups, and have research and development.
_OF_ANYBODY = frozenset({"technology-industry", "startups", "r-and-d"})
_REACH = 160
_WORDS = r"(?:(?!(?:for|to|in|serving|with|that|which|whose|helping|by|from|who|where|within|on|at|between|across|not|and)\b)[\w'’&/$%.+-]+,?\s+){0,8}"
_IS_A = re.compile(
    rf"\b(?:is|are|['’]re|was founded as|operates as)\s+(?:also\s+|currently\s+)?(?:an?|the|one of the|one of|among the|part of a)\s+{_WORDS}\Z",
    re.IGNORECASE,
)
# The word for what it is, right behind the industry; none of another trade between the two: a healthcare consulting firm consults.
_COMPANY = re.compile(
    r"(?:[\s-]+(?!(?:software|technolog|tech|it|saas|data|analytics|digital|media|consult|staffing|recruit|marketing|advertis|advisory|clients?|customers?|for|to|in|with|and|or|of)\w*\b)[\w'’&/-]+){0,2}"
    r"[\s-]+(?:company|firm|provider|organi[sz]ation|start-?up|business|corporation|group|institution|system|network|brand|leader|enterprise|carrier|agency|manufacturer|retailer|operator|developer|publisher|studio|bank|broker|lender|insurer|(?:companies|firms|providers|organi[sz]ations|corporations|groups|institutions|systems|brands|manufacturers|retailers|insurers|banks)(?<=s))\b",
    re.IGNORECASE,
)
_IS_ONE = frozenset({"hospital", "insurer", "reinsurer", "airline", "hedge fund", "investment bank", "carmaker", "automaker", "game studio", "online retailer", "online marketplace", "telco", "academic institution"})  # fmt: skip
_WE = re.compile(
    r"(?:\A|[\s,;:–—-])(?:we|our company|the company|the firm|our organi[sz]ation)\Z", re.IGNORECASE
)
_NOT_ABOUT = frozenset({"requirements", "preferred", "benefits", "legal"})
_NAME = re.compile(r"[^\W_]{2,}")
_OF_NAMES = frozenset({"the", "inc", "llc", "ltd", "group", "company", "corp", "corporation", "gmbh"})


class Told(NamedTuple):
    """The concept of an industry, and where it was read."""

    concept: str
    field: Literal["company", "text"]


def find_industry(layout: Layout, decisions: Sequence[Decision], company: str) -> Told | None:
    """The one industry that name and text say the employer is of; None when they say none, or several."""
    said = _said(layout, decisions, company)
    name = industry_of_name(company) if company else None
    if name is not None:
        return Told(name, "company") if said <= {name} else None
    return Told(next(iter(said)), "text") if len(said) == 1 else None


def _said(layout: Layout, decisions: Sequence[Decision], company: str) -> set[str]:
    return {
        one.proposal.form.concept.id
        for one in decisions
        if one.counted
        and one.proposal.form.concept.kind == "industry"
        and one.section not in _NOT_ABOUT
        and _is_said_of(one, layout.text, company)
    } - _OF_ANYBODY


def _is_said_of(one: Decision, text: str, company: str) -> bool:
    start, end = one.proposal.start, one.proposal.end
    line = text.rfind("\n", max(0, start - _REACH), start) + 1
    before, after = text[max(line, start - _REACH) : start], text[end : end + _REACH].split("\n", 1)[0]
    is_a = _IS_A.search(before)
    if is_a is None:
        return False
    if one.proposal.surface.casefold() not in _IS_ONE and not _COMPANY.match(after):
        return False
    subject = before[: is_a.start()].rstrip()
    sentence = re.split(r"[.!?]\s", subject)[-1]
    if _WE.search(sentence):
        return True
    names = {word.casefold() for word in _NAME.findall(company)} - _OF_NAMES
    return not names.isdisjoint(word.casefold() for word in _NAME.findall(sentence))
