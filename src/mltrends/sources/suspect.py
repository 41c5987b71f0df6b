"""Files that are odd: shifted rows, one ad over and over, generated data. Each finding says what it saw.

What no honest file does sets the file aside from all trends; what is only odd is said and counts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from mltrends.model import DateOrder, Source
from mltrends.parse.dates import ANY_DAY, parse_date
from mltrends.sources.recognise import header_word
from mltrends.sources.suspect_dates import DAY_FIRST, LEAST_ROWS, Suspicion, cells_of, odd_dates, odd_ends

LEAST_FOR_UNIFORM = 1000
LEAST_UNIFORM = 3  # columns whose values are spread as evenly as dice would
UNIFORM_P = 0.05
BROKEN = 0.5  # of the rows have too many or too few cells
SHIFTED = 0.2  # of the rows: an honest file has none, but for a stray one
ONE_VALUE = 0.98
CATEGORIES = range(3, 41)  # values of a column that can be called categories
COUNTED = 0.9  # of a column's cells must be filled for its values to be weighed
_MONTHS = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE
)
_URL = re.compile(r"https?://|www\.", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


def suspicions(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    source: Source,
    order: DateOrder = DAY_FIRST,
    expires: DateOrder = DAY_FIRST,
) -> list[Suspicion]:
    """What is odd about a file.

    Args:
        header: its header.
        rows: records from all over it, ragged ones too, cells cut short.
        source: what it was taken for.
        order: how its date column writes dates.
        expires: how the column of the ads' end writes them.
    """
    if len(rows) < LEAST_ROWS:
        return []
    width = len(header)
    whole = [row for row in rows if len(row) == width]
    place = {header_word(cell): number for number, cell in reversed(list(enumerate(header)))}
    found = list(_ragged(len(rows), len(whole)))
    if len(whole) >= LEAST_ROWS:
        found += _shifted(whole, source, place)
        found += _one_value(whole, source, place)
        found += _uniform(header, whole, source)
        found += odd_dates(whole, source, place, order)
        found += odd_ends(whole, source, place, order, expires)
        found += _one_skeleton(whole, source, place)
    return found


def _ragged(rows: int, whole: int) -> Iterator[Suspicion]:
    if whole < (1 - BROKEN) * rows:
        yield Suspicion(
            "most rows are broken",
            f"{rows - whole:,} of {rows:,} rows looked at have more or fewer cells than the header",
            set_aside=True,
        )


def _shifted(rows: Sequence[Sequence[str]], source: Source, place: dict[str, int]) -> Iterator[Suspicion]:
    """Cells of a role stand in the column beside it in most rows."""
    tests = {"date": _is_date, "url": _is_url}
    for role, test in tests.items():
        column = cells_of(rows, source, place, role)
        if column is None:
            continue
        number, cells = column
        filled = [row for row, cell in zip(rows, cells, strict=True) if cell]
        wrong = [row for row in filled if not test(row[number].strip())]
        for beside in (number - 1, number + 1):
            if not 0 <= beside < len(rows[0]) or len(wrong) <= SHIFTED * len(rows):
                continue
            there = sum(test(row[beside].strip()) for row in wrong)
            if there > 0.8 * len(wrong):
                yield Suspicion(
                    "rows are shifted",
                    f"in {there:,} of {len(rows):,} rows looked at the {role} stands one column beside its own",
                    set_aside=True,
                )
                return


def _is_url(cell: str) -> bool:
    return _URL.match(cell) is not None


def _is_date(cell: str) -> bool:
    return bool(cell) and not cell.isalpha() and parse_date(cell, order=DAY_FIRST, seen=ANY_DAY) is not None


def _one_value(rows: Sequence[Sequence[str]], source: Source, place: dict[str, int]) -> Iterator[Suspicion]:
    columns = [
        cells
        for role in ("title", "company", "place", "text")
        if (cells := cells_of(rows, source, place, role))
    ]
    if len(columns) < 2:
        return
    keys = Counter(zip(*(cells for _, cells in columns), strict=True))
    most = max(keys.values())
    if most >= ONE_VALUE * len(rows):
        yield Suspicion(
            "everything is one value",
            f"{most:,} of {len(rows):,} rows looked at have the same title, employer, place and text",
            set_aside=True,
        )


def _uniform(header: Sequence[str], rows: Sequence[Sequence[str]], source: Source) -> Iterator[Suspicion]:
    """Generated tables draw their categories as dice do; no market is so even."""
    if len(rows) < LEAST_FOR_UNIFORM or source.kind != "postings":
        return
    even: list[str] = []
    weighed = 0
    for number, name in enumerate(header):
        counted = _categories([row[number].strip() for row in rows])
        if counted is None:
            continue
        weighed += 1
        statistic, p = uniformity(list(counted.values()))
        if p > UNIFORM_P:
            even.append(
                f"{header_word(name)[:30]} (chi-square {statistic:.1f} over {len(counted)} values, p {p:.2f})"
            )
    if len(even) >= LEAST_UNIFORM:
        names = ", ".join(even[:5])
        yield Suspicion(
            "looks generated",
            f"{len(even)} of {weighed} columns with categories are spread evenly over their values, as dice would be "
            f"and no labour market is: {names}; {len(rows):,} rows looked at",
            set_aside=True,
        )


def _categories(cells: Sequence[str]) -> Counter[str] | None:
    """The values of a column that holds natural categories; None for switches, calendars, numbers and names."""
    filled = [cell for cell in cells if cell]
    if len(filled) < COUNTED * len(cells):
        return None
    counted = Counter(filled)
    if len(counted) not in CATEGORIES or max(map(len, counted)) > 80:
        return None
    calendar = all(_MONTHS.match(value) for value in counted)
    numbers = all(value.replace(".", "", 1).isdigit() for value in counted)
    return None if calendar or numbers else counted


def uniformity(counts: Sequence[int]) -> tuple[float, float]:
    """Chi-square of counts against all values as likely, and the probability of one at least as large."""
    from scipy.special import chdtrc  # only here: it takes a while to load

    expected = sum(counts) / len(counts)
    statistic = sum((count - expected) ** 2 for count in counts) / expected
    return statistic, float(chdtrc(len(counts) - 1, statistic))


def _one_skeleton(
    rows: Sequence[Sequence[str]], source: Source, place: dict[str, int]
) -> Iterator[Suspicion]:
    """Texts made from one template: nearly all share nearly all of their words."""
    column = cells_of(rows, source, place, "text")
    if column is None:
        return
    texts = list(dict.fromkeys(cell for cell in column[1] if len(cell) > 150))[:500]
    if len(texts) < 200:
        return
    kinds = Counter(word for text in texts for word in set(_WORD.findall(text.lower())))
    shared = {word for word, count in kinds.items() if count >= 0.95 * len(texts)}
    share = sum(
        sum(word in shared for word in words) / len(words)
        for text in texts
        if (words := _WORD.findall(text.lower()))
    ) / len(texts)
    if share > 0.75 and len(shared) >= 12:
        yield Suspicion(
            "texts are made from one template",
            f"on average {100 * share:.0f} % of the words of {len(texts)} different texts are the same {len(shared)} words",
            set_aside=True,
        )
