"""All of one ad that can be explained: fields, marked words, and every mention with its reason."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mltrends.explain.evidence import Fact, Given, facts
from mltrends.explain.reasons import Reason, Reasons
from mltrends.explain.shown import Mark, MarkKind, Shown, Token, one_line, tokens
from mltrends.explain.words import kind_of, part_of
from mltrends.extract.reading import Passage, Reading
from mltrends.extract.rules import Decision
from mltrends.model import TOPICS, Ad, Mention, Section
from mltrends.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Explained:
    """One mention: what stands where, and why it counts or does not."""

    number: int
    mention: Mention
    label: str
    start: int  # in the title or text as it is shown
    end: int
    around: tuple[str, str, str]  # words before, the words themselves, words behind
    kind: str  # of the concept, in words
    part: str  # of the ad, in words
    reason: Reason

    @property
    def topic(self) -> bool:
        """True when it says what the ad is about, and is no skill."""
        return self.mention.kind in TOPICS


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the ad with its words, marks among them."""

    section: Section
    name: str
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that there is to tell of one ad."""

    ad: Ad
    given: Given
    title: str
    facts: tuple[Fact, ...]
    title_tokens: tuple[Token, ...]
    parts: tuple[Part, ...]
    mentions: tuple[Explained, ...]
    vocabulary: str

    @property
    def skills(self) -> tuple[Explained, ...]:
        """Mentions of skills that count."""
        return tuple(one for one in self.mentions if one.mention.counted and not one.topic)

    @property
    def topics(self) -> tuple[Explained, ...]:
        """Mentions of topics that count."""
        return tuple(one for one in self.mentions if one.mention.counted and one.topic)

    @property
    def misses(self) -> tuple[Explained, ...]:
        """Mentions that a rule keeps from counting."""
        return tuple(one for one in self.mentions if not one.mention.counted)

    def told_at(self) -> dict[int, int]:
        """For near misses whose ways to count a former one has told at length: the number of that one."""
        first: dict[tuple[str, ...], int] = {}
        made = {}
        for one in self.misses:
            number = first.setdefault(one.reason.would, one.number)
            if len(one.reason.would) > 1 and number != one.number:
                made[one.number] = number
        return made


def explain(reading: Reading, taxonomy: Taxonomy, given: Given | None = None) -> Explanation:
    """Explain a reading.

    Args:
        reading: what was read.
        taxonomy: the vocabulary that it was read with.
        given: what the reader was handed beside title and text.
    """
    given = given or Given()
    given = replace(given, facts=tuple((one_line(name), one_line(value)) for name, value in given.facts))
    title, text = Shown(reading.title.layout.text), Shown(reading.text.layout.text)
    found = facts(reading, given, title, text)
    mentions = tuple(_mentions(reading, taxonomy, title, text))
    return Explanation(
        ad=reading.ad,
        given=given,
        title=" ".join(title.text.split()),
        facts=found,
        title_tokens=tuple(tokens(title.text, _marks("title", found, mentions), 0, len(title.text))),
        parts=tuple(_parts(reading.text, text, _marks("text", found, mentions))),
        mentions=mentions,
        vocabulary=taxonomy.version,
    )


def _mentions(reading: Reading, taxonomy: Taxonomy, title: Shown, text: Shown) -> Iterator[Explained]:
    """Mentions in the order of the ad, each with the place and the decision that it was made of."""
    spots: list[tuple[Passage, Shown, tuple[int, int], Decision | None]] = []
    for passage, shown in ((reading.title, title), (reading.text, text)):
        if passage.role is not None:
            spots.append((passage, shown, passage.role, None))
        spots += [(passage, shown, (one.proposal.start, one.proposal.end), one) for one in passage.decisions]
    reasons = {
        id(shown): Reasons(taxonomy, passage, shown.words)
        for passage, shown in ((reading.title, title), (reading.text, text))
    }
    for number, (mention, (_, shown, place, decision)) in enumerate(
        zip(reading.ad.mentions, spots, strict=True), 1
    ):
        yield Explained(
            number,
            mention,
            one_line(mention.label),
            *shown.span(*place),
            shown.around(*place),
            kind_of(mention.kind),
            part_of(mention.section),
            reasons[id(shown)].of(mention, decision),
        )


def _marks(field: str, found: Sequence[Fact], mentions: Sequence[Explained]) -> list[Mark]:
    marks = [
        Mark(*words.span, "field", None, f"{fact.name}: {fact.value}")
        for fact in found
        for words in fact.words
        if words.span is not None and words.where == field
    ]
    return [*marks, *(_mark(one) for one in mentions if one.mention.field == field)]


def _mark(one: Explained) -> Mark:
    mention = one.mention
    kind: MarkKind = "miss" if not mention.counted else "topic" if one.topic else "skill"
    counts = f"counts; {one.part}, {mention.requirement}" if mention.counted else "does not count"
    where = f"characters {mention.start:,} to {mention.end:,} of the {mention.field}"
    says = f"{one.label}: {counts}; {one.reason.rule}. {one.reason.why} ({where})"
    return Mark(one.start, one.end, kind, one.number, says)


def _parts(passage: Passage, text: Shown, marks: Sequence[Mark]) -> Iterator[Part]:
    """The parts of the text, each once however many headings open it, without blank ends."""
    cuts: list[tuple[int, Section]] = []
    for place, section in zip(passage.sections.starts, passage.sections.names, strict=True):
        start = text.span(place, place)[0]
        if cuts and cuts[-1][0] == start:
            cuts.pop()
        if not cuts or cuts[-1][1] != section:
            cuts.append((start, section))
    ends = [*(start for start, _ in cuts[1:]), len(text.text)]
    waiting = deque(sorted(marks, key=lambda mark: mark.start))
    here: list[Mark] = []
    for (start, section), end in zip(cuts, ends, strict=True):
        words = text.text[start:end]
        first = start + len(words) - len(words.lstrip())
        last = max(first, start + len(words.rstrip()))
        here = [mark for mark in here if mark.end > start]
        while waiting and waiting[0].start < end:
            here.append(waiting.popleft())
        if first < last:
            yield Part(section, part_of(section), tuple(tokens(text.text, here, first, last)))
