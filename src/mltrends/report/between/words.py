"""A comparison in sentences, and for programs."""

from __future__ import annotations

from datetime import date
from itertools import groupby, islice
from typing import Any

from mltrends.charts.house.words import clean, count, counted, day_name
from mltrends.report.between.change import Change, Comparison
from mltrends.report.kept import Kept

TOLD = 5  # of one kind and answer that are told one by one
ON_A_PAGE, OF_A_KIND = 6, 2  # sentences
NOTHING = "Nothing changed beyond chance."


def sentences(comparison: Comparison, most: int | None = TOLD) -> tuple[str, ...]:
    """All that is to be said; of one kind and answer at most so many, the others counted."""
    told = [sentence for group in _groups(comparison) for sentence in _told(group, most, comparison)]
    if not comparison.is_beyond_chance:
        told.insert(0, NOTHING)
    return (*told, *_rest(comparison))


def on_a_page(comparison: Comparison) -> tuple[str, ...]:
    """The few most important sentences, of many kinds, and where the others are."""
    first = (change for group in _groups(comparison) for change in group[:OF_A_KIND])
    shown = [change.sentence for change in islice(first, ON_A_PAGE)]
    more = len(comparison.changes) - len(shown)
    if not comparison.is_beyond_chance:
        shown.insert(0, NOTHING)
    if more:
        shown.append(f"And {count(more)} more: mltrends diff {clean(comparison.before.run, 80)}")
    return (*shown, *_rest(comparison))


def run_words(kept: Kept) -> str:
    """A run by its name and its newest ad."""
    day = day_name(kept.answers.about.get("as_of", "")).replace("\u00a0", " ")
    return f"run {clean(kept.run, 80)} ({f'ads up to {day}' if day else 'undated ads'})"


def as_data(comparison: Comparison) -> dict[str, Any]:
    """A comparison for programs."""
    return {
        "before": _run(comparison.before),
        "after": _run(comparison.after),
        "beyond_chance": comparison.is_beyond_chance,
        "changes": [_data(change) for change in comparison.changes],
        "compared": comparison.compared,
        "within_intervals": comparison.within,
    }


def _told(group: list[Change], most: int | None, comparison: Comparison) -> list[str]:
    """Sentences on changes of one kind; one that is left over is told too."""
    shown = len(group) if most is None or len(group) <= most + 1 else most
    told = [change.sentence for change in group[:shown]]
    if shown < len(group):
        known = comparison.after.questions.get(group[0].answer)
        where = f": {clean(known.title)}" if known else "."
        told.append(f"{count(len(group) - shown)} more such changes{where}")
    return told


def _groups(comparison: Comparison) -> list[list[Change]]:
    """The changes by kind and answer, in their order."""
    by = groupby(comparison.changes, key=lambda change: (change.kind, change.answer, change.beyond))
    return [list(group) for _, group in by]


def _rest(comparison: Comparison) -> tuple[str, ...]:
    if not comparison.within:
        return ()
    moved = counted(comparison.within, "share or median", "shares and medians")
    its = "its interval" if comparison.within == 1 else "their intervals"
    return (f"{moved} of {count(comparison.compared)} moved within {its}, which is no news.",)


def _run(kept: Kept) -> dict[str, Any]:
    about = kept.answers.about
    keys = ("as_of", "mltrends_version", "schema_version", "vocabulary_version", "inputs_key")
    return {"run": kept.run, "sample": about.get("sample") == "true", **{key: about.get(key) for key in keys}}


def _data(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "answer": change.answer or None,
        "thing": change.thing,
        "before": _plain(change.before),
        "after": _plain(change.after),
        "before_interval": change.before_interval,
        "after_interval": change.after_interval,
        "beyond_chance": change.beyond,
        "sentence": change.sentence,
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
