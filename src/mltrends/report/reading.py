"""How right the reading is, as it was measured on labelled ads: a sentence for the data page, above the chart of it."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.words import count, interval, percent
from mltrends.charts.reading_quality import ALL, PRECISION, RECALL, SKILL, labelled, other_vocabulary, told
from mltrends.charts.rows.society import Read


def reading(answers: Answers) -> str:
    """The figures of the release; those of another vocabulary than the one that read these ads are said to be so."""
    whole = told(answers).get((SKILL, ALL), {})
    if RECALL not in whole or PRECISION not in whole:
        return "The reading of this version was not held against labelled ads."
    words = (
        f"Held against {count(labelled(answers))} labelled ads that no rule was written by: of the skills that readers named, "
        f"{_share(whole[RECALL])} were found; of those that were found, {_share(whole[PRECISION])} are right."
    )
    return f"{words} {other_vocabulary(answers)}".rstrip()


def _share(row: Read) -> str:
    low, high = row.ci_low or 0.0, row.ci_high or 1.0
    return f"{percent(row.share or 0.0, row.n)} ({interval(low, high, row.n)})"
