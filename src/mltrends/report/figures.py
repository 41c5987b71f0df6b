"""Charts as they stand on a page: both SVGs, words around them, the table behind, files beside."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from mltrends import charts
from mltrends.charts import Chart
from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Table
from mltrends.charts.house.draw import draw
from mltrends.charts.house.facts import facts


@dataclass(frozen=True, slots=True)
class Link:
    """A file beside the page."""

    words: str
    path: str  # from the folder of the pages


@dataclass(frozen=True, slots=True)
class Figure:
    """One chart on a page."""

    name: str  # its anchor
    question: str
    title: str
    subtitle: str
    note: str
    source: str
    wide: Markup
    narrow: Markup
    table: Table
    links: tuple[Link, ...]
    files: dict[str, bytes]  # path from the folder of the pages -> content


def figures(answers: Answers, with_sql: frozenset[str]) -> tuple[Figure, ...]:
    """All charts, drawn; `with_sql` names the answers that have a .sql file beside the page."""
    return tuple(_figure(chart, answers, with_sql) for chart in charts.load())


def _figure(chart: Chart, answers: Answers, with_sql: frozenset[str]) -> Figure:
    drawn = draw(chart, answers)
    svg, png = f"charts/{chart.name}.svg", f"charts/{chart.name}.png"
    links = [Link("PNG", png), Link("SVG", svg), Link("CSV", f"data/{chart.metric}.csv")]
    if chart.metric in with_sql:
        links.append(Link("SQL", f"sql/{chart.metric}.sql"))
    return Figure(
        name=chart.name,
        question=chart.question,
        title=chart.title(answers),
        subtitle=chart.subtitle(answers),
        note=chart.note(answers),
        source=facts(answers).source_line,
        wide=Markup(drawn.wide),  # noqa: S704 - serialised by ElementTree, which escapes what it writes
        narrow=Markup(drawn.narrow),  # noqa: S704 - as above
        table=chart.table(answers),
        links=tuple(links),
        files={svg: drawn.alone.encode(), png: drawn.png},
    )
