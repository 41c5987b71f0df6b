"""Proposals: where a form of a concept stands in a text. Whether it counts is decided by rules.

A proposal depends on nothing but the words that it covers, so windows of a text propose what the
whole text proposes there, and what a window proposed once it always will; sections, negation and
boilerplate come after, in `rules`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from mltrends.extract.patterns import Lexicon
from mltrends.extract.scan import Blanked, blanked
from mltrends.taxonomy import Form


class Proposal(NamedTuple):
    """A form at a place of a readable text."""

    start: int
    end: int
    surface: str
    form: Form
    job_title: bool = False  # the words stand inside the name of a role


# No more than this many kept proposals reach over one place.
MOST_OVERLAPS = 6
MOST_REMEMBERED = 50_000  # windows; the same few thousand come again in ad after ad
LONGEST_REMEMBERED = 200  # characters; longer ones hardly come again
OverlapPolicy = Callable[[Sequence[Proposal]], list[Proposal]]


def propose(doc: Doc, text: str, lexicon: Lexicon) -> list[Proposal]:
    """All forms in a tokenized text, in order of place.

    Args:
        doc: a text, or a window of one, cut into words.
        text: the same as a string, since a Doc would have to put it together again.
        lexicon: the forms to look for.
    """
    found = []
    plain = lexicon.plain
    for key, first, last in lexicon.matcher(doc):
        token = doc[first]
        start = token.idx
        if last - first > 1:
            token = doc[last - 1]
        end = token.idx + len(token)
        surface = text[start:end]
        forms = plain.get(key) or lexicon.forms(key, surface)
        found += [Proposal(start, end, surface, form) for form in forms]
    found.sort(key=_place)
    return found


class Proposer:
    """Proposes from the windows that the scan finds, and remembers what they proposed.

    Args:
        lexicon: the forms to look for.
        tokenizer: what cuts texts into words.
    """

    def __init__(self, lexicon: Lexicon, tokenizer: Tokenizer) -> None:
        self._lexicon, self._tokenizer = lexicon, tokenizer
        self._remembered: dict[str, list[Proposal]] = {}

    def proposals(self, text: str, ready: Blanked | None = None) -> list[Proposal]:
        """What `propose` finds in the whole text.

        Args:
            text: where to look.
            ready: the same, made ready for scans, where more than one is made of it.
        """
        found = []
        remembered, loose = self._remembered, self._lexicon.loose
        for start, end in self._lexicon.scan.windows(ready or blanked(text)):
            window = text[start:end].lstrip(loose)
            start = end - len(window)
            window = window.rstrip(loose)
            proposals = remembered.get(window)
            if proposals is None:
                proposals = propose(self._tokenizer(window), window, self._lexicon)
                if len(window) <= LONGEST_REMEMBERED:
                    if len(remembered) >= MOST_REMEMBERED:
                        remembered.clear()
                    remembered[window] = proposals
            found += [
                Proposal(first + start, last + start, surface, form)
                for first, last, surface, form, _ in proposals
            ]
        return found


def _place(proposal: Proposal) -> tuple[int, int]:
    return proposal.start, -proposal.end


def longest_wins(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Of proposals in order of place, drop what lies inside something longer, unless the longer one's concept names it in `also`.

    Words inside the name of a role stay, marked: "machine learning engineers" speaks of people.
    Names that only share a word both stay: "big data pipelines" is big data and data pipelines;
    two forms of one concept that share a word are one mention.
    """
    kept: list[Proposal] = []
    reach = 0  # where the last of those kept ends
    for proposal in proposals:
        if proposal.start >= reach:
            kept.append(proposal)
            reach = proposal.end
            continue
        near = [other for other in kept[-MOST_OVERLAPS:] if proposal.start < other.end]
        outer = next((other for other in reversed(near) if proposal.end <= other.end), None)
        if outer is None:
            if all(other.form.concept is not proposal.form.concept for other in near):
                kept.append(proposal)
                reach = proposal.end
        elif outer.form.concept.kind == "role" and proposal.form.concept.kind != "role":
            kept.append(
                Proposal(proposal.start, proposal.end, proposal.surface, proposal.form, job_title=True)
            )
        elif proposal.form.concept.id in outer.form.concept.also:
            kept.append(proposal)
    return kept
