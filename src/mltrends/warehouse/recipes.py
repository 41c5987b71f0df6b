"""The cookbook: questions that people ask of a warehouse, as SQL to be run or copied; a file of `cookbook` each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from mltrends.model import WrongUse
from mltrends.warehouse.heads import read_head
from mltrends.warehouse.scripts import scripts, without_comments

WORDS = "words of ads"


@dataclass(frozen=True, slots=True)
class Recipe:
    """One question."""

    name: str  # of its file, which begins with its number
    title: str
    answers: str  # what the result is, and what to mind
    sql: str
    shows_words: bool  # True: the result holds titles of ads, or words from them

    @property
    def number(self) -> int:
        """Its place in the cookbook."""
        return int(self.name.partition("-")[0])


@cache
def list_recipes() -> tuple[Recipe, ...]:
    """All questions, in their order."""
    return tuple(_recipe(name, text) for name, text in scripts("cookbook", inside="").items())


def find_recipe(name: str) -> Recipe:
    """The question of that number or name.

    Raises:
        WrongUse: when there is none; the message lists them all.
    """
    for recipe in list_recipes():
        if name in (recipe.name, recipe.name.partition("-")[2]) or (
            name.isascii() and name.isdigit() and int(name) == recipe.number
        ):
            return recipe
    there = ", ".join(recipe.name for recipe in list_recipes())
    raise WrongUse(f"the cookbook has no question {name!r}; a number or a name will do: {there}")


def _recipe(name: str, text: str) -> Recipe:
    keys = read_head(text, f"{name}.sql", required=("title", "answers"), optional=("shows",)).keys
    sql = f"{without_comments(text).strip().removesuffix(';')};"
    return Recipe(name, keys["title"], keys["answers"], sql, keys.get("shows") == WORDS)
