"""Counts on a fixed grain, with their intervals."""

from __future__ import annotations

from datetime import date

import pytest
from tests.warehouse.rows import ask, warehouse

from mltrends.stats.shares import clustered_interval, design_effect
from mltrends.warehouse.open import WarehouseError

# employer, ads, ads that ask for Python, ads that offer remote work
EMPLOYERS = [("A", 10, 9, 0), ("B", 10, 1, 10), ("C", 5, 0, 2), ("D", 1, 1, 0)]
ROWS = [
    {
        "company": company,
        "city": f"City {number}",
        "posted_on": "2024-01-05",
        "skills": ["python"] if number < python else [],
        "remote": "remote" if number < remote else "unstated",
        "role": "Data Engineer" if company == "C" else "Data Scientist",
    }
    for company, count, python, remote in EMPLOYERS
    for number in range(count)
] + [
    {"company": None, "posted_on": "2024-01-05", "skills": ["python"], "title": f"Title {number}"}
    for number in range(4)
]
ALONE = [(1, 1)] * 4  # ads that name no employer are on their own


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return warehouse(tmp_path_factory.mktemp("marts"), ROWS, answers=False)


def cell(path, mart, where):
    columns = "k, n, share, ci_low, ci_high, deff, employers, sources"
    (row,) = ask(path, f"select {columns} from {mart} where {where}")  # noqa: S608 - a test's own words
    return row


def expected(counts, employers):
    k, n = sum(hits for hits, _ in counts), sum(ads for _, ads in counts)
    return (
        k,
        n,
        *map(pytest.approx, (k / n, *clustered_interval(counts), design_effect(counts))),
        employers,
        1,
    )


def test_skills_by_month_allow_for_employers(path):
    counts = [(python, ads) for _, ads, python, _ in EMPLOYERS] + ALONE

    assert cell(path, "mart_skill_month", "concept = 'python'") == expected(counts, 4)
    assert design_effect(counts) > 2


def test_skills_by_role_count_within_the_role(path):
    counts = [(python, ads) for company, ads, python, _ in EMPLOYERS if company != "C"] + ALONE

    assert cell(path, "mart_skill_role", "concept = 'python' and role = 'Data Scientist'") == expected(
        counts, 3
    )
    assert cell(path, "mart_skill_role", "concept = 'python' and role = 'Data Engineer'")[:3] == (0, 5, 0.0)


def test_modes_of_work_by_month_sum_to_one(path):
    counts = [(remote, ads) for _, ads, _, remote in EMPLOYERS] + [(0, 1)] * 4

    assert cell(path, "mart_remote_month", "mode = 'remote'") == expected(counts, 4)
    assert ask(path, "select sum(share), count(*) from mart_remote_month") == [(pytest.approx(1), 4)]


def test_scopes_of_remote_work_by_month_are_shares_of_the_ads_that_offer_it(tmp_path):
    rows = [
        {
            "company": company,
            "city": f"City {number}",
            "posted_on": "2024-01-05",
            "remote": "hybrid" if number % 2 else "remote",
            "remote_scope": "country" if number < country else "unstated",
            "remote_countries": "US" if number < country else None,
        }
        for company, count, country in (("A", 10, 9), ("B", 10, 1), ("D", 1, 1))
        for number in range(count)
    ]
    onsite = [
        {"company": "E", "posted_on": "2024-01-05", "remote": remote} for remote in ("onsite", "unstated")
    ]
    path = warehouse(tmp_path, [*rows, *onsite], answers=False)

    assert cell(path, "mart_remote_scope", "scope = 'country'") == expected([(9, 10), (1, 10), (1, 1)], 3)
    assert ask(path, "select sum(share), count(*), any_value(n) from mart_remote_scope") == [
        (pytest.approx(1), 4, 21)
    ]
    assert ask(path, "select distinct remote_countries from postings where remote_scope = 'country'") == [
        ("US",)
    ]


def test_a_scope_that_no_answer_counts_stops_the_build(tmp_path):
    rows = [{"remote": "onsite", "remote_scope": "country"}, {"remote": "remote", "remote_scope": "galaxy"}]

    for number, row in enumerate(rows):
        with pytest.raises(WarehouseError, match="remote_scopes_are_known"):
            warehouse(tmp_path / str(number), [row], answers=False)


def test_roles_by_month_have_a_row_for_every_role_in_scope(path):
    counts = [(ads if company == "C" else 0, ads) for company, ads, _, _ in EMPLOYERS] + [(0, 1)] * 4

    assert cell(path, "mart_role_month", "role = 'Data Engineer'") == expected(counts, 4)
    assert ask(path, "select count(*), count_if(k = 0) from mart_role_month") == [(14, 12)]


def test_pay_by_role_is_that_which_employers_state(tmp_path):
    def paid(low, high, **given):
        read = {
            "salary_min": low,
            "salary_max": high,
            "salary_currency": "USD",
            "salary_period": "year",
            "salary_field": "pay",
        }
        return {"pay_kind": "stated_employer", "employment": "full-time"} | read | given

    path = warehouse(
        tmp_path,
        [
            paid(100_000.0, 120_000.0),
            paid(130_000.0, 130_000.0),
            paid(
                50.0, 70.0, salary_period="hour", employment="unstated", salary_field="text", pay_kind="none"
            ),
            paid(100.0, 200.0, salary_period="day", salary_currency="GBP"),
            paid(1.0, 2.0, pay_kind="board_estimate"),
            paid(200_000.0, None),
            paid(None, 200_000.0),
            paid(10_000.0, 900_000.0),  # too wide to have a middle
            paid(500.0, 500.0, salary_period="day", employment="contract"),
            paid(20_000.0, 20_000.0, employment="unstated", employment_said="internship"),
            paid(100_000.0, 100_000.0, salary_currency=None),
            {},
        ],
        answers=False,
    )

    rows = ask(
        path, "select currency, k, n, disclosed, p25, p50, p75, employers from mart_pay_role order by all"
    )
    assert rows == [
        ("GBP", 1, 12, 10, 39_000, 39_000, 39_000, 1),
        ("USD", 3, 12, 10, 117_400, 124_800, 127_400, 3),
    ]


def test_every_field_has_its_coverage_by_source_and_month(tmp_path):
    rows = [
        {
            "posted_on": "2024-01-05",
            "remote": "remote",
            "years": 3,
            "salary_field": "pay",
            "salary_inferred": True,
            "expires_on": date(2024, 2, 5),
            "industry": "other",
        },
        {"posted_on": "2024-01-06", "remote": "unstated", "salary_field": "text", "salary_inferred": False},
        {"posted_on": "2024-01-07", "remote": "onsite", "company": None},
        {"posted_on": None, "remote": "unstated"},
    ]
    path = warehouse(
        tmp_path, [row | {"title": f"Title {number}"} for number, row in enumerate(rows)], answers=False
    )

    told = {
        (str(month), field): (k, n)
        for month, field, k, n in ask(path, "select month, field, k, n from field_coverage")
    }
    assert told["2024-01-01", "remote"] == (2, 3)
    assert told["2024-01-01", "years"] == (1, 3)
    assert told["2024-01-01", "expires"] == (1, 3)
    assert told["2024-01-01", "industry"] == (1, 3)
    assert told["2024-01-01", "employer"] == (2, 3)
    assert told["2024-01-01", "pay"] == (2, 3)
    assert told["2024-01-01", "pay_period"] == (1, 2)
    assert told["None", "date"] == (0, 1)
    assert ("None", "pay_period") not in told


def test_columns_and_words_that_differ_are_counted_with_what_was_taken(tmp_path):
    pay = {
        "salary_min": 50.0,
        "salary_max": 60.0,
        "salary_currency": "USD",
        "salary_period": "hour",
        "salary_field": "text",
    }
    column = {"pay_min": 50.0, "pay_max": 60.0, "pay_currency": "USD", "pay_period": "hour"}
    rows = [
        {"remote_column": "remote", "remote_said": "remote", "remote": "remote", **pay, **column},
        {
            "remote_column": "remote",
            "remote_said": "onsite",
            "remote": "remote",
            **pay,
            **column,
            "pay_max": 70.0,
        },
        {"remote_column": "remote", "remote_said": "hybrid", "remote": "hybrid", **pay},
        {"remote_column": "unstated", "remote_said": "hybrid", "remote": "hybrid"},
    ]
    said = [
        ("full-time", "internship"),
        ("contract", "contract"),
        ("unstated", "part-time"),
        ("unstated", None),
    ]
    for row, (column, title) in zip(rows, said, strict=True):
        row |= {"employment": column, "employment_said": title}
    path = warehouse(
        tmp_path, [row | {"title": f"Title {number}"} for number, row in enumerate(rows)], answers=False
    )

    assert ask(path, "select field, k, n, column_taken, words_taken from field_agreement order by field") == [
        ("employment", 1, 2, 0, 1),
        ("pay", 1, 2, 0, 1),
        ("remote", 1, 3, 1, 1),
    ]
    assert ask(path, "select employment, employment_field from postings order by row") == [
        ("internship", "title"),  # the column tells hours, the title what it is
        ("contract", "column"),
        ("part-time", "title"),
        ("unstated", None),
    ]
