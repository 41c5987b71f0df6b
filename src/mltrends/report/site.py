"""From a warehouse to everything that a report is made of: answers, findings, drawings, ads behind them."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from duckdb import DuckDBPyConnection

from mltrends import charts
from mltrends.charts import Chart
from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind
from mltrends.charts.house.draw import Drawn
from mltrends.charts.house.words import clean
from mltrends.report.behind import Ads, ads_of_each
from mltrends.report.between.compare import compare
from mltrends.report.between.words import on_a_page, run_words
from mltrends.report.claim_ads import behind_claims
from mltrends.report.cookbook import Answered, answer_recipes
from mltrends.report.drawing import Wanted, draw_all
from mltrends.report.figures import Figure, figure, in_order, says_something
from mltrends.report.findings import findings
from mltrends.report.kept import Kept, KeptError, keep_answers, kept_of, read_kept
from mltrends.report.page import Ground, Page, Thing
from mltrends.report.read import ClaimQuery, read_answers, read_claim_queries, read_queries, read_types
from mltrends.report.things import things
from mltrends.warehouse.open import connect

NOT_DRAWN = Drawn("", "", "", b"")
TITLE = "What job ads in machine learning ask for, pay and offer"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a report should hold beyond the usual, or leave out."""

    title: str | None = None  # headline of the overview, instead of the house's own
    snippets: bool = True  # False: no ad and none of its words on any page
    kept: Path | None = None  # folder of drawings made before
    only: tuple[str, ...] = ()  # names of pages, with the findings of their charts alone; none means all
    topics: tuple[str, ...] = ()  # names of pages, with all findings; none means all
    keep: Path | None = None  # folder to keep the answers in, for later runs
    before: Path | None = None  # folder of what the run before answered; None shows no comparison


def ground_of(warehouse: Path, wish: Wish, pages: tuple[Page, ...]) -> Ground:
    """Read a warehouse, draw what is to be drawn, and look up the ads behind it.

    Args:
        warehouse: a published warehouse.
        wish: what the report should hold.
        pages: in their order, which is that of the charts.
    """
    con = connect(warehouse)
    try:
        answers, queries = read_answers(con), read_queries(con)
        for chart in charts.load():
            for name in (chart.metric, *chart.also):
                answers.table(name)  # a warehouse that lacks one is refused before anything is drawn
        kept = kept_of(answers, queries)
        if wish.keep is not None:
            keep_answers(kept, read_types(con), wish.keep)
        with_sql = frozenset(query.answer for query in queries)
        known = () if wish.only or wish.topics else things(answers)
        shown = _shown(pages)
        with ThreadPoolExecutor(1) as beside:  # who draws has processes of its own, and waits for them
            asked = beside.submit(_look_up, con, answers, pages, shown, known, wish)
            drawn = _figures(shown, answers, known, with_sql, wish)
            looked_up = asked.result()
    finally:
        con.close()
    alone = {chart.name: drawn[chart.name] for chart in shown}
    before, since = since_run(wish.before, kept)
    return Ground(
        answers=answers,
        queries=queries,
        findings=tuple(found for found in findings(answers) if found.chart in alone or not wish.only),
        figures=alone,
        things=known,
        figures_of=_by_thing(drawn, known),
        ads_of=looked_up.ads_of,
        behind=looked_up.behind,
        claim_queries=looked_up.claim_queries,
        recipes=looked_up.recipes,
        title=clean(wish.title, 200) if wish.title else TITLE,
        since=since,
        before=before,
    )


def since_run(folder: Path | None, now: Kept) -> tuple[str, tuple[str, ...]]:
    """The run before in words, and what changed since; a run that cannot be read any more stops no report."""
    if folder is None:
        return "", ()
    try:
        before = read_kept(folder)
    except KeptError:
        return f"run {clean(folder.name, 80)}", (
            "What that run answered cannot be read any more, so nothing is compared.",
        )
    return run_words(before), on_a_page(compare(before, now))


@dataclass(frozen=True, slots=True)
class _LookedUp:
    """What pages show beside pictures and answers."""

    behind: Mapping[str, tuple[Ads, ...]]
    ads_of: Mapping[str, Ads]
    claim_queries: tuple[ClaimQuery, ...]
    recipes: tuple[Answered, ...]


def _look_up(
    con: DuckDBPyConnection,
    answers: Answers,
    pages: tuple[Page, ...],
    shown: tuple[Chart, ...],
    known: tuple[Thing, ...],
    wish: Wish,
) -> _LookedUp:
    asks = any(page.name == "cookbook" for page in pages)
    behind, ads_of = _ads(con, answers, shown, known) if wish.snippets else ({}, {})
    return _LookedUp(
        behind=behind,
        ads_of=ads_of,
        claim_queries=read_claim_queries(con),
        recipes=answer_recipes(con, snippets=wish.snippets) if asks else (),
    )


def _shown(pages: tuple[Page, ...]) -> tuple[Chart, ...]:
    """The charts of these pages, in the order of the pages."""
    names = [page.name for page in pages]
    return tuple(chart for chart in in_order(charts.load(), names) if chart.page in names)


def _figures(
    shown: tuple[Chart, ...],
    answers: Answers,
    known: tuple[Thing, ...],
    with_sql: frozenset[str],
    wish: Wish,
) -> dict[str, Figure]:
    wanted = {Wanted(chart.name): chart for chart in shown} | _of_things(answers, known)
    drawings = draw_all(
        [one for one, chart in wanted.items() if chart.drawn and says_something(chart, answers)],
        answers,
        wish.kept,
    )
    return {
        one.name: figure(chart, drawings.get(one.name, NOT_DRAWN), answers, with_sql)
        for one, chart in wanted.items()
    }


def _of_things(answers: Answers, known: tuple[Thing, ...]) -> dict[Wanted, Chart]:
    """Charts of single skills and roles, as far as they have something to say."""
    wanted = {}
    for thing in known:
        for place, made in enumerate(charts.load_each(thing.kind)):
            chart = made(thing.key)
            if says_something(chart, answers):
                wanted[Wanted(_name(thing, place), thing.kind, place, thing.key)] = chart
    return wanted


def _name(thing: Thing, place: int) -> str:
    return f"{thing.file.removesuffix('.html')}-{place}"


def _by_thing(drawn: Mapping[str, Figure], known: tuple[Thing, ...]) -> dict[str, tuple[Figure, ...]]:
    return {
        thing.file: tuple(
            drawn[name]
            for place in range(len(charts.load_each(thing.kind)))
            if (name := _name(thing, place)) in drawn
        )
        for thing in known
    }


def _ads(
    con: DuckDBPyConnection, answers: Answers, shown: tuple[Chart, ...], known: tuple[Thing, ...]
) -> tuple[dict[str, tuple[Ads, ...]], dict[str, Ads]]:
    """The ads behind each chart that has some, and those of each page of one thing."""
    things_behind = {thing.file: _of_thing(thing) for thing in known if thing.kind in ("skill", "role")}
    claims_behind = behind_claims(answers)
    charts_behind = {
        (chart.name, place): one for chart in shown for place, one in enumerate(chart.behind(answers))
    }
    found = ads_of_each(con, things_behind | claims_behind | charts_behind)
    of_charts: dict[str, tuple[Ads, ...]] = {}
    for name, place in charts_behind:
        if (ads := found[name, place]).ads:
            of_charts[name] = (*of_charts.get(name, ()), ads)
    of_claims = {file: found[file] for file in claims_behind if found[file].ads}
    return of_charts, {file: found[file] for file in things_behind} | of_claims


def _of_thing(thing: Thing) -> Behind:
    if thing.kind == "skill":
        return Behind(f"ads that mention {thing.label}", "naming", {"concept": thing.key})
    return Behind(f"ads for {thing.label}", "role", {"role": thing.key})
