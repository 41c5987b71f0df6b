"""Why a mention counts, or why it does not and what would count: one sentence each, from the rule that decided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mltrends.explain.conditions import Seen, in_words
from mltrends.explain.shown import one_line
from mltrends.explain.words import table
from mltrends.extract.context import Spot
from mltrends.extract.reading import Passage
from mltrends.extract.rules import JOB_TITLE, OTHER_MEANING, Decision
from mltrends.model import Mention
from mltrends.taxonomy import Guard, Taxonomy


@dataclass(frozen=True, slots=True)
class Reason:
    """What a rule decided."""

    rule: str  # the rule that said yes or no
    why: str
    lead: str = ""  # of what would have counted; followed by its choices
    would: tuple[str, ...] = ()

    def instead(self, as_for: str = "") -> str:
        """What would have counted, in one sentence; `as_for` is a mention that told the ways before."""
        if not self.would:
            return self.lead
        if as_for:
            return f"{self.lead} in one of the ways told for {as_for}."
        ways = "; or ".join(self.would)
        return (
            f"{self.lead} {ways}." if len(self.would) == 1 else f"{self.lead} in one of these ways: {ways}."
        )


class Reasons:
    """Finds reasons in one passage of an ad.

    Args:
        taxonomy: the vocabulary that the ad was read with.
        passage: title or text, as it was read.
        words: gives a stretch of the passage as it may be shown.
    """

    def __init__(self, taxonomy: Taxonomy, passage: Passage, words: Callable[[int, int], str]) -> None:
        self._taxonomy, self._passage, self._words = taxonomy, passage, words
        self._counted = frozenset(one.proposal.form.concept.id for one in passage.decisions if one.counted)

    def of(self, mention: Mention, decision: Decision | None) -> Reason:
        """Why the mention counts or not; without a decision it is the title's own role."""
        if decision is None:
            return _plain(f"{JOB_TITLE} in the title", JOB_TITLE)
        guard = decision.proposal.form.guard
        if decision.counted:
            return Reason(one_line(mention.rule), self._yes(guard, decision))
        if guard is None or not (mention.why_not or "").startswith(f"{guard.id}: "):
            return _plain(mention.why_not or "", mention.why_not or "")
        return self._no(guard, decision)

    def _yes(self, guard: Guard | None, decision: Decision) -> str:
        if guard is None:
            return str(table("rules").get(decision.rule, decision.rule))
        if decision.by is None:
            return "The word has more than one meaning, and nothing speaks for another one."
        return f"The word has more than one meaning; what speaks for this one is {self._saw(decision)}."

    def _no(self, guard: Guard, decision: Decision) -> Reason:
        accept = tuple(in_words(condition, self._taxonomy) for condition in guard.accept)
        if (decision.why_not or "").endswith(OTHER_MEANING):
            saw = self._saw(decision)
            why = f"The word has more than one meaning; what speaks for another one is {saw}."
            if accept:
                return Reason(one_line(guard.id), why, "The same word without that, and", accept)
            return Reason(one_line(guard.id), why, "The same word without that.")
        why = "The word has more than one meaning, and nothing here speaks for this one."
        return Reason(one_line(guard.id), why, "The same word", accept)

    def _saw(self, decision: Decision) -> str:
        proposal, layout = decision.proposal, self._passage.layout
        sentence = layout.bounds(layout.number(proposal.start))
        section = self._passage.sections.at(proposal.start)
        spot = Spot(proposal, layout.text, sentence, section, frozenset())
        if decision.by is None:
            return "what stands around it"
        return Seen(spot, self._counted, self._words).of(decision.by, self._taxonomy)


def _plain(key: str, rule: str) -> Reason:
    """A reason that is one sentence, whatever the ad says."""
    told = table("why_not").get(key)
    if told is None:
        return Reason(rule, f"A rule says no: {key}.")
    return Reason(rule, told["why"], told["would"])
