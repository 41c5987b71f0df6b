"""What words mean in a statement of pay: the word lists, made ready for the lexer."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from mltrends.model import Period
from mltrends.parse.money.currency import MARKS, Mark
from mltrends.parse.tables import by_word, words

# What a word can be, as bits, because most words can be several things.
TO, BETWEEN, AND, FROM, UP_TO, UPWARDS, ROUGHLY, PER = (1 << bit for bit in range(8))
PAY, BASE, TARGET, EXTRA, OTHER, ELSEWHERE, COUNTED, NEUTRAL = (1 << bit for bit in range(8, 16))
NUMBER, SPOILT, MASKED, DASH, SLASH, PLUS, COLON, STOP, VETO, DOWNWARDS, DEPENDS = (
    1 << bit for bit in range(16, 27)
)

_LISTS = {
    "to": TO, "between": BETWEEN, "and": AND, "from": FROM, "up_to": UP_TO, "upwards": UPWARDS, "downwards": DOWNWARDS,
    "roughly": ROUGHLY, "joins": PLUS, "pay": PAY, "base": BASE, "target": TARGET, "extra": EXTRA, "other": OTHER,
    "elsewhere": ELSEWHERE, "counted": COUNTED, "neutral": NEUTRAL, "veto": VETO, "depends": DEPENDS,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meaning:
    """All that a word may be: kinds as bits, a period, a scale, a currency."""

    kinds: int = 0
    rate: Period | None = None  # says the period by itself: "hourly"
    unit: Period | None = None  # says it after "per", or beside an amount: "hour"
    short: Period | None = None  # says it only after "per" or a slash: "h"
    scale: float | None = None
    counted_in: str | None = None
    mark: Mark | None = None


UNKNOWN = Meaning()


def _meanings() -> dict[str, Meaning]:
    grammar, labels = words("pay_words.toml"), words("pay_labels.toml")
    kinds: dict[str, int] = {}
    for name, bit in _LISTS.items():
        for word in (grammar if name in grammar else labels)[name]:
            kinds[word] = kinds.get(word, 0) | bit
    for word in grammar["grammar"]["per"]:
        kinds[word] = kinds.get(word, 0) | PER
    rates, units, shorts = (by_word(grammar[part]) for part in ("rate", "unit", "short"))
    scales, counted_in = by_word(grammar["scale"]), by_word(grammar["counted_in"])
    marks = {word: mark for word, mark in MARKS.items() if word.isalpha()}
    found = {
        word: Meaning(
            kinds.get(word, 0),
            rates.get(word),  # type: ignore[arg-type]  # the lists are named by periods, a test holds them to it
            units.get(word),  # type: ignore[arg-type]  # as above
            shorts.get(word),  # type: ignore[arg-type]  # as above
            float(scales[word]) if word in scales else None,
            counted_in.get(word),
        )
        for word in (*kinds, *rates, *units, *shorts, *scales)
    }
    for word, mark in marks.items():
        found[word] = replace(found.get(word) or found.get(word.lower(), UNKNOWN), mark=mark)
    for code in ("EUR", "CHF", "USD", "GBP"):  # TEUR and kEUR: thousands of it
        for letter in "tk":
            found[(letter + code).lower()] = Meaning(scale=1000.0, mark=MARKS[code])
    return found


MEANINGS = _meanings()
SIGNS = {mark: meaning for mark, meaning in MARKS.items() if not mark.isalpha()}


def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], Meaning], ...]]:
    """Last word -> the words before it and what the whole means, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
    for phrase, meaning in MEANINGS.items():
        *earlier, last = re.findall(r"-|[^\s-]+", phrase)
        if earlier:
            found.setdefault(last, []).append((tuple(earlier), meaning))
    return {last: tuple(sorted(held, key=lambda each: -len(each[0]))) for last, held in found.items()}


PHRASES = _phrases()


def meaning_of(word: str) -> Meaning:
    """What a word may be; marks with capitals first, then the word in lower case."""
    return MEANINGS.get(word) or MEANINGS.get(word.lower()) or UNKNOWN


def alternatives(listed: list[str]) -> str:
    """A pattern for any of these, longest first."""
    ordered = sorted(listed, key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, ordered))
