"""The words of an ad: sections, headings and lines, not yet laid out for a board."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from mltrends.sample.asks import keyword_line, negation, skill_lines
from mltrends.sample.boilerplate import so_many, wordiness
from mltrends.sample.data import on_line, table
from mltrends.sample.draw import Draw
from mltrends.sample.employers import CAMPUS
from mltrends.sample.pay import pay_line
from mltrends.sample.pools import Pools, pools
from mltrends.sample.skills import DUTY, PREFERRED, REQUIRED, skills
from mltrends.sample.vacancy import Vacancy

STATISTICS = "Statistics"
LISTS = ("duties", "requirements", "preferred", "benefits")
LINE, SECTION = "\x1f", "\x1e"
TAIL = re.compile(r"(?: - |, | \().*")
VOWELS = "AEIOU"
SPELLED = ("NLP", "ML", "MLOps", "LLM")  # an NLP engineer, an ML engineer


@dataclass(frozen=True, slots=True)
class Body:
    """An ad in words, and the habits of its layout.

    `filled` holds all sections, each a heading (maybe an empty one) and its lines; one string, because
    layouts then are a few replacements in a long text and not hundreds of short ones. `listed` says
    which sections are lists; `stop` ends the lines of lists.
    """

    filled: str
    listed: tuple[bool, ...]
    bullet: str
    stop: str
    upper: bool
    entities: bool
    hard_spaces: bool

    def with_line(self, line: str) -> Body:
        """The same ad with one paragraph more at its end."""
        return replace(self, filled=f"{self.filled}{SECTION}{LINE}{line}", listed=(*self.listed, False))


def compose(draw: Draw, vacancy: Vacancy, at: float, *, remote_in_text: bool) -> Body:
    """Write an ad; `at` is the point of the window, on which the fashion of disclosures depends."""
    writer = _Writer(draw, vacancy, at, remote_in_text=remote_in_text)
    own = vacancy.employer.texts
    parts: list[str] = []
    listed: list[bool] = []
    for name in own.order:
        lines = writer.section(name)
        if lines:
            headings = writer.pools.headings[name]
            lines.insert(0, headings[own.look % len(headings)])
            parts.append(LINE.join(lines))
            listed.append(name in LISTS)
    text = table("market")["text"]
    body = Body(
        filled=SECTION.join(parts).format_map(writer.slots),
        listed=tuple(listed),
        bullet=own.bullet,
        stop="." if own.stops else "",
        upper=own.look % 7 == 0,
        entities=draw.chance(text["entities"]),
        hard_spaces=draw.chance(text["hard_spaces"]),
    )
    keywords = keyword_line(draw, vacancy) if draw.chance(text["keywords"]) else ""
    return body.with_line(keywords) if keywords else body


@cache
def spoken(title: str) -> str:
    """A title without its tail: nobody hires "a Data Scientist - Pricing"."""
    return TAIL.sub("", title)


def _teams(kind: str) -> list[str]:
    names = table("employers")
    teams: list[str] = names["campus_words"]["teams"] if kind == CAMPUS else names["teams"]
    return teams


@cache
def with_article(title: str) -> str:
    """The title as one would say it: an AI Engineer, a Data Scientist."""
    first = title.split()[0]
    vowel = title[0].upper() in VOWELS or first in SPELLED
    return f"{'an' if vowel else 'a'} {title}"


class _Writer:
    """Sections of one ad, as lines with slots."""

    def __init__(self, draw: Draw, vacancy: Vacancy, at: float, *, remote_in_text: bool) -> None:
        self.draw, self.vacancy, self.at = draw, vacancy, at
        self.remote_in_text = remote_in_text
        self.pools: Pools = pools(vacancy.language)
        self.english = vacancy.language == "en"
        self.given = table("market")["text"]
        self.own = vacancy.employer.texts
        self.wordy = self.own.wordy * wordiness(draw)
        self.asked = skill_lines(draw, vacancy, self.pools)
        self.slots = vacancy.employer.words | {
            "title": spoken(vacancy.title.plain),
            "a_title": with_article(spoken(vacancy.title.plain)),
            "team": draw.pick(_teams(vacancy.employer.kind)),
            "place": vacancy.city.name,
            "country": vacancy.country.prose,
            "land": vacancy.country.name,
        }

    def section(self, name: str) -> list[str]:
        """The lines of a section; each is written by the method of its name."""
        lines: list[str] = getattr(self, name)()
        return lines

    def intro(self) -> list[str]:
        """One paragraph."""
        draw = self.draw
        return [
            " ".join([draw.pick(self.pools.intro), *draw.some(self.pools.intro_more, draw.between(0, 2))])
        ]

    def about(self) -> list[str]:
        """The employer's own paragraphs."""
        if self.english:
            return list(self.own.about)
        return [" ".join(self.draw.some(self.pools.about, self.draw.between(3, 5)))]

    def team(self) -> list[str]:
        """Whom one would work with."""
        lines = self.draw.some(self.pools.team, so_many(self.draw, 2, 5, self.wordy))
        return [" ".join(lines)] if lines else []

    def process(self) -> list[str]:
        """How one applies."""
        lines = self.draw.some(self.pools.process, so_many(self.draw, 1, 4, self.wordy))
        return [" ".join(lines)] if lines else []

    def duties(self) -> list[str]:
        """What the job does: lines of the role, of any job, and of the concepts that duties name."""
        draw = self.draw
        own = self.pools.duties.get(self.vacancy.title.duties) or self.pools.duties[""]
        lines = draw.some(own, so_many(draw, 5, 8, self.wordy))
        lines += draw.some(self.pools.duties_general, so_many(draw, 1, 3, self.wordy))
        lines += self.asked[DUTY]
        lines += self._trap(self.pools.duties_trap)
        return draw.shuffled(lines)

    def requirements(self) -> list[str]:
        """What the job asks for: degree and years first or last, concepts and manners between."""
        draw = self.draw
        first = [line for line in (self._degree(), self._years()) if line]
        lines = self.asked[REQUIRED] + draw.some(self.pools.general, so_many(draw, 2, 4, self.wordy))
        lines += self._trap(self.pools.general_trap)
        if self.english and draw.chance(self.given["negation"]):
            lines += [line for line in (negation(draw, self.vacancy),) if line]
        lines = draw.shuffled(lines)
        return first + lines if draw.chance(0.75) else lines + first

    def preferred(self) -> list[str]:
        """What the job would like to see."""
        draw, lines = self.draw, list(self.asked[PREFERRED])
        if self.vacancy.education == "unstated" and draw.chance(
            table("market")["education"]["preferred_only"]
        ):
            lines.append(draw.pick(self.pools.degree["preferred_only"]))
        if lines or draw.chance(0.3):
            lines += draw.some(self.pools.nice, draw.between(0, 2))
        return draw.shuffled(lines)

    def benefits(self) -> list[str]:
        """What the employer offers everyone."""
        if self.english:
            return list(self.own.benefits)
        return self.draw.some(self.pools.benefits, self.draw.between(4, 7))

    def details(self) -> list[str]:
        """Where the work is done, what it pays, whom to ask."""
        draw, vacancy, lines = self.draw, self.vacancy, []
        if self.remote_in_text:
            lines.append(draw.pick(self.pools.remote[vacancy.remote]))
        if vacancy.pay is not None and vacancy.pay.shown_in != "columns":
            lines.append(pay_line(draw, vacancy.pay, vacancy.country, vacancy.language))
        if vacancy.employment == "contract" and self.english:
            lines.append(draw.pick(("This is a contract position.", "Contract, with a view to extension.")))
        if draw.chance(self.given["contact"]):
            lines.append(self._contact())
        return lines

    def legal(self) -> list[str]:
        """Equal opportunity, privacy, and what software reads applications."""
        lines = (
            list(self.own.legal)
            if self.english
            else self.draw.some(self.pools.legal, self.draw.between(1, 2))
        )
        if self.english and self.vacancy.employer.adopts < on_line(self.given["disclosure"], self.at):
            lines.append(self.own.disclosure)
        return lines

    def _trap(self, lines: tuple[str, ...]) -> list[str]:
        return [self.draw.pick(lines)] if lines and self.draw.chance(self.given["traps"]) else []

    def _degree(self) -> str:
        education = self.vacancy.education
        if education == "unstated":
            return ""
        statistics = any(skills()[number].label == STATISTICS for number in self.vacancy.skills)
        fields = self.pools.fields_statistics if statistics and self.draw.chance(0.5) else self.pools.fields
        return self.draw.pick(self.pools.degree[education]).replace("{fields}", self.draw.pick(fields))

    def _years(self) -> str:
        years = self.vacancy.years
        if years is None:
            return ""
        if years == 1 and self.pools.one_year:
            return self.draw.pick(self.pools.one_year)
        words = table("sentences/asks")["years"]["words"]
        line = self.draw.pick(self.pools.years).replace("{n}", str(years)).replace("{words}", words[years])
        return line.replace("{m}", str(years + self.draw.between(1, 3)))

    def _contact(self) -> str:
        draw, slug = self.draw, self.vacancy.employer.slug
        names = table("employers")
        person = f"{draw.pick(names['first_names'])} {draw.pick(names['last_names'])}"
        first, last = (part.lower().replace("é", "e") for part in person.split())
        line = draw.pick(self.pools.contact)
        for slot, value in {
            "{mail}": draw.pick(
                (f"jobs@{slug}.example.com", f"{first}.{last}@{slug}.example.org", f"hr@{slug}.example")
            ),
            "{phone}": self.vacancy.country.number(draw),
            "{person}": person,
            "{profile}": f"https://www.example.com/in/{first}-{last}",
            "{site}": f"https://careers.example.org/{slug}",
        }.items():
            line = line.replace(slot, value)
        return line
