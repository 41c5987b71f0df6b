"""One ad read whole: the Reader builds its matchers once, `read` is a pure function of the ad."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from mltrends.extract.boilerplate import Boilerplate
from mltrends.extract.context import Text
from mltrends.extract.education import find_education
from mltrends.extract.glue import Glue
from mltrends.extract.language import find_language
from mltrends.extract.layout import Layout
from mltrends.extract.matcher import OverlapPolicy, Proposer, longest_wins
from mltrends.extract.patterns import Lexicon, single_names
from mltrends.extract.pay import find_salary
from mltrends.extract.readable import Readable, make_readable
from mltrends.extract.reading import Passage, Reading
from mltrends.extract.remote import find_remote
from mltrends.extract.rules import JOB_TITLE, Decision, decide
from mltrends.extract.sections import Sections, find_sections
from mltrends.extract.snippets import Snippets
from mltrends.extract.titles import TitleReading, Titles
from mltrends.extract.tokenizer import make_tokenizer
from mltrends.extract.years import find_years
from mltrends.model import TOPICS, Ad, Mention, Role, Salary, Seniority
from mltrends.parse.remote import remote_flag
from mltrends.taxonomy import Taxonomy

# spaCy keeps each distinct word it has seen; past this many the matchers are built anew.
_MOST_WORDS = 400_000
_MOST_PROPOSALS = 5_000  # ads hold some dozens; the rest of a hostile text is left
_MOST_TITLES = 20_000  # the same titles come again in ad after ad
_LONGEST_TITLE = 1_000


class _Head(NamedTuple):
    """What a title says."""

    read: Passage
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
        self._glue = Glue(single_names(taxonomy))
        self._roles = {concept.label: concept for concept in taxonomy.concepts if concept.kind == "role"}
        self._build()

    def _build(self) -> None:
        self._tokenizer = make_tokenizer()
        self._proposer = Proposer(Lexicon(self.taxonomy, self._tokenizer), self._tokenizer)
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
        passage = Passage(layout, sections, tuple(decisions))
        salary, salary_field = find_salary(
            text=layout,
            title=head.read.layout,
            pay=pay,
            country=country,
            currency=currency,
            column_pay=column_pay,
        )
        ad = Ad(
            role=head.role,
            seniority=head.seniority,
            remote=find_remote(layout, title=head.read.layout.text, place=place, flag=remote_flag(remote)),
            education=find_education(layout, sections),
            years=find_years(layout, sections, passage.tools),
            salary=salary,
            mentions=(*head.mentions, *(_mention(decision, made, "text") for decision in decisions)),
            language=find_language(made.text if made.text.strip() else head.read.layout.text),
        )
        return Reading(ad, salary_field, len(made.text.strip()), head.read, passage, head.snippet)

    def _read_title(self, title: str) -> _Head:
        made = make_readable(title, self._glue.cuts)
        layout = Layout(made.text)
        reading = self._titles.read(made.text)
        found = [one for one in self._proposer.proposals(made.text) if one.form.concept.kind not in TOPICS]
        proposals = self._overlap(found)
        text = Text(layout, Sections((0,), ("title",)))
        decisions = decide(proposals, text, Boilerplate("", layout), in_title=True)
        named = self._role_mention(made, reading)
        mentions = (
            *named,
            *(_mention(decision, made, "title") for decision in decisions),
        )
        snippet = Snippets(layout).around(0, min(len(made.text), 1))
        role = (reading.start, reading.end) if named else None
        passage = Passage(layout, text.sections, tuple(decisions), role)
        return _Head(passage, reading.role, reading.seniority, mentions, snippet)

    def _decisions(self, layout: Layout, sections: Sections, company: str) -> list[Decision]:
        proposals = self._proposer.proposals(layout.text)[:_MOST_PROPOSALS]
        text, boilerplate = Text(layout, sections), Boilerplate(company, layout)
        made = []  # topics apart, so that none of them ever hides a skill or joins a list of skills
        for of_topics in (False, True):
            some = [one for one in proposals if (one.form.concept.kind in TOPICS) is of_topics]
            made += decide(self._overlap(some), text, boilerplate)
        return sorted(made, key=lambda one: (one.proposal.start, -one.proposal.end))

    def _role_mention(self, title: Readable, reading: TitleReading) -> list[Mention]:
        """The words of the title that name the role: evidence, and no skill."""
        concept = self._roles.get(reading.role)
        if concept is None or reading.end <= reading.start:
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


def _mention(decision: Decision, readable: Readable, where: Literal["title", "text"]) -> Mention:
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
