"""Places in a text, and what the reader counts there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from mltrends.model import TOPICS, Ad, Mention


def counted(ad: Ad, kinds: Collection[str] | None = None) -> list[Mention]:
    """What counts in the text of an ad: skills, or mentions of the kinds that are named."""
    return [
        one
        for one in ad.mentions
        if one.counted
        and one.field == "text"
        and (one.kind not in TOPICS if kinds is None else one.kind in kinds)
    ]


def topics(ad: Ad) -> list[Mention]:
    """What counts in the text of an ad and is no skill."""
    return counted(ad, TOPICS)


def touching(mentions: Iterable[Mention], start: int, end: int) -> list[Mention]:
    """The mentions that share a character with a place."""
    return [one for one in mentions if one.start < end and start < one.end]


def spots(text: str, words: str) -> list[tuple[int, int]]:
    """Where words stand in a text, whole; inside other words only when they stand nowhere else."""
    whole = rf"(?<!\w){re.escape(words)}(?!\w)"
    found = [one.span() for one in re.finditer(whole, text)]
    return found or [one.span() for one in re.finditer(re.escape(words), text)]
