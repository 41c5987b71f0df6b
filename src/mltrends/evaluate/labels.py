"""What is printed for ads and titles that were labelled whole."""

from __future__ import annotations

from collections.abc import Iterator

from mltrends.evaluate.asked import Asked
from mltrends.evaluate.gold import read_gold
from mltrends.evaluate.run import agreement, evaluate
from mltrends.evaluate.show import not_found, tables


def report(asked: Asked) -> Iterator[str]:
    """Precision, recall and F1 of skills, shares of right fields, and how roles are confused."""
    labels, taxonomy = read_gold(asked.gold), asked.reader.taxonomy
    result = evaluate(labels, asked.texts, asked.reader, half=asked.half, told=asked.told)
    yield f"{result.score.ads:,} of {result.labels:,} labelled {labels.kind} found and read."
    yield ""
    yield from not_found(len(result.lost), {one.set for one in result.lost})
    yield from tables(result.score, {concept.label: concept.kind for concept in taxonomy.concepts})
    second = agreement(labels, asked.half)
    if second.ads:
        yield f"A second, blind reading of {second.ads} of them agrees with the first like this:"
        yield ""
        if (f1 := second.of(second.by_label).f1) is not None:
            yield f"skills: F1 {f1:.3f}"
        for name, times in second.asked.items():
            yield f"{name}: {second.right[name] / times:.3f}"
    if asked.wrong:
        held = {one.digest for one in labels.labels if one.half == "held"}
        for digest, what, said, read in result.score.wrong:
            if digest not in held:
                yield f"{digest}  {what}: readers {said!r}, read {read!r}"
