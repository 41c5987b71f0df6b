"""What a taxonomy holds: concepts, the forms that name them, and the guards on doubtful forms."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from mltrends.model import TOPICS
from mltrends.taxonomy.errors import Place
from mltrends.taxonomy.schemes import SCHEMES

KINDS = (
    "language",
    "library",
    "platform",
    "database",
    "bi",
    "method",
    "math",
    "data",
    "practice",
    "soft",
    "business",
    "field",
    "role",
    *TOPICS,
)
# Who names a concept, as pages and `mltrends taxonomy` say it.
ORIGINS = {
    "000": "document 000, Exploring Diverse Career Paths in Machine Learning Fields",
    "001": "document 001, Career in Machine Learning",
    "002": "document 002, on job roles in machine learning (it has no title)",
    "market": "the market: ads name it, the documents do not",
    "user": "a layer of your own",
}
# Every place that a concept can come from, in words.
ALL_ORIGINS = ORIGINS | {name: f"{scheme.title} (imported)" for name, scheme in SCHEMES.items()}


@dataclass(frozen=True)
class Pattern:
    """A regular expression that is compiled when it is first tried: few of a vocabulary's are in most runs."""

    pattern: str
    flags: int = re.IGNORECASE

    @cached_property
    def search(self) -> Callable[[str], re.Match[str] | None]:
        """Find it anywhere in a text."""
        return re.compile(self.pattern, self.flags).search

    @cached_property
    def match(self) -> Callable[[str], re.Match[str] | None]:
        """Find it at the start of a text."""
        return re.compile(self.pattern, self.flags).match

    @cached_property
    def fullmatch(self) -> Callable[[str], re.Match[str] | None]:
        """Find it as the whole of a text."""
        return re.compile(self.pattern, self.flags).fullmatch


@dataclass(frozen=True, slots=True)
class Condition:
    """What must be seen around a form; all keys that are given must hold.

    Patterns ignore case unless they say `(?-i:...)`. They are tried on the readable text of the
    ad, never across the end of the sentence when the key says so.
    """

    before: Pattern | None = None  # ends where the form starts; up to 80 characters back
    not_before: Pattern | None = None  # stands nowhere in those characters
    after: Pattern | None = None  # starts where the form ends
    near: Pattern | None = None  # anywhere within 80 characters, in the same sentence
    surface: Pattern | None = None  # the form as it is written here, whole
    beside: tuple[str, ...] = ()  # kinds: in one list ("Python, R or SAS") with such a concept
    ad: tuple[str, ...] = ()  # concepts: one of them counts elsewhere in the same ad
    section: tuple[str, ...] = ()  # parts of the ad
    alone: bool = False  # the form is all there is on its line
    work: bool = False  # the sentence speaks of the holder, the team or the work

    def content(self) -> dict[str, object]:
        """The condition as plain data, for the digest."""
        patterns = {key: getattr(self, key) for key in ("before", "not_before", "after", "near", "surface")}
        lists = {"beside": self.beside, "ad": self.ad, "section": self.section}
        flags = {"alone": self.alone, "work": self.work}
        return {key: value.pattern for key, value in patterns.items() if value} | {
            key: value for key, value in (lists | flags).items() if value
        }


@dataclass(frozen=True, slots=True)
class Guard:
    """Forms with two meanings, and what decides between them.

    A form under a guard counts when no `reject` holds and, if there is any `accept`, one of them
    holds. The guard's id is what `Mention.why_not` and `Mention.rule` name.
    """

    id: str
    aliases: tuple[str, ...] = ()
    cased: tuple[str, ...] = ()
    accept: tuple[Condition, ...] = ()
    reject: tuple[Condition, ...] = ()
    quiet: bool = False  # a form that fails is no near miss and is left out
    needs_ad: bool = field(init=False, default=False)  # a condition asks what else counts in the ad

    def __post_init__(self) -> None:
        """Look once, since it is asked for every mention."""
        object.__setattr__(self, "needs_ad", any(condition.ad for condition in (*self.accept, *self.reject)))


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a concept: its words, whether case decides, and the guard on it, if any."""

    concept: Concept
    text: str
    cased: bool
    guard: Guard | None


@dataclass(frozen=True, slots=True)
class Link:
    """The same thing in a published classification; it changes nothing that is read."""

    scheme: str
    id: str
    label: str
    match: str = "same"  # or near: narrower, wider, or the software for it; or words: no more is known than that those are equal


@dataclass(frozen=True, slots=True)
class Concept:
    """One role, skill or tool."""

    id: str
    label: str
    kind: str
    origin: tuple[str, ...]
    aliases: tuple[str, ...] = ()  # any case
    cased: tuple[str, ...] = ()  # only as spelled
    guards: tuple[Guard, ...] = ()
    parents: tuple[str, ...] = ()
    also: tuple[str, ...] = ()  # concepts whose own words may count inside a form of this one
    must: tuple[str, ...] = ()  # sentences in which the concept counts
    must_not: tuple[str, ...] = ()  # sentences in which it does not
    note: str = ""
    links: tuple[Link, ...] = ()

    def forms(self) -> Iterator[Form]:
        """All forms, unguarded ones first."""
        yield from (Form(self, text, cased=False, guard=None) for text in self.aliases)
        yield from (Form(self, text, cased=True, guard=None) for text in self.cased)
        for guard in self.guards:
            yield from (Form(self, text, cased=False, guard=guard) for text in guard.aliases)
            yield from (Form(self, text, cased=True, guard=guard) for text in guard.cased)

    @property
    def form_count(self) -> int:
        """How many forms there are, without making them."""
        guarded = sum(len(guard.aliases) + len(guard.cased) for guard in self.guards)
        return len(self.aliases) + len(self.cased) + guarded

    def content(self) -> dict[str, object]:
        """All that can change what an ad is read to say, as plain data."""
        return {
            "id": self.id,
            "label": self.label,
            "kind": self.kind,
            "origin": self.origin,
            "aliases": self.aliases,
            "cased": self.cased,
            "parents": self.parents,
            "also": self.also,
            "guards": [
                {
                    "id": guard.id,
                    "aliases": guard.aliases,
                    "cased": guard.cased,
                    "quiet": guard.quiet,
                    "accept": [condition.content() for condition in guard.accept],
                    "reject": [condition.content() for condition in guard.reject],
                }
                for guard in self.guards
            ],
        }


@dataclass(frozen=True, slots=True)
class Layer:
    """A file on top of the built-in vocabulary, and what it brought."""

    name: str
    concepts: int
    forms: int  # of its concepts, and those that it adds to others
    scheme: str = ""  # of an imported one: the classification
    attribution: str = ""  # and what its publisher asks to be said
    notes: tuple[str, ...] = ()  # what became of its entries


@dataclass(frozen=True)
class Taxonomy:
    """Concepts in a fixed order: by file, then as they stand in it; layers last."""

    concepts: tuple[Concept, ...]
    places: Mapping[str, Place] = field(default_factory=dict, repr=False, compare=False)  # by id
    layers: tuple[Layer, ...] = ()
    version: str = field(init=False)

    def __post_init__(self) -> None:
        """Digest the content: comments and examples do not change a version, words and rules do."""
        content = json.dumps(
            [concept.content() for concept in self.concepts], ensure_ascii=False, sort_keys=True
        )
        object.__setattr__(self, "version", hashlib.blake2b(content.encode(), digest_size=16).hexdigest())

    @cached_property
    def by_id(self) -> dict[str, Concept]:
        """Concepts by id."""
        return {concept.id: concept for concept in self.concepts}

    @cached_property
    def by_label(self) -> dict[str, Concept]:
        """Concepts by label."""
        return {concept.label: concept for concept in self.concepts}

    def __getitem__(self, concept_id: str) -> Concept:
        """The concept of that id.

        Raises:
            KeyError: no such id; the message says how many there are and names the nearest ones.
        """
        if concept_id not in self.by_id:
            from difflib import get_close_matches

            near = get_close_matches(concept_id, list(self.by_id), n=5, cutoff=0.4)
            raise KeyError(
                f"no concept {concept_id!r} among {len(self.concepts)}; nearest: {', '.join(near) or 'none'}"
            )
        return self.by_id[concept_id]
