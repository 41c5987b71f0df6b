"""Remote flags, kinds of employment, employers and the words of a text."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

import pytest

from mltrends.parse.company import company_key, tidy_company
from mltrends.parse.employment import parse_employment
from mltrends.parse.remote import remote_flag
from mltrends.parse.text import words_key

CASES = Path(__file__).parent / "cases"
FLAGS = tomllib.loads((CASES / "flags.toml").read_text(encoding="utf-8"))
COMPANIES = tomllib.loads((CASES / "companies.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "expected"), FLAGS["remote"])
def test_a_remote_flag_says_one_of_four_states(text, expected):
    assert remote_flag(text) == expected


@pytest.mark.parametrize(("text", "expected"), FLAGS["employment"])
def test_an_employment_cell_says_one_kind(text, expected):
    assert parse_employment(text) == expected


@pytest.mark.parametrize(("text", "expected"), COMPANIES["tidy"])
def test_a_company_cell_is_tidied_or_names_nobody(text, expected):
    assert (tidy_company(text) or "none") == expected


@pytest.mark.parametrize("names", COMPANIES["same"], ids=lambda names: names[0])
def test_spellings_of_one_employer_share_a_key(names):
    assert len({company_key(name) for name in names}) == 1


@pytest.mark.parametrize("names", COMPANIES["different"], ids=lambda names: names[0])
def test_different_employers_keep_different_keys(names):
    assert all(company_key(one) != company_key(other) for one, other in itertools.combinations(names, 2))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Data  Scientist,\n(m/w/d)", "data scientist m w d"),
        ("Ｐｙｔｈｏｎ – SQL", "python sql"),
        ("Straße", "STRASSE"),
        ("don’t", "don't"),
        ("R&D_team", "r d team"),
    ],
)
def test_words_that_differ_only_in_form_have_one_key(one, other):
    assert words_key(one) == words_key(other)


def test_different_words_have_different_keys():
    assert words_key("data scientist") != words_key("data science")
    assert words_key("") == words_key(" – \n") == ""
