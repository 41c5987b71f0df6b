"""The column of an unknown table that tells when its rows were scraped: the day of which "3 days ago" is told."""

from __future__ import annotations

from collections.abc import Mapping

from mltrends.sources.general.looks import Look
from mltrends.sources.general.words import word_score

LEAST_DATES = 0.5  # of its cells
LEAST = 0.45  # below it, header and cells together say too little


def scraped_column(
    spelled: Mapping[str, str], looks: Mapping[str, Look], roles: Mapping[str, tuple[str, ...]]
) -> tuple[str, float] | None:
    """The column, and how sure it is: of those that play no other role, named so and full of dates.

    Args:
        spelled: columns as the header spells them.
        looks: what their cells look like.
        roles: what is taken.
    """
    taken = {column for columns in roles.values() for column in columns}
    told = [
        (round(word_score(header, "seen") * looks[name].date, 3), -number, name)
        for number, (name, header) in enumerate(spelled.items())
        if name not in taken and looks[name].date >= LEAST_DATES
    ]
    score, _, name = max(told, default=(0.0, 0, ""))
    return (name, score) if score >= LEAST else None
