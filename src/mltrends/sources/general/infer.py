"""Which column of an unknown table plays which role, and how sure that is.

A header's words say what a column is called, its cells what it is: a header that its cells contradict loses,
and cells that speak for themselves need no header. What stays below `LEAST` is refused and never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mltrends.model import Source
from mltrends.sources.general.fit import fit
from mltrends.sources.general.looks import Look, look_at
from mltrends.sources.general.scraped import scraped_column
from mltrends.sources.general.words import is_of_jobs, is_of_others, part_of_place, pay_facts, word_score
from mltrends.sources.literals import key_of
from mltrends.sources.recognise import header_word
from mltrends.store.files import digest_of

ADVICE = "run `mltrends inspect FILE` and name its columns in FILE.mapping.toml"
LEAST = 0.6  # of the whole; below it a file is refused
LEAST_OF_ROLE = 0.45  # below it a column plays no role
SUREST = 0.99  # nothing that is inferred is certain
OF_JOBS = 1.15  # how much likelier a title is in a table that has other words of jobs
SAMPLE = 2000  # rows that are looked at
# In this order where two are as likely: what others depend on comes first.
ROLES = (
    "title", "text", "company", "date", "expires", "pay_low", "pay_high", "pay_currency", "pay_period", "pay", "country", "place",
    "url", "remote", "employment", "industry", "id",
)  # fmt: skip
# How much it adds to the whole that a role was found: a title alone is no table of job ads.
WEIGHT = {"text": 0.5, "company": 0.4, "place": 0.3, "pay": 0.3, "pay_low": 0.3, "date": 0.25, "url": 0.1, "employment": 0.1, "remote": 0.1, "id": 0.05}  # fmt: skip
MISSING = ("nan", "NaN", "None", "null", "NULL", "N/A", "n/a", "NA", "-", "#N/A", "\\N")
_DATA = re.compile(r"https?://|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|[-+]?\d+(?:[.,]\d+)?$|.{90}")


@dataclass(frozen=True, slots=True)
class Guess:
    """What was inferred of a table. `refused` says why it is not read."""

    source: Source
    confidence: dict[str, float]  # role -> 0 to 1
    sure: float  # of the whole
    refused: str | None
    has_header: bool


def infer(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Guess:
    """Infer the mapping of a table.

    Args:
        header: the cells of its first record.
        rows: the records behind it; ragged ones are passed over.
    """
    has_header = not _is_data(header)
    names = [header_word(cell) for cell in header]
    body = [row for row in rows[:SAMPLE] if len(row) == len(header)]
    if not has_header:
        names = [f"column_{number}" for number in range(1, len(header) + 1)]
        body = [header, *body]
    looks = _looks(names, body)
    scores = {
        (role, name): score
        for name, look in looks.items()
        for role in ROLES
        if (
            score := min(
                SUREST,
                fit(role, word_score(_spelled(header, names, name), role) if has_header else 0.0, look),
            )
        )
        >= LEAST_OF_ROLE
    }
    of_jobs = has_header and any(map(is_of_jobs, header))
    for role, name in scores:
        if (
            role == "title" and of_jobs and looks[name].title >= 0.25
        ):  # other columns say what the titles are of
            scores[role, name] = min(SUREST, scores[role, name] * OF_JOBS)
    chosen = _assigned(scores, looks)
    roles, joins = _roles(chosen, scores, looks, header, names)
    confidence = {role: round(scores[role, chosen[role]], 3) for role in roles}
    spelled = {name: _spelled(header, names, name) for name in looks} if has_header else {}
    if scraped := scraped_column(spelled, looks, roles):
        roles["seen"], confidence["seen"] = (scraped[0],), scraped[1]
    sure = _sure(confidence)
    source = _source(names, header, roles, joins, _told_of_pay(header, names, roles) if has_header else {})
    titles = looks[roles["title"][0]].title if "title" in roles else 0.0
    others = [name for cell, name in zip(header, names, strict=True) if has_header and is_of_others(cell)]
    refused = _refusal(header, confidence, sure, has_header=has_header, of_jobs=of_jobs or titles >= 0.3)
    if others and refused is None:
        refused = f"columns such as {', '.join(others[:3])} are not of job ads; if it holds ads, {ADVICE}"
    return Guess(source, confidence, sure, refused, has_header)


def _is_data(header: Sequence[str]) -> bool:
    """True when the first record looks like an ad rather than like names of columns."""
    filled = [cell.strip() for cell in header if cell.strip()]
    named = sum(max(word_score(cell, role) for role in ROLES) >= 0.75 for cell in filled)
    data = sum(bool(_DATA.match(cell)) for cell in filled)
    return data > 0 and named < 2 and data >= 0.15 * len(filled)


def _looks(names: Sequence[str], body: Sequence[Sequence[str]]) -> dict[str, Look]:
    """Every column with its look; of cells that are objects, each of their keys too."""
    looks: dict[str, Look] = {}
    for number, name in enumerate(names):
        if name in looks or not name:
            continue
        cells = [row[number] for row in body]
        looks[name] = look = look_at(cells)
        for key in look.keys[:20]:
            keyed = f"{name}.{key}"
            if keyed not in names:
                looks[keyed] = look_at([key_of(cell, (key,)) for cell in cells[:300]])
    return looks


def _spelled(header: Sequence[str], names: Sequence[str], name: str) -> str:
    """A column's name as the file spells it, since camelCase parts words; a key as it is."""
    root = name.split(".", 1)[0]
    whole = name if name in names else root
    return header[names.index(whole)] + name[len(whole) :] if whole in names else name


def _assigned(scores: Mapping[tuple[str, str], float], looks: Mapping[str, Look]) -> dict[str, str]:
    """A column for each role, the best pair first; a column plays one role."""
    chosen: dict[str, str] = {}
    taken: set[str] = set()
    order = {name: number for number, name in enumerate(looks)}

    def rank(pair: tuple[str, str]) -> tuple[float, float, int, int]:
        role, name = pair
        told = looks[name].title if role == "title" else looks[name].share_filled
        return (-scores[pair], -round(told, 2), ROLES.index(role), order[name])

    for role, name in sorted(scores, key=rank):
        root = name.split(".", 1)[0]
        if role in chosen or name in taken or (root != name and root in taken):
            continue
        chosen[role] = name
        taken.add(name)
    if "pay_low" in chosen and "pay" in chosen and looks[chosen["pay"]].number > 0.5:
        del chosen["pay"]  # an average, or the same in another currency
    return chosen


def _roles(
    chosen: Mapping[str, str],
    scores: Mapping[tuple[str, str], float],
    looks: Mapping[str, Look],
    header: Sequence[str],
    names: Sequence[str],
) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """The columns of each role; texts in several columns and places in parts are joined."""
    roles: dict[str, tuple[str, ...]] = {role: (chosen[role],) for role in ROLES if role in chosen}
    joins: dict[str, str] = {}
    taken = set(chosen.values())
    texts = [
        name for role, name in scores if role == "text" and name not in taken and looks[name].length > 60
    ]
    if "text" in roles and texts:
        roles["text"] = tuple(name for name in looks if name in texts or name in roles["text"])
        joins["text"] = "\n\n"
    if "place" in roles:
        part = part_of_place(_spelled(header, names, roles["place"][0]))
        others = {
            part_of_place(_spelled(header, names, name)): name
            for role, name in reversed(list(scores))
            if role == "place" and name not in taken
        }
        parts = {**others, part: roles["place"][0]}
        if part and {"city", "region"} <= set(parts):
            roles["place"] = (parts["city"], parts["region"])
            joins["place"] = ", "
    return roles, joins


def _told_of_pay(
    header: Sequence[str], names: Sequence[str], roles: Mapping[str, tuple[str, ...]]
) -> dict[str, str]:
    """Currency, period and scale of pay, where the header tells them and no column does."""
    told: dict[str, str] = {}
    for role in ("pay", "pay_low", "pay_high"):
        for name in roles.get(role, ()):
            told |= pay_facts(_spelled(header, names, name))
    return {role: said for role, said in told.items() if role not in roles}


def _sure(confidence: Mapping[str, float]) -> float:
    """How sure the whole is: the title, carried by what else was found."""
    carried = sum(WEIGHT.get(role, 0.0) * share for role, share in confidence.items())
    return round(confidence.get("title", 0.0) * (0.6 + 0.4 * min(1.0, carried)), 3)


def _source(
    names: Sequence[str],
    header: Sequence[str],
    roles: Mapping[str, tuple[str, ...]],
    joins: Mapping[str, str],
    fixed: Mapping[str, str],
) -> Source:
    used = {column.split(".", 1)[0] for columns in roles.values() for column in columns}
    used |= {column for columns in roles.values() for column in columns}
    provides = {role for role in ("text", "place", "date", "remote", "employment") if role in roles}
    has_pay = not {"pay", "pay_low", "pay_high"}.isdisjoint(roles)
    shown = ", ".join(" ".join(cell.split())[:30] for cell in header[:4] if cell.strip())
    return Source(
        name=f"csv_{digest_of(*sorted(set(names)))[:6]}",
        title=f"Job ads with the columns {shown}" + (", …" if len(header) > 4 else ""),
        kind="postings",
        flow="date" in roles,
        pay_kind="stated_employer" if has_pay else "none",
        licence="not stated",
        citation="Job ads supplied by the user; what the columns are was inferred.",
        marks=(),
        roles=dict(roles),
        ignores=tuple(dict.fromkeys(name for name in names if name not in used)),
        missing=MISSING,
        provides=frozenset(provides | ({"pay"} if has_pay else set())),
        joins=dict(joins),
        fixed=dict(fixed),
        says={},
        headline=False,
        snapshots=False,
        stable_id=False,
        snippets=True,
        tables=(),
    )


def _refusal(
    header: Sequence[str], confidence: Mapping[str, float], sure: float, *, has_header: bool, of_jobs: bool
) -> str | None:
    shown = ", ".join(header_word(cell)[:30] or "(no name)" for cell in header[:8])
    shown += ", …" if len(header) > 8 else ""
    advice = ADVICE
    if not has_header and sure < LEAST:
        return (
            f"its first line looks like data ({shown}), so that nothing says what its columns are; {advice}"
        )
    if "title" not in confidence:
        return f"it is no known dataset, and none of its columns ({shown}) looks like job titles; {advice}"
    if not of_jobs:
        return f"it does not look like job ads (columns: {shown}); if it is, {advice}"
    if sure < LEAST:
        return f"what its columns ({shown}) are can be told with {int(100 * sure)} % only, and {100 * LEAST:.0f} % is needed; {advice}"
    return None
