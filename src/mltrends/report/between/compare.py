"""Hold the answers of two runs against each other."""

from __future__ import annotations

from collections.abc import Iterator

from mltrends.charts.house.words import clean
from mltrends.report.between.basis import basis_changed, sample_changed
from mltrends.report.between.change import ANSWER, KINDS, Change, Comparison
from mltrends.report.between.levels import levels_changed
from mltrends.report.between.measured import numbers_changed, verdicts_changed
from mltrends.report.between.rows import is_alike
from mltrends.report.kept import Kept


def compare(before: Kept, after: Kept) -> Comparison:
    """What changed from one run to another, the most important first.

    A number counts as changed when its 95 % intervals in the two runs do not meet; those that moved less are counted
    only. What chance may explain comes last and says so.
    """
    refused = tuple(sample_changed(before, after))
    if refused:
        return Comparison(before, after, refused)
    numbers = numbers_changed(before, after)
    changes = [
        *basis_changed(before, after),
        *levels_changed(before, after),
        *numbers.changes,
        *verdicts_changed(before, after),
        *_answers(before, after),
    ]
    once = {
        change.sentence: change for change in sorted(changes, key=_order, reverse=True)
    }  # of the first answer
    told = tuple(sorted(once.values(), key=_order))
    return Comparison(before, after, told, numbers.compared, numbers.within)


def _order(change: Change) -> tuple[bool, int, str, float, str]:
    return (not change.beyond, KINDS.index(change.kind), change.answer, -change.weight, change.thing)


def _answers(before: Kept, after: Kept) -> Iterator[Change]:
    """Answers that came, went, were filled or emptied, or answer another question now."""
    for name in sorted(set(before.answers.tables) | set(after.answers.tables)):
        was, now = (
            len(kept.answers.tables[name].rows) if name in kept.answers.tables else None
            for kept in (before, after)
        )
        known = after.questions.get(name) or before.questions.get(name)
        title = clean(known.title) if known else name
        words = None
        if was is None:
            words = "New answer"
        elif now is None:
            words = "Answer gone"
        elif known and not is_alike(before, after, name):
            words = "Counted in another way than before, and not compared"
        elif now and not was:
            words = "Answered now, before there was nothing to tell"
        elif was and not now:
            words = "Nothing to tell any more"
        if words:
            yield Change(ANSWER, name, was, now, f"{words}: {title} ({name})", name)
