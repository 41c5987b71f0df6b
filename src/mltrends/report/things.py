"""Skills and roles that have a page of their own: those with ads enough to say something of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mltrends.charts.house.answers import Answers, RoleShare
from mltrends.charts.house.words import clean, count
from mltrends.charts.skills import group, ranked
from mltrends.report.page import Thing, slug

LEAST = 50  # ads that name a skill, for a page of its own


def things(answers: Answers) -> tuple[Thing, ...]:
    """Roles that may be shown, then skills that are ranked and that enough ads name; the largest first."""
    roles = sorted(
        (row for row in answers.rows(RoleShare) if not row.suppressed and row.k >= LEAST),
        key=lambda row: (-row.k, row.role),
    )
    skills = [row for row in ranked(answers) if row.k >= LEAST]
    made = [("role", row.role, clean(row.role, 80), f"role, {count(row.k)} ads", row.k) for row in roles]
    made += [
        (
            "skill",
            row.concept,
            clean(row.label, 80),
            f"skill ({group(row).lower()}), {count(row.k)} ads",
            row.k,
        )
        for row in skills
    ]
    return tuple(_named(made))


def _named(made: list[tuple[str, str, str, str, int]]) -> Iterator[Thing]:
    """Files named after labels; labels that make one name get numbers."""
    taken: Counter[str] = Counter()
    for kind, key, label, words, n in made:
        stem = f"{kind}-{slug(label)}"
        taken[stem] += 1
        file = f"{stem}.html" if taken[stem] == 1 else f"{stem}-{taken[stem]}-.html"
        yield Thing(kind, key, label, file, words, n)
