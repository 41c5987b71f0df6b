"""A question about pay, answered from the fitted terms or refused: nothing is said where there are no like ads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Any

from duckdb import DuckDBPyConnection

from mltrends.stats.refused import Refused
from mltrends.warehouse.catalogue import ask_rows

LIKE_ADS = 5  # of the same role, level and country; with fewer, an estimate would be of what is not there


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked; `skills` are ids of concepts."""

    role: str
    seniority: str
    country: str
    skills: tuple[str, ...]
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What like ads really state; quartiles are None where they are too few to be shown."""

    cell: str
    k: int
    employers: int
    p25: float | None
    p50: float | None
    p75: float | None


@dataclass(frozen=True, slots=True)
class Estimate:
    """What an ad like this is expected to state a year, and the range of eight in ten; modelled."""

    expected: float
    low: float
    high: float
    year: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """The estimate or why there is none, the model's own record, and what like ads really state."""

    currency: str | None
    found: Estimate | Refused
    model: Mapping[str, Any]
    cells: tuple[Cell, ...]


def ask_pay(con: DuckDBPyConnection, question: Question) -> Answer:
    """Answer from the terms in the warehouse, with the cells nearest to what is asked."""
    models = ask_rows(con, "pay_models", {"currency": question.currency})
    if not models:
        reason = (
            f"no ads with pay in {question.currency} and text"
            if question.currency
            else "no ads with pay and text, or [models] in mltrends.toml leaves the model out"
        )
        return Answer(question.currency, Refused(reason), {}, ())
    model = next((one for one in models if one["usable"]), models[0])
    currency = model["currency"]
    given = {
        "currency": currency,
        "role": question.role,
        "seniority": question.seniority,
        "country": question.country,
        "skills": list(question.skills),
    }
    rows = ask_rows(con, "pay_cells", given)
    cells = tuple(
        Cell(
            row["cell"],
            row["k"],
            row["employers"],
            *((row[name] if row["shown"] else None) for name in ("p25", "p50", "p75")),
        )
        for row in rows
    )
    if not model["usable"]:
        return Answer(currency, Refused(model["reason"]), model, cells)
    terms = ask_rows(con, "pay_terms", {"currency": currency})
    beyond = _beyond(question, {row["cell"]: row for row in rows}, terms)
    found = Refused(beyond) if beyond else _estimate(question, terms, model)
    return Answer(currency, found, model, cells)


def _beyond(
    question: Question, cells: Mapping[str, Mapping[str, Any]], terms: Sequence[Mapping[str, Any]]
) -> str | None:
    """Why an estimate would go beyond the ads; None when it would not."""
    like = cells.get("role, level and country", {"k": 0})["k"]
    if like < LIKE_ADS:
        return f"too few ads of this role, level and country state pay (k={like} < {LIKE_ADS})"
    near = cells["role and country"]
    if not near["shown"]:
        return f"too few ads or employers of this role and country state pay (k={near['k']}, {near['employers']} employers)"
    known = {row["term"] for row in terms if row["part"] == "skill"}
    if unknown := [skill for skill in question.skills if skill not in known]:
        return f"too few ads with pay name {', '.join(unknown)}, or nearly all do; known are: {', '.join(sorted(known))}"
    most = cells["role"]["most_skills"]
    if len(question.skills) > most:
        return f"no ad of this role with pay names {len(question.skills)} skills; the most is {most}"
    return None


def _estimate(question: Question, terms: Sequence[Mapping[str, Any]], model: Mapping[str, Any]) -> Estimate:
    wanted = {
        ("base", ""),
        ("role", question.role),
        ("seniority", question.seniority),
        ("country", question.country),
        *(("skill", skill) for skill in question.skills),
    }
    years = [row["term"] for row in terms if row["part"] == "year" and row["term"].isdigit()]
    year = max(years, default=None)
    if year:
        wanted.add(("year", year))
    expected = sum(row["effect"] for row in terms if (row["part"], row["term"]) in wanted)
    # Where an ad stands is not asked: each source counts by its ads, and so does the year where none is known.
    mixed = ("source",) if year else ("source", "year")
    expected += sum(row["effect"] * row["k"] for row in terms if row["part"] in mixed) / model["n"]
    return Estimate(exp(expected), exp(expected + model["low"]), exp(expected + model["high"]), year)
