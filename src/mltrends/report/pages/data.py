"""The page on data: what was read, kept, refused and counted once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mltrends.charts.house.chart import Table
from mltrends.report.coverage import coverage
from mltrends.report.figures import Figure
from mltrends.report.languages import Languages, languages
from mltrends.report.modelled import Modelled, modelled
from mltrends.report.page import Ground, Made, Page
from mltrends.report.reading import reading
from mltrends.report.tables import DataTables, data_tables


@dataclass(frozen=True, slots=True)
class Data:
    """What the page shows."""

    tables: DataTables
    languages: Languages
    modelled: Modelled
    reading: str
    coverage: Table
    figures: tuple[Figure, ...]


def _make(ground: Ground) -> Iterator[Made]:
    titles = {query.answer: query.title for query in ground.queries}
    answers = ground.answers
    content = Data(
        data_tables(answers),
        languages(answers),
        modelled(answers),
        reading(answers),
        coverage(answers, titles),
        ground.on("data"),
    )
    yield Made("data.html", "data.html", content)


PAGES = (Page("data", "Data", "Trust", 10, _make),)
