"""Which roles are alike: how near the skills of their ads are, role by role."""

from __future__ import annotations

from statistics import median

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import facts, from_sources
from mltrends.charts.house.heatmap import Cell, Heatmap
from mltrends.charts.house.message import Message
from mltrends.charts.house.order import alike_side_by_side
from mltrends.charts.house.words import clean, count, counted
from mltrends.charts.rows.demand import NO_ROLE, Likeness

MOST = 12
ALIKE = 0.8  # from which two roles are said to ask for much the same
TOO_FEW = "Too few ads with text to tell which roles are alike"


def known(answers: Answers) -> list[Likeness]:
    """Pairs of roles with a likeness, each from both sides."""
    return [
        row
        for row in answers.rows(Likeness)
        if row.likeness is not None and row.role != row.other and NO_ROLE not in (row.role, row.other)
    ]


def _pairs(answers: Answers) -> list[Likeness]:
    """Each pair once, the most alike first."""
    once = {frozenset((row.role, row.other)): row for row in answers.kept(known)}
    return sorted(once.values(), key=lambda row: (-(row.likeness or 0.0), row.role, row.other))


def _grid(answers: Answers) -> tuple[list[str], list[list[float | None]]]:
    """The roles with most ads and their likeness, what is alike side by side."""
    ads = {
        name: n for row in answers.kept(known) for name, n in ((row.role, row.n), (row.other, row.other_n))
    }
    names = sorted(ads, key=lambda role: (-ads[role], role))[:MOST]
    at = {frozenset((row.role, row.other)): row.likeness for row in answers.kept(known)}

    def likeness(one: str, other: str) -> float | None:
        return at.get(frozenset((one, other))) if one != other else None

    spots = [[1.0 if one == other else likeness(one, other) or 0.0 for other in names] for one in names]
    ordered = alike_side_by_side(names, spots)
    return ordered, [[likeness(one, other) for other in ordered] for one in ordered]


def _title(answers: Answers) -> str:
    pairs = answers.kept(_pairs)
    if not pairs:
        return TOO_FEW
    values = [row.likeness or 0.0 for row in pairs]
    low, high = f"{min(values):.2f}", f"{max(values):.2f}"
    if len(pairs) == 1:
        return f"Two roles ask for skills with a likeness of {high}"
    if min(values) >= ALIKE:
        return f"Roles ask for much the same skills: likeness {low} to {high}"
    if median(values) >= ALIKE:
        return f"Most roles ask for similar skills: likeness {low} to {high}"
    return f"Roles differ in their skills: likeness runs from {low} to {high}"


def _subtitle(answers: Answers) -> str:
    n = sum({row.role: row.n for row in answers.kept(known)}.values())
    return (
        "Cosine likeness of the skills that two roles' ads name, 1 for the same proportions and 0 for none shared; "
        f"{facts(answers).scope_line}; {from_sources(n, 'ads with text', len(facts(answers).sources))}"
    )


def _alt(answers: Answers) -> str:
    pairs = answers.kept(_pairs)
    if not pairs:
        return f"No chart: {TOO_FEW.lower()}."
    told = "; ".join(f"{_both(row)} {row.likeness or 0.0:.2f}" for row in pairs[:3])
    return (
        f"Heatmap of the likeness of {counted(len(answers.kept(_grid)[0]), 'role')}. {_title(answers)}. "
        f"Nearest: {told}. Furthest: {_both(pairs[-1])} {pairs[-1].likeness or 0.0:.2f}."
    )


def _both(row: Likeness) -> str:
    return f"{clean(row.role, 60)} and {clean(row.other, 60)}"


def _note(_answers: Answers) -> str:
    return (
        "Printed is the likeness in hundredths: the cosine of the square roots of the shares of skills. Roles that are "
        "alike stand side by side. Small differences are within what chance would do, so that no pair is called the nearest."
    )


def _table(answers: Answers) -> Table:
    head = ("Role", "Other role", "Likeness", "Ads", "Ads for the other")
    return Table(
        "Likeness of roles, the most alike first",
        head,
        tuple(
            (
                clean(row.role, 60),
                clean(row.other, 60),
                f"{row.likeness or 0.0:.2f}",
                count(row.n),
                count(row.other_n),
            )
            for row in answers.kept(_pairs)
        ),
    )


def _picture(answers: Answers) -> Picture:
    if not answers.kept(_pairs):
        return Message(f"{TOO_FEW}. Two roles with enough ads with text are needed.")
    roles, grid = answers.kept(_grid)
    values = [value for line in grid for value in line if value is not None]
    low, high = min(values), max(values)
    names = tuple(clean(role, 60) for role in roles)
    cells = tuple(tuple(_cell(value, low, high) for value in line) for line in grid)
    return Heatmap(names, names, cells, square=True)


def _cell(value: float | None, low: float, high: float) -> Cell | None:
    """The ground runs from the least alike to the most, for all roles are somewhat alike."""
    if value is None:
        return None
    return Cell(f"{round(value * 100)}", (value - low) / (high - low) if high > low else 0.5)


def _behind(answers: Answers) -> tuple[Behind, ...]:
    pairs = answers.kept(_pairs)
    return tuple(
        Behind(f"ads for {clean(role, 60)}", "role", {"role": role})
        for row in pairs[:1]
        for role in (row.role, row.other)
    )


CHART = Chart(
    name="role_likeness",
    page="skills",
    order=90,
    metric="answer_role_likeness",
    also=("answer_roles", "answer_sources"),
    question="Which roles are alike?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
