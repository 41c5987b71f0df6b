"""How right the reading is, as it was measured on labelled ads: a sentence and two tables for the data page."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from mltrends.charts.house.chart import Table
from mltrends.charts.house.words import clean, count, interval, percent
from mltrends.stats.shares import wilson

MEASURED = Path(__file__).with_name("reading.toml")  # `make accuracy` writes it
FIELDS = {
    "role": "Role",
    "seniority": "Level",
    "remote": "Remote work",
    "education": "Education",
    "years": "Years of experience",
    "salary": "Pay, as told in the ad",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What the measurement says."""

    summary: str
    skills: Table
    fields: Table


def reading(vocabulary: str) -> Reading:
    """The figures of the release.

    Args:
        vocabulary: the version that this report's ads were read with; figures of another one are said to be so.
    """
    told = _measured()
    skills = Table(
        "Skills: readers' labels and ours",
        ("Skills", "Named by readers", "Of those, found", "Of what was found, right"),
        tuple(_skill(row) for row in told["skills"]),
    )
    fields = Table(
        "Fields of an ad: read as readers read them",
        ("Field", "Ads", "Read right"),
        tuple(
            (FIELDS[row["field"]], count(row["asked"]), _share(row["right"], row["asked"]))
            for row in told["fields"]
        ),
    )
    return Reading(_summary(told, vocabulary), skills, fields)


@cache
def _measured() -> Mapping[str, Any]:
    with MEASURED.open("rb") as file:
        return tomllib.load(file)


def _summary(told: Mapping[str, Any], vocabulary: str) -> str:
    whole = told["skills"][-1]
    words = (
        f"Held against {count(told['ads'])} labelled ads that no rule was written by: of the skills that readers named, "
        f"{_share(whole['hits'], whole['hits'] + whole['misses'])} were found; of those that were found, "
        f"{_share(whole['hits'], whole['hits'] + whole['alarms'])} are right."
    )
    if vocabulary and vocabulary != told["vocabulary"]:
        words += f" Measured with the vocabulary {told['vocabulary']}; these ads were read with {clean(vocabulary, 80)}."
    return words


def _skill(row: Mapping[str, Any]) -> tuple[str, ...]:
    hits, alarms, misses = row["hits"], row["alarms"], row["misses"]
    return (row["group"], count(hits + misses), _share(hits, hits + misses), _share(hits, hits + alarms))


def _share(k: int, n: int) -> str:
    bounds = wilson(k, n)
    return f"{percent(k / n, n)} ({interval(*bounds, n)})" if bounds else "–"
