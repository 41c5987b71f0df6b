"""Write a report: pages that need nothing else, and beside them every chart, answer and query."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from mltrends.charts.house.facts import Facts
from mltrends.model import WrongUse
from mltrends.report import feeds
from mltrends.report.downloads import csv_text
from mltrends.report.page import Ground, Made, Page
from mltrends.report.pages import load
from mltrends.report.render import render
from mltrends.report.site import Wish, ground_of
from mltrends.report.style import code, policy, style

SEARCH, CODE = "search.js", "site.js"
ALWAYS = ("index", "data", "method", "evidence", "downloads")  # pages that the others lead to


@dataclass(frozen=True, slots=True)
class Summary:
    """What was written, and what it says."""

    findings: tuple[str, ...]
    pages: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """The scripts of the pages."""

    search: str
    code: str


@dataclass(frozen=True, slots=True)
class Site:
    """What every page shows."""

    facts: Facts
    about: Mapping[str, str]
    pages: tuple[tuple[str, tuple[Page, ...]], ...]  # by group, for the navigation
    links: Mapping[str, str]  # the page of each skill and role, by its label
    behind: frozenset[str]  # charts with a page of the ads behind them
    style: str
    policy: str
    script: Script | None
    filter: str = ""  # which part of the ads this is, where it is not all
    whole: bool = True  # with all files beside the pages

    @property
    def version(self) -> str:
        """The version that made the warehouse."""
        return self.facts.version

    @property
    def files(self) -> frozenset[str]:
        """The files of the pages in the navigation."""
        return frozenset(page.file for _, pages in self.pages for page in pages)

    @property
    def sample(self) -> bool:
        """True when the ads are made up."""
        return self.facts.sample


def write_report(warehouse: Path, out: Path, wish: Wish | None = None) -> Summary:
    """Write the report of a warehouse as the folder `out`, which is there whole or not at all.

    Only the warehouse is read. The same warehouse gives the same bytes: no clock is looked at,
    what is "newest" comes from the ads.

    Args:
        warehouse: a published warehouse.
        out: folder for the pages and the files beside them; it is made, or is empty.
        wish: what the report should hold beyond the usual, or leave out.
    """
    wish = wish or Wish()
    pages = pages_of(wish)
    ground = ground_of(warehouse, wish, pages)
    site, made = made_of(ground, pages)
    draft = out.with_name(f".{out.name}.{os.getpid()}.tmp")
    shutil.rmtree(draft, ignore_errors=True)
    try:
        _write(draft, _files(ground, site, made))
        out.parent.mkdir(parents=True, exist_ok=True)
        draft.replace(out)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    sentences = tuple(finding.sentence for finding in ground.findings)
    return Summary(sentences, tuple(out / one.file for one in made))


def pages_of(wish: Wish) -> tuple[Page, ...]:
    """The pages that are wished for, with those that the others lead to, in their order.

    Raises:
        WrongUse: when there is no such page.
    """
    chosen = wish.only or wish.topics
    names = [page.name for page in load()]
    if unknown := [name for name in chosen if name not in names]:
        raise WrongUse(f"there is no page {unknown[0]!r}; there are: {', '.join(names)}")
    return tuple(page for page in load() if not chosen or page.name in (*chosen, *ALWAYS))


def made_of(ground: Ground, pages: tuple[Page, ...]) -> tuple[Site, list[Made]]:
    """What every page shows, and the pages, as far as there is something to put on them."""
    made = [one for page in pages for one in page.make(ground)]
    there = {one.file for one in made}
    return _site(ground, tuple(page for page in pages if page.file in there)), made


def _site(ground: Ground, pages: tuple[Page, ...]) -> Site:
    return Site(
        facts=ground.facts,
        about=ground.answers.about,
        pages=tuple(
            (group, tuple(entries)) for group, entries in groupby(pages, key=lambda page: page.group)
        ),
        links=ground.links,
        behind=frozenset(ground.behind),
        style=style(),
        policy=policy(scripts="'self'"),
        script=Script(SEARCH, CODE),
        filter=f"Only {ground.facts.part}." if ground.facts.part else "",
    )


def _files(ground: Ground, site: Site, made: list[Made]) -> Iterator[tuple[str, bytes]]:
    """All files of a report, the record of them last."""
    names = []
    for name, content in _contents(ground, site, made):
        names.append(name)
        yield name, content
    yield "report.json", feeds.as_json(_record(ground, made, [*sorted(names), "report.json"]))


def _contents(ground: Ground, site: Site, made: list[Made]) -> Iterator[tuple[str, bytes]]:
    for one in made:
        yield one.file, _page(site, one)
    yield SEARCH, _search(ground, site)
    yield CODE, code().encode()
    for figure in ground.figures.values():
        yield from figure.files.items()
    yield "png/index.html", render("png.html", site=site, figures=tuple(ground.figures.values())).encode()
    for name, answer in ground.answers.tables.items():
        yield f"data/{name}.csv", csv_text(answer).encode()
    for query in ground.queries:
        yield f"sql/{query.answer}.sql", f"{of_part(ground.facts)}{query.sql}".encode()
    told = (ground.findings, ground.facts, ground.title)
    yield "findings.json", feeds.findings_json(ground.findings)
    day, key = ground.answers.about.get("as_of", ""), _key(ground)
    yield "feed.json", feeds.json_feed(*told, day, key)
    yield "feed.xml", feeds.atom_feed(*told, day, key)
    yield "summary.md", feeds.summary_md(*told).encode()


def of_part(known: Facts) -> str:
    """A line for the top of a query, where it was asked of a part of the ads."""
    return (
        f"-- Asked of a part: {known.part}. Of the whole warehouse it gives other numbers.\n"
        if known.part
        else ""
    )


def _key(ground: Ground) -> str:
    """What tells this report's ads from others': the inputs, and the part of them."""
    key = ground.answers.about.get("inputs_key", "")
    part = ground.facts.part
    return f"{key}:{hashlib.sha256(part.encode()).hexdigest()[:12]}" if part else key


def _page(site: Site, one: Made) -> bytes:
    return render(one.template, site=site, page=one.content, here=one.file, picture=one.picture).encode()


def _search(ground: Ground, site: Site) -> bytes:
    """Names of pages, skills and roles as a script: a page opened from a folder may not fetch."""
    entries = [[page.words, "page", page.file] for _, pages in site.pages for page in pages]
    entries += [[thing.label, thing.words, thing.file] for thing in ground.things]
    text = json.dumps(entries, ensure_ascii=True).replace("<", "\\u003c")
    return f"window.mltrendsPages = {text};\n".encode()


def _write(folder: Path, files: Iterator[tuple[str, bytes]]) -> None:
    for path, content in files:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _record(ground: Ground, made: list[Made], files: list[str]) -> dict[str, object]:
    """What this folder is, for programs and for whoever finds it later."""
    keys = ("mltrends_version", "schema_version", "inputs_key", "vocabulary_version", "as_of")
    return {
        "what": "report of mltrends",
        "title": ground.title,
        "sample": ground.facts.sample,
        "filter": _filter(ground.answers.about),
        **{key: ground.answers.about.get(key, "") for key in keys},
        "ads": ground.facts.ads,
        "sources": list(ground.facts.sources),
        "pages": [one.file for one in made],
        "charts": list(ground.figures),
        "findings": [finding.sentence for finding in ground.findings],
        "files": files,
    }


def _filter(about: Mapping[str, str]) -> dict[str, object] | None:
    """Which part of the ads this is, for programs; None for all of them."""
    if not about.get("filter"):
        return None
    return {
        "words": about["filter"],
        "from": about.get("filter_from") or None,
        "to": about.get("filter_to") or None,
        **{
            name: [one for one in about.get(f"filter_{name}", "").split(", ") if one]
            for name in ("countries", "roles")
        },
    }
