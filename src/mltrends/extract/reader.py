"""One ad read whole: the Reader builds its matchers once, `read` is a pure function of the ad."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from mltrends.extract.boilerplate import Boilerplate
from mltrends.extract.context import Text
from mltrends.extract.education import find_education
from mltrends.extract.glue import Glue
from mltrends.extract.layout import Layout
from mltrends.extract.matcher import OverlapPolicy, Proposer, longest_wins
from mltrends.extract.mentions import mention, role_mention
from mltrends.extract.patterns import Lexicon, single_names
from mltrends.extract.pay import PayField, find_salary
from mltrends.extract.readable import make_readable
from mltrends.extract.remote import find_remote
from mltrends.extract.rules import Decision, decide
from mltrends.extract.scan import blanked
from mltrends.extract.sections import Sections, find_sections
from mltrends.extract.sketch import sketch_of
from mltrends.extract.snippets import Snippets
from mltrends.extract.titles import Titles
from mltrends.extract.tokenizer import make_tokenizer
from mltrends.extract.years import find_years
from mltrends.model import IMPORTED, TOPICS, Ad, Mention, Role, Salary, Seniority
from mltrends.parse.remote import remote_flag
from mltrends.parse.text import words_key
from mltrends.taxonomy import Concept, Taxonomy

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_TOOLS = frozenset({"language", "library", "platform", "database", "bi"})
# spaCy keeps each distinct word it has seen; past this many the matchers are built anew.
_MOST_WORDS = 400_000
_MOST_PROPOSALS = 5_000  # ads hold some dozens; the rest of a hostile text is left
_MOST_TITLES = 20_000  # the same titles come again in ad after ad
_LONGEST_TITLE = 1_000


@dataclass(frozen=True)
class Reading:
    """What was read in one ad, with what later steps need beside it.

    Snippets and digest are worked out when they are first asked for: a notebook reads `ad` alone.
    """

    ad: Ad
    salary_field: PayField | None
    text_chars: int
    _layout: Layout = field(repr=False, compare=False)
    _title_snippet: str = field(repr=False, compare=False)
    _spots: tuple[tuple[int, int], ...] = field(repr=False, compare=False)  # of the mentions in the text

    @cached_property
    def text_digest(self) -> str | None:
        """Digest of the normalised words of the text; None when there is no text."""
        key = self._words
        return (
            hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest() if key else None
        )

    @property
    def text_sketch(self) -> bytes | None:
        """Sketch of the same words, by which near duplicates are found; None when they are few."""
        return sketch_of(self._words)

    @cached_property
    def _words(self) -> str:
        return _bare_words(self._layout.text)

    @cached_property
    def snippets(self) -> tuple[str, ...]:
        """The words around each mention of the ad, at most 200 characters, masked."""
        in_title = len(self.ad.mentions) - len(self._spots)
        around = Snippets(self._layout).around if self._spots else None
        in_text = (around(start, end) for start, end in self._spots) if around else ()
        return (*(self._title_snippet for _ in range(in_title)), *in_text)


class _Head(NamedTuple):
    """What a title says."""

    layout: Layout
    role: Role
    seniority: Seniority
    mentions: tuple[Mention, ...]
    snippet: str


class Reader:
    """Reads ads with one taxonomy.

    Args:
        taxonomy: the concepts to look for.
        overlap: which of overlapping proposals are kept.
    """

    def __init__(self, taxonomy: Taxonomy, *, overlap: OverlapPolicy = longest_wins) -> None:
        self.taxonomy = taxonomy
        self._overlap = overlap
        self._own = [concept for concept in taxonomy.concepts if concept.kind not in IMPORTED]
        self._imported = [concept for concept in taxonomy.concepts if concept.kind in IMPORTED]
        self._glue = Glue(single_names(self._own))
        self._roles = {concept.label: concept for concept in self._own if concept.kind == "role"}
        self._build()

    def _build(self) -> None:
        self._tokenizer = make_tokenizer()
        self._proposer = self._proposer_of(self._own)
        # With a scan of their own, so that imported classifications cannot change what ours finds.
        self._beside = self._proposer_of(self._imported) if self._imported else None
        self._titles = Titles(self._tokenizer)
        self._title = lru_cache(maxsize=_MOST_TITLES)(self._read_title)

    def read(
        self,
        *,
        title: str = "",
        text: str = "",
        place: str = "",
        pay: str = "",
        country: str | None = None,
        currency: str | None = None,
        remote: str = "",
        company: str = "",
        column_pay: Salary | None = None,
    ) -> Reading:
        """Read one ad.

        Args:
            title: job title.
            text: text of the ad, as its publisher wrote it; HTML, Markdown and glued words are repaired.
                What stands beyond the first 200,000 characters is not read.
            place: location field.
            pay: pay field.
            country: ISO code of the ad's country; says what "$" is.
            currency: currency of pay that names none.
            remote: structured remote flag.
            company: employer; its own name is no skill.
            column_pay: pay put together from structured columns.
        """
        if len(self._tokenizer.vocab.strings) > _MOST_WORDS:
            self._build()
        head = self._title(title[:_LONGEST_TITLE])
        made = make_readable(text, self._glue.cuts)
        layout = Layout(made.text)
        sections = find_sections(layout)
        decisions = self._decisions(layout, sections, company)
        tools = [
            one.proposal.start
            for one in decisions
            if one.counted and one.proposal.form.concept.kind in _TOOLS
        ]
        salary, salary_field = find_salary(
            text=layout, title=head.layout, pay=pay, country=country, currency=currency, column_pay=column_pay
        )
        ad = Ad(
            role=head.role,
            seniority=head.seniority,
            remote=find_remote(layout, title=head.layout.text, place=place, flag=remote_flag(remote)),
            education=find_education(layout, sections),
            years=find_years(layout, sections, tools),
            salary=salary,
            mentions=(*head.mentions, *(mention(decision, made, "text") for decision in decisions)),
        )
        spots = tuple((one.proposal.start, one.proposal.end) for one in decisions)
        return Reading(ad, salary_field, len(made.text.strip()), layout, head.snippet, spots)

    def _proposer_of(self, concepts: Sequence[Concept]) -> Proposer:
        return Proposer(Lexicon(concepts, self._tokenizer), self._tokenizer)

    def _read_title(self, title: str) -> _Head:
        made = make_readable(title, self._glue.cuts)
        layout = Layout(made.text)
        reading = self._titles.read(made.text)
        found = [one for one in self._proposer.proposals(made.text) if one.form.concept.kind not in TOPICS]
        proposals = self._overlap(found)
        text = Text(layout, Sections((0,), ("title",)))
        decisions = decide(proposals, text, Boilerplate("", layout), in_title=True)
        concept = self._roles.get(reading.role)
        of_role = [] if concept is None else role_mention(concept, made, reading)
        mentions = (*of_role, *(mention(decision, made, "title") for decision in decisions))
        snippet = Snippets(layout).around(0, min(len(made.text), 1))
        return _Head(layout, reading.role, reading.seniority, mentions, snippet)

    def _decisions(self, layout: Layout, sections: Sections, company: str) -> list[Decision]:
        ready = blanked(layout.text)
        proposals = self._proposer.proposals(layout.text, ready)[:_MOST_PROPOSALS]
        text, boilerplate = Text(layout, sections), Boilerplate(company, layout)
        # Topics and imported ones apart, so that none of them ever hides a skill or joins a list of skills.
        skills = [one for one in proposals if one.form.concept.kind not in TOPICS]
        topics = [one for one in proposals if one.form.concept.kind in TOPICS]
        made = [one for some in (skills, topics) for one in decide(self._overlap(some), text, boilerplate)]
        imported = self._beside.proposals(layout.text, ready)[:_MOST_PROPOSALS] if self._beside else []
        for kind in IMPORTED if imported else ():
            some = self._overlap([one for one in imported if one.form.concept.kind == kind])
            made += decide(some, text, boilerplate, in_lists=False)
        return sorted(made, key=lambda one: (one.proposal.start, -one.proposal.end))


def _bare_words(text: str) -> str:
    """The normalised words of a text; signs are blanked first, since plain ASCII is folded much faster."""
    if not text.isascii():
        for char in sorted(set(_NOT_ASCII.findall(text))):
            if _is_sign(char):
                text = text.replace(char, " ")
    return words_key(text)


@cache
def _is_sign(char: str) -> bool:
    return not any(part.isalnum() for part in unicodedata.normalize("NFKC", char))
