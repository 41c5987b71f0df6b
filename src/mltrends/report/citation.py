"""How to cite a report: a sentence and a BibTeX entry, made of what the report says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mltrends.charts.house.facts import Facts
from mltrends.charts.house.words import clean, count


@dataclass(frozen=True, slots=True)
class Citation:
    """The two forms."""

    sentence: str
    bibtex: str


def citation(known: Facts, title: str) -> Citation:
    """Cite a report by its title, its newest ad, its version and its sources.

    Args:
        known: facts of the run.
        title: headline of the report.
    """
    what = f"{'Synthetic sample. ' if known.sample else ''}{f'Only {known.part}. ' if known.part else ''}"
    sources = "; ".join(clean(source, 80) for source in known.sources) or "none"
    until = clean(known.as_of, 40).replace("\u00a0", " ") or "undated"
    sentence = f"mltrends {clean(known.version, 20)}: {title}. {what}Ads up to {until}; n = {count(known.ads)}. Sources: {sources}."
    year = re.search(r"\d{4}", until)
    fields = {
        "title": title,
        "author": "{mltrends}",
        "year": year[0] if year else "",
        "version": known.version,
        "note": f"{what}Ads up to {until}; n = {count(known.ads)}. Sources: {sources}",
    }
    lines = [f"  {name} = {{{_tex(value)}}}," for name, value in fields.items() if value]
    return Citation(sentence, "\n".join(["@misc{mltrends,", *lines, "}"]))


def _tex(value: str) -> str:
    """Words that TeX takes as they are."""
    inner = re.sub(r"[\\^~]", " ", value)
    return "{mltrends}" if value == "{mltrends}" else re.sub(r"([&%$#_{}])", r"\\\1", inner)
