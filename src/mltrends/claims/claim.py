"""The nouns of this room: a claim, its parts, the rule it is held to, and what was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Facts = tuple[str, ...]  # an ad has one of them
Among = tuple[Facts, ...]  # an ad has one of each

Verdict = Literal["supported", "partly", "contradicted", "insufficient evidence", "not testable with ads"]
SUPPORTED: Verdict = "supported"
PARTLY: Verdict = "partly"
CONTRADICTED: Verdict = "contradicted"
INSUFFICIENT: Verdict = "insufficient evidence"
NOT_TESTABLE: Verdict = "not testable with ads"
VERDICTS: tuple[Verdict, ...] = (SUPPORTED, PARTLY, CONTRADICTED, INSUFFICIENT, NOT_TESTABLE)


@dataclass(frozen=True, slots=True)
class Rule:
    """Two numbers that a figure is held against; see `rules.toml`."""

    name: str
    start: float  # supported where the whole interval lies here or above
    below: float  # contradicted where all of it lies below
    unit: str
    says: str
    between: Verdict = PARTLY  # where it lies above `below` only


@dataclass(frozen=True, slots=True)
class Part:
    """One figure of a claim: which ads, what is asked of them, and how it is judged."""

    claim: str
    place: int  # in the claim, from 1; the first one is its headline
    name: str  # empty: the name of the one concept that it asks for
    group: str  # parts of a group must all hold; empty: a group of its own
    measure: str
    rule: Rule
    among: Among
    asks: Facts
    versus: Among = ()  # the ads of the other side, where two sides are compared
    against: Facts = ()  # what is asked on the other side; or goes with what is asked
    how: str = ""  # of measures that come in two ways
    top: int = 0  # of a ranking: among the first so many
    alike: Facts = ()  # what is held alike when pay is compared
    judged: bool = True  # False: shown beside, and without a say
    rival: bool = False  # of a ranking: not what the claim names, but what it is ranked with
    silence: str = ""  # of what ads may leave unsaid: what a low share means, for it contradicts nothing
    needs: Mapping[str, float] = field(default_factory=dict)  # the least evidence, by kind

    @property
    def id(self) -> str:
        """Tells it from all other parts."""
        return f"{self.claim}.{self.place}"


@dataclass(frozen=True, slots=True)
class Claim:
    """What documents say, in our words, and how it is put to the test."""

    id: str
    documents: tuple[str, ...]
    words: str
    type: str
    parts: tuple[Part, ...]
    caveat: str = ""
    untestable: str = ""  # why ads cannot tell
    lacks: str = ""  # what would be needed and no source gives
    enough: int = 0  # of each group so many parts must hold; 0: all

    @property
    def counts_roles(self) -> bool:
        """True when it asks how many ads are for a role, or for the field: ads that were picked by role cannot tell."""
        asked = {fact for part in self.parts for fact in part.asks}
        return "field" in asked or any(fact.startswith("role: ") for fact in asked)


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured for a part. Without a value, `refused` says why.

    `evidence` holds what there is of each kind that `Part.needs` may ask for.
    """

    value: float | None
    low: float | None
    high: float | None
    k: int
    n: int
    employers: int
    sources: int
    evidence: Mapping[str, float]
    months: int | None = None
    before: float | None = None  # first and last of a trend; the other side of a comparison
    after: float | None = None
    p_value: float | None = None
    agree: int | None = None  # sources that go its way
    holds: Verdict | None = None  # where a measure decides by itself and not by an interval
    disputed: tuple[str, ...] = ()  # sources with ads enough that say otherwise
    rank: int | None = None  # place among its rivals
    refused: str = ""
    short: str = ""  # what the evidence is of, said where it is too little


@dataclass(frozen=True, slots=True)
class Judged:
    """A figure with its verdict, and what is missing for a better one."""

    part: Part
    figure: Figure
    verdict: Verdict
    needs: str = ""  # what is missing
    why: str = ""  # a word that the verdict needs beside the figure
    q_value: float | None = None
