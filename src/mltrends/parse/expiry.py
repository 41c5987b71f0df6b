"""The day on which an ad ends, and whether that can be."""

from __future__ import annotations

from datetime import date, timedelta

MOST_OPEN = timedelta(days=2 * 366)  # "open until 2099" names no day


def can_end(day: date, posted: date | None, seen: date | None = None) -> bool:
    """True unless an ad would end before it was posted, or stay open for more than two years.

    Args:
        day: on which it is said to end.
        posted: on which it was posted.
        seen: on which it was scraped; an ad may have ended by then, so that it bounds the end from above alone.
    """
    if posted is not None:
        return posted <= day <= posted + MOST_OPEN
    return seen is None or day <= seen + MOST_OPEN
