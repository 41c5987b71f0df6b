from __future__ import annotations

import pytest

from mltrends.ads.employers import employer_key, is_agency


@pytest.mark.parametrize(
    "name",
    [
        "Northwind Staffing LLC",
        "RECRUITMENT Partners",
        "Müller Personalvermittlung GmbH",
        "Robert Half",
        "hays plc",
        "Jobs via Dice",
    ],
)
def test_agencies_are_known_by_their_names(name):
    assert is_agency(name)


@pytest.mark.parametrize(
    "name", ["Haystack News", "Robert Halford & Sons", "Talentum", "Acme", "Reed Elsevier", ""]
)
def test_names_that_only_look_like_an_agency_are_none(name):
    assert not is_agency(name)


def test_an_employer_is_counted_once_however_the_name_is_written():
    assert employer_key("ACME, Inc.") == employer_key("Acme Inc")


def test_a_name_without_letters_is_no_employer():
    assert employer_key("---") is None
