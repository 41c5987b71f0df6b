"""One entry of a taxonomy file, read strictly: an unknown key or a wrong type is refused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any, get_args

from mltrends.model import Section
from mltrends.taxonomy.concepts import KINDS, ORIGINS, Concept, Condition, Guard, Pattern
from mltrends.taxonomy.errors import Place, shown
from mltrends.taxonomy.spelling import spell_out, ways

CONCEPT_KEYS = (
    "id", "label", "kind", "origin", "aliases", "cased", "case", "label_is_alias", "parents", "also", "guard", "must", "must_not", "note",
)  # fmt: skip
GUARD_KEYS = ("id", "aliases", "cased", "quiet", "accept", "reject")
CONDITION_KEYS = (
    "before",
    "not_before",
    "after",
    "near",
    "surface",
    "beside",
    "ad",
    "section",
    "alone",
    "work",
)
EXTEND_KEYS = ("id", "aliases", "cased", "note")
SECTIONS: tuple[str, ...] = get_args(Section)
MOST_LETTERS = 150  # of a form
MOST_WAYS = 400  # in which the braces of one alias may be spelled out
AT_END = "(?:{})$"
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def read_concept(entry: dict[str, Any], place: Place, origin: tuple[str, ...] | None) -> Concept:
    """A `[[concept]]` entry; `origin` is what a layer's concepts have that do not say it."""
    _known(entry, CONCEPT_KEYS, "key", place)
    concept_id = _text(entry, "id", place)
    if not ID.fullmatch(concept_id) or len(concept_id) > MOST_LETTERS:
        raise place.error(f"id {shown(concept_id)} must be lower-case words joined by hyphens, as data-lake")
    label = _text(entry, "label", place)
    _form(label, "label", place)
    kind = _one_of(_text(entry, "kind", place), KINDS, "kind", place)
    origins = _texts(entry, "origin", place) or origin or ()
    if not origins:
        raise place.error(f"origin is missing; it is a list of: {', '.join(ORIGINS)}")
    for value in origins:
        _one_of(value, tuple(ORIGINS), "origin", place)
    guards = tuple(_guard(table, place) for table in _tables(entry, "guard", place))
    aliases, cased = _spelled(entry, "aliases", place), _spelled(entry, "cased", place)
    if _flag(entry, "label_is_alias", place, default=True) and not _guarded(label, guards):
        if _flag(entry, "case", place, default=False):
            cased = _joined((label,), cased)
        else:
            aliases = _joined((label,), aliases)
    if not (aliases or cased or guards):
        raise place.error("no form names it; give aliases, cased or a guard with either")
    return Concept(
        id=concept_id,
        label=label,
        kind=kind,
        origin=tuple(origins),
        aliases=aliases,
        cased=cased,
        guards=guards,
        parents=_texts(entry, "parents", place),
        also=_texts(entry, "also", place),
        must=_texts(entry, "must", place),
        must_not=_texts(entry, "must_not", place),
        note=_text(entry, "note", place) if "note" in entry else "",
    )


def read_extension(entry: dict[str, Any], place: Place) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """An `[[extend]]` entry: the id, and the aliases and cased forms to add."""
    _known(entry, EXTEND_KEYS, "key", place)
    return _text(entry, "id", place), _spelled(entry, "aliases", place), _spelled(entry, "cased", place)


def _guard(table: dict[str, Any], place: Place) -> Guard:
    _known(table, GUARD_KEYS, "key of a guard", place)
    guard = Guard(
        id=_text(table, "id", place),
        aliases=_spelled(table, "aliases", place),
        cased=_spelled(table, "cased", place),
        accept=tuple(_condition(item, place) for item in _tables(table, "accept", place)),
        reject=tuple(_condition(item, place) for item in _tables(table, "reject", place)),
        quiet=_flag(table, "quiet", place, default=False),
    )
    if not (guard.aliases or guard.cased):
        raise place.error(f"guard {guard.id} names no forms; give aliases or cased")
    if not (guard.accept or guard.reject):
        raise place.error(f"guard {guard.id} decides nothing; give accept or reject")
    return guard


def _condition(table: dict[str, Any], place: Place) -> Condition:
    _known(table, CONDITION_KEYS, "key of a condition", place)
    if not table:
        raise place.error(f"an empty condition always holds; its keys are: {', '.join(CONDITION_KEYS)}")
    beside, section = _texts(table, "beside", place), _texts(table, "section", place)
    for value in beside:
        _one_of(value, KINDS, "kind in beside", place)
    for value in section:
        _one_of(value, SECTIONS, "section", place)
    return Condition(
        before=_pattern(table, "before", place),
        not_before=_pattern(table, "not_before", place),
        after=_pattern(table, "after", place),
        near=_pattern(table, "near", place),
        surface=_pattern(table, "surface", place),
        beside=beside,
        ad=_texts(table, "ad", place),
        section=section,
        alone=_flag(table, "alone", place, default=False),
        work=_flag(table, "work", place, default=False),
    )


def _pattern(table: dict[str, Any], key: str, place: Place) -> Pattern | None:
    if key not in table:
        return None
    source = _text(table, key, place)
    return Pattern(AT_END.format(source) if key == "before" else source)


def _spelled(entry: dict[str, Any], key: str, place: Place) -> tuple[str, ...]:
    written = _texts(entry, key, place)
    for text, times in Counter(written).items():
        if times > 1:
            raise place.error(f"{key} holds {shown(text)} twice")
        if ways(text) > MOST_WAYS:
            raise place.error(
                f"{key} holds {shown(text)}, whose braces make {ways(text):,} forms; one alias may make {MOST_WAYS}"
            )
    made = dict.fromkeys(text for alias in written for text in spell_out(alias))
    for text in made:
        if "{" in text or "}" in text:
            raise place.error(
                f"{key} holds {shown(text)} with a brace too many; {{a,b}} stands for each choice, and no brace inside another"
            )
        _form(text, key, place)
    return tuple(made)


def _form(text: str, key: str, place: Place) -> None:
    """Words that could stand in an ad."""
    if not any(char.isalnum() for char in text):
        raise place.error(f"{key} holds {shown(text)}, which has no letter or digit")
    if not text.isprintable() or len(text) > MOST_LETTERS or " ".join(text.split()) != text:
        raise place.error(
            f"{key} holds {shown(text)}; a form is plain text of at most {MOST_LETTERS} characters, single blanks between words"
        )


def _guarded(label: str, guards: Sequence[Guard]) -> bool:
    forms = {form.casefold() for guard in guards for form in (*guard.aliases, *guard.cased)}
    return label.casefold() in forms


def _joined(first: tuple[str, ...], rest: tuple[str, ...]) -> tuple[str, ...]:
    return first + tuple(text for text in rest if text not in first)


# ---------------------------------------------------------------- types


def _known(table: dict[str, Any], allowed: tuple[str, ...], what: str, place: Place) -> None:
    for key in table:
        if key not in allowed:
            raise place.error(f"unknown {what}: {shown(key)}; known are: {', '.join(allowed)}")


def _one_of(value: str, allowed: tuple[str, ...], what: str, place: Place) -> str:
    if value not in allowed:
        raise place.error(f"unknown {what}: {shown(value)}; known are: {', '.join(allowed)}")
    return value


def _text(table: dict[str, Any], key: str, place: Place) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise place.error(f"{key} must be a text that is not empty, not {shown(value)}")
    return value


def _texts(table: dict[str, Any], key: str, place: Place) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise place.error(f"{key} must be a list of texts, not {shown(value)}")
    return tuple(value)


def _tables(table: dict[str, Any], key: str, place: Place) -> list[dict[str, Any]]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise place.error(f"{key} must be a list of tables, not {shown(value)}")
    return value


def _flag(table: dict[str, Any], key: str, place: Place, *, default: bool) -> bool:
    value = table.get(key, default)
    if not isinstance(value, bool):
        raise place.error(f"{key} must be true or false, not {shown(value)}")
    return value
