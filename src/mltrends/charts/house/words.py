"""Numbers and names in words, one spelling everywhere.

Percent are whole below 1,000 ads and carry one decimal from there on, because a decimal that the
ads cannot carry is a claim; differences are in percentage points (pp); pay is to the nearest 1,000.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MAX_TITLE_WORDS = 12
FINE_FROM = 1000  # ads from which a percentage carries a decimal
JOINERS = "\u200c\u200d"  # the only invisible characters that change how a word is spelled
ELLIPSIS = "…"


def clean(text: object, longest: int = 200) -> str:
    """One line without control and direction marks, cut at `longest` characters.

    Names come from files and vocabularies that we did not write: a control character breaks an
    SVG, a direction override turns a sentence round, ten thousand characters push a page apart.
    """
    raw = str(text)[: longest * 20]
    line = " ".join((raw if raw.isprintable() else _printable(raw)).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + ELLIPSIS


def _printable(raw: str) -> str:
    return "".join(
        " " if char.isspace() else char
        for char in raw
        if char in JOINERS or char.isspace() or not unicodedata.category(char).startswith("C")
    )


def percent(share: float, n: int) -> str:
    """`31%` below 1,000 ads, `31.2%` from there on; never a 0 or 100 that is not one."""
    decimals = 1 if n >= FINE_FROM else 0
    smallest = 10.0**-decimals
    value = share * 100
    if 0 < value < smallest / 2:
        return f"<{smallest:.{decimals}f}%"
    if 100 - smallest / 2 <= value < 100:
        return f">{100 - smallest:.{decimals}f}%"
    return f"{value:.{decimals}f}%"


def whole_percent(share: float) -> str:
    """`30%`: a value of a scale, which no ads stand behind; with decimals only where it has some."""
    return f"{round(share * 100, 2):g}%"


def plain(value: float) -> str:
    """`12`, `2.5`: a value of a scale without a unit."""
    return f"{round(value, 2):g}"


def times(value: float) -> str:
    """`×1.5`: a factor."""
    return f"×{value:.2f}" if value < 10 else f"×{value:.0f}"


def tick_times(value: float) -> str:
    """`×1.5`: a factor on a scale, with no more digits than it has."""
    return f"×{value:g}"


def signed(value: float) -> str:
    """`+1.2`, with a real minus sign."""
    rounded = round(value, 1)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    return f"{sign}{abs(rounded):.1f}"


def more_percent(part: float) -> str:
    """`+30%`, `−5%`, `0%`: how much more or less, as a value of a scale."""
    value = round(part * 100, 1)
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{abs(value):g}%"


def tick_signed(value: float) -> str:
    """`+1.25`: as `signed`, on a scale, with no more and no fewer digits than it has."""
    rounded = round(value, 3)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    return f"{sign}{abs(rounded):g}"


def tick_points(change: float) -> str:
    """`+2.5 pp`: a difference of shares on a scale."""
    return f"{tick_signed(change * 100)} pp"


def tick_hundredths(value: float) -> str:
    """`2.5`: a value from 0 to 1 on a scale of hundredths."""
    return plain(value * 100)


def interval(low: float, high: float, n: int) -> str:
    """`29–33%`: both ends in the precision of `percent`, the sign written once where it can be."""
    left, right = percent(low, n), percent(high, n)
    if left.startswith("<") or right.startswith(">"):
        return f"{left} to {right}"
    return f"{left.removesuffix('%')}–{right}"


def points(change: float) -> str:
    """A difference of shares as `+8.2 pp`, with a real minus sign."""
    value = round(change * 100, 1)
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{abs(value):.1f} pp"


def points_between(low: float, high: float) -> str:
    """An interval of a difference: `+6.1 to +10.3 pp`."""
    return f"{points(low).removesuffix(' pp')} to {points(high)}"


def thousands(amount: float) -> str:
    """Pay to the nearest thousand: `118k`."""
    return f"{amount / 1000:,.0f}k"


def money(amount: float, currency: str) -> str:
    """Pay with its currency: `USD 118k`."""
    return f"{currency} {thousands(amount)}"


def count(number: int) -> str:
    """A count with thousands set apart: `5,432`."""
    return f"{number:,}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """A count with its noun: `1 source`, `3 sources`."""
    return f"{count(number)} {one if number == 1 else many or one + 's'}"


def month_name(month: date) -> str:
    """`Nov 2025`, whatever the locale."""
    return f"{MONTHS[month.month - 1]} {month.year}"


def day_name(iso: str) -> str:
    """`17 Dec 2025` for `2025-12-17`, kept on one line; anything else as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return clean(iso, 40)
    return f"{day.day}\u00a0{MONTHS[day.month - 1]}\u00a0{day.year}"


def period(first: date | None, last: date | None) -> str:
    """`Jan 2023 – Nov 2025`; words when the ads carry no date."""
    if first is None or last is None:
        return "undated"
    if (first.year, first.month) == (last.year, last.month):
        return month_name(first)
    return f"{month_name(first)} – {month_name(last)}"


def listed(names: Sequence[str], most: int = 4) -> str:
    """`a, b and c`; beyond `most` the rest is counted."""
    if len(names) > most:
        return f"{', '.join(names[: most - 1])} and {len(names) - most + 1} more"
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def short_title(*candidates: str) -> str:
    """The first candidate of at most twelve words; the last one is cut when none is that short."""
    for candidate in candidates:
        if len(candidate.split()) <= MAX_TITLE_WORDS:
            return candidate
    return " ".join(candidates[-1].split()[:MAX_TITLE_WORDS]) + ELLIPSIS
