"""Which ads each answer counts, and which it leaves out: a table for the data page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Table
from mltrends.charts.house.words import clean, count
from mltrends.metrics.load import WHOLE

LONGEST = 160  # characters of a question or reason


@dataclass(frozen=True, slots=True)
class Share:
    """How many ads of a source an answer counts, or leaves out for one reason."""

    ANSWER: ClassVar[str] = "answer_coverage"
    answer: str
    part: str
    source: str
    step: int
    reason: str
    k: int
    n: int


def coverage(answers: Answers, titles: Mapping[str, str]) -> Table:
    """One row for each answer, or part of it that counts other ads; those that count none come last.

    Args:
        answers: of the run.
        titles: the question of each answer, by its name.
    """
    shares = sorted(answers.rows(Share), key=lambda row: (row.answer, row.part, row.step, row.reason))
    made = [
        _row(titles.get(answer, answer), part, list(rows))
        for (answer, part), rows in groupby(shares, key=lambda row: (row.answer, row.part))
    ]
    made.sort(key=lambda row: row[1] == count(0))
    head = ("Question", "Ads counted", "Of sources", "Left out, and how many")
    return Table("What each answer counts, and what it leaves out", head, tuple(made))


def _row(question: str, part: str, shares: list[Share]) -> tuple[str, str, str, str]:
    counted = [share for share in shares if share.step == 0]
    left_out: dict[str, int] = {}
    for share in shares:
        if share.step:
            left_out[share.reason] = left_out.get(share.reason, 0) + share.k
    return (
        clean(question if part == WHOLE else f"{question} ({part})", LONGEST),
        count(sum(share.k for share in counted)),
        count(len({share.source for share in counted})),
        "; ".join(f"{clean(reason, LONGEST)} ({count(ads)})" for reason, ads in left_out.items()),
    )
