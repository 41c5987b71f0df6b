"""Currencies: the marks they are written with, and the size that pay in them has."""

from __future__ import annotations

from dataclasses import dataclass

from mltrends.model import Period
from mltrends.parse.tables import rows

PER_YEAR: dict[Period, float] = {"hour": 2080, "day": 260, "week": 52, "month": 12, "year": 1}

# Pay below a tenth of the smallest full-time pay is a slip of the pen; interns and part-timers are above.
SMALLEST = 0.1
# Amounts without any currency may be of a weak one, so only their lower end is judged.
LARGEST_OF_ANY = 1e11


@dataclass(frozen=True, slots=True)
class Size:
    """From which amount on a sum is pay for an hour, day, month, year; and what is too much a year."""

    hour: float
    day: float
    month: float
    year: float
    top: float
    told_by_year: bool
    told_by_month: tuple[str, ...] = ()  # countries, where others with the currency tell it by the year


@dataclass(frozen=True, slots=True)
class Mark:
    """What a sign or word says about the currency: the ones it may be, and the one it is by itself."""

    codes: tuple[str, ...]
    owner: str | None

    def settle(self, currency: str | None, country: str | None) -> str | None:
        """The currency meant, given what the source and the country of the ad say."""
        if len(self.codes) == 1:
            return self.codes[0]
        if currency in self.codes:
            return currency
        local = BY_COUNTRY.get(country or "")
        return local if local in self.codes else self.owner


def period_by_size(amount: float, currency: str | None, *, in_thousands: bool = False) -> Period | None:
    """For how long pay of that size is; None when it is too small to be pay or the currency has no scale."""
    size = SIZES.get(currency or "USD")
    if size is None or amount < size.hour:
        return None
    if amount >= (size.year / 2 if in_thousands and size.told_by_year else size.year):
        return "year"
    if amount > size.month:
        return "month"
    return "day" if amount > size.day else "hour"


def paid_by_month(country: str | None) -> bool:
    """Whether pay is told by the month in a country, so that "$1,500" there is no pay for a day."""
    size = SIZES.get(BY_COUNTRY.get(country or "", ""))
    return size is not None and (not size.told_by_year or country in size.told_by_month)


def plausible(amount: float, period: Period, currency: str | None, *, least: float = SMALLEST) -> bool:
    """Whether one person may earn that much, or that little."""
    yearly = amount * PER_YEAR[period]
    size = SIZES.get(currency or "USD")
    if size is None:
        return 1 <= yearly <= LARGEST_OF_ANY
    top = size.top if currency else LARGEST_OF_ANY
    return size.hour * PER_YEAR["hour"] * least <= yearly <= top


def currency_code(text: str, country: str | None = None) -> str | None:
    """The ISO code that a currency cell names, by code, sign or word; None when it names none."""
    word = text.strip().strip(".")
    if word.upper() in CODES:
        return CODES[word.upper()]
    mark = MARKS.get(word) or MARKS.get(word.lower())
    return mark.settle(None, country) if mark else None


def country_code(country: str | None) -> str | None:
    """The country as its two capital letters."""
    code = (country or "").strip().upper()
    return "GB" if code == "UK" else code or None


def _read() -> tuple[dict[str, Mark], dict[str, Size], dict[str, str], dict[str, str]]:
    holders: dict[str, list[str]] = {}
    owners: dict[str, str] = {}
    sizes: dict[str, Size] = {}
    by_country: dict[str, str] = {}
    codes: dict[str, str] = {"RUR": "RUB", "RMB": "CNY"}
    for row in rows("currencies.tsv"):
        code = row["code"]
        codes[code] = code
        by_country |= dict.fromkeys(row["countries"].split(), code)
        if row["case"] != "code":
            holders.setdefault(code, []).append(code)
            if row["case"] != "upper":
                holders.setdefault(code.lower(), []).append(code)
        for spelled in row["marks"].split():
            mark = spelled.rstrip("!")
            holders.setdefault(mark, []).append(code)
            if mark != spelled:
                owners[mark] = code
        if row["hour"]:
            hour, day, month, year, top = (
                float(row[part]) for part in ("hour", "day", "month", "year", "top")
            )
            told, _, but = row["told"].partition("; month in ")
            sizes[code] = Size(hour, day, month, year, top, told == "year", tuple(but.split()))
    marks = {mark: Mark(tuple(held), owners.get(mark)) for mark, held in holders.items()}
    return marks, sizes, by_country, codes


MARKS, SIZES, BY_COUNTRY, CODES = _read()
