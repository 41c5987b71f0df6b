"""Terms that ads use, each in a sentence of its own: how many of them the vocabulary knows.

The first line is `{"gold": "terms"}`, then one term a line: `{"term": "LangGraph", "set": "frameworks", "text": "…"}`,
with a `text` in which the term stands. A term is known when something that counts shares a character with it; that is
little to ask, so it is told beside it how many are covered from end to end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mltrends.evaluate.asked import Asked
from mltrends.evaluate.lines import check_keys, json_lines
from mltrends.evaluate.places import counted, spots, topics, touching
from mltrends.evaluate.show import share
from mltrends.extract.reader import Reader
from mltrends.model import WrongUse

KEYS = ("term", "set", "text")


@dataclass(frozen=True, slots=True)
class Term:
    """One term, the area it is of, and the sentence in which it stands."""

    term: str
    set: str
    text: str


@dataclass(frozen=True, slots=True)
class Known:
    """What counts at the place of a term: labels, whether one of them covers all of it, and what a rule keeps out."""

    term: Term
    labels: tuple[str, ...]
    whole: bool
    kept_out: tuple[str, ...]  # the rules that say no to words there


def read_terms(path: Path) -> list[Term]:
    """Read terms strictly; none may come twice.

    Raises:
        WrongUse: when a line is none; the message names file and line.
    """
    terms: list[Term] = []
    seen: dict[str, int] = {}
    for number, row in json_lines(path)[1:]:
        check_keys(path, number, row, KEYS)
        words, text = row.get("term"), row.get("text")
        if not isinstance(words, str) or not isinstance(text, str) or not words.strip():
            raise WrongUse(f"{path}, line {number}: it needs a term, and the text in which the term stands")
        if words not in text:
            raise WrongUse(f"{path}, line {number}: {words!r} does not stand in its text")
        if (first := seen.setdefault(words, number)) != number:
            raise WrongUse(f"{path}, line {number}: {words!r} stands in line {first} already")
        terms.append(Term(words, str(row.get("set", "")), text))
    return terms


def known(terms: Sequence[Term], reader: Reader) -> list[Known]:
    """What counts at the place of each term, topics included."""
    found = []
    for one in terms:
        ad = reader.read(text=one.text).ad
        mentions = counted(ad) + topics(ad)
        start, end = spots(one.text, one.term)[0]
        here = touching(mentions, start, end)
        whole = any(mention.start <= start and end <= mention.end for mention in here)
        labels = tuple(dict.fromkeys(mention.label for mention in here))
        doubted = [
            mention
            for mention in ad.mentions
            if mention.field == "text" and not mention.counted and mention.kind != "role"
        ]
        rules = tuple(dict.fromkeys(mention.rule for mention in touching(doubted, start, end)))
        found.append(Known(one, labels, whole, rules))
    return found


def report(asked: Asked) -> Iterator[str]:
    """Shares of known terms by area, and which are not known or only in part."""
    asked.no_halves()
    found = known(read_terms(asked.gold), asked.reader)
    yield "| area | terms | known | … from end to end |"
    yield "|---|---|---|---|"
    areas = dict.fromkeys(one.term.set for one in found)
    for area, some in [
        *((area, [one for one in found if one.term.set == area]) for area in areas),
        ("all of them", found),
    ]:
        hits = share(sum(bool(one.labels) for one in some), len(some))
        whole = share(sum(one.whole for one in some), len(some))
        yield f"| {area.replace('|', '/')} | {len(some)} | {hits} | {whole} |"
    yield ""
    missed = [one.term.term for one in found if not one.labels and not one.kept_out]
    yield f"Not known, {len(missed)}: {', '.join(missed) or 'none'}."
    yield ""
    doubted = [
        f"{one.term.term} ({', '.join(one.kept_out)})" for one in found if one.kept_out and not one.labels
    ]
    yield f"Seen, but a rule asks for more around it, {len(doubted)}: {', '.join(doubted) or 'none'}."
    yield ""
    part = [f"{one.term.term} ({', '.join(one.labels)})" for one in found if one.labels and not one.whole]
    yield f"Known in part, {len(part)}, with what counts there: {', '.join(part) or 'none'}."
    yield ""
