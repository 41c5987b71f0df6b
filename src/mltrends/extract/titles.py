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
_A_LIST = 3  # job words
_COMMA = re.compile(r"[,;|]|\sand\s|\s&\s")
_DUAL = re.compile(r"\s?/|\sor\s|\s?\(", re.IGNORECASE)
_JOINED = re.compile(r"\s?[/&+]\s?|\sand\s", re.IGNORECASE)
_WORKS_ALONE = frozenset(  # kinds of software that posts name without the word engineer
    {
        "backend",
        "back end",
        "back-end",
        "frontend",
        "front end",
        "front-end",
        "full stack",
        "full-stack",
        "fullstack",
    }
)
_OTHER_JOBS = frozenset({"other", "plain-engineer", "none"})  # words of jobs outside these roles
_Named = tuple[Role, int, int]  # a role, and the words that name it
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
    """What a title says; `start` and `end` are the words that name the role.

    `speciality` is a field that the title names beside the role: "Software Engineer, ML" is of machine learning.
    """

    role: Role
    seniority: Seniority
    start: int
    end: int
    speciality: str | None = None


class Titles:
    """Reads job titles. Build once; `read` is pure."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tables: dict[str, Any] = tomllib.loads(
            resources.files("mltrends.extract").joinpath("titles.toml").read_text(encoding="utf-8")
        )
        self._tokenizer = tokenizer
        self._roles: dict[str, dict[str, Role]] = tables["roles"]
        self._specialities: dict[str, str] = tables["specialities"]
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
        if sum(word.kind != "field" for word in words) >= _A_LIST and "," in text:
            one = _item(text, start, end)  # of several jobs the level is the named one's own
            level = self._levels.read(self._tokenizer(one), one, role)
        else:
            level = self._levels.read(doc, text, role)
        return TitleReading(role, level, start, end, self._speciality(role, start, end, words))

    def job(self, title: str) -> tuple[Role, str] | None:
        """The role of a title and the words that name its job, in small letters; None where no word tells the job.

        Jobs outside these roles are told too. "Manager" and "Founding Engineer" tell none, and neither do words that are in no table.
        """
        text = _without_marks(title[:_MOST_TITLE])
        doc = self._tokenizer(text)
        found = self._phrases(doc)
        words = _not_overlapping(found)
        role, start, end = self._role(text, words)
        if role == "Other":
            telling = [word for word in found if word.kind == "whole" or word.name in _OTHER_JOBS]
            if telling:
                start, end = telling[0].start, telling[0].end
            elif start == end or any((start, end) == (word.start, word.end) for word in words):
                return None
        return role, " ".join(text[start:end].casefold().split())

    def level_words(self, title: str) -> list[tuple[int, int, Seniority]]:
        """The words of a title that name a level, and the level of each."""
        text = _without_marks(title[:_MOST_TITLE])
        return self._levels.words(self._tokenizer(text), text)

    def _words(self, doc: Doc) -> list[Word]:
        """Meaningful phrases in order, the longest of those that overlap."""
        return _not_overlapping(self._phrases(doc))

    def _phrases(self, doc: Doc) -> list[Word]:
        """Meaningful phrases, overlapping ones too, those that are taken first in front."""
        found = []
        for matcher in (self._matcher, self._exact):
            for key, first, last in matcher(doc):
                kind, _, name = doc.vocab.strings[key].partition("|")
                last_token = doc[last - 1]
                found.append(Word(kind, name, doc[first].idx, last_token.idx + len(last_token)))
        return sorted(found, key=_rank)

    def _role(self, text: str, words: list[Word]) -> _Named:
        """The first role that the title names; jobs outside these roles do not stand before one of them."""
        candidates = [
            self._candidate(text, words, index) for index, word in enumerate(words) if word.kind != "field"
        ]
        if not candidates:
            candidates = self._without_noun(text, words)
        in_field = [made for made in candidates if made[0] not in {"Software Engineer", "Other"}]
        software = [made for made in candidates if made[0] == "Software Engineer"]
        if software and candidates[0] == software[0] and not _is_dual(text, candidates, in_field):
            return software[0]
        for made in (*in_field, *software, *candidates):
            return made
        return "Other", 0, 0

    def _speciality(self, role: Role, start: int, end: int, words: list[Word]) -> str | None:
        """The first field beside the words that name the role, unless its own jobs are that role."""
        for word in words if role != "Other" else ():
            label = self._specialities.get(word.name) if word.kind == "field" else None
            if label and not start <= word.start < end and role != self._roles[word.name]["*"]:
                return label
        return None

    def _candidate(self, text: str, words: list[Word], index: int) -> _Named:
        word = words[index]
        before = self._fields_before(text, words, index)
        after = self._fields_after(text, words, index)
        if word.kind == "whole":
            return self._whole(word, before)
        if word.name == "other":
            return self._other(text, word, before)
        if word.name == "plain-engineer":
            return self._plain_engineer(word, before)
        if not before and after and after[-1].name == "software-core":
            before = [after[-1]]  # "Engineer, Software"
        last = words[index - 1] if index else None
        if not before and not after and last is not None and last.name in _STRONG_FIELDS:
            before = [last]  # "Machine Learning Operations - Staff Engineer"
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

    def _whole(self, word: Word, before: list[Word]) -> _Named:
        role: Role = word.name  # type: ignore[assignment] # the table's keys are roles; a test walks them
        if role == "Software Engineer":
            strong = [field for field in before if field.name in _STRONG_FIELDS]
            if strong and (
                made := self._roles[strong[-1].name].get("engineer") or self._roles[strong[-1].name].get("*")
            ):
                return made, strong[-1].start, word.end
        return role, word.start, word.end

    def _other(self, text: str, word: Word, before: list[Word]) -> _Named:
        """A job outside the field, but for an analyst of data: "Data and Financial Analyst", "Data Systems Analyst"."""
        between = text[before[-1].end : word.start] if before else ""
        joined = _JOINED.fullmatch(between) or (between.isspace() and before[-1].name == "data")
        if joined and text[: word.end].casefold().endswith(("analyst", "analysts")):
            return self._roles[before[-1].name].get("analyst", "Other"), before[-1].start, word.end
        return "Other", word.start, word.end

    def _plain_engineer(self, word: Word, before: list[Word]) -> _Named:
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

    def _without_noun(self, text: str, words: list[Word]) -> list[_Named]:
        made = []
        for word in words:
            role = self._roles[word.name].get("*", "Other")
            if word.name in _STRONG_FIELDS:
                made.append((role, word.start, word.end))
            elif text[word.start : word.end].casefold() in _WORKS_ALONE:
                made.append(("Software Engineer", word.start, word.end))
        return made


def _not_overlapping(ranked: list[Word]) -> list[Word]:
    """Phrases in order, the first ranked of those that overlap."""
    taken: list[Word] = []
    for word in ranked:
        if all(word.end <= other.start or other.end <= word.start for other in taken):
            taken.append(word)
    return sorted(taken, key=lambda word: word.start)


def _item(text: str, start: int, end: int) -> str:
    """The item of a list of jobs in which these characters stand."""
    first = max((found.end() for found in _COMMA.finditer(text, 0, start)), default=0)
    last = _COMMA.search(text, end)
    return text[first : last.start() if last else len(text)]


def _is_dual(text: str, candidates: list[_Named], in_field: list[_Named]) -> bool:
    """True for two names of one job: "Software Engineer / Data Engineer", "Software Engineer (Data Scientist)"."""
    if len(candidates) != 2 or not in_field:
        return False
    return bool(_DUAL.match(text, candidates[0][2]))


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
