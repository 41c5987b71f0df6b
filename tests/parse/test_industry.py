"""The industry of an employer, from a column in a board's own words, or from a name that says it outright."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

import pytest

from mltrends.parse.industry import CONCEPTS, industry_of_name, parse_industry
from mltrends.parse.tables import words

CASES = tomllib.loads((Path(__file__).parent / "cases" / "industries.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "expected"), CASES["cell"])
def test_an_industry_cell_is_one_concept_or_none(text, expected):
    assert (parse_industry(text) or "none") == expected


@pytest.mark.parametrize(("name", "expected"), CASES["name"])
def test_a_name_tells_an_industry_only_where_it_says_it_outright(name, expected):
    assert (industry_of_name(name) or "none") == expected


def test_no_name_of_an_industry_is_listed_under_two():
    groups = words("industries.toml")

    for one, other in itertools.combinations(groups, 2):
        assert not set(groups[one]["names"]) & set(groups[other]["names"]), (one, other)


@pytest.mark.parametrize("concept", CONCEPTS)
def test_every_listed_name_is_read_as_its_own_concept(concept):
    for name in words("industries.toml")[concept]["names"]:
        assert parse_industry(name) == concept, name
