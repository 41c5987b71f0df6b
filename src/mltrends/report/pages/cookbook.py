"""The page of questions in SQL, to copy and to begin from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mltrends.report.cookbook import Answered
from mltrends.report.page import Ground, Made, Page

NAME = "cookbook"


@dataclass(frozen=True, slots=True)
class Cookbook:
    """What the page shows."""

    questions: tuple[Answered, ...]


def _make(ground: Ground) -> Iterator[Made]:
    yield Made(f"{NAME}.html", f"{NAME}.html", Cookbook(ground.recipes))


PAGES = (Page(NAME, "Ask in SQL", "Trust", 25, _make),)
