"""What a person types for a part of the ads is understood, or refused with what there is."""

from __future__ import annotations

from datetime import date

import pytest

from mltrends.claims import load_claims
from mltrends.model import WrongUse
from mltrends.run.part import Asked, choose_part, part_told, part_words
from mltrends.warehouse.part import Chosen


@pytest.fixture(scope="module")
def whole(sample_home):
    return sample_home / "data" / "processed" / "mltrends.duckdb"


@pytest.mark.parametrize(
    ("asked", "chosen"),
    [
        (Asked("2023-05", "2024-02"), Chosen(date(2023, 5, 1), date(2024, 2, 1))),
        (Asked("2023", "2024"), Chosen(date(2023, 1, 1), date(2024, 12, 1))),
        (Asked("2024", "2024-01"), Chosen(date(2024, 1, 1), date(2024, 1, 1))),
        (Asked(countries=("germany, uk", "US")), Chosen(countries=("DE", "GB", "US"))),
        (Asked(countries=("GB", "United Kingdom", "Unstated")), Chosen(countries=("GB", "unstated"))),
        (
            Asked(roles=("data scientist,DATA ENGINEER", "Data Scientist")),
            Chosen(roles=("Data Engineer", "Data Scientist")),
        ),
    ],
)
def test_months_years_codes_names_and_lists_are_understood(whole, asked, chosen):
    assert choose_part(whole, asked) == chosen


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (Asked("2023-13"), r"--from '2023-13' is no month; write it as 2024-05, or a whole year as 2024"),
        (Asked(last="2024-05-01"), r"--to '2024-05-01' is no month"),
        (Asked(""), r"--from '' is no month"),
        (Asked("2024", "2023"), r"--from 2024-01 is after --to 2023-12"),
        (
            Asked(countries=("Germny",)),
            r"no country 'Germny', did you mean Germany\?; ads are in: United States \(US\)",
        ),
        (Asked(countries=("XX",)), r"no country 'XX'; ads are in: .*unstated"),
        (Asked(countries=("BR",)), r"no ad is in Brazil; ads are in: United States \(US\)"),
        (Asked(countries=(" , ",)), r"--country names none; leave it out for all"),
        (Asked(roles=("Data Scientst",)), r"no role 'Data Scientst', did you mean Data Scientist\?; the roles"),
        (Asked(roles=("software engineer",)), r"Software Engineer is not in scope, .* choose among: .*Data Sci"),
        (Asked(roles=("a\x1b[31m'; drop",)), r"no role \"a\[31m'; drop\"; the roles are"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_with_what_there_is(whole, asked, words):
    with pytest.raises(WrongUse, match=words):
        choose_part(whole, asked)


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (
            Chosen(date(2023, 1, 1), date(2024, 12, 1), ("GB",), ("Data Scientist",)),
            "ads first seen from Jan 2023 to Dec 2024, in the United Kingdom, for Data Scientist",
        ),
        (Chosen(date(2023, 1, 1), date(2023, 1, 1)), "ads first seen in Jan 2023"),
        (Chosen(first=date(2023, 1, 1)), "ads first seen from Jan 2023 on"),
        (
            Chosen(last=date(2023, 1, 1), countries=("DE", "US", "unstated")),
            "ads first seen up to Jan 2023, in Germany, the United States or no stated country",
        ),
        (
            Chosen(countries=("AT", "BE", "CH", "DE", "DK", "FI", "FR", "GB")),
            "ads in Austria, Belgium, Switzerland, Germany, Denmark, Finland or 2 more",
        ),
    ],
)
def test_a_part_is_told_in_words(chosen, words):
    assert part_words(chosen) == words


def test_a_part_is_told_in_codes_too_for_programs():
    told = part_told(Chosen(date(2023, 1, 1), None, ("DE", "GB"), ("AI/ML Product Manager",)))

    assert told == {
        "filter": "ads first seen from Jan 2023 on, in Germany or the United Kingdom, for AI/ML Product Manager",
        "filter_place": "Germany and United Kingdom",
        "filter_from": "2023-01",
        "filter_to": "",
        "filter_countries": "DE, GB",
        "filter_roles": "AI/ML Product Manager",
    }


def test_claims_that_count_ads_for_a_role_or_for_the_field_are_known_and_are_few():
    asking = {claim.id for claim in load_claims() if claim.counts_roles}

    assert {"C01", "C58"} <= asking  # more and more jobs are in the field; people get in as analysts
    assert "C11" not in asking  # data scientists know SQL: counted among ads for them
    assert len(asking) < 12
