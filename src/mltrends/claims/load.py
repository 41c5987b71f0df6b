"""Read the claims, strictly: an unknown key, measure, rule or kind of fact is refused by name."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from mltrends.claims.claim import PARTLY, Among, Claim, Facts, Part, Rule
from mltrends.claims.measures import MEASURES

BASES: dict[str, Among] = {
    "text": (("field",), ("text",)),
    "field": (("field",),),
    "other": (("other",), ("text",)),
    "all": (("ad",),),
}
KINDS_OF_FACT = (
    "under",
    "kind",
    "role",
    "level",
    "degree",
    "work",
    "reach",
    "industry",
    "employer",
    "known",
    "said",
)
BARE = ("ad", "field", "other", "text", "complete month", "last 12 months", "reposted")
EVIDENCE = ("ads", "hits", "employers", "sources", "months", "years", "known", "arm", "skills")
ALIKE = ("role", "country", "level", "year", "source", "currency")
CLAIM_KEYS = ("id", "documents", "claim", "type", "parts", "caveat", "untestable", "lacks", "enough", "rivals", "for_roles")  # fmt: skip
PART_KEYS = ("name", "group", "measure", "rule", "ads", "among", "asks", "with", "against", "other", "other_ads", "how", "top", "alike", "roles", "judged", "tacit", "needs")  # fmt: skip
SHARED = tuple(key for key in PART_KEYS if key not in ("name", "group", "judged"))
RARELY = "rarely advertised, which does not speak against it"
OF_TYPE = {"essential": "essential", "level": "common"}
ALIKE_IN_PAY = ("country", "level", "year", "source", "currency")


class ClaimError(ValueError):
    """A file of claims says something that cannot be meant; the message names the file, the claim and what is allowed."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One claim as it stands in its file."""

    file: str
    told: Mapping[str, Any]

    def error(self, words: str) -> ClaimError:
        return ClaimError(f"{self.file}: {self.told.get('id', 'a claim without id')}: {words}")


@cache
def load_rules() -> dict[str, Rule]:
    """The rules, by name."""
    text = resources.files("mltrends.claims").joinpath("rules.toml").read_text("utf-8")
    return {
        name: Rule(
            name,
            float(told["from"]),
            float(told["below"]),
            told["unit"],
            told["says"],
            told.get("between", PARTLY),
        )
        for name, told in tomllib.loads(text).items()
    }


@cache
def load_claims() -> tuple[Claim, ...]:
    """All claims, in the order of their ids."""
    folder = resources.files("mltrends.claims").joinpath("data")
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda f: f.name)
    return read_claims({file.name: file.read_text("utf-8") for file in files})


def read_claims(texts: Mapping[str, str]) -> tuple[Claim, ...]:
    """The claims of some files, in the order of their ids.

    Raises:
        ClaimError: naming the file, the claim, and what is allowed.
    """
    entries: dict[str, _Entry] = {}
    for file, text in texts.items():
        try:
            told = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise ClaimError(f"{file}: this is no TOML ({error})") from error
        if set(told) - {"claim"}:
            raise ClaimError(f"{file}: unknown {sorted(set(told) - {'claim'})}; a file holds [[claim]] alone")
        for claim in told.get("claim", ()):
            entry = _Entry(file, claim)
            known = claim.get("id", "")
            if known in entries:
                raise entry.error(f"the id is taken by an entry of {entries[known].file}")
            entries[known] = entry
    return tuple(_claim(entries[name]) for name in sorted(entries))


def _claim(entry: _Entry) -> Claim:
    told = entry.told
    _known(entry, "key", told, (*CLAIM_KEYS, *SHARED))
    for key in ("id", "documents", "claim", "type"):
        if not told.get(key):
            raise entry.error(f"{key} is missing")
    fixed = bool(told.get("untestable")) + bool(told.get("lacks"))
    given = [{"asks": [one]} if isinstance(one, str) else dict(one) for one in told.get("parts", ())]
    if fixed > 1 or (not fixed and not any(one.get("judged", True) for one in given)):
        raise entry.error("a claim has a part that is judged, or says why it is untestable or what it lacks")
    if fixed and any(one.get("judged", True) for one in given):
        raise entry.error("no part of a claim that is not judged may be; say: judged = false")
    given = [
        {"group": role, "role": role} | one for role in told.get("for_roles", ("",)) for one in given
    ] + [{"asks": [rival], "rival": True, "judged": False} for rival in told.get("rivals", ())]
    return Claim(
        id=told["id"],
        documents=tuple(told["documents"]),
        words=told["claim"],
        type=told["type"],
        parts=tuple(_part(entry, place, one) for place, one in enumerate(given, 1)),
        caveat=told.get("caveat", ""),
        untestable=told.get("untestable", ""),
        lacks=told.get("lacks", ""),
        enough=told.get("enough", 0),
    )


def _part(entry: _Entry, place: int, given: dict[str, Any]) -> Part:
    role, rival = given.pop("role", ""), given.pop("rival", False)
    _known(entry, "key of a part", given, PART_KEYS)
    shared = {key: entry.told[key] for key in SHARED if key in entry.told}
    told = shared | given
    measure = _one_of(entry, "measure", told.get("measure", "share"), MEASURES)
    rules = load_rules()
    rule = rules[_one_of(entry, "rule", told.get("rule", OF_TYPE.get(entry.told["type"], "common")), rules)]
    kind = MEASURES[measure]
    if rule.unit not in kind.UNITS:
        raise entry.error(
            f"{measure} is not held to {rule.name!r}, whose unit is {rule.unit!r}; its units: {', '.join(kind.UNITS)}"
        )
    how = _one_of(entry, f"how of {measure}", told.get("how", kind.WAYS[0]), kind.WAYS)
    needs = given.get("needs")
    if needs is None:  # what the claim asks for is meant for its own measure
        own = measure == shared.get("measure", "share")
        needs = shared.get("needs", kind.NEEDS) if own else kind.NEEDS
    _known(entry, "evidence", needs, EVIDENCE)
    _known(entry, "thing held alike", told.get("alike", ()), ALIKE)
    base = BASES[_one_of(entry, "ads", told.get("ads", "text"), BASES)]
    among = _among(entry, told.get("among", ()))
    if role:
        among = (*among, (f"role: {role}",))
    other_base = BASES[_one_of(entry, "other_ads", told.get("other_ads", told.get("ads", "text")), BASES)]
    versus: Among = ()
    if "other" in told or "other_ads" in told:
        versus = (*other_base, *_among(entry, told.get("other", ())))
    return Part(
        claim=entry.told["id"],
        place=place,
        name=f"{role}, {told['name']}" if role else told.get("name", ""),
        group=told.get("group", ""),
        measure=measure,
        rule=rule,
        among=(*base, *among),
        asks=_facts(entry, told.get("asks", [f"role: {one}" for one in told.get("roles", ())])),
        versus=versus,
        against=_facts(entry, told.get("with", told.get("against", ()))),
        how=how,
        top=told.get("top", 0),
        alike=tuple(told.get("alike", ALIKE_IN_PAY)) if measure == "pay" else (),
        judged=told.get("judged", True),
        rival=rival,
        silence=_silence(told.get("tacit")) if measure == "share" else "",
        needs=dict(needs),
    )


def _silence(tacit: bool | str | None) -> str:
    return RARELY if tacit is True else tacit or ""


def _among(entry: _Entry, told: Iterable[str | list[str]]) -> Among:
    return tuple(_facts(entry, [group] if isinstance(group, str) else group) for group in told)


def _facts(entry: _Entry, told: Iterable[str]) -> Facts:
    for fact in told:
        kind, colon, _ = fact.partition(": ")
        if colon and kind not in KINDS_OF_FACT:
            raise entry.error(f"unknown kind of fact {kind!r}; known are: {', '.join(KINDS_OF_FACT)}")
    return tuple(told)


def _known(entry: _Entry, what: str, told: Iterable[str], known: Iterable[str]) -> None:
    for one in told:
        if one not in known:
            raise entry.error(f"unknown {what}: {one!r}; known are: {', '.join(known)}")


def _one_of(entry: _Entry, what: str, told: str, known: Iterable[str]) -> str:
    if told not in known:
        raise entry.error(f"unknown {what}: {told!r}; known are: {', '.join(known)}")
    return told
