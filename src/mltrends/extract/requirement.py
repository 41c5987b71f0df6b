"""Required, preferred or unstated: by words in the sentence, else by the part of the ad."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import NamedTuple

from mltrends.extract.context import Spot
from mltrends.extract.layout import Layout, Stems
from mltrends.model import Requirement, Section

_REACH = 200
# The words that every cue begins with; the patterns are tried only there, on lower-case text.
_STEMS = Stems("prefer", "plus", "nice", "bonus", "ideal", "desir", "good", "love", "must", "requir", "minimum", "mandatory", "need", "you have", "essential", "asset", "advantage", "optional", "would be", "helpful", "beneficial", "necessary", "welcome")  # fmt: skip
_COLON_OR_SKILLS = r"(?=\s?(?::|(?:skills|qualifications|experience)\b))"
# Words that speak of what follows them, and words that speak of what stands before them.
_LEADING = re.compile(
    rf"(?P<preferred>preferabl[ye]\b|prefer(?:red|ence)?\b{_COLON_OR_SKILLS}|nice[- ]to[- ]haves?\b|bonus(?:\spoints)?\b|ideally\b|desir(?:ed|able)\b{_COLON_OR_SKILLS}|good[- ]to[- ]have\b|(?<=would )love\b|(?<=we'd )love\b|plus\sif\b|(?<=it's a )plus\b|(?<=it is a )plus\b)"
    rf"|(?P<required>must\s(?:have|be|possess|know)\b|required\b{_COLON_OR_SKILLS}|requires?\b|minimum\b|mandatory\b|need\sto\s(?:have|know)\b|you\shave\b|(?<=you )need\b|essential\b(?=\s?:))"
)
_TRAILING = re.compile(
    r"(?P<preferred>preferred\b|(?:(?<=\ba )|(?<=big )|(?<=huge )|(?<=strong )|(?<=definite )|(?<=real )|(?<=major )|(?<=great )|(?<=nice )|(?<=are )|(?<=is )|(?<=as ))plus\b|plus\b(?=[.;,)]|\s?(?:\n|\Z))|nice[- ]to[- ]have\b|bonus\b|desir(?:ed|able)\b|(?<=\ban )advantage\b|advantageous\b|(?<=\ban )asset\b|optional\b|would\sbe\s(?:great|nice|an?|helpful|beneficial|ideal)\b|good\sto\shave\b|helpful\b|beneficial\b|(?<=is )ideal\b|(?<=are )ideal\b|welcome\b)"
    r"|(?P<required>required\b|(?<=is a )must\b|(?<=\ba )must\b|mandatory\b|essential\b|necessary\b|(?<=is )needed\b|(?<=are )needed\b)"
)


class _Cue(NamedTuple):
    start: int
    end: int
    says: Requirement


class Requirements:
    """How much an ad wants what it names; its cues are found once."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout

    def of(self, spot: Spot, section: Section) -> Requirement:
        """Required, preferred or unstated.

        The nearer of two cues decides: one before the words that leads to them ("Nice to have:
        Spark"), or one after them that closes on them ("Spark is a plus").
        """
        start, end = spot.proposal.start, spot.proposal.end
        before = self._before(start, max(spot.sentence[0], start - _REACH))
        after = self._after(end, min(spot.sentence[1], end + _REACH))
        if before is not None and after is not None:
            return before.says if start - before.end < after.start - end else after.says
        if before is not None:
            return before.says
        if after is not None:
            return after.says
        if section == "requirements":
            return "required"
        return "preferred" if section == "preferred" else "unstated"

    def _before(self, place: int, limit: int) -> _Cue | None:
        cues, starts = self._leading
        index = bisect_left(starts, place) - 1
        return cues[index] if index >= 0 and cues[index].start >= limit and cues[index].end <= place else None

    def _after(self, place: int, limit: int) -> _Cue | None:
        cues, starts = self._trailing
        index = bisect_left(starts, place)
        return cues[index] if index < len(cues) and cues[index].start < limit else None

    @cached_property
    def _places(self) -> list[int]:
        return self._layout.places(_STEMS)

    @cached_property
    def _leading(self) -> tuple[list[_Cue], list[int]]:
        return self._cues(_LEADING)

    @cached_property
    def _trailing(self) -> tuple[list[_Cue], list[int]]:
        return self._cues(_TRAILING)

    def _cues(self, pattern: re.Pattern[str]) -> tuple[list[_Cue], list[int]]:
        lower, cues = self._layout.lower, []
        for place in self._places:
            found = pattern.match(lower, place)
            if found is not None and (place == 0 or not lower[place - 1].isalnum()):
                cues.append(
                    _Cue(found.start(), found.end(), "preferred" if found["preferred"] else "required")
                )
        return cues, [cue.start for cue in cues]
