"""Rows of an answer by its grain, and their names in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from mltrends.charts.house.words import clean, month_name
from mltrends.report.between.change import Interval
from mltrends.report.kept import Kept

Key = tuple[Any, ...]
Row = Mapping[str, Any]
LOW, HIGH = "ci_low", "ci_high"


def rows_of(kept: Kept, name: str, *needed: str, by: tuple[str, ...] = ()) -> dict[Key, Row]:
    """The rows of an answer by its grain, or by other columns; none where the answer or a column is missing."""
    answer, question = kept.answers.tables.get(name), kept.questions.get(name)
    grain = by or (question.grain if question else ())
    if answer is None or not grain or not {*needed, *grain} <= set(answer.columns):
        return {}
    rows = (dict(zip(answer.columns, row, strict=True)) for row in answer.rows)
    return {tuple(row[column] for column in grain): row for row in rows}


def in_both(before: Kept, after: Kept, *needed: str) -> Iterator[str]:
    """Names of answers that both runs have, counted alike, with these columns."""
    for name in sorted(set(before.answers.tables) & set(after.answers.tables)):
        if is_alike(before, after, name) and all(
            set(needed) <= set(kept.answers.tables[name].columns) for kept in (before, after)
        ):
            yield name


def is_alike(before: Kept, after: Kept, name: str) -> bool:
    """True when an answer has a row of the same thing, in the same unit, in both runs."""
    one, other = before.questions.get(name), after.questions.get(name)
    return one is not None and other is not None and (one.grain, one.unit) == (other.grain, other.unit)


def interval_of(row: Row) -> Interval | None:
    """The interval of a row's number; None where it has none."""
    low, high = row.get(LOW), row.get(HIGH)
    return None if low is None or high is None else (float(low), float(high))


def name_of(row: Row, grain: tuple[str, ...], without: tuple[str, ...] = ()) -> str:
    """What a row is about: the labels of its grain."""
    labelled = next((column for column in grain if column in ("concept", "thing")), grain[0])
    return ", ".join(_word(row, column, labelled) for column in grain if column not in without) or "all"


def _word(row: Row, column: str, labelled: str) -> str:
    label = row.get(f"{column}_label")
    if label is None and column == labelled:
        label = row.get("label")
    value = row[column] if label is None else label
    if isinstance(value, date):
        return month_name(value) if value.day == 1 else value.isoformat()
    return "unstated" if value is None else clean(value, 80)
