"""What changed between two vocabularies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mltrends.taxonomy.snapshot import Snapshot

_LISTS = ("origin", "parents", "also")


@dataclass(frozen=True, slots=True)
class Change:
    """A concept that is not as it was: `sign` is + for a new one, - for one that is gone, ~ for a changed one."""

    sign: str
    concept: str
    label: str
    lines: tuple[str, ...]


def changes(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    """All changes: what came, what went, then what is not as it was; each in the order of its vocabulary."""
    for concept, content in new.concepts.items():
        if concept not in old.concepts:
            yield Change("+", concept, content["label"], (_of(content),))
    for concept, content in old.concepts.items():
        if concept not in new.concepts:
            yield Change("-", concept, content["label"], (_of(content),))
    for concept, before in old.concepts.items():
        after = new.concepts.get(concept)
        if after is not None and (lines := tuple(_between(before, after))):
            yield Change("~", concept, after["label"], lines)


def _of(content: Mapping[str, Any]) -> str:
    number = len(_forms(content))
    return f"{content['kind']}, {number:,} form{'' if number == 1 else 's'}"


def _between(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    for key in ("label", "kind"):
        if before[key] != after[key]:
            yield f"{key} was {before[key]!r}"
    for key in _LISTS:
        if list(before.get(key, ())) != list(after.get(key, ())):
            yield f"{key} was {_listed(before.get(key))}, is {_listed(after.get(key))}"
    old, new = _forms(before), _forms(after)
    yield from (f"form + {text!r}, {new[text]}" for text in new if text not in old)
    yield from (f"form - {text!r}, {old[text]}" for text in old if text not in new)
    yield from (
        f"form {text!r} was {old[text]}, is {new[text]}"
        for text in old
        if text in new and old[text] != new[text]
    )
    rules, ruled = _rules(before), _rules(after)
    yield from (f"guard + {guard}" for guard in ruled if guard not in rules)
    yield from (f"guard - {guard}" for guard in rules if guard not in ruled)
    for guard in rules:
        parts = [key for key in rules[guard] if guard in ruled and rules[guard][key] != ruled[guard][key]]
        if parts:
            yield f"guard {guard} changed: {', '.join(parts)}"


def _forms(content: Mapping[str, Any]) -> dict[str, str]:
    """Each form, and how it counts."""
    forms = dict.fromkeys(content["aliases"], "any case") | dict.fromkeys(content["cased"], "as spelled")
    for guard in content["guards"]:
        forms |= dict.fromkeys(guard["aliases"], f"any case under {guard['id']}")
        forms |= dict.fromkeys(guard["cased"], f"as spelled under {guard['id']}")
    return forms


def _rules(content: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        guard["id"]: {key: guard.get(key) for key in ("reject", "accept", "quiet")}
        for guard in content["guards"]
    }


def _listed(words: Any) -> str:
    return ", ".join(map(str, words)) if words else "nothing"
