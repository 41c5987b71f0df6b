"""Addresses, numbers and profile links leave a text; the words stay."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from mltrends.parse.mask import mask

CASES = tomllib.loads((Path(__file__).parent / "cases" / "masks.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "expected"), CASES["hidden"])
def test_what_leads_to_a_person_is_masked(text, expected):
    assert mask(text) == expected


@pytest.mark.parametrize("text", CASES["kept"])
def test_salaries_years_ids_versions_and_company_pages_stay(text):
    assert mask(text) == text


def test_masking_twice_changes_nothing_more():
    for text, _ in CASES["hidden"]:
        assert mask(mask(text)) == mask(text)
