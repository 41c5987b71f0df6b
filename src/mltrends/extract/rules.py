"""From proposals to mentions: does it count, and if not, which rule says so.

In order: the guard on a form with two meanings; words inside a job title; parts of the ad that
are not about the work (the company, benefits, legal text); disclosures that AI is used in hiring;
the company's own name; negation. Then: required, preferred, or unstated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from mltrends.extract.boilerplate import Boilerplate
from mltrends.extract.context import REACH, Spot, Text, holds, list_kinds
from mltrends.extract.layout import Stems, any_within
from mltrends.extract.matcher import Proposal
from mltrends.extract.requirement import Requirements
from mltrends.model import Requirement, Section
from mltrends.taxonomy import Condition, Guard

JOB_TITLE = "job title"
NEGATED = "negated"
OTHER_MEANING, NOTHING_FOR_IT = "another meaning", "nothing speaks for it"  # behind a guard's id
_SIGNS = Stems("no ", "not ", "n't ", "without ", "never ")  # most sentences hold none
# "no Spark …", with the words right after "no"; a list after it ("no Python or SQL needed") needs a word that says needed.
_NO_RIGHT_BEFORE = re.compile(
    r"\b(?:no|without)\s(?:any\s|prior\s|previous\s|specific\s|need\sfor\s|(?:knowledge|experience)\s(?:of|in|with)\s)*\Z",
    re.IGNORECASE,
)
_NO_LIST_BEFORE = re.compile(
    r"\b(?:no|without)\s(?:any\s|prior\s|previous\s)*(?:[\w+#./-]+,?\s(?:or\s|and\s|of\s|in\s|with\s)?){1,4}\Z",
    re.IGNORECASE,
)
_NOT_A_NO = re.compile(r"\blittle\s(?:to|or)\s\Z|\bif\s\Z|\bwith\s\Z", re.IGNORECASE)
_NEEDED = re.compile(r"(?:\s[\w+#./-]+,?){0,7}?\s(?:needed|required|necessary|expected)\b", re.IGNORECASE)
_ENDS = re.compile(r"\s?(?:[.;!)]|\Z)|\s(?:experience|knowledge|skills?)\s?(?:[.;,!)]|\Z)", re.IGNORECASE)
_DO_NOT_BEFORE = re.compile(
    r"\b(?:do(?:es)?\snot|don'?t|doesn'?t|needn'?t|no\sneed\sto|not\sneed\sto|never)\s(?:need|require|use|have\sto\sknow|know)\s(?:to\s(?:know|have|use)\s)?(?:any\s|prior\s)?(?:[\w+#./-]+,?\s(?:or\s|and\s)?){0,2}\Z",
    re.IGNORECASE,
)
_AFTER_NO = re.compile(
    r"(?:\s[\w+#./,-]+){0,4}?\s(?:(?:is|are)\s(?:\w+\s)?not|isn'?t|aren'?t|not)\s(?:\w+\s)?(?:needed|required|necessary|expected|a\srequirement|used)\b",
    re.IGNORECASE,
)
_WELCOME = re.compile(
    r"\b(?:but\snot|though\snot|although\snot|not\srequired\s?\)?,?\s?but|prefer\w*|plus|desir\w+|helpful|nice|bonus|beneficial|advantage\w*)\b",
    re.IGNORECASE,
)


class Decision(NamedTuple):
    """What the rules say of a proposal."""

    proposal: Proposal
    section: Section
    requirement: Requirement
    counted: bool
    why_not: str | None
    rule: str
    by: Condition | None = None  # of the guard: the one that held


def decide(proposals: Sequence[Proposal], judge: Judge, *, in_lists: bool = True) -> list[Decision]:
    """One decision per proposal; left out are job titles as such, and bare words under a quiet guard that fails.

    Args:
        proposals: what was found, in order of place, overlaps resolved.
        judge: the rules, for the text in which it was found.
        in_lists: look at what stands in one list with a proposal; no rule of an imported entry asks for that.
    """
    kinds = list_kinds(judge.text.layout.text, proposals) if in_lists else [frozenset()] * len(proposals)
    spots = [
        judge.spot(proposal, beside)
        for proposal, beside in zip(proposals, kinds, strict=True)
        if proposal.form.concept.kind != "role"
    ]
    decisions = [None if _needs_ad(spot) else judge.decision(spot, frozenset()) for spot in spots]
    if any(_needs_ad(spot) for spot in spots):
        counted = frozenset(
            made.proposal.form.concept.id for made in decisions if made is not None and made.counted
        )
        decisions = [
            judge.decision(spot, counted) if _needs_ad(spot) else made
            for spot, made in zip(spots, decisions, strict=True)
        ]
    return [made for made in decisions if made is not None]


def _needs_ad(spot: Spot) -> bool:
    """True when a condition asks what else counts in the ad, so that it is decided after the rest."""
    guard = spot.proposal.form.guard
    return guard is not None and guard.needs_ad


class Judge:
    """The rules, applied to one text.

    Args:
        text: the text.
        boilerplate: what is known of the ad's company and of its sentences that are not about the work.
        in_title: the text is the title, in which words inside a job title count.
    """

    def __init__(self, text: Text, boilerplate: Boilerplate, *, in_title: bool = False) -> None:
        self.text = text
        self._boilerplate = boilerplate
        self._in_title = in_title
        self._requirements = Requirements(text.layout)
        self._negations = text.layout.places(_SIGNS)

    def spot(self, proposal: Proposal, beside: frozenset[str]) -> Spot:
        """A proposal with what its rules may see."""
        layout = self.text.layout
        sentence = layout.bounds(layout.number(proposal.start))
        return Spot(proposal, layout.text, sentence, self.text.sections.at(proposal.start), beside)

    def decision(self, spot: Spot, counted: frozenset[str]) -> Decision | None:
        """Whether it counts, given the concepts that count elsewhere; None for a bare word that names nothing."""
        form = spot.proposal.form
        guard = form.guard
        why_not, by = (None, None) if guard is None else _by_guard(guard, spot, counted)
        if why_not is not None and guard is not None and guard.quiet:
            return None
        section: Section = "title" if self._in_title else self._boilerplate.section(spot)
        if not self._in_title and (why_not is None or why_not.endswith(NOTHING_FOR_IT)):
            why_not = self._against(spot, section) or why_not  # a reason that all words share says more
        rule = guard.id if guard else "cased" if form.cased else "alias"
        requirement = self._requirements.of(spot, section) if why_not is None else "unstated"
        return Decision(spot.proposal, section, requirement, why_not is None, why_not, rule, by)

    def _against(self, spot: Spot, section: Section) -> str | None:
        proposal = spot.proposal
        if proposal.job_title:
            return JOB_TITLE
        why_not = self._boilerplate.against(spot, section)
        if (
            why_not is None
            and any_within(self._negations, proposal.start - REACH, proposal.end + REACH)
            and is_negated(spot)
        ):
            return NEGATED
        return why_not


def _by_guard(guard: Guard, spot: Spot, counted: frozenset[str]) -> tuple[str | None, Condition | None]:
    """Why a guard does not let a form count, and the condition that decided, where one held."""
    for condition in guard.reject:
        if holds(condition, spot, counted):
            return f"{guard.id}: {OTHER_MEANING}", condition
    for condition in guard.accept:
        if holds(condition, spot, counted):
            return None, condition
    return f"{guard.id}: {NOTHING_FOR_IT}" if guard.accept else None, None


def is_negated(spot: Spot) -> bool:
    """True for "no Spark needed", "Python is not required"; not for "little to no", "no matter which"."""
    before, after = spot.before(), spot.after()
    if _DO_NOT_BEFORE.search(before):
        return True
    if _AFTER_NO.match(after):
        return not _WELCOME.search(after)
    found = _NO_RIGHT_BEFORE.search(before)
    if found is not None and (_NEEDED.match(after) or _ENDS.match(after)):
        return not _NOT_A_NO.search(before[: found.start()])
    found = _NO_LIST_BEFORE.search(before)
    return found is not None and bool(_NEEDED.match(after)) and not _NOT_A_NO.search(before[: found.start()])
