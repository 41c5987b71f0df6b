"""One ad read whole: the Reader builds its matchers once, `read` is a pure function of the ad."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from mltrends.extract.boilerplate import Boilerplate
from mltrends.extract.context import Text
from mltrends.extract.education import find_education
from mltrends.extract.employment import find_employment
from mltrends.extract.glue import Glue
from mltrends.extract.industry import find_industry
from mltrends.extract.language import find_language
from mltrends.extract.layout import Layout
from mltrends.extract.matcher import OverlapPolicy, Proposer, longest_wins
from mltrends.extract.mentions import mention, role_mention
from mltrends.extract.patterns import Lexicon, single_names
from mltrends.extract.pay import find_salary
from mltrends.extract.readable import Readable, make_readable
from mltrends.extract.reading import Passage, Reading
from mltrends.extract.remote import hear, settle
from mltrends.extract.rules import Decision, Judge, decide
from mltrends.extract.scan import blanked
from mltrends.extract.scope import find_scope
from mltrends.extract.sections import Sections, find_sections
from mltrends.extract.snippets import Snippets
from mltrends.extract.titles import Titles
from mltrends.extract.tokenizer import make_tokenizer
from mltrends.extract.untitled import first_line
from mltrends.extract.years import find_years
from mltrends.model import IMPORTED, TOPICS, Ad, Mention, Role, Salary, Seniority
from mltrends.parse.remote import remote_flag
from mltrends.taxonomy import Taxonomy, load

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
    speciality: str | None
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
        own = Lexicon(self._own, self._tokenizer)
        own.learn_short()
        self._proposer = Proposer(own, self._tokenizer)
        # With a scan of their own, so that imported classifications cannot change what ours finds.
        beside = Lexicon(self._imported, self._tokenizer) if self._imported else None
        self._beside = Proposer(beside, self._tokenizer) if beside else None
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
        role, level, of_role = (
            self._untitled(made) if not title.strip() else (head.role, head.seniority, None)
        )
        decisions = self._decisions(layout, sections, company)
        passage = Passage(layout, sections, tuple(decisions), of_role)
        salary, salary_field = find_salary(
            text=layout,
            title=head.read.layout,
            pay=pay,
            country=country,
            currency=currency,
            column_pay=column_pay,
        )
        heard = hear(layout, title=head.read.layout.text, place=place)
        where = settle(heard, remote_flag(remote))
        scope = find_scope(
            layout, where, title=head.read.layout.text, place=place, flag=remote, country=country
        )
        ad = Ad(
            role=role,
            seniority=level,
            remote=where,
            education=find_education(layout, sections),
            years=find_years(layout, sections, passage.tools),
            salary=salary,
            mentions=(
                *head.mentions,
                *([role_mention(self._roles[role], made, of_role, "text")] if of_role else []),
                *(mention(decision, made, "text") for decision in decisions),
            ),
            speciality=head.speciality,
            language=find_language(made.text if made.text.strip() else head.read.layout.text),
            remote_scope=scope.value if scope else None,
            remote_countries=scope.countries if scope else (),
        )
        return Reading(
            ad,
            heard.remote,
            salary_field,
            len(made.text.strip()),
            find_employment(title[:_LONGEST_TITLE]),
            find_industry(layout, decisions, company),
            head.read,
            passage,
            head.snippet,
        )

    def _read_title(self, title: str) -> _Head:
        made = make_readable(title, self._glue.cuts)
        layout = Layout(made.text)
        reading = self._titles.read(made.text)
        found = [one for one in self._proposer.proposals(made.text) if one.form.concept.kind not in TOPICS]
        proposals = self._overlap(found)
        text = Text(layout, Sections((0,), ("title",)))
        decisions = decide(proposals, Judge(text, Boilerplate("", layout), in_title=True))
        concept, place = self._roles.get(reading.role), (reading.start, reading.end)
        mentions = (
            *([role_mention(concept, made, place, "title")] if concept else []),
            *(mention(decision, made, "title") for decision in decisions),
        )
        snippet = Snippets(layout).around(0, min(len(made.text), 1))
        passage = Passage(layout, text.sections, tuple(decisions), place if concept else None)
        return _Head(passage, reading.role, reading.seniority, reading.speciality, mentions, snippet)

    def _untitled(self, made: Readable) -> tuple[Role, Seniority, tuple[int, int] | None]:
        """Role and level that the first line of an ad without a title names, and where."""
        line = first_line(made.text)
        if line is not None:
            reading = self._titles.read(made.text[slice(*line)])
            if reading.role != "Other":
                return reading.role, reading.seniority, (line[0] + reading.start, line[0] + reading.end)
        return "Other", "mid", None

    def _decisions(self, layout: Layout, sections: Sections, company: str) -> list[Decision]:
        ready = blanked(layout.text)
        proposals = self._proposer.proposals(layout.text, ready)[:_MOST_PROPOSALS]
        judge = Judge(Text(layout, sections), Boilerplate(company, layout))
        # Topics and imported ones apart, so that none of them ever hides a skill or joins a list of skills.
        skills = [one for one in proposals if one.form.concept.kind not in TOPICS]
        topics = [one for one in proposals if one.form.concept.kind in TOPICS]
        made = [one for some in (skills, topics) for one in decide(self._overlap(some), judge)]
        imported = self._beside.proposals(layout.text, ready)[:_MOST_PROPOSALS] if self._beside else []
        for kind in IMPORTED if imported else ():
            some = self._overlap([one for one in imported if one.form.concept.kind == kind])
            made += decide(some, judge, in_lists=False)
        return sorted(made, key=lambda one: (one.proposal.start, -one.proposal.end))


@cache
def builtin_reader() -> Reader:
    """The reader with the built-in taxonomy alone, built once a process."""
    return Reader(load())
