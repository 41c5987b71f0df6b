"""Level of a job from its title: intern, junior, mid, senior, lead, manager, director, chief."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import get_args

from spacy.matcher import PhraseMatcher
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from mltrends.model import Role, Seniority

_ORDER: tuple[Seniority, ...] = get_args(Seniority)
_NUMBER = re.compile(
    r"(?<=[a-z])\s(?P<one>1)\b|(?<=[a-z])\s(?P<two>2)\b|(?<=[a-z])\s(?P<more>[345])\b(?!\s?(?:x|years?|months?|days?|positions?|openings?|-))",
    re.IGNORECASE,
)
_COUNTED = re.compile(  # words whose number says which one, and no level
    r"\b(?:day|days|shift|phase|tier|zone|area|category|class|round|week|year|series|team|site|region|unit|batch|part|building|room|group|section|chapter)\Z",
    re.IGNORECASE,
)
_OTHER_SIDE = re.compile(r"(?:/|\bor\b)\s*\Z", re.IGNORECASE)
_SPLIT = re.compile(r"\s?/\s?|\sor\s", re.IGNORECASE)
_ARCHITECT = re.compile(r"\b(?:architect|architecte|(?:daten)?architekt(?:en|in)?)\b", re.IGNORECASE)
# "Associate Data Scientist" and "Data Analyst Associate" are junior; "Associate, Data Science" is the name of a job.
_WORD_AFTER = re.compile(r"\s\w")
_JOB_BEFORE = re.compile(r"(?:analyst|scientist|engineer|developer|consultant)\W*\Z", re.IGNORECASE)
_ROMAN = frozenset({"i", "ii", "iii", "iv", "v", "vi"})


class Levels:
    """Reads the level words of a title."""

    def __init__(
        self, levels: Mapping[str, Iterable[str]], guards: Iterable[str], tokenizer: Tokenizer
    ) -> None:
        self._matcher = PhraseMatcher(tokenizer.vocab, attr="LOWER")
        for level, phrases in levels.items():
            self._matcher.add(level, [tokenizer(phrase) for phrase in phrases])
        self._matcher.add("guard", [tokenizer(phrase) for phrase in guards])

    def read(self, doc: Doc, text: str, role: Role) -> Seniority:
        """The level that a title names; mid when it names none.

        Of several, the highest holds ("Senior Manager", "Associate Director"), except between the
        two sides of a dual title ("Data Scientist / Senior Data Scientist"), where the lower does.
        """
        found = self.words(doc, text)
        if not found:
            return "lead" if _ARCHITECT.search(text) and role != "Other" else "mid"
        sides: list[list[Seniority]] = [[]]
        place = 0
        for start, end, level in found:
            if _OTHER_SIDE.search(text, place, start):
                sides.append([])
            sides[-1].append(level)
            place = end
        filled = [_highest(side) for side in sides if side]
        if len(filled) == 1 and self._plain_first(text, found[0][0], role):
            return "mid"
        return min(filled, key=_ORDER.index)

    def words(self, doc: Doc, text: str) -> list[tuple[int, int, Seniority]]:
        """The words of a title that name a level, with the level of each."""
        spans = []
        for key, first, last in self._matcher(doc):
            level = doc.vocab.strings[key]
            last_token = doc[last - 1]
            spans.append((doc[first].idx, last_token.idx + len(last_token), level))
        spans.sort(key=lambda span: (span[0] - span[1], span[0]))
        kept: list[tuple[int, int, str]] = []
        for span in spans:
            if all(span[1] <= other[0] or other[1] <= span[0] for other in kept):
                kept.append(span)
        levels = [
            (start, end, level)
            for start, end, level in sorted(kept)
            if level != "guard" and not _is_no_level(text, start, end)
        ]
        numbers = [
            (found.start(), found.end(), _numbered(found))
            for found in _NUMBER.finditer(text)
            if not _COUNTED.search(text, 0, found.start())
        ]
        return [*levels, *numbers] if levels else numbers  # type: ignore[list-item] # the names are levels: the table's keys

    @staticmethod
    def _plain_first(text: str, place: int, role: Role) -> bool:
        """True when a side without any level comes first in a dual title: "Data Scientist / Sr. Data Scientist"."""
        parts = _SPLIT.split(text)
        if len(parts) != 2 or role == "Other" or len(parts[0].split()) < 2:
            return False
        return (
            place > len(parts[0])
            and len(parts[1].split()) >= 2
            and parts[0].split()[-1].casefold() == parts[1].split()[-1].casefold().rstrip(")")
        )


def _highest(levels: list[Seniority]) -> Seniority:
    """The level that holds among those of one job."""
    if "intern" in levels:
        return "intern"
    ranked = [level for level in levels if level != "junior"] or levels
    if "junior" in levels and set(ranked) <= {"mid", "junior"}:
        return "junior"
    return max(ranked, key=_ORDER.index)


def _numbered(found: re.Match[str]) -> Seniority:
    return "junior" if found["one"] else "mid" if found["two"] else "senior"


def _is_no_level(text: str, start: int, end: int) -> bool:
    """A lone Roman numeral counts in capitals after a word, "Associate" only as the mark of a junior."""
    word = text[start:end]
    if word.casefold() == "associate":
        return not (_WORD_AFTER.match(text, end) or _JOB_BEFORE.search(text, 0, start))
    if word.casefold() in _ROMAN:
        return not word.isupper() or start < 2 or not text[:start].rstrip()[-1:].isalnum()
    return False
