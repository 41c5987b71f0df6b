"""Made-up ads of two years, in which chosen words rise, fall or stand still."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from mltrends.models.ads import Ads
from mltrends.models.emerging import emerging
from mltrends.models.words import cut
from mltrends.taxonomy import load

MONTHS, EMPLOYERS = 24, 80
FIRST = 2020 * 12
HALF = FIRST + MONTHS // 2
FILLER = [
    "carpet",
    "window",
    "river",
    "garden",
    "yellow",
    "kettle",
    "painted",
    "morning",
    "walked",
    "slowly",
    "toward",
    "mountain",
    "village",
    "bridge",
    "lantern",
    "copper",
    "wooden",
    "blanket",
    "orchard",
    "harvest",
    "pebble",
    "meadow",
    "valley",
    "winter",
    "pocket",
    "candle",
    "button",
    "ribbon",
    "thread",
    "basket",
]
KNOWN = ("Python", "PostgreSQL", "Docker", "Java", "Redis", "Scala")
Share = Callable[[bool], float]


def rising(late: bool) -> float:
    return 0.3 if late else 0.0


def falling(late: bool) -> float:
    return 0.0 if late else 0.3


def steady(late: bool) -> float:
    return 0.2


@dataclass
class Made:
    """Texts with all that is known of them."""

    texts: list[str]
    source: list[str]
    month: list[int]
    employer: list[int]
    company: list[str]

    def ads(self) -> Ads:
        return Ads(
            tuple(self.source),
            ("en",) * len(self.texts),
            np.array(self.month, np.int64),
            np.array(self.employer, np.int64),
            tuple(self.company),
        )

    def found(self, **options):
        return emerging(cut(self.texts), self.ads(), load(), **({"since": HALF} | options))


def made(
    listed: Mapping[str | tuple[str, ...], Share] = {},
    said: Mapping[str, Share] = {},
    *,
    sources: Sequence[str] = ("board",),
    companies: Mapping[int, str] = {},
    months: int = MONTHS,
    a_month: int = 60,
    filler: int = 1,
    seed: int = 1,
) -> Made:
    """Ads that name words in a list beside known tools (`listed`), or in a sentence (`said`).

    Of words in one tuple each ad takes one: they are ways to write the same.
    """
    draw = random.Random(seed)  # noqa: S311 - made-up ads are no secret
    ads = Made([], [], [], [], [])
    for source in sources:
        for month in range(months):
            late = FIRST + month >= HALF
            for _ in range(a_month):
                employer = draw.randrange(EMPLOYERS)
                tools = draw.sample(KNOWN, 3)
                for words, share in listed.items():
                    if draw.random() < share(late):
                        tools.insert(1, words if isinstance(words, str) else draw.choice(words))
                sentences = [words for words, share in said.items() if draw.random() < share(late)]
                draw.shuffle(sentences)
                lines = [
                    *(" ".join(draw.choices(FILLER, k=12)) + "." for _ in range(filler)),
                    f"{draw.choice(FILLER)} {', '.join(tools)} {draw.choice(FILLER)}.",
                    *(f"{draw.choice(FILLER)} {one} {draw.choice(FILLER)}." for one in sentences),
                ]
                ads.texts.append(" ".join(lines))
                ads.source.append(source)
                ads.month.append(FIRST + month)
                ads.employer.append(employer)
                ads.company.append(companies.get(employer, f"Employer {employer}"))
    return ads


def labels(found) -> list[str]:
    return [term.label for term in found.terms]
