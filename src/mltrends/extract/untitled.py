"""The line of an ad without a title that serves as one: its first.

What stands deeper in a text ("we are also looking for …") says who is wanted, and not what the ad is for.
"""

from __future__ import annotations

_LONGEST = 160  # characters; longer first lines are prose


def first_line(text: str) -> tuple[int, int] | None:
    """Place of the first line, unless it is prose."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    return (start, end) if 0 < end - start <= _LONGEST else None
