"""Years of experience asked for.

The general figure for the job goes before figures for single tools, what is required before what
is preferred, and of alternatives ("BS and 5 years or MS and 3 years") the smallest. "Up to N" asks
for none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from mltrends.extract.layout import Layout, Stems
from mltrends.extract.sections import Sections

_SPELLED = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen")  # fmt: skip
_WORDS = {word: number for number, word in enumerate(_SPELLED)} | {
    "ein": 1,
    "zwei": 2,
    "drei": 3,
    "vier": 4,
    "fünf": 5,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
}
_NUMBER = rf"(?:\d{{1,2}}(?:\.\d)?|{'|'.join(_WORDS)})"
_YEARS = re.compile(
    rf"(?<![\d$£€.,])(?P<low>(?<!\w){_NUMBER}|(?<=[a-z])\d{{1,2}})\s?(?:\(\s?\d{{1,2}}\s?\)\s?)?(?:\+|plus|or\smore)?\s?(?:(?:-|–|—|to|or|and|/)\s?(?P<high>{_NUMBER})\s?(?:\(\s?\d{{1,2}}\s?\))?\s?\+?\s?)?\+?\s?(?:or\smore\s|full\s|solid\s|plus\s)?-?(?:years?|yrs?\.?|yoe|ans|jahre?n?)\b",
    re.IGNORECASE,
)
_STEMS = Stems("year", "yr", "yoe", " ans", "jahr")
_UP_TO = re.compile(
    r"\b(?:up\sto|maximum(?:\sof)?|max\.?|less\sthan|no\smore\sthan|under|fewer\sthan|within|bis\szu|jusqu'[aà])\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_NOT_ASKED_BEFORE = re.compile(
    r"\b(?:(?:over|for|in|during|within)\sthe\s(?:past|last|next|first|previous|coming)|past|last|next|first|previous|every|each|for\s(?:over|more\sthan|nearly|almost|about)|within|after|our|with\sover|us\sover|we\shave\s(?:over|more\sthan)|company\swith|combined|collective|history\sof|founded|celebrat\w+|than|aged?|age\sof|boasts?|ago,?|since)\s(?:\w+\s)?\Z",
    re.IGNORECASE,
)
_NOT_ASKED_AFTER = re.compile(
    r"[\s-]*(?:old\b|of\sage|ago\b|in\s(?:business|a\srow|operation)|contracts?\b|degrees?\b|colleges?\b|programs?\b|university|warranty|term\b|assignment|project\b|plan\b|roadmap|history|of\s(?:history|service|growth|innovation|tradition|success|age|continuous|publishing|data\b(?!\s(?:\w+\s)?experience))|running|in\sthe\smaking|long\b|initial|fixed|rolling|with\sthe\spossibility|after|vest\w*|cliff|post|graduation|of\scollege|(?:in|at)\sthe\scompany|in\scurrent|anniversary|bachelor|running|strong\b(?!\s\w+\s?exp))",
    re.IGNORECASE,
)
_EXPERIENCE = re.compile(
    r"experience|\bexp\b|background|track\srecord|working|work\b|hands[\s-]on|professional|practice|erfahrung|exp[eé]rience|industry|\brole\b|\bposition\b|\bas\san?\b|\busing\b|\bwith\b|\bin\b|\bof\b|required|preferred|minimum",
    re.IGNORECASE,
)
_ASKS_BEFORE = re.compile(
    r"experience|minimum|at\sleast|required|requires?|must|exp\b|\bwith\b|qualifications?|erfahrung|\bhave\b",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"\b(?:professional|relevant|related|work|working|industry|overall|total|analy\w+|analytics|data|engineer\w*|software|scien\w*|develop\w*|research|field|roles?|similar|business|position|capacity|environment|programming|intelligence|statistic\w*|machine|quantitative|consult\w*|model\w*|post|it|finance|technical|technology|manag\w*|healthcare|marketing|product|practical|commercial|academic|career|job)\b",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"bachelor|master|\bB\.?[SA]\b|\bM\.?S\b|ph\.?d|\bMSc\b|\bBSc\b|degree|doctora", re.IGNORECASE
)
_PREFERRED = re.compile(
    r"\b(?:prefer\w*|a\s(?:\w+\s)?plus|plus\b(?=[.;,)]|\s?\Z)|nice[\s-]to[\s-]have|desir(?:ed|able)|bonus|ideally|an?\sasset|advantage\w*|would\sbe)\b",
    re.IGNORECASE,
)
_REQUIRED = re.compile(r"\b(?:required|must|minimum|mandatory|at\sleast)\b", re.IGNORECASE)
_MOST = 25
_MOST_FIGURES = 100


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of years that is asked for, and where it stands."""

    start: int
    end: int
    years: int
    preferred: bool
    general: bool
    sentence: int
    with_degree: bool


def find_years(layout: Layout, sections: Sections, tools: Sequence[int]) -> int | None:
    """The years of experience asked for, or None.

    Args:
        layout: the readable text.
        sections: its parts; what is about the company, benefits or legal is not looked at.
        tools: places, in order, at which tools are named.
    """
    figure = years_figure(layout, sections, tools)
    return None if figure is None else figure.years


def years_figure(layout: Layout, sections: Sections, tools: Sequence[int]) -> Figure | None:
    """The figure that holds, of all that the text gives."""
    figures = [
        made
        for found in islice(_found(layout), _MOST_FIGURES)
        if (made := _figure(found, layout, sections, tools)) is not None
    ]
    for preferred in (False, True):
        pool = [figure for figure in figures if figure.preferred == preferred]
        general = [figure for figure in pool if figure.general]
        if general:
            first = general[0]
            pool = [
                figure
                for figure in general
                if figure.sentence == first.sentence or (figure.with_degree and first.with_degree)
            ]
        if pool:
            return min(pool, key=lambda figure: figure.years)
    return None


def _found(layout: Layout) -> Iterator[re.Match[str]]:
    """Numbers of years, in order; the pattern is tried only around words that say years."""
    done = 0
    for place in layout.places(_STEMS):
        if place < done:
            continue
        for found in _YEARS.finditer(layout.text, max(done, place - 40), min(len(layout.text), place + 8)):
            yield found
            done = found.end()


def _figure(found: re.Match[str], layout: Layout, sections: Sections, tools: Sequence[int]) -> Figure | None:
    section = sections.at(found.start())
    if section in {"about", "benefits", "legal"}:
        return None
    number = layout.number(found.start())
    start, end = layout.bounds(number)
    before = layout.text[max(start, found.start() - 100) : found.start()]
    after = layout.text[found.end() : max(found.end(), min(end, found.end() + 120))]
    if not before.strip(" •*-") and number > 0:  # the figure alone on its line, what it is of above it
        before = layout.text[slice(*layout.bounds(number - 1))][-60:] + " "
    if _UP_TO.search(before) or _NOT_ASKED_BEFORE.search(before) or _NOT_ASKED_AFTER.match(after):
        return None
    if not _EXPERIENCE.search(after[:70]) and not _ASKS_BEFORE.search(before[-60:]):
        return None
    years = _value(found["low"])
    if years > _MOST:
        return None
    sentence = layout.text[start:end]
    return Figure(
        start=found.start(),
        end=found.end(),
        years=years,
        preferred=_is_preferred(before, after, section == "preferred"),
        general=_is_general(layout.text, found.end(), end, tools),
        sentence=number,
        with_degree=bool(_DEGREE.search(sentence[:600])),
    )


def _value(word: str) -> int:
    return _WORDS[word.casefold()] if word.casefold() in _WORDS else int(float(word))


def _is_preferred(before: str, after: str, in_preferred: bool) -> bool:
    cue = _PREFERRED.search(after)
    if cue is not None:
        return (
            not _REQUIRED.search(after, 0, cue.start())
            and not _YEARS.search(after, 0, cue.start())
            and not _DEGREE.search(after, 0, cue.start())
        )
    if _PREFERRED.search(before[-50:]):
        return not _REQUIRED.search(before[-50:])
    return in_preferred and not _REQUIRED.search(before)


def _is_general(text: str, place: int, end: int, tools: Sequence[int]) -> bool:
    """True unless the figure is for a tool named right after it: "3 years of Python"."""
    index = bisect_left(tools, place)
    if index == len(tools) or tools[index] >= min(end, place + 60):
        return True
    return bool(_GENERAL.search(text, place, tools[index]))
