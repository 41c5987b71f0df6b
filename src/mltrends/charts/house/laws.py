"""Laws that make employers say pay, as flags beside lines by month; they stand in laws.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from mltrends.charts.house.flags import Flag
from mltrends.charts.house.words import listed


@dataclass(frozen=True, slots=True)
class Law:
    """One law: where, from which day, what it is, and in the ads of which countries it may show."""

    place: str
    country: tuple[str, ...]
    day: date
    what: str


@cache
def pay_laws() -> tuple[Law, ...]:
    """All laws that the data file names, the earliest first."""
    text = resources.files("mltrends.charts.house").joinpath("laws.toml").read_text("utf-8")
    laws = [Law(**entry | {"country": tuple(entry["country"])}) for entry in tomllib.loads(text)["law"]]
    return tuple(sorted(laws, key=lambda law: (law.day, law.place)))


def laws_between(countries: Collection[str], first: date, last: date) -> list[Law]:
    """Laws of these countries that began from `first` to `last`."""
    return [law for law in pay_laws() if set(law.country) & set(countries) and first <= law.day <= last]


def flags_of(laws: Collection[Law]) -> tuple[Flag, ...]:
    """One flag a day, with all places in which a law began on it."""
    days: dict[date, list[str]] = {}
    for law in laws:
        days.setdefault(law.day, []).append(law.place)
    return tuple(Flag(day, listed(places)) for day, places in sorted(days.items()))
