"""Read what lies in `data/rates`: each file says by its header what it holds.

| header | holds |
|---|---|
| Date, USD, JPY, … | units of each currency for one euro, by day, as the European Central Bank publishes them |
| currency, date or month or year, usd | US dollars for one unit of a currency |
| currency, month or year, index | consumer prices where the currency is spent, in any base |
| country, year, ppp | units of the country's currency that buy what one US dollar buys in the United States |

A file that cannot be understood stops the run: a rate that is left out in silence would change numbers without a word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from mltrends.model import WrongUse
from mltrends.parse.money.currency import BY_COUNTRY
from mltrends.parse.places import parse_place
from mltrends.rates.cells import amount_of, code_of, is_code, period_of
from mltrends.rates.files import Table, tables_in
from mltrends.store.files import digest_of

BANK, OWN = "central bank", "own file"
HEADERS = (
    "Date, USD, JPY, … (euro reference rates); currency, date|month|year, usd; "
    "currency, month|year, index; country, year, ppp"
)


@dataclass(frozen=True, slots=True)
class Rate:
    """US dollars for one unit of a currency: the mean of a month, or of a year."""

    currency: str
    starts_on: date
    per: str  # month or year
    usd: float
    origin: str
    file: str
    k: int  # days behind it; 1 for a figure that the file gives as it is


@dataclass(frozen=True, slots=True)
class Price:
    """Consumer prices where a currency is spent."""

    currency: str
    starts_on: date
    per: str  # month or year
    index: float
    file: str


@dataclass(frozen=True, slots=True)
class Parity:
    """Units of a country's currency that buy what one US dollar buys in the United States."""

    country: str
    currency: str
    year: int
    ppp: float
    file: str


@dataclass(frozen=True, slots=True)
class Rates:
    """All that was supplied; `digest` is part of the key of a run."""

    rates: tuple[Rate, ...] = ()
    prices: tuple[Price, ...] = ()
    parities: tuple[Parity, ...] = ()
    digest: str = field(default_factory=digest_of)


def load_rates(folder: Path) -> Rates:
    """Read every .csv and .zip of the folder; without a folder there are none.

    Raises:
        WrongUse: naming the file, the line and what is allowed.
    """
    rates: list[Rate] = []
    prices: list[Price] = []
    parities: list[Parity] = []
    digests = []
    for table in tables_in(folder):
        digests += [table.name, table.digest]
        columns = set(table.header)
        if columns >= {"currency", "usd"}:
            rates += _own(table)
        elif columns >= {"currency", "index"}:
            prices += _prices(table)
        elif columns >= {"country", "year", "ppp"}:
            parities += _parities(table)
        elif "date" in columns and "usd" in columns and any(map(is_code, columns - {"usd"})):
            rates += _bank(table)
        else:
            shown = ", ".join(table.header[:6])
            raise WrongUse(f"{table.name}: the header {shown!r} is none that is known; known are: {HEADERS}")
    _refuse_twice((one.file, (one.origin, one.currency, one.per, one.starts_on)) for one in rates)
    _refuse_twice((one.file, (one.currency, one.per, one.starts_on)) for one in prices)
    _refuse_twice((one.file, (one.country, one.year)) for one in parities)
    return Rates(tuple(rates), tuple(prices), tuple(parities), digest_of(*digests))


def _bank(table: Table) -> Iterator[Rate]:
    """Months of dollars for a unit, each the mean of the days on which both rates were published."""
    codes = [name for name in table.header if is_code(name) and name != "usd"]
    days: dict[tuple[str, date], list[float]] = defaultdict(list)
    for row in table.rows:
        month = period_of(row, "date")[0].replace(day=1)
        dollars = amount_of(row, "usd")
        if dollars is None:
            continue
        days["EUR", month].append(dollars)
        for code in codes:
            units = amount_of(row, code)
            if units is not None:
                days[code.upper(), month].append(dollars / units)
    for (currency, month), values in sorted(days.items()):
        yield Rate(currency, month, "month", sum(values) / len(values), BANK, table.name, len(values))


def _own(table: Table) -> Iterator[Rate]:
    by_day: dict[tuple[str, date], list[float]] = defaultdict(list)
    for row in table.rows:
        usd = amount_of(row, "usd", wanted=True)
        currency = code_of(row)
        starts_on, per = period_of(row, "date", "month", "year")
        if per == "day":
            by_day[currency, starts_on.replace(day=1)].append(usd)
        else:
            yield Rate(currency, starts_on, per, usd, OWN, table.name, 1)
    for (currency, month), values in sorted(by_day.items()):
        yield Rate(currency, month, "month", sum(values) / len(values), OWN, table.name, len(values))


def _prices(table: Table) -> Iterator[Price]:
    for row in table.rows:
        starts_on, per = period_of(row, "month", "year")
        if per == "day":
            raise row.wrong("a price index wants months (2024-03) or years (2024)")
        yield Price(code_of(row), starts_on, per, amount_of(row, "index", wanted=True), table.name)


def _parities(table: Table) -> Iterator[Parity]:
    for row in table.rows:
        said = row.cells["country"].strip()
        country = said.upper() if len(said) == 2 else parse_place("", said).country
        currency = BY_COUNTRY.get(country or "")
        if country is None or currency is None:
            raise row.wrong(f"country {said[:40]!r} is none that is known; write its ISO code, as DE")
        starts_on, per = period_of(row, "year")
        if per != "year":
            raise row.wrong("purchasing power wants years, as 2024")
        yield Parity(country, currency, starts_on.year, amount_of(row, "ppp", wanted=True), table.name)


def _refuse_twice(told: Iterator[tuple[str, Sequence[object]]]) -> None:
    seen: dict[object, str] = {}
    for file, key in told:
        if key in seen:
            shown = " ".join(str(part) for part in key)
            raise WrongUse(f"{file}: {shown} is told twice, there or in {seen[key]}; leave one of them")
        seen[key] = file
