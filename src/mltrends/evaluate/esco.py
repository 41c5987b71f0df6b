"""Spans of skills with their names in ESCO, the European list of skills (Decorte et al. 2022): a table of sentences.

Columns: `sentence`, the marked `span` in it, the part that is meant (`sub_span`, when it is not all), and `label`,
its name in ESCO, or a note that it has none.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mltrends.evaluate.asked import Asked
from mltrends.evaluate.lines import text_of
from mltrends.evaluate.places import counted, spots, touching
from mltrends.evaluate.show import share
from mltrends.extract.reader import Reader
from mltrends.model import TOPICS, Mention, WrongUse
from mltrends.taxonomy import Taxonomy

COLUMNS = ("sentence", "span", "sub_span", "label")
NO_NAME = ("LABEL NOT PRESENT", "UNDERSPECIFIED")
_SUFFIX = re.compile(r"\s*\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Named:
    """One span, and what it is called; no label when ESCO has none."""

    sentence: str
    span: str
    part: str
    label: str


def is_table(first: str) -> bool:
    """Whether the first line of a file is the head of such a table."""
    try:
        return [one.strip() for one in next(csv.reader([first]), [])] == list(COLUMNS)
    except csv.Error:
        return False


def read_esco(path: Path) -> list[Named]:
    """Read a table strictly; rows that say the same count once.

    Raises:
        WrongUse: when it is none; the message names file and line.
    """
    lines = csv.reader(io.StringIO(text_of(path)))
    rows: dict[Named, None] = {}
    try:
        next(lines, None)
        for cells in lines:
            if not cells:
                continue
            if len(cells) != len(COLUMNS):
                raise WrongUse(f"{path}, line {lines.line_num}: {len(cells)} cells, not {', '.join(COLUMNS)}")
            sentence, span, part, label = (cell.strip() for cell in cells)
            if not span or span not in sentence:
                raise WrongUse(f"{path}, line {lines.line_num}: the span does not stand in the sentence")
            rows[Named(sentence, span, part, "" if label in NO_NAME else label)] = None
    except csv.Error as error:
        raise WrongUse(f"{path}, line {lines.line_num}: no CSV ({error})") from error
    return list(rows)


def measure(rows: Sequence[Named], reader: Reader) -> Counter[str]:
    """Count spans in which a skill of ours lies, and names on which both agree."""
    names = _names(reader.taxonomy)
    read: dict[str, list[Mention]] = {}
    counts: Counter[str] = Counter()
    spans: dict[tuple[str, str], bool] = {}  # whether ESCO has a name for it
    for row in rows:
        if row.sentence not in read:
            read[row.sentence] = counted(reader.read(text=row.sentence).ad)
        spans[row.sentence, row.span] = spans.get((row.sentence, row.span), False) or bool(row.label)
        ours = names.get(_bare(row.label), frozenset())
        if not ours:
            continue
        counts["known"] += 1
        meant = row.part if row.part and row.part in row.span else row.span
        here = _inside(read[row.sentence], row.sentence, meant)
        same = any(one.concept in ours for one in here)
        counts["same" if same else "other" if here else "none"] += 1
    for (sentence, span), named in spans.items():
        hit = bool(_inside(read[sentence], sentence, span))
        counts["spans"] += 1
        counts["spans found"] += hit
        counts["named spans"] += named
        counts["named spans found"] += named and hit
    return counts


def table(counts: Counter[str]) -> Iterator[str]:
    """Shares with their intervals."""
    yield "| of | n | share | 95 % interval |"
    yield "|---|---|---|---|"
    for what, k, n in (
        ("all spans: a skill of ours lies in it", counts["spans found"], counts["spans"]),
        (
            "spans that ESCO names: a skill of ours lies in it",
            counts["named spans found"],
            counts["named spans"],
        ),
        ("spans whose ESCO name is a name of ours: we count that concept", counts["same"], counts["known"]),
        ("… we count another concept there", counts["other"], counts["known"]),
        ("… we count nothing there", counts["none"], counts["known"]),
    ):
        yield f"| {what} | {n} | {share(k, n).replace(' (', ' | (', 1)} |" if n else f"| {what} | 0 | – | |"
    yield ""


def report(asked: Asked) -> Iterator[str]:
    """Shares of spans found, and of names on which both agree. These spans are a held half: none is listed."""
    asked.no_halves()
    yield from table(measure(read_esco(asked.gold), asked.reader))
    if asked.wrong:
        yield "Nothing is listed: all of these spans are held, and only counted."


def _inside(mentions: Sequence[Mention], sentence: str, words: str) -> list[Mention]:
    return [one for start, end in spots(sentence, words) for one in touching(mentions, start, end)]


def _names(taxonomy: Taxonomy) -> dict[str, frozenset[str]]:
    """Our skills by every way to write them, guarded ones included."""
    names: dict[str, set[str]] = {}
    for concept in taxonomy.concepts:
        if concept.kind != "role" and concept.kind not in TOPICS:
            for text in (concept.label, *(form.text for form in concept.forms())):
                names.setdefault(_bare(text), set()).add(concept.id)
    return {name: frozenset(ids) for name, ids in names.items() if name}


def _bare(name: str) -> str:
    """A name without what ESCO adds to it: "Java (computer programming)" is Java."""
    return " ".join(_SUFFIX.sub("", name).casefold().split())
