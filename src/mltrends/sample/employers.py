"""Invented employers: their names, sizes, texts and habits.

Employers live for one block of rows. A large sample therefore has many employers of the same few
sizes, and never more of them in memory than one block has.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from mltrends.sample.boilerplate import Boilerplate, boilerplate
from mltrends.sample.data import table
from mltrends.sample.draw import Cumulative, Draw, cumulative
from mltrends.sample.places import City, Country, countries, country_sums
from mltrends.sample.shares import Habits
from mltrends.sample.skills import skills

COMPANY, CAMPUS, AGENCY = "company", "campus", "agency"
STRIDE = 900_001  # shares no factor with the number of names, so that no name comes twice
HOME = "US"


@dataclass(slots=True)
class Employer:
    """One employer. `odds` and `remote` are factors on the odds of concepts and of remote work."""

    number: int
    kind: str
    name: str
    legal: str
    slug: str
    trade: dict[str, Any]
    country: Country
    cities: tuple[City, ...]
    odds: list[float]
    remote: list[float]
    pay: float
    adopts: float
    founded: int
    size: int
    revenue: int
    ownership: str
    rating: float
    words: dict[str, str]
    texts: Boilerplate = field(repr=False)

    @property
    def cell(self) -> str:
        """The name as an ad carries it, with its legal form if it has one."""
        return f"{self.name} {self.legal}" if self.legal else self.name


@dataclass(frozen=True, slots=True)
class Group:
    """Employers of one kind, and how often each is drawn."""

    members: tuple[Employer, ...]
    sums: Cumulative

    def draw(self, draw: Draw) -> Employer:
        """One employer, large ones more often."""
        return self.members[draw.index(self.sums)]


@dataclass(frozen=True, slots=True)
class World:
    """The employers of one block, by kind: all of them, and those at home in the United States."""

    everywhere: dict[str, Group]
    at_home: dict[str, Group]

    def draw(self, draw: Draw, *, campus: bool, home: bool) -> Employer:
        """The employer of one vacancy."""
        groups = self.at_home if home else self.everywhere
        if campus:
            return groups[CAMPUS].draw(draw)
        agency = draw.chance(table("market")["employers"]["agency"])
        return groups[AGENCY if agency else COMPANY].draw(draw)


def world(seed: int, block: int, rows: int, habits: Habits) -> World:
    """The employers of a block that has so many rows."""
    given = table("market")["employers"]
    draw = Draw("employers", seed, block)
    count = max(8, round(given["per_row"] * rows))
    campus = max(2, round(given["campus"] * count))
    agencies = min(given["agencies"], max(2, count // 20))
    kinds = [CAMPUS] * campus + [AGENCY] * agencies + [COMPANY] * (count - campus - agencies)
    first = block * round(given["per_row"] * given["block"])
    offset = Draw("names", seed).below(names_there_are())
    # The first of each kind is at home in the United States, so that no board is ever without one.
    employers = [
        _employer(draw, first + place, offset, kind, habits, home=place == 0 or kind != kinds[place - 1])
        for place, kind in enumerate(kinds)
    ]
    at_home = [employer for employer in employers if employer.country.code == HOME]
    return World(_groups(employers), _groups(at_home))


def _groups(employers: list[Employer]) -> dict[str, Group]:
    given = table("market")["employers"]
    made = {}
    for kind in (COMPANY, CAMPUS, AGENCY):
        members = tuple(employer for employer in employers if employer.kind == kind)
        head = given["flat"] * len(members)
        weights = [(rank + 1 + head) ** -given["tail"] for rank in range(len(members))]
        made[kind] = Group(members, cumulative(weights))
    return made


@cache
def names_there_are() -> int:
    """How many different names there are: heads x tails x last words of all trades."""
    return len(_stems()) * len(_last_words())


@cache
def _stems() -> tuple[str, ...]:
    names = table("employers")
    return tuple(head + tail for tail in names["tails"] for head in names["heads"])


@cache
def _last_words() -> tuple[tuple[dict[str, Any], str], ...]:
    return tuple((trade, word) for trade in table("employers")["trade"] for word in trade["suffixes"])


def _employer(draw: Draw, number: int, offset: int, kind: str, habits: Habits, *, home: bool) -> Employer:
    names = table("employers")
    place = (offset + number * STRIDE) % names_there_are()
    stem = _stems()[place % len(_stems())]
    trade, word = _last_words()[place // len(_stems())]
    country = countries()[0] if home else countries()[draw.index(country_sums())]
    name = _name(draw, kind, stem, word)
    size = draw.index(_size_sums())
    founded = draw.between(1880, 1979) if draw.chance(0.3) else draw.between(1980, 2021)
    slug = "".join(letter if letter.isalnum() else "-" for letter in name.lower().replace("&", "and"))
    phrases = names["campus_words"] if kind == CAMPUS else trade
    words = {key: draw.pick(phrases[key]) for key in ("does", "product", "data", "customers", "goal")}
    words |= {
        "company": name,
        "domain": trade["domain"],
        "founded": str(founded),
        "people": _people(draw, size),
    }
    cities = tuple(draw.some(country.cities, 1 + min(4, draw.poisson(0.4 + 0.3 * size))))
    words |= {
        "city": cities[0].name,
        "cities": f"{draw.between(2, 30)} cities",
        "days": str(draw.between(24, 32)),
    }
    return Employer(
        number=number,
        kind=kind,
        name=name,
        legal=draw.pick(country.legal) if kind != CAMPUS and draw.chance(0.45) else "",
        slug="-".join(part for part in slug.split("-") if part),
        trade=names.get(f"{kind}_trade", trade),
        country=country,
        cities=cities,
        odds=[habits.factors[draw.index(habits.sums)] for _ in skills()],
        remote=[habits.factors[draw.index(habits.sums)] for _ in range(3)],
        pay=table("market")["pay"]["employer"] * draw.normal(),
        adopts=draw.random(),
        founded=founded,
        size=size,
        revenue=draw.below(len(names["revenues"])),
        ownership="College / University" if kind == CAMPUS else draw.pick(names["ownerships"]),
        rating=round(min(5.0, max(1.9, 3.8 + 0.5 * draw.normal())), 1),
        words=words,
        texts=boilerplate(draw, kind, words, home=country.code == HOME),
    )


def _name(draw: Draw, kind: str, stem: str, word: str) -> str:
    forms: list[str] = table("employers")[{CAMPUS: "campus", AGENCY: "agencies"}.get(kind, "forms")]
    return draw.pick(forms).replace("{s}", stem).replace("{d}", word)


@cache
def _size_sums() -> Cumulative:
    return cumulative([size[2] for size in table("employers")["sizes"]])


def _people(draw: Draw, size: int) -> str:
    low, high = ((20, 50), (60, 200), (210, 500), (520, 1000), (1100, 5000), (5200, 10000), (11000, 60000))[
        size
    ]
    people = draw.between(low, high)
    return f"{round(people, -1):,}" if people > 100 else str(people)
