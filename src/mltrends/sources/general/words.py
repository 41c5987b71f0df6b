"""Header words by role, and how well a header fits them."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources

from mltrends.sources.catalogue import ROLES

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_CODE = re.compile(
    r"[€£₽₹]|\b(?:USD|EUR|GBP|CHF|PLN|CZK|HUF|RON|SEK|NOK|DKK|RUB|UAH|TRY|INR|CNY|JPY|KRW|BRL|MXN|CAD|AUD|NZD|SGD|HKD|MYR|IDR|THB|VND|PHP|ZAR|AED|SAR|ILS)\b"
)
_SIGNS = re.compile(r"[\W_]+")
_TABLE = tomllib.loads(resources.files("mltrends.sources.general").joinpath("words.toml").read_text("utf-8"))
OCCUPATIONS: tuple[str, ...] = tuple(_TABLE["occupations"]["any"])
VETO = -1.0
WHOLE, WITHIN, WEAK = (
    0.95,
    0.75,
    0.6,
)  # how sure a header makes that is the word, has it among others, or a weak word


def header_words(header: str) -> str:
    """A header as words in small letters: camelCase, snake_case, points and accents undone."""
    parted = _CAMEL.sub(" ", header.replace("\ufeff", ""))
    split = unicodedata.normalize("NFKD", parted.casefold())
    bare = "".join(letter for letter in split if not unicodedata.combining(letter))
    return _SIGNS.sub(" ", unicodedata.normalize("NFC", bare)).strip()


@dataclass(frozen=True, slots=True)
class _Words:
    sure: frozenset[str]
    weak: frozenset[str]
    veto: frozenset[str]


@cache
def _of(role: str) -> _Words:
    entry = _TABLE.get(role, {"sure": [], "weak": []})
    listed = (entry["sure"], entry["weak"], _TABLE["veto"].get(role, []))
    return _Words(*(frozenset(header_words(word) for word in words) for words in listed))


@cache
def word_score(header: str, role: str) -> float:
    """How sure the words of a header are that its column plays a role: 0 to 1, or VETO when they say that it does not."""
    words, known = header_words(header), _of(role)
    if role == "date" and word_score(header, "expires") > 0:  # "date limite" has the word for any date in it
        return VETO
    if words in known.sure or words.replace(" ", "") in known.sure:
        return WHOLE
    tokens = set(words.split())
    if tokens & known.veto:
        return VETO
    if words in known.weak:
        return WEAK
    if any(_holds(words, tokens, phrase) for phrase in known.sure):
        return WITHIN
    return WEAK - 0.1 if tokens & known.weak else 0.0


def is_of_jobs(header: str) -> bool:
    """True when the header has a word that only tables of jobs use."""
    words = header_words(header)
    tokens = set(words.split())
    return any(word in tokens or (not word.isascii() and word in words) for word in _job_words())


def is_of_others(header: str) -> bool:
    """True when the header has a word that tables of people, books or tickets have, and tables of ads have not."""
    words = f" {header_words(header)} "
    return any(f" {word} " in words for word in _other_words())


def pay_facts(header: str) -> dict[str, str]:
    """What a header of pay says for all its cells, by role: "Monthly salary (PLN)", "Salary min (k)"."""
    facts: dict[str, str] = {}
    if code := _CODE.search(header.replace("_", " ")):
        facts["pay_currency"] = code[0]
    tokens = set(header_words(header).split())
    for period, words in _TABLE["pay_periods"].items():
        if not tokens.isdisjoint(words):
            facts["pay_period"] = period
    if not tokens.isdisjoint(_TABLE["pay_thousands"]["any"]):
        facts["pay_scale"] = "k"
    return facts


def part_of_place(header: str) -> str:
    """Which part of a place a header names: city, region, or nothing when it is a whole one."""
    words = header_words(header)
    tokens = set(words.split())
    for part, names in _place_parts().items():
        if words in names or not tokens.isdisjoint(names):
            return part
    return ""


@cache
def _place_parts() -> dict[str, frozenset[str]]:
    return {part: frozenset(map(header_words, names)) for part, names in _TABLE["place_parts"].items()}


@cache
def _job_words() -> frozenset[str]:
    return frozenset(header_words(word) for word in _TABLE["job_words"]["any"])


@cache
def _other_words() -> frozenset[str]:
    return frozenset(header_words(word) for word in _TABLE["other_words"]["any"])


def _holds(words: str, tokens: set[str], phrase: str) -> bool:
    """True when a phrase stands in a header; scripts without spaces are searched as they are."""
    if not phrase.isascii() and len(phrase) > 1 and " " not in phrase:
        return phrase in words
    return tokens.issuperset(phrase.split())


_LISTS = {"job_words", "other_words", "pay_periods", "pay_thousands", "occupations", "veto", "place_parts"}
assert set(_TABLE) - _LISTS <= set(ROLES)  # noqa: S101 - the table is ours
