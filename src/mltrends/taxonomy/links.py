"""Links of our concepts to published classifications: links.csv, read strictly."""

from __future__ import annotations

import csv
from collections.abc import Container

from mltrends.taxonomy.concepts import Link
from mltrends.taxonomy.errors import TaxonomyError

COLUMNS = ("concept", "scheme", "id", "label", "match")
LINK_SCHEMES = ("esco", "onet", "onet-soc")
MATCHES = ("same", "near")


def read_links(name: str, text: str, concepts: Container[str]) -> dict[str, tuple[Link, ...]]:
    """The links by the ids of concepts.

    Raises:
        TaxonomyError: a line is damaged, stands twice, or names a concept, scheme or match that there is not.
    """
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if not line.startswith("#")]
    rows = csv.reader(line for _, line in lines)
    if tuple(next(rows, [])) != COLUMNS:
        raise TaxonomyError(
            f"{name}, line {lines[0][0] if lines else 1}: the columns must be {', '.join(COLUMNS)}"
        )
    found: dict[str, list[Link]] = {}
    faults = []
    for (number, _), row in zip(lines[1:], rows, strict=True):
        if len(row) != len(COLUMNS) or not all(row):
            faults.append(f"{name}, line {number}: {len(row)} cells, where {', '.join(COLUMNS)} are needed")
            continue
        concept, scheme, key, label, match = row
        link = Link(scheme, key, label, match)
        if concept not in concepts:
            faults.append(f"{name}, line {number}: {concept!r} is no concept's id")
        elif scheme not in LINK_SCHEMES or match not in MATCHES:
            allowed = f"{', '.join(LINK_SCHEMES)} and {', '.join(MATCHES)}"
            faults.append(f"{name}, line {number}: unknown {scheme!r} or {match!r}; known are: {allowed}")
        elif any((one.scheme, one.id) == (scheme, key) for one in found.get(concept, ())):
            faults.append(f"{name}, line {number}: the link stands twice")
        else:
            found.setdefault(concept, []).append(link)
    if faults:
        raise TaxonomyError(*faults)
    return {concept: tuple(links) for concept, links in found.items()}
