"""Who may work remotely, from where: worldwide, one country, a region, or unstated.

A place limits remote work where a word for work at home stands beside it ("Remote - US"), or where the ad says
that one must be there ("must reside in Germany"). The seat of the company, the markets it sells to and a permit to
work say nothing; a permit counts only in the sentence that offers remote work.

What says more goes first: a limit before "worldwide", wherever each stands; then the location cell, the remote
column, the title, the text from its beginning on. A hybrid job is never worldwide: its office is somewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from ahocorasick_rs import BytesAhoCorasick

from mltrends.extract.layout import Layout
from mltrends.extract.scope_patterns import Pattern, patterns
from mltrends.extract.scope_places import SIGNS, STATE, Named, marked
from mltrends.model import Remote, RemoteScope
from mltrends.parse.places import parse_place

Where = Literal["place", "remote column", "title", "text"]

_BACK, _AHEAD = 150, 250  # characters around a word that are read
_BEFORE_BRACKET = 60
_LEFT_OUT = 70  # characters before a place in which "not", "except" and the like hold for it
_MOST_CUES = 200  # honest ads have some dozens
_MOST_FIELD = 300
# Looked for in the few ads that offer remote work, and so not among the stems of all rooms.
_CUES = (
    "remote", "remoto", "remota", "anywhere", "everywhere", "wherever", "where ever", "telecommut", "tele-commut",
    "telework", "tele-work", "from home", "at home", "wfh", "home office", "home-office", "homeoffice", "home based",
    "home-based", "homebased", "télétravail", "teletravail", "teletrab", "fernarbeit", "a distancia", "à distance",
    "worldwide", "world-wide", "weltweit", "von überall", "cualquier", "qualquer", "n'importe", "partout",
    "around the world", "across the world", "globally", "time zone", "timezone", "time-zone", "utc", "gmt", " cet ",
    "must ", "to reside", "to live", "to be based", "to be located", "reside", "residi", "résid", "wohnsitz", "wohnhaft",
    "only", "open to", "based in", "basée", "basé ", "hire", "hiring",
)  # fmt: skip
_FIND_CUES = BytesAhoCorasick([cue.encode("ascii", "replace") for cue in _CUES])
# What must be there before a pattern is tried: a look for a word costs far less than a pattern that finds nothing.
_MUST = re.compile(r"must (?:\w+ ){0,3}?(?:be|reside|live)\b")
_WIDE = ("anywhere", "abroad", "world", "global", "globe", "planet", "wherever", "where ever", "any place", "countr", "any time", "international", "überall", "weltweit", "importe", "partout", "cualquier", "qualquer", "earth", "monde", "mundial")  # fmt: skip
_NEAR = ("within", "area", "metro")
_A_NAME = dict.fromkeys(map(ord, SIGNS), "x")


class Scope(NamedTuple):
    """From where remote work may be done, by which words."""

    value: RemoteScope
    countries: tuple[str, ...] = ()
    where: Where | None = None
    start: int = 0  # of the words, in the text
    end: int = 0


UNKNOWN = Scope("unstated")


def find_scope(
    layout: Layout,
    remote: Remote,
    *,
    title: str = "",
    place: str = "",
    flag: str = "",
    country: str | None = None,
) -> Scope | None:
    """From where an ad's remote work may be done.

    Args:
        layout: readable text of the ad.
        remote: where the work is done.
        title: the title.
        place: the location field.
        flag: the remote column.
        country: ISO code of the ad's country; says what "Georgia" is.

    Returns:
        None when the ad offers no remote work.
    """
    if remote not in {"remote", "hybrid"}:
        return None
    home = country or parse_place(place).country
    wide: Scope | None = None
    for scope in _scopes(layout, remote, title, place, flag, home):
        if scope.value != "worldwide":
            return scope
        wide = wide or scope
    return wide if wide is not None and remote == "remote" else UNKNOWN


def _scopes(
    layout: Layout, remote: Remote, title: str, place: str, flag: str, home: str | None
) -> Iterator[Scope]:
    """All that the ad says, in the order in which it counts."""
    fields: tuple[tuple[Where, str], ...] = (("place", place), ("remote column", flag), ("title", title))
    for where, words in fields:
        bare = where == "title" and remote == "remote"  # a place by itself
        if said := _of_field(where, words[:_MOST_FIELD], home, bare=bare):
            yield said
    for start, end, words in _windows(layout):
        if said := _of_sentence(words, home, near=remote == "remote"):
            yield said._replace(where="text", start=start, end=end)


def _windows(layout: Layout) -> Iterator[tuple[int, int, str]]:
    """Sentences that may say it, long ones cut to what is around the word."""
    done = -1
    found = _FIND_CUES.find_matches_as_indexes(layout.lower.encode("ascii", "replace"))
    for _, cue, _ in found[:_MOST_CUES]:
        if cue < done or (layout.lower.startswith("must", cue) and not _MUST.match(layout.lower, cue)):
            continue
        number = layout.number(cue)
        start, end = layout.bounds(number)
        if layout.text[max(0, start - 12) : start].rstrip(" *_\n").endswith(("(", "[")):
            start = max(0, start - _BEFORE_BRACKET)  # "United States (\n*Remote*", once bold
        start, end = max(start, cue - _BACK), min(end, cue + _AHEAD)
        words = layout.text[start:end]
        if (
            words.endswith(":") and number + 1 < layout.count
        ):  # "Remote from:" and its answer on the next line
            answer, stop = layout.bounds(number + 1)
            end = min(stop, answer + 80)
            words = f"{words} {layout.text[answer:end]}"
        done = end
        yield start, end, words


@lru_cache(maxsize=1 << 14)  # the same cells and titles come again in ad after ad
def _of_field(where: Where, words: str, home: str | None, *, bare: bool) -> Scope | None:
    """What a short field says."""
    words = " ".join(words.split())
    if not words:
        return None
    words = words.upper() if words.islower() else words
    known = patterns()
    text, found, wide = _marked(words, home)
    if found and (scope := _limit(known.field, text, found)):
        return scope._replace(where=where)
    if found and bare and (scope := _limit(known.title, text, found)) and home in {None, *scope.countries}:
        return scope._replace(where=where)
    if where == "place" and known.home_at_an_end.match(words):  # codes: "Remote, TX"
        read = parse_place(words)
        if read.country and not read.city:
            return Scope("region" if read.region else "country", (read.country,), where)
    return (
        Scope("worldwide", (), where) if wide and known.wide_field.search(text.translate(_A_NAME)) else None
    )


def _of_sentence(words: str, home: str | None, *, near: bool) -> Scope | None:
    """What a sentence of the text says."""
    words = " ".join(words.split())
    known = patterns()
    text, found, wide = _marked(words, home)
    near = near and any(word in text for word in _NEAR)
    if not (found or wide or near):
        return None
    at_home = known.at_home.search(text) is not None
    if STATE in text and known.pay.search(text):
        text = text.replace(STATE, " ")
        found = {at: one for at, one in found.items() if text[at] != " "}
    if found and at_home and (scope := _limit(known.remote, text, found)):
        return scope
    if found and (scope := _limit(known.anywhere, text, found)):
        return scope
    text = text.translate(_A_NAME)
    if near and known.near.search(text) and not known.wish.search(text):
        return Scope("region", (home,) if home else ())
    if wide and ((at_home and known.wide_remote.search(text)) or known.wide_anywhere.search(text)):
        return Scope("worldwide")
    return None


def _marked(words: str, home: str | None) -> tuple[str, dict[int, Named], bool]:
    """Words with signs for places, and whether they may speak of the whole world."""
    lower = words.lower()
    wide = any(word in lower for word in _WIDE)
    return *marked(patterns().blanked.sub(" ", words) if wide else words, home), wide


def _limit(tried: tuple[Pattern, ...], text: str, found: dict[int, Named]) -> Scope | None:
    """The first place that a pattern holds, and that is not named as one that is left out."""
    after = patterns().after
    places = []
    for pattern in tried:
        for match in pattern.finditer(text):
            place = max(at for at in found if match.start() <= at < match.end())
            if not after.search(text, max(0, place - _LEFT_OUT), place):
                places.append(place)
                break
    if not places:
        return None
    named = found[min(places)]
    value: RemoteScope = "country" if named.kind in {"country", "whole"} else "region"
    return Scope(value, tuple(sorted(named.countries)))
