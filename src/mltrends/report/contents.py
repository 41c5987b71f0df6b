"""The page that leads to all reports of a home: one file beside them, made anew with each run, so that no report is changed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from mltrends.charts.house.words import clean, count, day_name
from mltrends.report.render import render
from mltrends.report.style import policy, style

UNKNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Entry:
    """A report that is kept."""

    name: str
    link: str
    newest: str  # ad
    ads: str
    sample: bool
    finding: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page that stands alone shows beside its content."""

    style: str
    policy: str
    version: str
    sample: bool


def contents_page(folders: Sequence[Path], version: str) -> str:
    """The page as HTML; it needs no other file, no network and no JavaScript.

    Args:
        folders: the reports, oldest first, each with its `report.json`; the page is to lie beside them.
        version: of the program that writes the page.
    """
    entries = [_entry(folder) for folder in reversed(folders)]
    sample = bool(entries) and all(entry.sample for entry in entries)
    site = Sheet(style(), policy(), version, sample)
    return render("contents.html", site=site, entries=entries)


def _entry(folder: Path) -> Entry:
    """What a report says of itself; one that says nothing is led to all the same."""
    try:
        told = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        told = {}
    told = told if isinstance(told, dict) else {}
    ads, findings = told.get("ads"), told.get("findings")
    return Entry(
        name=clean(folder.name, 80),
        link=f"{quote(folder.name)}/index.html",
        newest=day_name(str(told.get("as_of") or "")) or UNKNOWN,
        ads=count(ads) if isinstance(ads, int) else UNKNOWN,
        sample=told.get("sample") is True,
        finding=clean(findings[0]) if isinstance(findings, list) and findings else "",
    )
