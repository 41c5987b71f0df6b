"""The counts of an evaluation as Markdown, which is readable in a terminal too."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from mltrends.evaluate.gold import FIELDS
from mltrends.evaluate.score import GROUPS, Count, Score
from mltrends.stats.shares import wilson

FEWEST = 5  # labels; a concept with fewer says nothing alone


def tables(score: Score, kinds: Mapping[str, str]) -> Iterator[str]:
    """The tables of a score, line by line.

    Args:
        score: the counts.
        kinds: of each label its kind.
    """
    if score.by_label:
        yield from skills(score, kinds)
    if score.asked:
        yield from fields(score)
    if score.confused:
        yield from roles(score)


def skills(score: Score, kinds: Mapping[str, str], *, each: bool = True) -> Iterator[str]:
    """By group and by kind; with `each` by concept too."""
    yield "| skills | named by readers | precision | recall | F1 |"
    yield "|---|---|---|---|---|"
    for group, members in GROUPS.items():
        yield _row(group, score.of(label for label in score.by_label if kinds.get(label) in members))
    yield _row("all", score.of(score.by_label))
    for kind in sorted({kinds.get(label, "unknown") for label in score.by_label}):
        yield _row(
            f"kind: {kind}",
            score.of(label for label in score.by_label if kinds.get(label, "unknown") == kind),
        )
    for label in sorted(score.by_label, key=str.casefold) if each else ():
        count = score.by_label[label]
        if count.hits + count.misses + count.alarms >= FEWEST:
            yield _row(label.replace("|", "/"), count)
    yield ""


def fields(score: Score) -> Iterator[str]:
    """Shares of right answers."""
    yield "| field | asked | right | 95 % interval |"
    yield "|---|---|---|---|"
    for name in FIELDS:
        if asked := score.asked[name]:
            yield f"| {name} | {asked} | {score.right[name] / asked:.3f} | {_interval(wilson(score.right[name], asked))} |"
    yield ""


def roles(score: Score) -> Iterator[str]:
    """What readers said and what was read, where the two differ."""
    yield "| role by readers | read as | times |"
    yield "|---|---|---|"
    for (said, read), times in sorted(score.confused.items(), key=lambda item: (-item[1], item[0])):
        if said != read:
            yield f"| {said} | {read} | {times} |"
    yield ""


def not_found(labels: int, sets: Collection[str]) -> Iterator[str]:
    """Of which sets labels were not in the files; nothing when all were."""
    if labels:
        yield f"Not in the files: {labels:,}, of {', '.join(sorted(sets))}."
        yield ""


def share(k: int, n: int) -> str:
    """A share with its interval, as "0.912 (0.88 to 0.94)"; a dash when there is nothing to share."""
    return f"{k / n:.3f} {_interval(wilson(k, n))}" if n else "–"


def _row(name: str, count: Count) -> str:
    precision, recall = count.intervals()
    return (
        f"| {name} | {count.hits + count.misses} | {_share(count.precision)} {_interval(precision)} "
        f"| {_share(count.recall)} {_interval(recall)} | {_share(count.f1)} |"
    )


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _interval(bounds: tuple[float, float] | None) -> str:
    return "" if bounds is None else f"({bounds[0]:.2f} to {bounds[1]:.2f})"
