"""What stands on each page, as data: made from the answers, without a word of HTML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Table
from mltrends.charts.house.facts import Facts, facts
from mltrends.charts.house.words import clean, count, counted
from mltrends.metrics.changes import FALSE_FINDS, MIN_HITS, MONTHS
from mltrends.report.coverage import coverage
from mltrends.report.figures import Figure
from mltrends.report.finding import Finding
from mltrends.report.languages import Languages, languages
from mltrends.report.modelled import Modelled, modelled
from mltrends.report.read import Query
from mltrends.report.tables import DataTables, FileAccount, Setting, data_tables, settings_of

TITLE = "What job ads in machine learning ask for, pay and offer"


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the navigation."""

    file: str
    words: str


PAGES = (Entry("index.html", "Overview"), Entry("data.html", "Data"), Entry("method.html", "Method"))


@dataclass(frozen=True, slots=True)
class Tile:
    """A number about the run, and what it counts."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Site:
    """What every page shows."""

    title: str
    facts: Facts
    about: Mapping[str, str]
    pages: tuple[Entry, ...]
    style: str
    policy: str

    @property
    def version(self) -> str:
        """The version that made the warehouse."""
        return self.facts.version

    @property
    def sample(self) -> bool:
        """True when the ads are made up."""
        return self.facts.sample


@dataclass(frozen=True, slots=True)
class Overview:
    """The first page: what this is, what was found, and the charts that show it."""

    tiles: tuple[Tile, ...]
    findings: tuple[Finding, ...]
    titles: Mapping[str, str]  # of charts, by their names
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Download:
    """One answer as files."""

    query: Query
    rows: str
    csv: str
    sql: str


@dataclass(frozen=True, slots=True)
class Data:
    """The second page: what was read, kept, refused and counted once."""

    tables: DataTables
    languages: Languages
    modelled: Modelled
    coverage: Table
    downloads: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class Method:
    """The third page: what the numbers mean, and what they cannot say."""

    thresholds: Mapping[str, str]
    months: int  # on each side of a test of change
    min_hits: int  # on both sides together
    false_finds: str  # share of them among what is named
    settings: tuple[Setting, ...]
    layers: tuple[str, ...]  # on top of the built-in vocabulary, with what their publishers ask to be said
    versions: tuple[Setting, ...]


def overview(answers: Answers, findings: tuple[Finding, ...], figures: tuple[Figure, ...]) -> Overview:
    """The data of the first page."""
    known = facts(answers)
    refused = sum(file.rows_refused or 0 for file in answers.rows(FileAccount))
    tiles = [
        Tile(count(known.ads), "ads in scope, each counted once"),
        Tile(count(len(known.sources)), "source" if len(known.sources) == 1 else "sources"),
        Tile(known.period, "first to last month with ads"),
        Tile(known.as_of.replace("\u00a0", " ") or "undated", "newest ad"),
    ]
    if known.repeats is not None:
        tiles.append(Tile(f"{known.repeats:.0%}", "of postings repeat an ad and are not counted again"))
    tiles.append(Tile(count(refused), f"{'row' if refused == 1 else 'rows'} refused, each with a reason"))
    return Overview(tuple(tiles), findings, {figure.name: figure.title for figure in figures}, figures)


def data(answers: Answers, queries: tuple[Query, ...]) -> Data:
    """The data of the second page."""
    downloads = (
        Download(
            query,
            counted(len(answers.table(query.answer).rows), "row"),
            f"data/{query.answer}.csv",
            f"sql/{query.answer}.sql",
        )
        for query in queries
        if query.answer in answers.tables
    )
    titles = {query.answer: query.title for query in queries}
    return Data(
        data_tables(answers),
        languages(answers),
        modelled(answers),
        coverage(answers, titles),
        tuple(downloads),
    )


def method(answers: Answers) -> Method:
    """The data of the third page."""
    settings = settings_of(answers.about)
    thresholds = {
        s.name.removeprefix("thresholds."): s.value for s in settings if s.name.startswith("thresholds.")
    }
    shown = ("mltrends_version", "schema_version", "vocabulary_version", "inputs_key", "as_of")
    words = ("mltrends", "tables", "vocabulary", "inputs", "newest ad")
    versions = tuple(
        Setting(word, clean(answers.about.get(key) or "unknown", 80))
        for word, key in zip(words, shown, strict=True)
    )
    layers = tuple(clean(line, 600) for line in answers.about.get("vocabulary_layers", "").splitlines())
    return Method(thresholds, MONTHS, MIN_HITS, f"{FALSE_FINDS:.0%}", settings, layers, versions)
