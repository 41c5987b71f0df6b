"""The ads behind the numbers of charts: a page for each chart, and the list of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mltrends.report.behind import Ads
from mltrends.report.figures import Figure
from mltrends.report.page import Ground, Made, Page


@dataclass(frozen=True, slots=True)
class Evidence:
    """One chart, its question in SQL, and ads behind it."""

    figure: Figure
    page: str  # on which the chart stands
    sql: str
    behind: tuple[Ads, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """All charts with ads behind them."""

    evidence: tuple[Evidence, ...]


def _make(ground: Ground) -> Iterator[Made]:
    sql = {query.answer: query.sql for query in ground.queries}
    found = []
    for name, behind in ground.behind.items():
        figure = ground.figures[name]
        one = Evidence(figure, f"{figure.page}.html", sql.get(figure.metric, ""), behind)
        found.append(one)
        yield Made(figure.ads_file, "ads.html", one)
    yield Made("evidence.html", "evidence.html", Shelf(tuple(found)))


PAGES = (Page("evidence", "Ads behind numbers", "Trust", 15, _make),)
