"""The first page: what this is, what was found, what it rests on, and where to read on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mltrends.charts.house.words import count
from mltrends.report.figures import Figure
from mltrends.report.finding import Finding
from mltrends.report.page import Ground, Made, Page
from mltrends.report.quality import Fact, quality
from mltrends.report.tables import FileAccount


@dataclass(frozen=True, slots=True)
class Tile:
    """A number about the run, and what it counts."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Way:
    """A page to read on, with its first chart and how many there are."""

    file: str
    words: str
    figure: Figure
    charts: str


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first page shows."""

    title: str
    tiles: tuple[Tile, ...]
    quality: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    figures: Mapping[str, Figure]  # by their names
    ways: tuple[Way, ...]
    since: tuple[str, ...]
    before: str


def _make(ground: Ground) -> Iterator[Made]:
    content = Overview(
        ground.title,
        _tiles(ground),
        quality(ground.answers, ground.figures),
        ground.findings,
        ground.figures,
        tuple(_ways(ground)),
        ground.since,
        ground.before,
    )
    first = next((found.chart for found in ground.findings if found.chart in ground.figures), "")
    picture = ground.picture(ground.figures[first].page) if first else ""
    yield Made("index.html", "index.html", content, picture)


def _tiles(ground: Ground) -> tuple[Tile, ...]:
    known = ground.facts
    refused = sum(file.rows_refused or 0 for file in ground.answers.rows(FileAccount))
    tiles = [
        Tile(count(known.ads), "ads in scope, each counted once"),
        Tile(count(len(known.sources)), "source" if len(known.sources) == 1 else "sources"),
        Tile(known.period, "first to last month with ads"),
        Tile(known.as_of.replace("\u00a0", " ") or "undated", "newest ad"),
    ]
    if known.repeats is not None:
        tiles.append(Tile(f"{known.repeats:.0%}", "of postings repeat an ad and are not counted again"))
    tiles.append(Tile(count(refused), f"{'row' if refused == 1 else 'rows'} refused, each with a reason"))
    return tuple(tiles)


def _ways(ground: Ground) -> Iterator[Way]:
    """Pages with charts, each shown by the first that has something to say."""
    from mltrends.report.pages import load

    for page in load():
        figures = ground.on(page.name)
        if figures:
            shown = next((figure for figure in figures if not figure.said), figures[0])
            charts = "1 chart" if len(figures) == 1 else f"{len(figures)} charts"
            yield Way(page.file, page.words, shown, charts)


PAGES = (Page("index", "Overview", "Findings", 0, _make),)
