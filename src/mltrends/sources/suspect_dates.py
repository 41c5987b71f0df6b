"""Dates that are odd: all of them long ago, behind the scrape, or far ahead of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from mltrends.model import DateOrder, Source
from mltrends.parse.date_order import YEARS
from mltrends.parse.dates import LEEWAY, parse_date
from mltrends.parse.expiry import can_end

LEAST_ROWS = 20  # below it a file is too small to be odd
DAY_FIRST = DateOrder("day_first")
A_YEAR = timedelta(days=366)
STRAY = 0.01  # of the dates may lie far behind the others and be called slips


@dataclass(frozen=True, slots=True)
class Suspicion:
    """What is odd about a file, what shows it, and whether its ads may count."""

    what: str
    evidence: str
    set_aside: bool


def cells_of(
    rows: Sequence[Sequence[str]], source: Source, place: dict[str, int], role: str
) -> tuple[int, list[str]] | None:
    """The first column of a role, and its cells."""
    number = next((place[column] for column in source.roles.get(role, ()) if column in place), None)
    return None if number is None else (number, [row[number].strip() for row in rows])


def odd_dates(
    rows: Sequence[Sequence[str]], source: Source, place: dict[str, int], order: DateOrder
) -> Iterator[Suspicion]:
    """What is odd about the dates of a file."""
    column = cells_of(rows, source, place, "date")
    if column is None or source.kind == "survey":
        return
    filled = [cell for cell in column[1] if cell]
    if len(filled) < LEAST_ROWS:
        return
    days = [day for cell in filled[:1000] if (day := parse_date(cell, order=order))]
    years = Counter(day.year for day in days)
    early = sum(count for year, count in years.items() if year < YEARS[0] + 5)
    if early > 0.9 * len(filled[:1000]):
        yield Suspicion(
            "dates cannot be",
            f"{early:,} of {len(filled[:1000]):,} dates lie before {YEARS[0] + 5}",
            set_aside=True,
        )
    yield from _ahead(rows, column[1], cells_of(rows, source, place, "seen"), order)


def _ahead(
    rows: Sequence[Sequence[str]], cells: Sequence[str], seen: tuple[int, list[str]] | None, order: DateOrder
) -> Iterator[Suspicion]:
    """Dates that cannot be those of ads yet: after the scrape, or a year after all but a few of the others.

    Today's date has no say, so that the same file is told the same of on every day.
    """
    days = [parse_date(cell, order=order) for cell in cells]
    if seen is not None:
        scraped = [parse_date(cell) for cell in seen[1]]
        late = sum(day > known + LEEWAY for day, known in zip(days, scraped, strict=True) if day and known)
        if late:
            yield Suspicion(
                "dates after the scrape",
                f"{late:,} of {len(rows):,} rows looked at were posted after they were seen; these have no date",
                set_aside=False,
            )
        return
    known_days = sorted(filter(None, days))
    if len(known_days) < LEAST_ROWS:
        return
    usual = known_days[-1 - max(1, int(STRAY * len(known_days)))]
    late = sum(day > usual + A_YEAR for day in known_days)
    if late:
        yield Suspicion(
            "dates far ahead",
            f"{late:,} of {len(known_days):,} dates looked at lie more than a year after {usual}, the end of the "
            f"others; the last is {known_days[-1]}",
            set_aside=False,
        )


def odd_ends(
    rows: Sequence[Sequence[str]], source: Source, place: dict[str, int], order: DateOrder, expires: DateOrder
) -> Iterator[Suspicion]:
    """Ads that would end before they were posted, or stay open for years."""
    ends, dates = cells_of(rows, source, place, "expires"), cells_of(rows, source, place, "date")
    if ends is None or source.kind == "survey":
        return
    seen = cells_of(rows, source, place, "seen")
    scraped = [parse_date(cell) for cell in seen[1]] if seen else [None] * len(rows)
    posted = (
        [parse_date(cell, order=order, seen=day) for cell, day in zip(dates[1], scraped, strict=True)]
        if dates
        else [None] * len(rows)
    )
    last = [parse_date(cell, order=expires, seen=day) for cell, day in zip(ends[1], scraped, strict=True)]
    told = [
        can_end(day, *known) for day, *known in zip(last, posted, scraped, strict=True) if day is not None
    ]
    never = told.count(False)
    if never:
        yield Suspicion(
            "ends that cannot be",
            f"{never:,} of {len(told):,} ads looked at that tell when they end would end before they were posted or be open "
            "for more than two years; these have no end",
            set_aside=False,
        )
