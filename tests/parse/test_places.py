"""Places from location cells, and the tables behind them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from mltrends.parse import gazetteer
from mltrends.parse.places import Place, parse_place
from mltrends.parse.tables import rows

CASES = tomllib.loads((Path(__file__).parent / "cases" / "places.toml").read_text(encoding="utf-8"))


def place(city, region, country):
    return Place(*(None if part == "-" else part for part in (city, region, country)))


@pytest.mark.parametrize(
    ("cell", "city", "region", "country"), [case for group in CASES["group"] for case in group["cases"]]
)
def test_a_location_cell_is_read_and_what_cannot_be_told_stays_untold(cell, city, region, country):
    assert parse_place(cell) == place(city, region, country)


@pytest.mark.parametrize(
    ("cell", "column", "city", "region", "country"),
    [case for group in CASES["with_country"] for case in group["cases"]],
)
def test_a_country_column_settles_what_the_location_leaves_open(cell, column, city, region, country):
    assert parse_place(cell, column) == place(city, region, country)


def test_every_country_is_read_from_its_own_name_and_code():
    names = {row["code"]: parse_place(row["name"]).country for row in rows("countries.tsv")}
    codes = {row["code"]: parse_place("", row["code"]).country for row in rows("countries.tsv")}

    assert {code: name for code, name in names.items() if name != code} == {"GE": None}
    assert all(code == read for code, read in codes.items())


def test_every_city_is_found_with_its_country_beside_it():
    countries = {row["code"]: row["name"] for row in rows("countries.tsv")}
    lost = [
        row["city"]
        for row in rows("cities.tsv")
        if parse_place(f"{row['city']}, {countries[row['country']]}").country != row["country"]
    ]

    assert lost == []


def test_cities_and_regions_lie_in_known_countries_and_regions():
    regions = {(row["country"], row["name"]) for row in rows("regions.tsv")}
    strays = [
        row for row in rows("cities.tsv") if row["region"] and (row["country"], row["region"]) not in regions
    ]

    assert strays == []
    assert {country for country, _ in regions} <= gazetteer.COUNTRY_CODES
    assert {(row["country"], row["within"]) for row in rows("regions.tsv") if row["within"]} <= regions


def test_a_name_alone_means_one_city():
    two = {
        name: [(city.name, city.country) for city in held if city.alone]
        for name, held in gazetteer.CITIES.items()
        if len({city for city in held if city.alone}) > 1
    }

    assert two == {}


def test_the_examples_of_the_documents_are_read_so():
    text = (Path(__file__).parents[2] / "docs" / "inputs.md").read_text(encoding="utf-8")
    table = text.split("| cell | city | region | country |")[1].split("\n\n")[0]
    lines = [[cell.strip() or None for cell in line.split("|")[1:-1]] for line in table.splitlines()[2:]]

    assert len(lines) > 5
    assert [line for line in lines if parse_place(line[0]) != Place(*line[1:])] == []
