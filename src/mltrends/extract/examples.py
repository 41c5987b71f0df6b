"""Hold a concept to the sentences that stand beside it: where it must count, and where it must not."""

from __future__ import annotations

from collections.abc import Iterator

from mltrends.extract.reader import Reader
from mltrends.taxonomy import Concept


def broken_examples(reader: Reader, concept: Concept) -> Iterator[str]:
    """One line for each sentence that is not read as the concept says; roles are read from titles and pass."""
    if concept.kind == "role":
        return
    for sentence in concept.must:
        found = [one for one in reader.read(text=sentence).ad.mentions if one.concept == concept.id]
        if not any(one.counted for one in found):
            why = next((one.why_not for one in found if one.why_not), "no form of it is found")
            yield f"must count in {sentence!r}, and does not: {why}"
    for sentence in concept.must_not:
        found = [one for one in reader.read(text=sentence).ad.mentions if one.concept == concept.id]
        counted = next((one for one in found if one.counted), None)
        if counted is not None:
            yield f"must not count in {sentence!r}, and does: {counted.surface!r}, by {counted.rule}"
