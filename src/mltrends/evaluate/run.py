"""One evaluation from labels to counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mltrends.evaluate.gold import FIELDS, Gold, Label
from mltrends.evaluate.score import Score
from mltrends.evaluate.texts import Posting, find_postings
from mltrends.extract.reader import Reader
from mltrends.model import Ad
from mltrends.run.batch import reading_of


@dataclass(frozen=True, slots=True)
class Result:
    """The counts, how many labels there are, and whose ads were not in the files."""

    score: Score
    labels: int
    lost: tuple[Label, ...]


def evaluate(
    gold: Gold,
    paths: Sequence[Path],
    reader: Reader,
    *,
    half: str | None = None,
    found: Mapping[str, Posting] | None = None,
    told: Callable[[str], None] = lambda _: None,
) -> Result:
    """Hold the reader's answers against labels.

    Args:
        gold: the labels.
        paths: files and folders that hold the ads.
        reader: what reads.
        half: of the labels; None for all.
        found: what `find` found before, so that files are searched once for both halves.
        told: hears which file is searched.
    """
    labels = gold.of(half)
    if found is None:
        found = find(gold, paths, half=half, told=told)
    score, lost = Score(), []
    for label in labels:
        posting = label.given or found.get(label.digest)
        if posting is None:
            lost.append(label)
            continue
        score.ads += 1
        ad = (
            reader.read(title=posting["title"]).ad if gold.kind == "titles" else read_posting(reader, posting)
        )
        if label.skills is not None:
            score.skills(label.digest, label.skills, ad.skills, gold.compared)
        score.fields(label.digest, label.fields, {name: getattr(ad, name) for name in FIELDS})
    return Result(score, len(labels), tuple(lost))


def find(
    gold: Gold,
    paths: Sequence[Path],
    *,
    half: str | None = None,
    told: Callable[[str], None] = lambda _: None,
) -> dict[str, Posting]:
    """The postings that the labels are of, by digest."""
    return find_all([gold], paths, half=half, told=told)[0]


def find_all(
    golds: Sequence[Gold],
    paths: Sequence[Path],
    *,
    half: str | None = None,
    told: Callable[[str], None] = lambda _: None,
) -> list[dict[str, Posting]]:
    """The postings of several files of labels, for which the files of ads are gone through once."""
    wanted: dict[str, set[str]] = {"ads": set(), "titles": set()}
    for gold in golds:
        wanted[gold.kind] |= {one.digest for one in gold.of(half) if not one.given}
    if not any(wanted.values()):
        return [{} for _ in golds]
    found = find_postings(paths, ads=wanted["ads"], titles=wanted["titles"], told=told)
    return [found.ads if gold.kind == "ads" else found.titles for gold in golds]


def agreement(gold: Gold, half: str | None = None) -> Score:
    """A second reader's answers held against the first one's, as if they had been read by us."""
    first = {one.digest: one for one in gold.of(half)}
    score = Score()
    for other in gold.of(half, reader=2):
        label = first.get(other.digest)
        if label is None:
            continue
        score.ads += 1
        if label.skills is not None and other.skills is not None:
            score.skills(label.digest, label.skills, other.skills, gold.compared)
        score.fields(label.digest, label.fields, other.fields)
    return score


def read_posting(reader: Reader, posting: Posting | Mapping[str, str]) -> Ad:
    """An ad read as a run reads it, whether it comes from a file or a line brings it."""
    if "pay_period" in posting:
        ad: Ad = reading_of(reader, dict(posting)).ad
        return ad
    return reader.read(
        title=posting.get("title", ""),
        text=posting.get("text", ""),
        place=posting.get("place", ""),
        pay=posting.get("pay", ""),
        company=posting.get("company", ""),
    ).ad
