"""The fields of an ad, and the words that they were read from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from mltrends.explain.shown import Shown, one_line
from mltrends.explain.words import listed
from mltrends.extract.education import degree_sentences
from mltrends.extract.language import language_name, language_words
from mltrends.extract.readable import MOST_CHARS
from mltrends.extract.reading import Reading
from mltrends.extract.remote import remote_sentences, says_by_field, says_of_place
from mltrends.extract.scope import find_scope
from mltrends.extract.titles import Titles
from mltrends.extract.tokenizer import make_tokenizer
from mltrends.extract.years import years_figure
from mltrends.model import UNSTATED, Ad, Salary
from mltrends.parse.money import find_pay
from mltrends.parse.remote import remote_flag

_MOST_WORDS = 3  # places named for one field
_REACH = 75
_MOST_SMALL_WORDS = 8
_BULLETS = " •·*-–—"


@dataclass(frozen=True, slots=True)
class Given:
    """What was handed to the reader beside title and text, and what is known of the ad."""

    place: str = ""
    pay: str = ""
    country: str | None = None
    currency: str | None = None
    remote: str = ""
    facts: tuple[tuple[str, str], ...] = ()  # name and value of what is known of the posting
    notes: tuple[str, ...] = ()  # in our own words
    sample: bool = False  # the ad is made up


class Words(NamedTuple):
    """Words that a field was read from: where they stand, and, in title and text, their place in what is shown."""

    where: str
    words: str
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One field: its name, what was read, and from which words."""

    name: str
    value: str
    words: tuple[Words, ...]
    without: str = "nothing in the ad says it"  # when there are no words


def facts(reading: Reading, given: Given, title: Shown, text: Shown) -> tuple[Fact, ...]:
    """All fields of a reading.

    Args:
        reading: what was read.
        given: what it was read from, beside title and text.
        title: the title, as it is shown.
        text: the text, as it is shown.
    """
    ad = reading.ad
    language = UNSTATED if ad.language is None else f"{ad.language} ({language_name(ad.language)})"
    found = _Finder(reading, given, title, text)
    return (
        Fact("role", ad.role, tuple(found.role()), "no words of the title name a role"),
        Fact(
            "seniority",
            ad.seniority,
            tuple(found.seniority()),
            "no word of the title names a level by itself",
        ),
        Fact("speciality", ad.speciality or UNSTATED, (), "the title names no field beside the role"),
        Fact("remote", ad.remote, tuple(found.remote())),
        Fact("remote scope", scope_in_words(ad), tuple(found.scope()), _no_scope(ad)),
        Fact("education", ad.education, tuple(found.education())),
        Fact("years", UNSTATED if ad.years is None else str(ad.years), tuple(found.years())),
        Fact("pay", pay_in_words(ad.salary), tuple(found.pay())),
        Fact("language", language, tuple(found.language()), "too little text, or no language wins clearly"),
    )


def notes_on(text: str) -> tuple[str, ...]:
    """What the reader of an explanation should know of a text that was handed in."""
    if len(text) <= MOST_CHARS:
        return ()
    return (
        f"The text has {len(text):,} characters; what stands after the first {MOST_CHARS:,} is not read.",
    )


def pay_in_words(salary: Salary | None) -> str:
    """Pay as in "120,000 to 150,000 USD a year"; a bound that is not said is a question mark."""
    if salary is None:
        return UNSTATED
    low, high = ("?" if side is None else f"{side:,.10g}" for side in (salary.min, salary.max))
    amount = low if low == high else f"{low} to {high}"
    return f"{amount} {salary.currency or '(currency unknown)'} a {salary.period}"


def scope_in_words(ad: Ad) -> str:
    """From where remote work may be done, as in "country: US"."""
    return ": ".join(filter(None, (ad.remote_scope or UNSTATED, " ".join(ad.remote_countries))))


def _no_scope(ad: Ad) -> str:
    if ad.remote_scope is None:
        return "the ad offers no remote work"
    return "nothing in the ad says from where remote work may be done"


class _Finder:
    """Looks up the words again, with the functions that the reader used."""

    def __init__(self, reading: Reading, given: Given, title: Shown, text: Shown) -> None:
        self._reading, self._given = reading, given
        self._shown = {"title": title, "text": text}

    def role(self) -> Iterator[Words]:
        if self._reading.title.role is not None:
            yield self._at("title", *self._reading.title.role)
        if self._reading.text.role is not None:
            yield self._at("text", *self._reading.text.role)

    def seniority(self) -> Iterator[Words]:
        title = self._reading.title.layout.text
        for start, end, level in Titles(make_tokenizer()).level_words(title):
            if level == self._reading.ad.seniority:
                yield self._at("title", start, end)

    def remote(self) -> Iterator[Words]:
        if self._reading.ad.remote == UNSTATED:
            return
        title, layout = self._reading.title.layout.text, self._reading.text.layout
        if says_of_place(title):
            yield Words("title", self._shown["title"].words(0, len(title)))
        if says_by_field(self._given.place):
            yield Words("place", one_line(self._given.place))
        for place, start, end, _ in islice(remote_sentences(layout), _MOST_WORDS):
            yield self._around(place, start, end)
        if remote_flag(self._given.remote) != UNSTATED:
            yield Words("remote column", one_line(self._given.remote))

    def scope(self) -> Iterator[Words]:
        given, layout, title = self._given, self._reading.text.layout, self._reading.title.layout.text
        found = find_scope(
            layout,
            self._reading.ad.remote,
            title=title,
            place=given.place,
            flag=given.remote,
            country=given.country,
        )
        if found is None or found.where is None:
            return
        if found.where == "text":
            yield self._at("text", found.start, found.end)
        elif found.where == "title":
            yield Words("title", self._shown["title"].words(0, len(title)))
        else:
            yield Words(found.where, one_line(given.place if found.where == "place" else given.remote))

    def education(self) -> Iterator[Words]:
        passage = self._reading.text
        sentences = degree_sentences(passage.layout, passage.sections)
        asking = (one for one in sentences if self._reading.ad.education in one[-1])
        for place, start, end, _ in islice(asking, _MOST_WORDS):
            yield self._around(place, start, end)

    def years(self) -> Iterator[Words]:
        passage = self._reading.text
        figure = years_figure(passage.layout, passage.sections, passage.tools)
        if figure is not None:
            yield self._at("text", figure.start, figure.end)

    def pay(self) -> Iterator[Words]:
        field = self._reading.salary_field
        if field == "pay":
            yield Words("pay column", one_line(self._given.pay) if self._given.pay else "the columns of pay")
        elif field is not None:
            passage = self._reading.text if field == "text" else self._reading.title
            found = find_pay(passage.layout.text, country=self._given.country, currency=self._given.currency)
            if found is not None:
                yield self._at(field, found[1], found[2])

    def language(self) -> Iterator[Words]:
        language, layout = self._reading.ad.language, self._reading.text.layout
        where = "text" if layout.text.strip() else "title"
        text = layout.text if where == "text" else self._reading.title.layout.text
        if language is not None:
            words = language_words(text, language)[:_MOST_SMALL_WORDS]
            yield Words(where, ", ".join(words) if words else "its script")

    def _at(self, where: str, start: int, end: int) -> Words:
        shown = self._shown[where]
        return Words(where, shown.words(start, end), shown.span(start, end))

    def _around(self, place: int, start: int, end: int) -> Words:
        """A sentence of the text, or what stands around a place of it when it is long."""
        if end - start > 2 * _REACH:
            start, end = max(start, place - _REACH), min(end, place + _REACH)
        return Words("text", self._shown["text"].words(start, end).lstrip(_BULLETS))


def in_short(fact: Fact) -> str:
    """The words of a field on one line."""
    return listed([f"“{one.words}” ({one.where})" for one in fact.words], "and") or fact.without
