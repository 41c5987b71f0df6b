"""The truth beside a sample: what was planted and what came out, as one JSON document."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable
from typing import Any

from mltrends.sample.data import table
from mltrends.sample.ledger import SNAPSHOT, Ledger
from mltrends.sample.pay_truth import pay_truth
from mltrends.sample.posting import COPIES
from mltrends.sample.roles import roles
from mltrends.sample.shares import BOARDS, DATED, MODES
from mltrends.sample.skills import skills

PERIOD = 12
PARAMETERS = ("market", "roles", "skills", "places")
NOTES = {
    "counts": "Counts are of unique vacancies in the month and on the board of their first posting; rows cut off at the end of a file do not count.",
    "volumes": "Where vacancies were drawn from: by_month of the dated ones, snapshot of all; in_scope names the roles.",
    "in_scope": "All roles but Software Engineer and Other. 'skills', 'remote' and 'disclosure' are of ads in scope.",
    "expected": "The share that the generator drew from, over the habits of employers; counts scatter around it more than independent ads would, by design_effect_target.",
    "skills": "hits are of vacancies with a text; with_text holds the denominators.",
    "changes": "last 12 complete months against the first 12: within = boards weighted alike at both ends, raw = all ads together.",
    "pay": "Yearly middle of stated full-time pay with two bounds or one figure; expected is the distribution that pay was drawn from.",
    "snapshot": "glassdoor_jobs.csv has no dates: it is drawn from one month of the window.",
}


def truth(ledger: Ledger, about: dict[str, Any]) -> dict[str, Any]:
    """The document; `about` is what the marker says of the sample."""
    calendar = ledger.shares.calendar
    return {
        **about,
        "notes": NOTES,
        "months": calendar.labels(),
        "last_day": calendar.last_day.isoformat(),
        "complete_months": len(calendar.firsts) - 1,
        "files": {board: ledger.file_rows(board) for board in BOARDS},
        "duplicates": {kind: ledger.copies(kind) for kind in COPIES},
        "vacancies": _vacancies(ledger),
        "volumes": _volumes(ledger),
        "design_effect_target": table("market")["habits"]["target"],
        "roles": _roles(ledger),
        "sources": _sources(ledger),
        "with_text": _with_text(ledger),
        "skills": {skill.label: _skill(ledger, number) for number, skill in enumerate(skills())},
        "remote": _remote(ledger),
        "disclosure": {"stated": ledger.disclosed},
        "pay": {role.name: pay_truth(ledger, role) for role in roles()},
        "levels": _nested(ledger.levels),
        "education": _nested(ledger.education),
        "countries": dict(sorted(ledger.countries.items())),
        "languages": dict(sorted(ledger.languages.items())),
        "snapshot": _snapshot(ledger),
        "parameters": {name: table(name) for name in PARAMETERS},
    }


def as_text(document: dict[str, Any], indent: int = 0) -> str:
    """JSON with one line for each list, so that a person can read it and it stays small."""
    pad = " " * (indent + 1)
    lines = []
    for key, value in document.items():
        if isinstance(value, dict) and value:
            shown = as_text(value, indent + 1)
        else:
            shown = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        lines.append(f"{pad}{json.dumps(key, ensure_ascii=False)}: {shown}")
    return "{\n" + ",\n".join(lines) + "\n" + " " * indent + "}"


# ---------------------------------------------------------------- parts


def _vacancies(ledger: Ledger) -> dict[str, int]:
    counts = {board: sum(_all(ledger.vacancies[board])) for board in BOARDS}
    dated = sum(counts[board] for board in DATED)
    return {
        "all": dated + counts[SNAPSHOT] + ledger.undated,
        "dated": dated,
        "undated": ledger.undated,
        "snapshot": counts[SNAPSHOT],
        "dated_in_scope": sum(sum(_in_scope(ledger.vacancies[board])) for board in DATED),
    }


def _volumes(ledger: Ledger) -> dict[str, Any]:
    weights = ledger.shares.calendar.weights
    return {
        "by_month": _rounded((weight / math.fsum(weights) for weight in weights), 6),
        "snapshot": table("market")["boards"]["glassdoor"],
        "in_scope": [role.name for role in roles() if role.in_scope],
    }


def _roles(ledger: Ledger) -> dict[str, Any]:
    shares = ledger.shares.role_shares
    return {
        role.name: {
            "expected": _rounded(by_role[place] for by_role in shares),
            "vacancies": added(ledger.vacancies[board][role.name] for board in DATED),
        }
        for place, role in enumerate(roles())
    }


def _sources(ledger: Ledger) -> dict[str, Any]:
    return {
        board: {
            "expected": _rounded(ledger.shares.board_share(board, month) for month in range(ledger.months)),
            "vacancies": _all(ledger.vacancies[board]),
            "in_scope": _in_scope(ledger.vacancies[board]),
        }
        for board in DATED
    }


def _with_text(ledger: Ledger) -> dict[str, Any]:
    by_source = {board: _in_scope(ledger.with_text[board]) for board in DATED}
    return {
        "all": added(by_source.values()),
        "by_source": by_source,
        "by_role": {
            role.name: added(ledger.with_text[board][role.name] for board in DATED)
            for role in roles()
            if role.in_scope
        },
    }


def _skill(ledger: Ledger, number: int) -> dict[str, Any]:
    shares, skill, hits = ledger.shares, skills()[number], ledger.hits[number]
    months = range(ledger.months)
    weights = {board: [shares.board_share(board, month) for month in months] for board in DATED}
    by_role = {board: [shares.expected(number, board, month) for month in months] for board in DATED}
    expected = {
        board: [_weighted(by_role[board][month], shares.in_scope(month)) for month in months]
        for board in DATED
    }
    by_source = {board: _in_scope(hits[board]) for board in DATED}
    asked = sum(sum(counts) for counts in by_source.values()) + sum(_in_scope(hits[SNAPSHOT]))
    mixed = [math.fsum(weights[board][month] * expected[board][month] for board in DATED) for month in months]
    return {
        "planted": skill.planted,
        "board": skill.board,
        "changes": _changes(ledger, expected, mixed),
        "required_share": round(ledger.required[number] / max(1, asked), 4),
        "expected": _rounded(mixed),
        "hits": added(by_source.values()),
        "by_source": {
            board: {"expected": _rounded(expected[board]), "hits": by_source[board]} for board in DATED
        },
        "by_role": {
            role.name: {
                "expected": _rounded(
                    (
                        math.fsum(weights[board][month] * by_role[board][month][place] for board in DATED)
                        for month in months
                    ),
                    3,
                ),
                "hits": added(hits[board][role.name] for board in DATED),
            }
            for place, role in enumerate(roles())
            if role.in_scope
        },
    }


def _changes(ledger: Ledger, by_board: dict[str, list[float]], mixed: list[float]) -> dict[str, float] | None:
    """Expected changes between the first and the last year; None when the window is too short for both."""
    complete = ledger.months - 1
    if complete < 2 * PERIOD:
        return None
    first, last = range(PERIOD), range(complete - PERIOD, complete)
    weights = {
        board: math.fsum(ledger.shares.board_share(board, month) for month in range(complete)) / complete
        for board in DATED
    }
    within = math.fsum(
        weights[board] * (_mean(by_board[board], last) - _mean(by_board[board], first)) for board in DATED
    )
    return {
        "first": round(_mean(mixed, first), 4),
        "last": round(_mean(mixed, last), 4),
        "within": round(within, 4),
        "raw": round(_mean(mixed, last) - _mean(mixed, first), 4),
    }


def _remote(ledger: Ledger) -> dict[str, Any]:
    return {
        mode: {
            "expected": _rounded(shares[place] for shares in ledger.shares.remote),
            "vacancies": ledger.remote[place],
        }
        for place, mode in enumerate(MODES)
    }


def _snapshot(ledger: Ledger) -> dict[str, Any]:
    shares, month = ledger.shares, ledger.shares.at_glassdoor
    return {
        "month": shares.calendar.labels()[month],
        "roles": {name: sum(counts) for name, counts in ledger.vacancies[SNAPSHOT].items()},
        "with_text": sum(_in_scope(ledger.with_text[SNAPSHOT])),
        "skills": {
            skill.label: {
                "expected": round(
                    _weighted(shares.expected(number, SNAPSHOT, month), shares.in_scope(month)), 4
                ),
                "hits": sum(_in_scope(ledger.hits[number][SNAPSHOT])),
            }
            for number, skill in enumerate(skills())
        },
    }


# ---------------------------------------------------------------- small helpers


def added(lists: Iterable[list[int]]) -> list[int]:
    """Lists of counts added month by month."""
    return [sum(column) for column in zip(*lists, strict=True)]


def _all(by_role: dict[str, list[int]]) -> list[int]:
    return added(by_role.values())


def _in_scope(by_role: dict[str, list[int]]) -> list[int]:
    return added(by_role[role.name] for role in roles() if role.in_scope)


def _weighted(values: list[float], weights: list[float]) -> float:
    return math.fsum(value * weight for value, weight in zip(values, weights, strict=True))


def _rounded(values: Iterable[float], digits: int = 4) -> list[float]:
    return [round(value, digits) for value in values]


def _mean(values: list[float], places: range) -> float:
    return math.fsum(values[place] for place in places) / len(places)


def _nested(counts: Counter[tuple[str, str]]) -> dict[str, dict[str, int]]:
    made: dict[str, dict[str, int]] = {}
    for (outer, inner), count in sorted(counts.items()):
        made.setdefault(outer, {})[inner] = count
    return made
