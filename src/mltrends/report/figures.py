"""Charts as they stand on a page: both SVGs, words around them, the table behind, files beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from mltrends.charts import Chart
from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind, Table
from mltrends.charts.house.draw import Drawn
from mltrends.charts.house.message import Message


@dataclass(frozen=True, slots=True)
class Link:
    """A file beside the page."""

    words: str
    path: str  # from the folder of the pages


@dataclass(frozen=True, slots=True)
class Figure:
    """One chart on a page."""

    name: str  # its anchor
    page: str
    question: str
    title: str
    subtitle: str
    alt: str
    note: str
    source: str
    wide: Markup
    narrow: Markup
    table: Table
    links: tuple[Link, ...]
    metric: str  # the answer that it shows
    behind: tuple[Behind, ...]
    said: str  # why there is no picture; empty where there is one
    files: dict[str, bytes]  # path from the folder of the pages -> content

    @property
    def ads_file(self) -> str:
        """The page of the ads behind it."""
        return f"ads-{self.name.replace('_', '-')}.html"


def figure(chart: Chart, drawn: Drawn, answers: Answers, with_sql: frozenset[str]) -> Figure:
    """A chart that was drawn, with all that stands around it.

    Args:
        chart: what was drawn.
        drawn: its pictures; one without a picture for sharing has no files.
        answers: that it was drawn from.
        with_sql: names of the answers that have a .sql file beside the page.
    """
    svg, png = f"charts/{chart.name}.svg", f"png/{chart.name}.png"
    links = [Link("CSV", f"data/{chart.metric}.csv")]
    files = {}
    if drawn.png:
        links = [Link("PNG", png), Link("SVG", svg), *links]
        files = {svg: drawn.alone.encode(), png: drawn.png}
    if chart.metric in with_sql:
        links.append(Link("SQL", f"sql/{chart.metric}.sql"))
    return Figure(
        name=chart.name,
        page=chart.page,
        question=chart.question,
        title=chart.title(answers),
        subtitle=chart.subtitle(answers),
        alt=chart.alt(answers),
        note=chart.note(answers),
        source=chart.source_line(answers),
        wide=Markup(drawn.wide),  # noqa: S704 - serialised by ElementTree, which escapes what it writes
        narrow=Markup(drawn.narrow),  # noqa: S704 - as above
        table=chart.table(answers),
        links=tuple(links),
        metric=chart.metric,
        behind=chart.behind(answers),
        said=_said(chart, answers),
        files=files,
    )


def _said(chart: Chart, answers: Answers) -> str:
    picture = chart.picture(answers)
    return picture.words if isinstance(picture, Message) else ""


def says_something(chart: Chart, answers: Answers) -> bool:
    """False for a chart that would only say why there is nothing to draw."""
    return not isinstance(chart.picture(answers), Message)


def in_order(charts: Sequence[Chart], pages: Sequence[str]) -> list[Chart]:
    """Charts in the order of the pages on which they stand; those of no page come last."""
    places = {name: at for at, name in enumerate(pages)}
    return sorted(charts, key=lambda chart: (places.get(chart.page, len(places)), chart.order, chart.name))
