"""Roles that a model gave to ads whose titles name no known job: a sentence and a table for the data page, marked as modelled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Table
from mltrends.charts.house.words import clean, count, counted, percent


@dataclass(frozen=True, slots=True)
class ModelledRole:
    """How many ads of a role were read, and how many the model adds."""

    ANSWER: ClassVar[str] = "answer_modelled_roles"
    role: str
    matched: int
    modelled: int
    precision: float | None
    asked: int


@dataclass(frozen=True, slots=True)
class Modelled:
    """What the model of titles says, in short."""

    summary: str
    table: Table


def modelled(answers: Answers) -> Modelled:
    """Roles to which the model adds ads, those with most of them first."""
    rows = answers.rows(ModelledRole)
    given = [row for row in rows if row.modelled]
    head = ("Role", "Ads whose role was read", "Modelled ads", "Right on known titles (modelled)")
    cells = tuple(
        (clean(row.role, 60), count(row.matched), count(row.modelled), _right(row)) for row in given
    )
    return Modelled(_summary(rows, given), Table("Modelled: ads to which a role was given", head, cells))


def _right(row: ModelledRole) -> str:
    return "–" if row.precision is None else percent(row.precision, row.asked)


def _summary(rows: tuple[ModelledRole, ...], given: list[ModelledRole]) -> str:
    if not rows:
        return "There is no model of titles: no ad names a role, or the settings leave it out."
    asked = f"{counted(rows[0].asked, 'ad')} with a title that names no known job, and with skills enough to go by"
    if not given:
        return f"Modelled: of {asked}, none is given a role, for the model is not sure enough of any."
    return f"Modelled: of {asked}, {count(sum(row.modelled for row in given))} are given a role. They are in no other number of this report."
