"""Real files, when a copy is at hand: how many of their cells are read right."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import pytest

from mltrends.parse.date_column import order_of
from mltrends.parse.dates import parse_date
from mltrends.parse.money import parse_pay, pay_kind
from mltrends.parse.places import parse_place

HOME = os.environ.get("MLTRENDS_DATASETS")
pytestmark = [
    pytest.mark.datasets,
    pytest.mark.skipif(not HOME, reason="set MLTRENDS_DATASETS to the folder that holds the real files"),
]
DATASETS = Path(HOME or ".")
# The publisher of these ads turned hours and days into years by its own factors.
ITS_FACTORS = {"hour": 1920, "day": 240, "week": 52, "month": 12, "year": 1}


def read(name):
    path = DATASETS / name
    if not path.exists():
        pytest.skip(f"{name} is not in {DATASETS}")
    csv.field_size_limit(10**8)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_reference_pay_strings_are_read_right():
    path = DATASETS.parent / "gold" / "salary_cases.json"
    if not path.exists():
        pytest.skip("gold/salary_cases.json is not beside the datasets")
    wrong = []
    for case in json.loads(path.read_text(encoding="utf-8")):
        salary = parse_pay(case["raw"], currency="GBP" if "GBP" in case["seen"] else None)
        read_as = salary and {name: getattr(salary, name) for name in ("min", "max", "period", "currency")}
        if read_as != case["expect"]:
            wrong.append(case["raw"])

    assert len(wrong) <= 1, wrong


def test_british_pay_strings_agree_with_the_publishers_figures():
    rows = read("adzuna_uk_2013/Train_rev1.csv")
    right = 0
    for row in rows:
        salary = parse_pay(row["SalaryRaw"], country="GB")
        if salary:
            ends = [end for end in (salary.min, salary.max) if end is not None]
            yearly = sum(ends) / len(ends) * ITS_FACTORS[salary.period]
            right += abs(yearly - float(row["SalaryNormalized"])) <= max(1, yearly * 0.002)

    assert right / len(rows) >= 0.98


def test_estimates_of_a_board_agree_with_the_cleaned_file():
    rows = read("glassdoor_us_2020/salary_data_cleaned.csv")
    wrong = [row["Salary Estimate"] for row in rows if not _agrees(row)]

    assert len(wrong) <= len(rows) * 0.001


def _agrees(row):
    salary = parse_pay(row["Salary Estimate"], country="US")
    period, unit = ("hour", 1) if row["hourly"] == "1" else ("year", 1000)
    stated = pay_kind(row["Salary Estimate"], "board_estimate") == "stated_employer"
    expected = (float(row["min_salary"]) * unit, float(row["max_salary"]) * unit, period)
    return (salary.min, salary.max, salary.period) == expected and stated == (row["employer_provided"] == "1")


def test_american_locations_have_their_country():
    rows = read("linkedin_tables/job_postings.csv")
    countries = [parse_place(row["location"]).country for row in rows]

    assert countries.count("US") / len(countries) >= 0.99


def test_two_files_of_the_same_ads_have_the_same_days():
    american = [row["first_seen"] for row in read("asaniczka_ds_2024/job_postings.csv")]
    iso = [row["first_seen"] for row in read("asaniczka_ds_2024/job_postings_full.csv")]
    order = order_of(american)

    assert order.slashes == "month_first"
    days = sorted(parse_date(cell, order=order).isoformat() for cell in american)
    assert days == sorted(parse_date(cell).isoformat() for cell in iso)
