"""Role and level from a job title, by spaCy matchers over the words of `titles.toml`.

A title is a few words with much around them: places, pay, gender marks, marketing. So nothing is
taken from the whole string; a job word ("Engineer", "Head of") is found first, then the field that
stands nearest before it, or after it when nothing does ("Scientist, Data").
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from typing import Any

from spacy.matcher import PhraseMatcher
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from mltrends.extract.levels import Levels
from mltrends.model import Role, Seniority

_MOST_TITLE = 300
_GENDER = re.compile(
    r"[(\[]?\b(?:[mwfdxhi]\s?[/|,*]\s?){1,3}[mwfdxhi]\b[)\]]?|\b(?:all genders?|gn|m/w/d|h/f)\b|(?<=\w)[*:_](?:in|innen)\b|\((?:in|innen)\)",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(r"\(([A-Z]{2,5})\)")
_INITIAL = re.compile(r"\b[^\W\d_]")
_STRONG = re.compile(r"\s[-–—|]\s|\s?[|–—(){}\[\];:]\s?|[-–—]\s|\s[-–—]|\s@\s|\bat\s")
_EITHER = re.compile(r"\s?/\s?|\sor\s|,\s?|\s&\s|\sand\s", re.IGNORECASE)
_STRONG_FIELDS = (
    "ethics",
    "mlops",
    "nlp",
    "cv",
    "ml",
    "ai",
    "data-science",
    "data-engineering",
    "bi",
    "analytics",
)


@dataclass(frozen=True, slots=True)
class Word:
    """A phrase of a title that means something: `kind` is field, noun, or whole."""

    kind: str
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TitleReading:
    """What a title says; `start` and `end` are the words that name the role."""

    role: Role
    seniority: Seniority
    start: int
    end: int


class Titles:
    """Reads job titles. Build once; `read` is pure."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tables: dict[str, Any] = tomllib.loads(
            resources.files("mltrends.extract").joinpath("titles.toml").read_text(encoding="utf-8")
        )
        self._tokenizer = tokenizer
        self._roles: dict[str, dict[str, Role]] = tables["roles"]
        self._matcher = PhraseMatcher(tokenizer.vocab, attr="LOWER")
        self._exact = PhraseMatcher(tokenizer.vocab, attr="ORTH")
        for kind, table in (("field", "fields"), ("noun", "nouns"), ("whole", "whole")):
            for name, phrases in tables[table].items():
                self._matcher.add(f"{kind}|{name}", list(_docs(phrases, tokenizer)))
        for name, phrases in tables["cased"].items():
            self._exact.add(f"field|{name}", list(_docs(phrases, tokenizer)))
        self._levels = Levels(tables["levels"], tables["level_guards"]["phrases"], tokenizer)

    def read(self, title: str) -> TitleReading:
        """The role and level that a title names."""
        text = _without_marks(title[:_MOST_TITLE])
        doc = self._tokenizer(text)
        words = self._words(doc)
        role, start, end = self._role(text, words)
        return TitleReading(role, self._levels.read(doc, text, role), start, end)

    def level_words(self, title: str) -> list[tuple[int, int, Seniority]]:
        """The words of a title that name a level, and the level of each."""
        text = _without_marks(title[:_MOST_TITLE])
        return self._levels.words(self._tokenizer(text), text)

    def _words(self, doc: Doc) -> list[Word]:
        """Meaningful phrases in order, the longest of those that overlap."""
        found = []
        for matcher in (self._matcher, self._exact):
            for key, first, last in matcher(doc):
                kind, _, name = doc.vocab.strings[key].partition("|")
                last_token = doc[last - 1]
                found.append(Word(kind, name, doc[first].idx, last_token.idx + len(last_token)))
        found.sort(key=_rank)
        taken: list[Word] = []
        for word in found:
            if all(word.end <= other.start or other.end <= word.start for other in taken):
                taken.append(word)
        return sorted(taken, key=lambda word: word.start)

    def _role(self, text: str, words: list[Word]) -> tuple[Role, int, int]:
        """The first role of the field that the title names; else a software engineer; else Other."""
        candidates = [
            self._candidate(text, words, index) for index, word in enumerate(words) if word.kind != "field"
        ]
        if not candidates:
            candidates = self._without_noun(words)
        in_field = [made for made in candidates if made[0] not in {"Software Engineer", "Other"}]
        software = [made for made in candidates if made[0] == "Software Engineer"]
        if (
            software
            and in_field
            and candidates[0] == software[0]
            and not self._are_alternatives(text, software[0], in_field[0])
        ):
            return software[0]
        for made in (*in_field, *software, *candidates):
            return made
        return "Other", 0, 0

    def _candidate(self, text: str, words: list[Word], index: int) -> tuple[Role, int, int]:
        word = words[index]
        before = self._fields_before(text, words, index)
        after = self._fields_after(text, words, index)
        if word.kind == "whole":
            return self._whole(word, before)
        if word.name == "other":
            return "Other", word.start, word.end
        if word.name == "plain-engineer":
            return self._plain_engineer(word, before)
        if not before and after and after[-1].name == "software-core":
            before = [after[-1]]  # "Engineer, Software"
        role, field = self._of_fields(word.name, before)
        if role is None or (
            role in {"Software Engineer", "Other"} and not _is_settled(word.name, before, role)
        ):
            right, right_field = self._of_fields(word.name, after)
            if right is not None and right not in {"Software Engineer", "Other"}:
                role, field = right, right_field
        if role is None or field is None:
            return self._roles["no-field"].get(word.name, "Other"), word.start, word.end
        return role, min(field.start, word.start), max(field.end, word.end)

    def _whole(self, word: Word, before: list[Word]) -> tuple[Role, int, int]:
        role: Role = word.name  # type: ignore[assignment] # the table's keys are roles; a test walks them
        if role == "Software Engineer":
            strong = [field for field in before if field.name in _STRONG_FIELDS]
            if strong and (
                made := self._roles[strong[-1].name].get("engineer") or self._roles[strong[-1].name].get("*")
            ):
                return made, strong[-1].start, word.end
        return role, word.start, word.end

    def _plain_engineer(self, word: Word, before: list[Word]) -> tuple[Role, int, int]:
        strong = [field for field in before if field.name in _STRONG_FIELDS]
        if not strong:
            return "Other", word.start, word.end
        table = self._roles[strong[-1].name]
        return table.get("engineer") or table["*"], strong[-1].start, word.end

    def _of_fields(self, noun: str, fields: list[Word]) -> tuple[Role | None, Word | None]:
        """The role that the nearest strong field makes with a noun; else the nearest weak one; research needs a strong one."""
        research = any(
            field.name == "research" or (field.name == "applied" and noun == "scientist") for field in fields
        )
        strong = [field for field in fields if field.name in _STRONG_FIELDS]
        weak = [field for field in fields if field.name not in _STRONG_FIELDS]
        if strong and not (
            weak
            and weak[-1].name == "data"
            and noun in {"scientist", "engineer", "analyst", "architect", "developer"}
        ):
            noun = (
                "researcher"
                if research and noun in {"scientist", "engineer", "leader", "specialist"}
                else noun
            )
            table = self._roles[strong[-1].name]
            return table.get(noun) or table.get("*"), strong[-1]
        if weak:
            table = self._roles[weak[-1].name]
            if research and weak[-1].name == "data" and noun == "scientist":
                return self._roles["data"]["researcher"], weak[-1]
            return table.get(noun) or table.get("*"), weak[-1]
        return None, None

    def _fields_before(self, text: str, words: list[Word], index: int) -> list[Word]:
        """Fields that stand before a job word, back to the last break or job word; nearest last."""
        fields: list[Word] = []
        place = words[index].start
        for word in reversed(words[:index]):
            if _STRONG.search(text, word.end, place) or word.kind != "field":
                break
            fields.insert(0, word)
            place = word.start
        return fields

    def _fields_after(self, text: str, words: list[Word], index: int) -> list[Word]:
        """Fields that stand after a job word, the first one last, so that it weighs most.

        Fields that lead up to another job word belong to that one: "Lead Machine Learning Scientist".
        """
        fields: list[Word] = []
        for word in words[index + 1 :]:
            if word.kind != "field":
                place = fields[0].end if fields else words[index].end
                return (
                    fields
                    if _STRONG.search(text, place, word.start) or "," in text[place : word.start]
                    else []
                )
            fields.insert(0, word)
        return fields

    def _without_noun(self, words: list[Word]) -> list[tuple[Role, int, int]]:
        made = []
        for word in words:
            role = self._roles[word.name].get("*", "Other")
            if word.name in _STRONG_FIELDS:
                made.append((role, word.start, word.end))
        return made

    @staticmethod
    def _are_alternatives(text: str, left: tuple[Role, int, int], right: tuple[Role, int, int]) -> bool:
        """True for dual titles: "Software Engineer / Data Engineer"."""
        between = text[left[2] : right[1]]
        return len(between) < 20 and bool(_EITHER.search(between) or _STRONG.search(between))


def _rank(word: Word) -> tuple[bool, bool, int, int, str, str]:
    """Which of two overlapping phrases is taken: a whole role, then the longer one; general engineers last."""
    return (
        word.kind != "whole",
        word.name == "plain-engineer",
        word.start - word.end,
        word.start,
        word.kind,
        word.name,
    )


def _is_settled(noun: str, before: list[Word], role: Role) -> bool:
    """True when what stands before a job word already says that it is of another field."""
    if role == "Software Engineer":
        return noun in {"engineer", "developer", "architect"}
    return bool(before) and before[-1].name == "none"


def _without_marks(title: str) -> str:
    """Gender marks and spelled-out abbreviations out, places kept: each sign is replaced by a space."""
    title = _GENDER.sub(_blank, title)
    return _ABBREVIATION.sub(lambda found: _blank(found) if _repeats(title, found) else found.group(), title)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _repeats(title: str, found: re.Match[str]) -> bool:
    """True for "Natural Language Processing (NLP)": the letters are the initials of the words before."""
    letters = found.group(1).lower()
    words = _INITIAL.findall(title[: found.start()].lower())
    return words[-len(letters) :] == list(letters)


def _docs(phrases: Iterable[str], tokenizer: Tokenizer) -> Iterable[Doc]:
    for phrase in phrases:
        yield tokenizer(phrase)
        if " " in phrase:
            yield tokenizer(phrase.replace(" ", "-"))
