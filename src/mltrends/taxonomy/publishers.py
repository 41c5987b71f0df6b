"""Read the files in which publishers give their classifications, and make layers of them."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mltrends.taxonomy.errors import TaxonomyError
from mltrends.taxonomy.file import layer_bytes, text_of
from mltrends.taxonomy.imported import MOST_BYTES, layer_text
from mltrends.taxonomy.schemes import SCHEMES
from mltrends.taxonomy.wording import entry_of, tidy

_SIGNS = {"+": " plus ", "#": " sharp ", "&": " and ", "@": " at "}
_NOT_IN_AN_ID = re.compile(r"[^a-z0-9]+")
_SOFTWARE = re.compile(r"\s+(?:software|programs?|systems?|tools?)$", re.IGNORECASE)
_ACRONYM = re.compile(r"(?P<words>\S+(?: \S+)+) \(?(?P<letters>[A-Z][A-Z0-9]{2,})\)?$")
_SMALL = frozenset({"of", "for", "and", "the", "in", "to", "on", "with", "a", "an"})
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5
LEAST_ALIKE = 0.5  # in the publisher's own files nearly all entries share a word with their other names
_LEAST_ENTRIES = 50  # to judge by


@dataclass(frozen=True, slots=True)
class Import:
    """A layer made of a publisher's files, and what there is to say of it."""

    text: str
    entries: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Raw:
    """One thing as the publisher names it."""

    id: str
    label: str
    others: tuple[str, ...]
    link: str


def make_layer(scheme: str, paths: Sequence[Path]) -> Import:
    """Make a layer of a publisher's files.

    Raises:
        TaxonomyError: a file cannot be read, or is none of that publisher's.
    """
    left_out: Counter[str] = Counter()
    raw: dict[str, _Raw] = {}
    seen: set[str] = set()
    for path in paths:
        for one in _READERS[scheme](path, left_out):
            if one.link in seen:
                left_out["entries that stand twice"] += 1
                continue
            seen.add(one.link)
            raw[_free(one.id, raw)] = one
    trusted = _names_belong(list(raw.values()))
    if not trusted:
        left_out["other names, because they do not belong to the labels beside them"] = sum(
            1 for one in raw.values() for name in one.others if name
        )
    entries = [
        entry
        for concept, one in raw.items()
        if (entry := entry_of(concept, one.label, one.others if trusted else (), one.link, left_out))
    ]
    left_out["entries of which no word is left"] = len(raw) - len(entries)
    if not entries:
        names = ", ".join(path.name for path in paths)
        why = "".join(f"; {what}: {count:,}" for what, count in left_out.items() if count)
        raise TaxonomyError(f"{names}: no entry of {scheme} could be made of it{why}")
    known = SCHEMES[scheme]
    head = {
        "scheme": scheme,
        "title": known.title,
        "attribution": known.attribution,
        "licence": known.licence,
        "from": ", ".join(tidy(path.name) for path in paths),
    }
    notes = tuple(f"left out, {what}: {count:,}" for what, count in left_out.items() if count)
    return Import(layer_text(head, entries), len(entries), notes)


def _esco(path: Path, left_out: Counter[str]) -> Iterator[_Raw]:
    """Skills of ESCO: one row each, other names parted by line breaks."""
    for row in _rows(path, ",", ("conceptUri", "preferredLabel", "altLabels"), "ESCO's skills"):
        label, link = tidy(row["preferredLabel"]), tidy(row["conceptUri"])
        if row.get("conceptType", "KnowledgeSkillCompetence") != "KnowledgeSkillCompetence":
            left_out["rows that are no skills"] += 1
        elif row.get("status", "released") != "released":
            left_out["skills that are not in force"] += 1
        elif not label or not link:
            left_out["rows without a label or an address"] += 1
        else:
            others = f"{row['altLabels']}\n{row.get('hiddenLabels') or ''}".split("\n")
            yield _Raw(f"esco-{_slug(link.rpartition('/')[2])}", label, tuple(map(tidy, others)), link)


def _onet(path: Path, left_out: Counter[str]) -> Iterator[_Raw]:
    """Technology skills of O*NET: one row for each occupation that uses one, the name is all there is."""
    seen: set[str] = set()
    for row in _rows(path, "\t", ("Example", "Commodity Code"), "O*NET's Technology Skills"):
        name = tidy(row["Example"])
        if not name:
            left_out["rows without a name"] += 1
        elif name not in seen:
            seen.add(name)
            yield _Raw(f"onet-{_slug(name)}", name, tuple(_other_names(name)), name)


_READERS: dict[str, Callable[[Path, Counter[str]], Iterator[_Raw]]] = {"esco": _esco, "onet": _onet}


def _other_names(name: str) -> Iterator[str]:
    """O*NET writes "Structured query language SQL" and "Word processing software"; ads write a part of it."""
    shorter = _SOFTWARE.sub("", name)
    if " " in shorter:
        yield shorter
    found = _ACRONYM.match(shorter)
    if found is not None and _is_short_for(found["letters"], found["words"]):
        yield found["words"]
        words = [word for word in found["words"].casefold().split() if word not in _SMALL]
        if len(found["letters"]) >= len(words):  # not of "Acme Learning Management System LMS"
            yield found["letters"]


def _is_short_for(letters: str, words: str) -> bool:
    """True when all letters but one begin words, in their order: "Extensible markup language" and XML."""
    small = letters.casefold()
    fewer = (small[:number] + small[number + 1 :] for number in range(len(small)))
    return any(_begin(some, words.casefold().split()) for some in (small, *fewer))


def _begin(letters: str, words: Iterable[str]) -> bool:
    initials = iter(word[0] for word in words)
    return all(letter in initials for letter in letters)


def _slug(text: str) -> str:
    for sign, words in _SIGNS.items():
        text = text.replace(sign, words)
    plain = text.casefold().encode("ascii", "ignore").decode()
    return _NOT_IN_AN_ID.sub("-", plain).strip("-")[:100].strip("-") or "unnamed"


def _free(wanted: str, taken: Mapping[str, _Raw]) -> str:
    """The id, or the same with a number where two names differ in signs alone."""
    number, made = 1, wanted
    while made in taken:
        number += 1
        made = f"{wanted}-{number}"
    return made


def _names_belong(raw: Sequence[_Raw]) -> bool:
    """False when other names stand beside labels that they have nothing to do with: a file whose rows have slipped."""
    judged = [one for one in raw if any(name and name != one.label for name in one.others)]
    if len(judged) < _LEAST_ENTRIES:
        return True
    alike = sum(bool(_stems(one.label) & _stems(" ".join(one.others))) for one in judged)
    return alike >= LEAST_ALIKE * len(judged)


def _stems(text: str) -> set[str]:
    return {word.casefold()[:_STEM] for word in _WORD.findall(text)}


def _rows(path: Path, delimiter: str, needed: Sequence[str], what: str) -> Iterator[dict[str, str]]:
    name = path.name
    text = text_of(name, layer_bytes(path, MOST_BYTES))
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval="")
    try:
        columns = reader.fieldnames or []
        missing = [column for column in needed if column not in columns]
        if missing:
            raise TaxonomyError(
                f"{name} is not the file of {what}: it has no column {', '.join(missing)}; "
                f"its columns are: {', '.join(map(tidy, columns))[:200] or 'none'}"
            )
        for row in reader:
            yield {column: row[column] for column in columns}
    except csv.Error as error:
        raise TaxonomyError(f"{name}, line {reader.line_num}: it is not valid CSV: {error}") from error
