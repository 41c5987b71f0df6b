"""The languages of the ads: a sentence and a table for the data page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Table
from mltrends.charts.house.words import clean, count, counted, percent
from mltrends.extract.language import language_name

UNKNOWN = "unknown"  # language of an ad that shows none
NOT_TOLD = "not to be told"
MOST_NAMED = 4  # in the sentence; the table has them all


@dataclass(frozen=True, slots=True)
class LanguageShare:
    """How many ads with text are written in a language."""

    ANSWER: ClassVar[str] = "answer_languages"
    language: str
    k: int
    n: int
    share: float


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages of the ads with text."""

    summary: str
    table: Table


def languages(answers: Answers) -> Languages:
    """Ads by language, the most frequent first, those of which it cannot be told last."""
    rows = sorted(
        answers.rows(LanguageShare), key=lambda row: (row.language == UNKNOWN, -row.k, row.language)
    )
    head = ("Language", "Ads with text", "Share of them")
    cells = tuple((_name(row), count(row.k), percent(row.share, row.n)) for row in rows)
    return Languages(_summary(rows), Table("Ads by the language that they are written in", head, cells))


def _summary(rows: list[LanguageShare]) -> str:
    if not rows:
        return "There is no ad with text."
    told = [f"{_name(row)} {percent(row.share, row.n)}" for row in rows if row.language != UNKNOWN]
    last = [f"{NOT_TOLD} {percent(row.share, row.n)}" for row in rows if row.language == UNKNOWN]
    others = len(told) - MOST_NAMED
    more = [counted(others, "further language")] if others > 0 else []
    return f"Of {counted(rows[0].n, 'ad')} with text: {', '.join([*told[:MOST_NAMED], *more, *last])}."


def _name(row: LanguageShare) -> str:
    return NOT_TOLD if row.language == UNKNOWN else clean(language_name(row.language), 40)
