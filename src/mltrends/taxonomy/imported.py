"""The file of an imported layer: CSV below a head that says whose it is. TOML would take ten times as long to read."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mltrends.taxonomy.entry import ID, MOST_LETTERS
from mltrends.taxonomy.errors import Place, TaxonomyError
from mltrends.taxonomy.file import text_of
from mltrends.taxonomy.schemes import SCHEMES

MARK = "# A layer of the mltrends vocabulary, imported."
MOST_BYTES = 100_000_000
COLUMNS = ("id", "label", "any_case", "as_spelled", "as_name", "link")
BAR = " | "  # between the forms in a cell
_LETTER = re.compile(r"[^\W_]")
_HEAD = ("scheme", "title", "attribution", "licence", "from")


@dataclass(frozen=True, slots=True)
class Entry:
    """What an imported classification calls one thing."""

    id: str
    label: str
    any_case: tuple[str, ...]
    as_spelled: tuple[str, ...]
    as_name: tuple[str, ...]  # one capitalised word: as spelled, behind another word, not among capitals
    link: str


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """The entries of a layer, what stands in its head, and what is wrong with it."""

    head: Mapping[str, str]
    entries: tuple[tuple[Entry, Place], ...]
    faults: tuple[str, ...]

    @property
    def scheme(self) -> str:
        """Which classification it is."""
        return self.head["scheme"]


def layer_text(head: Mapping[str, str], entries: Iterable[Entry]) -> str:
    """The text of a layer's file."""
    out = io.StringIO()
    out.write(f"{MARK}\n")
    for key in _HEAD:
        out.write(f"# {key}: {head[key]}\n")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        forms = (BAR.join(words) for words in (entry.any_case, entry.as_spelled, entry.as_name))
        writer.writerow((entry.id, entry.label, *forms, entry.link))
    return out.getvalue()


def read_imported(name: str, content: bytes) -> ImportedFile:
    """Read a layer's file.

    Raises:
        TaxonomyError: its head does not say what it is, or its columns are not those of a layer.
    """
    lines = io.StringIO(text_of(name, content), newline="")
    head, above = _head(name, lines)
    rows = csv.reader(lines, strict=True)
    try:
        columns = tuple(next(rows, []))
        if columns != COLUMNS:
            raise TaxonomyError(
                f"{name}, line {above + 1}: the columns must be {', '.join(COLUMNS)}, not {', '.join(columns)[:200]!r}"
            )
        entries: list[tuple[Entry, Place]] = []
        faults: list[str] = []
        line = above + 2
        for row in rows:
            place = Place(name, line, row[0][:60] if row and row[0].isprintable() else "entry")
            line = above + 1 + rows.line_num
            try:
                entries.append((_entry(row, place, head["scheme"]), place))
            except TaxonomyError as error:
                faults += error.faults
    except csv.Error as error:
        raise TaxonomyError(f"{name}, line {above + rows.line_num}: it is not valid CSV: {error}") from error
    return ImportedFile(head, tuple(entries), tuple(faults))


def _head(name: str, lines: io.StringIO) -> tuple[dict[str, str], int]:
    """What the comment lines say, and how many there are."""
    advice = "make one with: mltrends taxonomy import"
    head: dict[str, str] = {}
    number = 0
    while True:
        start = lines.tell()
        line = lines.readline()
        if not line.startswith("#"):
            lines.seek(start)
            break
        number += 1
        key, _, value = line.removeprefix("#").partition(":")
        head[key.strip()] = value.strip()
    missing = [key for key in _HEAD if not head.get(key)]
    if missing:
        raise TaxonomyError(
            f"{name}, line 1: its head lacks {', '.join(missing)}; a .csv layer is an imported one: {advice}"
        )
    if head["scheme"] not in SCHEMES:
        raise TaxonomyError(
            f"{name}, line 1: unknown scheme {head['scheme']!r}; known are: {', '.join(SCHEMES)}"
        )
    return head, number


def _entry(row: Sequence[str], place: Place, scheme: str) -> Entry:
    if len(row) != len(COLUMNS):
        raise place.error(f"{len(row)} cells, where the columns are {', '.join(COLUMNS)}")
    concept, label, *cells, link = row
    if not concept.startswith(f"{scheme}-") or not ID.fullmatch(concept):
        raise place.error(f"id {concept[:60]!r} must be {scheme}- and lower-case words joined by hyphens")
    if not label.strip() or not label.isprintable() or not link.isprintable():
        raise place.error("label must be one line of text, and link another")
    any_case, as_spelled, as_name = (tuple(_forms(cell, place)) for cell in cells)
    return Entry(concept, label, any_case, as_spelled, as_name, link)


def _forms(cell: str, place: Place) -> Iterator[str]:
    for form in cell.split(BAR) if cell else ():
        if len(form) > MOST_LETTERS or not form.isprintable() or "|" in form or not _LETTER.search(form):
            raise place.error(
                f"{form[:60]!r} is no form; a form is plain text of at most {MOST_LETTERS} characters with a letter in it"
            )
        if "  " in form or form[0] == " " or form[-1] == " ":
            raise place.error(f"{form[:60]!r} is no form; its words must be parted by single blanks")
        yield form
