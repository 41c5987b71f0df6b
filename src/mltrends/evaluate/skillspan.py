"""SkillSpan (Zhang et al. 2022): sentences of ads in which spans of skills and of knowledge are marked, token by token.

Their definitions are not ours: a skill is any phrase of doing ("work closely with the other teams"), knowledge any
word of a subject, a tool, a degree or an industry. So nothing is scored span against span; what is measured is
which spans a mention of ours touches, and which of our mentions touch a span.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mltrends.evaluate.asked import Asked
from mltrends.evaluate.lines import Rows, json_lines
from mltrends.evaluate.places import counted, topics, touching
from mltrends.evaluate.score import GROUPS
from mltrends.evaluate.show import share
from mltrends.extract.reader import Reader
from mltrends.model import Mention, WrongUse

MARKS = ("tokens", "tags_skill", "tags_knowledge")
MOST_MISSED = 40
TOOLS, METHODS, SOFT = GROUPS
SPANS = ("knowledge", "skill")

Span = tuple[int, int]


@dataclass(slots=True)
class Spanned:
    """One ad: its sentences as lines, and the spans that are marked in them."""

    source: str
    text: str = ""
    spans: dict[str, list[Span]] = field(default_factory=lambda: {name: [] for name in SPANS})


@dataclass(slots=True)
class Overlap:
    """What was asked of each source, and how often the answer is yes; what is missed, and in how many ads."""

    ads: Counter[str] = field(default_factory=Counter)
    asked: Counter[tuple[str, str]] = field(default_factory=Counter)  # question, source
    yes: Counter[tuple[str, str]] = field(default_factory=Counter)
    missed: Counter[tuple[str, str]] = field(default_factory=Counter)  # kind of span, its words
    missed_ads: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, question: str, source: str, answers: Sequence[bool]) -> None:
        """Count the answers of one ad to a question."""
        self.asked[question, source] += len(answers)
        self.yes[question, source] += sum(answers)


def read_skillspan(path: Path) -> list[Spanned]:
    """Read the ads of a file strictly; lines of one `idx` and source are one ad.

    Raises:
        WrongUse: when a line is none; the message names file and line.
    """
    return ads_of(path, json_lines(path))


def ads_of(path: Path, rows: Rows) -> list[Spanned]:
    """The ads that lines of tokens make up, in their order."""
    ads: dict[tuple[Any, str], Spanned] = {}
    for number, row in rows:
        tokens = _words(path, number, row, "tokens")
        idx, source = row.get("idx"), str(row.get("source", "unnamed"))
        if not isinstance(idx, int | str):
            raise WrongUse(f"{path}, line {number}: idx must say which ad the sentence is of")
        ad = ads.setdefault((idx, source), Spanned(source))
        starts, at = [], len(ad.text)
        for token in tokens:
            starts.append(at)
            at += len(token) + 1
        ad.text += " ".join(tokens) + "\n"
        for name in SPANS:
            tags = _words(path, number, row, f"tags_{name}")
            if len(tags) != len(tokens) or set(tags) - {"B", "I", "O"}:
                raise WrongUse(f"{path}, line {number}: tags_{name} must be one of B, I, O for each token")
            ad.spans[name] += [
                (starts[first], starts[last] + len(tokens[last])) for first, last in _runs(tags)
            ]
    return list(ads.values())


def overlap(ads: Sequence[Spanned], reader: Reader) -> Overlap:
    """Read the ads, and count which spans and mentions touch."""
    counts = Overlap()
    for ad in ads:
        reading = reader.read(text=ad.text).ad
        counts.ads[ad.source] += 1
        skills, soft = counted(reading), counted(reading, GROUPS[SOFT])
        both = skills + topics(reading)
        for name, who, mentions in (
            ("knowledge", "a skill of ours", skills),
            ("knowledge", "a skill or topic of ours", both),
            ("skill", "a soft or business skill of ours", soft),
            ("skill", "any skill of ours", skills),
        ):
            touched = [bool(touching(mentions, *span)) for span in ad.spans[name]]
            counts.add(f"{name} spans that {who} touches", ad.source, touched)
        for group, name in ((TOOLS, "knowledge"), (METHODS, "knowledge"), (SOFT, "skill")):
            mentions = counted(reading, GROUPS[group])
            either = ad.spans["knowledge"] + ad.spans["skill"]
            for spans, what in ((ad.spans[name], f"a {name} span"), (either, "a span of either sort")):
                touched = [any(touching([one], *span) for span in spans) for one in mentions]
                counts.add(f"our {group} that touch {what}", ad.source, touched)
        _missed(counts, ad, both)
    return counts


def table(counts: Overlap) -> Iterator[str]:
    """One row a question, one column a source."""
    sources = sorted(counts.ads)
    heads = [f"{source}, {counts.ads[source]} ads" for source in sources]
    yield f"| share of | {' | '.join(one.replace('|', '/') for one in heads)} | all, {counts.ads.total()} ads |"
    yield "|---" * (len(sources) + 2) + "|"
    for question in dict.fromkeys(question for question, _ in counts.asked):
        pairs = [(counts.yes[question, one], counts.asked[question, one]) for one in sources]
        pairs.append((sum(k for k, _ in pairs), sum(n for _, n in pairs)))
        yield f"| {question} | {' | '.join(f'{share(k, n)}, n = {n:,}' for k, n in pairs)} |"
    yield ""


def report(asked: Asked) -> Iterator[str]:
    """Shares of overlap by source, and what is missed most in the half to develop on."""
    asked.no_halves()
    yield from table(counts := overlap(read_skillspan(asked.gold), asked.reader))
    if asked.wrong and not to_develop_on(asked.gold):
        yield "What is missed is listed of a file named train… alone: other files are the held half, which is only counted."
    elif asked.wrong:
        for name in SPANS:
            yield f"{name.capitalize()} spans that no skill or topic of ours touches, the {MOST_MISSED} most frequent:"
            yield from (
                f"{times:5}  in {ads} ads  {words}"
                for words, times, ads in most_missed(counts, name)[:MOST_MISSED]
            )
            yield ""


def to_develop_on(path: Path) -> bool:
    """Whether a published file may be looked into: of SkillSpan's three, the one to train on."""
    return path.stem.casefold().startswith("train")


def most_missed(counts: Overlap, name: str) -> list[tuple[str, int, int]]:
    """Words of missed spans, how often, and in how many ads; the most frequent first."""
    rows = [
        (words, times, counts.missed_ads[kind, words])
        for (kind, words), times in counts.missed.items()
        if kind == name
    ]
    return sorted(rows, key=lambda row: (-row[1], -row[2], row[0]))


def _missed(counts: Overlap, ad: Spanned, mentions: Sequence[Mention]) -> None:
    missed = Counter(
        (name, ad.text[start:end].casefold())
        for name in SPANS
        for start, end in ad.spans[name]
        if not touching(mentions, start, end)
    )
    counts.missed.update(missed)
    counts.missed_ads.update(missed.keys())


def _runs(tags: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and last token of each span; an I that follows no B opens one too."""
    first = None
    for at, tag in enumerate([*tags, "O"]):
        if first is not None and tag != "I":
            yield first, at - 1
            first = None
        if tag == "B" or (tag == "I" and first is None):
            first = at


def _words(path: Path, number: int, row: dict[str, Any], key: str) -> list[str]:
    words = row.get(key)
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise WrongUse(f"{path}, line {number}: {key} must be a list of words")
    return words
