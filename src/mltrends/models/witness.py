"""What ads say at a term: the words around it, masked, and the part of the ad in which it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mltrends.extract.layout import Layout
from mltrends.extract.readable import make_readable
from mltrends.extract.sections import find_sections
from mltrends.extract.snippets import Snippets

BOILERPLATE = frozenset({"about", "benefits", "legal"})


@dataclass(frozen=True, slots=True)
class Seen:
    """One ad's word on a term: the words around the best place, and whether all places are in boilerplate."""

    snippet: str
    boilerplate: bool


def seen_in(text: str, ways: Sequence[str]) -> Seen | None:
    """Find a term in an ad, written in one of its ways; None when it is not there."""
    layout = Layout(make_readable(text, lambda _: []).text)
    places = [found.span() for found in _pattern(ways).finditer(layout.text)]
    if not places:
        return None
    sections = find_sections(layout)
    about_work = [span for span in places if sections.at(span[0]) not in BOILERPLATE]
    return Seen(Snippets(layout).around(*(about_work or places)[0]), not about_work)


def _pattern(ways: Sequence[str]) -> re.Pattern[str]:
    spelled = sorted(
        {r"[\s-]+".join(map(re.escape, way.split())) for way in ways}, key=lambda way: (-len(way), way)
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(spelled)})(?!\w)")
