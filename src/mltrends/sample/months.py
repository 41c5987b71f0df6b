"""The calendar of the sample: a fixed window of months, of which the last one is partial."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from mltrends.sample.data import table
from mltrends.sample.draw import Cumulative, Draw, cumulative

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Calendar:
    """Months of the window, how many ads each has, and which days of it."""

    firsts: tuple[datetime.date, ...]
    last_day: datetime.date
    weights: tuple[float, ...]
    sums: Cumulative
    days: tuple[Cumulative, ...]

    def at(self, month: int) -> float:
        """Point of the window, from 0 to 1."""
        return month / (len(self.firsts) - 1)

    def labels(self) -> list[str]:
        """Months as `2026-06`."""
        return [first.isoformat()[:7] for first in self.firsts]

    def month_of(self, point: float) -> int:
        """The month at a point of the window."""
        return round(point * (len(self.firsts) - 1))

    def draw(self, draw: Draw) -> tuple[int, datetime.date]:
        """A month and a day in it."""
        month = draw.index(self.sums)
        return month, self.firsts[month] + datetime.timedelta(days=draw.index(self.days[month]))


def calendar(months: int) -> Calendar:
    """The window of so many months that ends where market.toml says."""
    time = table("market")["time"]
    year, month = (int(part) for part in time["last_month"].split("-"))
    last = year * 12 + month - 1
    firsts = tuple(_first(number) for number in range(last - months + 1, last + 1))
    lengths = [(_first(12 * day.year + day.month) - day).days for day in firsts]
    whole = lengths[-1]
    lengths[-1] = time["last_day"]
    weights = [
        time["season"][first.month - 1] * (1 + time["growth"] * place / (months - 1))
        for place, first in enumerate(firsts)
    ]
    weights[-1] *= lengths[-1] / whole
    days = tuple(
        cumulative([_weight(first, day, time["weekend"]) for day in range(length)])
        for first, length in zip(firsts, lengths, strict=True)
    )
    last_day = firsts[-1].replace(day=time["last_day"])
    return Calendar(firsts, last_day, tuple(weights), cumulative(weights), days)


def _first(number: int) -> datetime.date:
    return datetime.date(number // 12, number % 12 + 1, 1)


def _weight(first: datetime.date, day: int, weekend: float) -> float:
    return weekend if (first + datetime.timedelta(days=day)).weekday() >= SATURDAY else 1.0
