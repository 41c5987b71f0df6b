"""Questions of the cookbook with the first rows of what this warehouse answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from duckdb import DuckDBPyConnection

from mltrends.charts.house.chart import Table
from mltrends.charts.house.words import clean
from mltrends.warehouse.open import WarehouseError
from mltrends.warehouse.questions import run_limited
from mltrends.warehouse.recipes import Recipe, list_recipes

MOST = 5  # rows
LONGEST = 120  # characters of a cell
SECONDS = 60.0  # as `mltrends sql` gives a question
KEPT_OUT = "Its rows hold words of ads, which this report leaves out."
NOT_ANSWERED = (
    "This warehouse does not answer it within a minute, or is of an older version; run it by yourself."
)


@dataclass(frozen=True, slots=True)
class Answered:
    """One question, and what came of it."""

    recipe: Recipe
    rows: Table | None
    said: str = ""  # why there are no rows


def answer_recipes(con: DuckDBPyConnection, *, snippets: bool) -> tuple[Answered, ...]:
    """Ask all questions of the cookbook.

    Args:
        con: an open warehouse.
        snippets: False leaves out the rows of questions that are answered in words of ads.
    """
    return tuple(_answered(con, recipe, snippets) for recipe in list_recipes())


def _answered(con: DuckDBPyConnection, recipe: Recipe, snippets: bool) -> Answered:
    if recipe.shows_words and not snippets:
        return Answered(recipe, None, KEPT_OUT)
    try:
        found = run_limited(con, recipe.sql, SECONDS, most_rows=MOST)
    except WarehouseError:
        return Answered(recipe, None, NOT_ANSWERED)
    rows = tuple(tuple(map(_cell, row)) for row in found.rows[:MOST])
    return Answered(recipe, Table(f"First rows: {recipe.title}", found.columns, rows))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}" if abs(value) >= 10_000 else str(value)  # a year has no comma
    if isinstance(value, float):
        return f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"
    return clean(str(value), LONGEST)
