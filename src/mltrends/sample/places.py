"""Countries and cities of the sample."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from mltrends.sample.data import table
from mltrends.sample.draw import Cumulative, Draw, cumulative


@dataclass(frozen=True, slots=True)
class City:
    """A city; postal code and district only where a format asks for them."""

    name: str
    code: str
    region: str
    postal: str
    district: int


@dataclass(frozen=True, slots=True)
class Country:
    """A country, its money, and how ads of it state pay."""

    code: str
    name: str
    prose: str
    weight: float
    currency: str
    sign: str
    pay: float
    step: int
    disclosed: list[float]
    legal: tuple[str, ...]
    phone: str
    cities: tuple[City, ...]

    def number(self, draw: Draw) -> str:
        """A telephone number out of a range kept free for fiction."""
        return self.phone.format(n=draw.below(100), m=draw.below(100))


@cache
def countries() -> tuple[Country, ...]:
    """All countries, in the order of places.toml."""
    return tuple(_country(entry) for entry in table("places")["country"])


@cache
def country_sums() -> Cumulative:
    """Cumulative weights of the countries."""
    return cumulative([country.weight for country in countries()])


def _country(entry: dict[str, Any]) -> Country:
    plain = {
        key: entry[key]
        for key in ("code", "name", "weight", "currency", "sign", "pay", "step", "disclosed", "phone")
    }
    return Country(
        **plain,
        prose=entry.get("prose", entry["name"]),
        legal=tuple(entry["legal"]),
        cities=tuple(City(*city) for city in entry["cities"]),
    )
