"""Words with two meanings: places at which a concept was counted, and whether readers say that it is meant there.

The first line is `{"gold": "hits"}`, then one place a line: `{"ad": …, "concept": "r", "start": 123, "end": 124,
"right": true}`; `start` and `end` are of the raw text, `right` is null where readers could not tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mltrends.evaluate.asked import Asked
from mltrends.evaluate.gold import text_digest
from mltrends.evaluate.lines import check_keys, half_of, json_lines
from mltrends.evaluate.places import counted, topics, touching
from mltrends.evaluate.run import read_posting
from mltrends.evaluate.show import not_found, share
from mltrends.evaluate.texts import Posting, find_postings
from mltrends.extract.reader import Reader
from mltrends.model import WrongUse
from mltrends.taxonomy import Taxonomy

KEYS = ("ad", "set", "half", "concept", "start", "end", "right", "text", "title", "company")


@dataclass(frozen=True, slots=True)
class Place:
    """One place of one ad; `right` is None where readers could not tell."""

    digest: str
    set: str
    half: str
    concept: str
    start: int
    end: int
    right: bool | None
    given: Mapping[str, str]  # text, title and company, where the line brings them


@dataclass(slots=True)
class Tally:
    """The labelled places of one concept."""

    right: int = 0  # counted now, and right
    wrong: int = 0  # counted now, and wrong
    lost: int = 0  # right, and no longer counted
    dropped: int = 0  # wrong, and no longer counted


@dataclass(slots=True)
class Counts:
    """All labelled places that were read."""

    by_concept: dict[str, Tally] = field(default_factory=dict)
    unsure: int = 0
    not_found: list[Place] = field(default_factory=list)
    differs: list[Place] = field(default_factory=list)


def read_hits(path: Path, taxonomy: Taxonomy) -> list[Place]:
    """Read labelled places strictly.

    Raises:
        WrongUse: when a line is none; the message names file and line.
    """
    places: list[Place] = []
    seen: dict[tuple[str, str, int], int] = {}
    for number, row in json_lines(path)[1:]:
        check_keys(path, number, row, KEYS)
        place = _place(path, number, row)
        if place.concept not in taxonomy.by_id:
            raise WrongUse(f"{path}, line {number}: the vocabulary has no concept {place.concept!r}")
        first = seen.setdefault((place.digest, place.concept, place.start), number)
        if first != number:
            raise WrongUse(f"{path}, line {number}: line {first} labels the same place")
        places.append(place)
    return places


def count(places: Sequence[Place], found: Mapping[str, Posting], reader: Reader) -> Counts:
    """Read the ads of the places, and count at which of them the concept counts now."""
    counts = Counts()
    of_ad: dict[str, list[Place]] = {}
    for place in places:
        of_ad.setdefault(place.digest, []).append(place)
    for digest, group in of_ad.items():
        posting = next((one.given for one in group if "text" in one.given), None) or found.get(digest)
        if posting is None:
            counts.not_found += group
            continue
        ad = read_posting(reader, posting)
        mentions = counted(ad) + topics(ad)
        for place in group:
            if place.end > len(posting["text"]):
                raise WrongUse(
                    f"ad {digest}: its text ends before the place {place.start} to {place.end} that is labelled"
                )
            here = touching(mentions, place.start, place.end)
            _add(counts, place, now=any(one.concept == place.concept for one in here))
    return counts


def table(counts: Counts, taxonomy: Taxonomy) -> Iterator[str]:
    """Precision by concept, and what is lost beside it."""
    yield "| word | labelled | counted now | of these right | precision | right, but no longer counted |"
    yield "|---|---|---|---|---|---|"
    rows = sorted((taxonomy[name].label, one) for name, one in counts.by_concept.items())
    whole = Tally(
        sum(one.right for _, one in rows),
        sum(one.wrong for _, one in rows),
        sum(one.lost for _, one in rows),
        sum(one.dropped for _, one in rows),
    )
    for label, one in [*rows, ("all of them", whole)] if rows else []:
        now, ever = one.right + one.wrong, one.right + one.lost
        yield (
            f"| {label.replace('|', '/')} | {now + one.lost + one.dropped} | {now} | {one.right} "
            f"| {share(one.right, now)} | {one.lost} of {ever} |"
        )
    yield ""
    if counts.unsure:
        yield f"Left out: {counts.unsure} places of which readers could not tell what is meant."
        yield ""


def report(asked: Asked) -> Iterator[str]:
    """Precision of the words that the labelled places are of."""
    taxonomy = asked.reader.taxonomy
    places = [one for one in read_hits(asked.gold, taxonomy) if asked.half in (None, one.half)]
    wanted = {one.digest for one in places} - {one.digest for one in places if "text" in one.given}
    found = find_postings(asked.texts, ads=wanted, told=asked.told).ads if wanted else {}
    counts = count(places, found, asked.reader)
    read = len(places) - len(counts.not_found)
    yield f"{read:,} of {len(places):,} labelled places found and read."
    yield ""
    yield from not_found(len(counts.not_found), {one.set for one in counts.not_found})
    yield from table(counts, taxonomy)
    for place in counts.differs if asked.wrong else []:
        if place.half != "held":
            what = "right, but not counted" if place.right else "counted, but wrong"
            yield f"{place.digest}  {place.concept} at {place.start}-{place.end}: {what}"


def _add(counts: Counts, place: Place, *, now: bool) -> None:
    if place.right is None:
        counts.unsure += 1
        return
    tally = counts.by_concept.setdefault(place.concept, Tally())
    if place.right and now:
        tally.right += 1
    elif place.right:
        tally.lost += 1
    elif now:
        tally.wrong += 1
    else:
        tally.dropped += 1
    if place.right is not now:
        counts.differs.append(place)


def _place(path: Path, number: int, row: dict[str, Any]) -> Place:
    given = {key: row[key] for key in ("text", "title", "company") if isinstance(row.get(key), str)}
    digest = row.get("ad") or (text_digest(given["text"]) if "text" in given else "")
    start, end, right = row.get("start"), row.get("end"), row.get("right", "")
    if not isinstance(digest, str) or not digest:
        raise WrongUse(f"{path}, line {number}: it names neither a text nor the digest of one")
    if type(start) is not int or type(end) is not int or not 0 <= start < end:
        raise WrongUse(f"{path}, line {number}: start and end must be whole numbers, 0 <= start < end")
    if right is not None and not isinstance(right, bool):
        raise WrongUse(f"{path}, line {number}: right is {right!r}; it is one of true, false, null")
    concept = row.get("concept")
    if not isinstance(concept, str):
        raise WrongUse(f'{path}, line {number}: concept must name one by its id, as "r"')
    return Place(
        digest, str(row.get("set", "")), half_of(path, number, row), concept, start, end, right, given
    )
