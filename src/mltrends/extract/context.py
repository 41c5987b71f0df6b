"""What a rule may look at around a proposal: its sentence, its list, its part of the ad."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mltrends.extract.layout import Layout
from mltrends.extract.matcher import MOST_OVERLAPS, Proposal
from mltrends.extract.sections import Sections
from mltrends.model import Section
from mltrends.taxonomy import Condition

REACH = 80  # characters to each side
_LINK = r"(?:and|or|and/or|as well as|e\.?g\.?|i\.e\.|like|such as|including|plus|with|vs\.?|etc\.?|ideally|preferably|either|also)"
# What may stand between two members of one list: signs and linking words, and at most one capitalised name that no concept knows.
_LIST_GAP = re.compile(
    rf"(?=.{{1,40}}\Z)[\s,/&;|+•()\[\]\-–:]*(?:{_LINK}[\s,/&;|+()\-:]+){{0,2}}(?:[A-Z][\w.+#-]{{0,15}}(?: [A-Z][\w.+#-]{{0,15}})?\s?(?:[,/;|&–-]|\b(?:and|or)\b)\s*(?:{_LINK}\s)?)?",
    re.DOTALL,
)
_WIDE = 160
_NO_AD = 120  # characters; a line or two that someone asks about holds no company's story
# Words by which a sentence speaks of whom it looks for, of the team, or of what is done there.
_WORK = re.compile(
    r"\b(?:you|your|yours|you'\w+|experience\w*|skills?|knowledge|background|expertise|expert|familiar\w*|understanding|proficien\w+|degree|phd|ph\.d|interest(?:ed)?|passion\w*|curious|comfort\w*|exposure|desire|enthusias\w+"
    r"|looking\sfor|seeking|searching|hiring|hire|need|want|join\w*|candidates?|applicants?|roles?|positions?|opportunity\sto|responsib\w+|help\s(?:us\s)?(?:shape|build|develop|design|create)"
    r"|teams?|department|lab|group|initiatives?|stack|problems|projects?|engineers?|developers?|programmers?|scientists?|analysts?|researchers?|architects?|hackers?|interns?|lead"
    r"|build|design|develop|implement|work(?:ing|ed)?\son|work(?:ing|ed)\swith|ability|able\sto|sie|ihre[mnrs]?|du|deine?[mnrs]?|(?:vor|berufs)?erfahrung(?:en)?|(?:grund|fach)?kenntnissen?|wissen|vous|votre|vos|poste|équipe|compétences|expériences?|usted|experiencia|conocimientos?|você|experiência|conhecimentos?)\b",
    re.IGNORECASE,
)
_BLANK = re.compile(r"[\s•*\-–—=_>|.,;:()\d]*")


@dataclass(frozen=True, slots=True)
class Text:
    """A readable text with its layout and parts."""

    layout: Layout
    sections: Sections


class Spot(NamedTuple):
    """A proposal and all that its rules may see."""

    proposal: Proposal
    text: str
    sentence: tuple[int, int]
    section: Section
    beside: frozenset[str]  # kinds of the trustworthy members of its list

    def before(self) -> str:
        """Up to `REACH` characters that end where the form starts, in the same sentence."""
        return self.text[max(self.sentence[0], self.proposal.start - REACH) : self.proposal.start]

    def after(self) -> str:
        """Up to `REACH` characters that start where the form ends, in the same sentence."""
        return self.text[
            self.proposal.end : max(self.proposal.end, min(self.sentence[1], self.proposal.end + REACH))
        ]


def holds(condition: Condition, spot: Spot, counted: frozenset[str]) -> bool:
    """True when all keys of the condition hold."""
    if condition.beside and not spot.beside.intersection(condition.beside):
        return False
    if condition.section and spot.section not in condition.section:
        return False
    if condition.surface and not condition.surface.fullmatch(spot.proposal.surface):
        return False
    if condition.before and not condition.before.search(spot.before()):
        return False
    if condition.not_before and condition.not_before.search(spot.before()):
        return False
    if condition.after and not condition.after.match(spot.after()):
        return False
    if condition.near and not (condition.near.search(spot.before()) or condition.near.search(spot.after())):
        return False
    if condition.ad and not counted.intersection(condition.ad):
        return False
    if condition.work and not _speaks_of_work(spot):
        return False
    return not (condition.alone and not _stands_alone(spot))


def _speaks_of_work(spot: Spot) -> bool:
    if len(spot.text) < _NO_AD:
        return True
    start, end = spot.sentence
    near = slice(max(start, spot.proposal.start - _WIDE), min(end, spot.proposal.end + _WIDE))
    return _WORK.search(spot.text[near]) is not None


def _stands_alone(spot: Spot) -> bool:
    start = spot.text.rfind("\n", 0, spot.proposal.start) + 1
    end = spot.text.find("\n", spot.proposal.end)
    rest = (
        spot.text[start : spot.proposal.start],
        spot.text[spot.proposal.end : len(spot.text) if end < 0 else end],
    )
    return all(_BLANK.fullmatch(side[:REACH]) for side in rest)


def is_trustworthy(proposal: Proposal) -> bool:
    """True for forms that name their concept by themselves, and so speak for their neighbours in a list."""
    return not proposal.job_title and (proposal.form.guard is None or not proposal.form.guard.accept)


def _speaks(proposal: Proposal) -> bool:
    """True for members of a list that say what kind of list it is; a doubtful name in capitals does too: "Go or Rust"."""
    return is_trustworthy(proposal) or (
        proposal.form.cased and len(proposal.surface) > 1 and not proposal.job_title
    )


def list_kinds(text: str, proposals: Sequence[Proposal]) -> list[frozenset[str]]:
    """For each proposal, the kinds of the other members that speak in the list that it stands in."""
    kinds: list[frozenset[str]] = []
    start = 0
    while start < len(proposals):
        stop = start + 1
        while stop < len(proposals) and _linked(text, proposals[stop - 1], proposals[stop]):
            stop += 1
        kinds.extend(_kinds_beside(proposals[start:stop]) if stop - start > 1 else [frozenset()])
        start = stop
    return kinds


def _kinds_beside(run: Sequence[Proposal]) -> list[frozenset[str]]:
    """Kinds of the speaking members of one list, for each member without itself and what overlaps it."""
    speaking = [member.form.concept.kind if _speaks(member) else "" for member in run]
    counts: dict[str, int] = {}
    for kind in speaking:
        if kind:
            counts[kind] = counts.get(kind, 0) + 1
    kinds = []
    for index, member in enumerate(run):
        first, last = max(0, index - MOST_OVERLAPS), min(len(run), index + MOST_OVERLAPS + 1)
        own = [speaking[other] for other in range(first, last) if _touch(run[other], member)]
        kinds.append(frozenset(kind for kind, count in counts.items() if count > own.count(kind)))
    return kinds


def _linked(text: str, left: Proposal, right: Proposal) -> bool:
    return right.start < left.end or (
        right.start - left.end <= 40 and bool(_LIST_GAP.fullmatch(text, left.end, right.start))
    )


def _touch(left: Proposal, right: Proposal) -> bool:
    return left.start < right.end and right.start < left.end
