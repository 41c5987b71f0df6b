"""The page of files: every answer as CSV, the SQL that made it, pictures, findings, and how to cite them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mltrends.charts.house.words import clean, counted
from mltrends.report.citation import Citation, citation
from mltrends.report.figures import Figure
from mltrends.report.page import Ground, Made, Page
from mltrends.report.read import Query


@dataclass(frozen=True, slots=True)
class Download:
    """One answer as files."""

    query: Query
    rows: str
    csv: str
    sql: str


@dataclass(frozen=True, slots=True)
class Downloads:
    """What the page shows."""

    answers: tuple[Download, ...]
    figures: tuple[Figure, ...]
    citation: Citation


def _make(ground: Ground) -> Iterator[Made]:
    answers = tuple(
        Download(
            query,
            counted(len(ground.answers.table(query.answer).rows), "row"),
            f"data/{query.answer}.csv",
            f"sql/{query.answer}.sql",
        )
        for query in ground.queries
        if query.answer in ground.answers.tables
    )
    figures = tuple(ground.figures.values())
    yield Made(
        "downloads.html",
        "downloads.html",
        Downloads(answers, figures, citation(ground.facts, clean(ground.title))),
    )


PAGES = (Page("downloads", "Downloads", "Trust", 40, _make),)
