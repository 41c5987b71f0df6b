"""Write a report: three pages that need nothing else, and beside them every chart, answer and query."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.facts import facts
from mltrends.charts.house.words import clean
from mltrends.report.downloads import csv_text
from mltrends.report.figures import Figure, figures
from mltrends.report.finding import Finding
from mltrends.report.findings import findings
from mltrends.report.pages import PAGES, TITLE, Data, Method, Overview, Site, data, method, overview
from mltrends.report.read import read_warehouse
from mltrends.report.render import render
from mltrends.report.style import policy, style


@dataclass(frozen=True, slots=True)
class Summary:
    """What was written, and what it says."""

    findings: tuple[str, ...]
    pages: tuple[Path, ...]


def write_report(warehouse: Path, out: Path, *, title: str | None = None) -> Summary:
    """Write the report of a warehouse into the folder `out`, which is made when it is not there.

    Only the answers and what is known about the run are read. The same warehouse gives the same
    bytes: no clock is looked at, what is "newest" comes from the ads.

    Args:
        warehouse: a published warehouse.
        out: folder for the pages and the files beside them.
        title: headline of the overview, instead of the house's own.
    """
    answers, queries = read_warehouse(warehouse)
    found = findings(answers)
    drawn = figures(answers, frozenset(query.answer for query in queries))
    site = Site(
        clean(title, 200) if title else TITLE, facts(answers), answers.about, PAGES, style(), policy()
    )
    pages: dict[str, Overview | Data | Method] = {
        "index.html": overview(answers, found, drawn),
        "data.html": data(answers, queries),
        "method.html": method(answers),
    }
    files = {path: content for figure in drawn for path, content in figure.files.items()}
    files |= {f"data/{name}.csv": csv_text(answer).encode() for name, answer in answers.tables.items()}
    files |= {f"sql/{query.answer}.sql": query.sql.encode() for query in queries}
    files |= {name: render(name, site=site, page=page, here=name).encode() for name, page in pages.items()}
    files["findings.json"] = _json([asdict(finding) for finding in found])
    files["report.json"] = _json(_record(site, answers, drawn, found, sorted(files)))
    for path, content in files.items():
        target = out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return Summary(tuple(finding.sentence for finding in found), tuple(out / entry.file for entry in PAGES))


def _record(
    site: Site, answers: Answers, drawn: tuple[Figure, ...], found: tuple[Finding, ...], files: list[str]
) -> dict[str, object]:
    """What this folder is, for programs and for whoever finds it later."""
    keys = ("mltrends_version", "schema_version", "inputs_key", "vocabulary_version", "as_of")
    return {
        "what": "report of mltrends",
        "title": site.title,
        "sample": site.facts.sample,
        **{key: answers.about.get(key, "") for key in keys},
        "ads": site.facts.ads,
        "sources": list(site.facts.sources),
        "pages": [entry.file for entry in PAGES],
        "charts": [figure.name for figure in drawn],
        "findings": [finding.sentence for finding in found],
        "files": [*files, "report.json"],
    }


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
