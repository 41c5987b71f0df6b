"""Findings for programs, for readers of feeds, and for a chat."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from mltrends.charts.house.facts import Facts
from mltrends.report.finding import Finding

ATOM = "http://www.w3.org/2005/Atom"


def findings_json(found: Sequence[Finding]) -> bytes:
    """All findings with their numbers."""
    return as_json([asdict(finding) for finding in found])


def json_feed(found: Sequence[Finding], known: Facts, title: str, day: str, key: str) -> bytes:
    """The findings as a JSON Feed.

    Args:
        found: findings.
        known: facts of the run.
        title: of the report.
        day: ISO day of the newest ad; no clock is looked at.
        key: what tells this run's inputs from others'.
    """
    items = [
        {
            "id": _id(key, finding),
            "title": finding.sentence,
            "url": f"index.html#finding-{finding.name}",
            "content_text": f"{finding.sentence}\n{finding.evidence}",
        }
        | ({"date_published": _moment(day)} if _moment(day) else {})
        for finding in found
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _headline(title, known),
        "home_page_url": "index.html",
        "feed_url": "feed.json",
        "items": items,
    }
    return as_json(feed)


def atom_feed(found: Sequence[Finding], known: Facts, title: str, day: str, key: str) -> bytes:
    """The findings as an Atom feed; the arguments are those of `json_feed`."""
    updated = _moment(day) or "1970-01-01T00:00:00Z"  # Atom asks for one
    feed = Element("feed", xmlns=ATOM)
    SubElement(feed, "title").text = _headline(title, known)
    SubElement(feed, "id").text = f"urn:mltrends:{key or 'none'}"
    SubElement(feed, "updated").text = updated
    SubElement(feed, "link", href="index.html")
    SubElement(SubElement(feed, "author"), "name").text = "mltrends"
    for finding in found:
        entry = SubElement(feed, "entry")
        SubElement(entry, "title").text = finding.sentence
        SubElement(entry, "id").text = _id(key, finding)
        SubElement(entry, "updated").text = updated
        SubElement(entry, "link", href=f"index.html#finding-{finding.name}")
        SubElement(entry, "summary").text = finding.evidence
    indent(feed)
    text: str = tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def summary_md(found: Sequence[Finding], known: Facts, title: str) -> str:
    """The findings as Markdown; words from data cannot become markup of their own."""
    lines = [f"**{as_markdown(title)}**{' (synthetic sample: made-up ads)' if known.sample else ''}", ""]
    if known.part:
        lines += [f"Only {as_markdown(known.part)}.", ""]
    for finding in found:
        lines += [f"- {as_markdown(finding.sentence)} ({as_markdown(finding.evidence)})"]
    lines += ["", f"{as_markdown(known.source_line)}. Shares are of ads, not of jobs."]
    return "\n".join(lines) + "\n"


def as_json(content: object) -> bytes:
    """JSON as the files of a report hold it."""
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _headline(title: str, known: Facts) -> str:
    part = f": {known.part}" if known.part else ""
    return f"{title}{part}{' (synthetic sample)' if known.sample else ''}"


def _id(key: str, finding: Finding) -> str:
    return f"urn:mltrends:{key or 'none'}:{finding.name}"


def _moment(day: str) -> str:
    try:
        return f"{date.fromisoformat(day).isoformat()}T00:00:00Z"
    except ValueError:
        return ""


def as_markdown(words: str) -> str:
    """Words as Markdown that has no markup in it."""
    escaped = "".join(f"\\{char}" if char in "\\`*_[]<>|#~" else char for char in words)
    return escaped.replace("\u00a0", " ")
