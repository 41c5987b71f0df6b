"""Answers about levels: roles, skills, skills by role, pay."""

from __future__ import annotations

import pytest
from tests.warehouse.rows import Given, ask, settings, warehouse

from mltrends.stats.medians import median_interval
from mltrends.stats.shares import clustered_interval, wilson

THIN = settings(share_min_ads=50, rank_min_ads=100, rank_min_hits=10, pay_min_ads=30, pay_min_employers=5)


def ads(count, **given):
    return [given | {"title": f"Title {given} {number}"} for number in range(count)]


def required(concept):
    return {"mentions": [{"concept": concept, "requirement": "required"}]}


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    rows = [
        *ads(60, skills=["python", "data_scientist"]),
        *ads(20, skills=["sql"], role="Data Engineer", source="snapshot"),
        *ads(20, role="Data Engineer", **required("sql")),
        *ads(9, skills=["spark"], role="Data Engineer"),
        *ads(30, skills=["python"], role="Software Engineer"),
        *ads(30, skills=["spark"], source="survey"),
        *ads(30, skills=["spark"], source="synthetic"),
        *ads(11, skills=["spark"], text_chars=20),
    ]
    return warehouse(tmp_path_factory.mktemp("levels"), rows, THIN)


def test_roles_are_shares_of_the_ads_in_scope_of_sources_that_count(path):
    rows = ask(
        path,
        "select role, k, n, share, ci_low, ci_high, employers, sources, suppressed, reason from answer_roles limit 3",
    )

    assert rows[0] == (
        "Data Scientist",
        71,
        120,
        71 / 120,
        *map(pytest.approx, wilson(71, 120)),
        120,
        2,
        False,
        None,
    )
    assert rows[1][:3] == ("Data Engineer", 49, 120)
    assert rows[2][1:4] == (0, 120, 0.0)


def test_every_role_in_scope_has_a_row_and_no_other(path):
    assert ask(
        path, "select count(*), count_if(role in ('Other', 'Software Engineer')) from answer_roles"
    ) == [(14, 0)]


def test_skills_are_shares_of_the_ads_with_text(path):
    assert ask(path, "select rank, concept, k, n, required_share from answer_skills") == [
        (1, "python", 60, 109, 0.0),
        (2, "sql", 40, 109, 0.5),
        (None, "spark", 9, 109, 0.0),
    ]


def test_a_word_for_a_role_is_no_skill(path):
    assert ask(path, "select count(*) from ad_concepts where concept = 'data_scientist'") == [(60,)]
    assert ask(path, "select count(*) from answer_skills where concept = 'data_scientist'") == [(0,)]


def test_a_role_with_too_few_ads_says_so_instead_of_a_share(path):
    rows = ask(
        path,
        "select role, concept, k, n, share, ci_low, ci_high, suppressed, reason from answer_skill_roles where concept = 'sql'",
    )

    assert rows == [
        ("Data Engineer", "sql", 40, 49, None, None, None, True, "too few ads (n=49 < 50)"),
        ("Data Scientist", "sql", 0, 60, 0.0, 0.0, pytest.approx(wilson(0, 60)[1]), False, None),
    ]


def test_skills_are_not_ranked_below_the_least_number_of_ads(tmp_path):
    path = warehouse(tmp_path, ads(99, skills=["python"]), THIN)

    assert ask(path, "select rank, k, n, suppressed from answer_skills") == [(None, 99, 99, False)]


def test_employers_with_habits_widen_the_interval(tmp_path):
    employers = [("A", 30, 30), ("B", 30, 0), ("C", 10, 5), ("D", 10, 4)]
    rows = [
        {
            "company": name,
            "title": f"Title {number}",
            "role": "Data Analyst" if number < k else "Data Engineer",
        }
        for name, n, k in employers
        for number in range(n)
    ]
    path = warehouse(tmp_path, rows, THIN)

    ((low, high, employers_seen),) = ask(
        path, "select ci_low, ci_high, employers from answer_roles where role = 'Data Analyst'"
    )

    assert (low, high) == pytest.approx(clustered_interval([(k, n) for _, n, k in employers]))
    assert high - low > 2 * (wilson(39, 80)[1] - wilson(39, 80)[0])
    assert employers_seen == 4


# ---------------------------------------------------------------- from where remote work may be done


def test_scopes_are_shares_of_the_ads_in_scope_that_offer_remote_work(tmp_path):
    employers = [("A", 30, 30), ("B", 30, 0), ("C", 10, 5)]
    rows = [
        {
            "company": name,
            "title": f"Title {number}",
            "remote": "remote" if number % 3 else "hybrid",
            "remote_scope": "country" if number < k else "worldwide",
        }
        for name, n, k in employers
        for number in range(n)
    ]
    others = [
        *ads(20, remote="onsite"),
        *ads(20, remote="unstated"),
        *ads(20, remote="remote", remote_scope="region", role="Software Engineer"),
        *ads(20, remote="remote", remote_scope="region", source="survey"),
    ]
    path = warehouse(tmp_path, [*rows, *others], THIN)

    told = ask(path, "select scope, k, n, share, employers, sources, suppressed from answer_remote_scope")
    assert told == [
        ("worldwide", 35, 70, 0.5, 3, 1, False),
        ("country", 35, 70, 0.5, 3, 1, False),
        ("region", 0, 70, 0.0, 3, 1, False),
        ("unstated", 0, 70, 0.0, 3, 1, False),
    ]
    (interval,) = ask(path, "select ci_low, ci_high from answer_remote_scope where scope = 'country'")
    assert interval == pytest.approx(clustered_interval([(k, n) for _, n, k in employers]))


def test_too_few_ads_that_offer_remote_work_have_no_shares_of_scopes(tmp_path):
    rows = [*ads(49, remote="remote", remote_scope="country"), *ads(60, remote="onsite")]
    path = warehouse(tmp_path, rows, THIN)

    assert ask(
        path,
        "select scope, k, n, share, ci_low, ci_high, suppressed, reason from answer_remote_scope limit 2",
    ) == [
        ("worldwide", 0, 49, None, None, None, True, "too few ads (n=49 < 50)"),
        ("country", 49, 49, None, None, None, True, "too few ads (n=49 < 50)"),
    ]


def test_without_remote_work_every_scope_has_a_row_and_no_share(tmp_path):
    path = warehouse(tmp_path, ads(60, remote="onsite"), THIN)

    assert ask(path, "select count(*), sum(k), sum(n), count(share) from answer_remote_scope") == [
        (4, 0, 0, 0)
    ]


# ---------------------------------------------------------------- pay


def paid(count, first=100_000.0, step=1000.0, **given):
    read = {
        "salary_currency": "USD",
        "salary_period": "year",
        "salary_field": "pay",
        "pay_kind": "stated_employer",
    }
    return [
        read
        | {
            "salary_min": first + step * number,
            "salary_max": first + step * number + 10_000,
            "title": f"T {number}",
        }
        | given
        for number in range(count)
    ]


@pytest.fixture(scope="module")
def pay(tmp_path_factory):
    rows = [
        *paid(40, salary_inferred=True),
        *paid(10, first=1000.0, pay_kind="board_estimate"),
        *paid(5, employment="contract"),
        *paid(29, salary_currency="EUR"),
        *paid(30, salary_currency="GBP", company="One employer"),
        *ads(16),
        *paid(35, source="survey", pay_kind="survey"),
        *paid(6, role="Data Analyst", salary_min=30.0, salary_max=30.0, salary_period="hour"),
    ]
    given = Given({"ads.csv": rows})
    return warehouse(tmp_path_factory.mktemp("pay"), given, THIN)


def test_pay_has_quartiles_and_an_exact_interval_of_the_median(pay):
    middles = [105_000.0 + 1000 * number for number in range(40)]
    low, high = median_interval(middles)

    row = ask(
        pay,
        "select * exclude (disclosure) from answer_pay where currency = 'USD' and role = 'Data Scientist'",
    )

    assert row == [
        ("Data Scientist", "USD", 40, 130, 104, 114_750, 124_500, 134_250, low, high, 1.0, 40, 1, False, None)
    ]


def test_the_share_of_ads_that_state_pay_stands_beside_it(pay):
    assert ask(pay, "select distinct disclosure from answer_pay where role = 'Data Scientist'") == [
        (pytest.approx(104 / 130),)
    ]


@pytest.mark.parametrize(
    ("role", "currency", "k", "reason"),
    [
        ("Data Scientist", "EUR", 29, "too few ads with pay (k=29 < 30)"),
        ("Data Scientist", "GBP", 30, "too few employers (1 < 5)"),
        ("Data Analyst", "USD", 6, "too few ads with pay (k=6 < 30)"),
    ],
)
def test_thin_pay_is_not_shown_and_says_why(pay, role, currency, k, reason):
    shown = {
        row[:2]: row[2:]
        for row in ask(
            pay,
            "select role, currency, k, p25, p50, p75, ci_low, ci_high, suppressed, reason from answer_pay",
        )
    }

    assert shown[role, currency] == (k, None, None, None, None, None, True, reason)


def test_the_interval_of_the_median_is_that_of_python(tmp_path):
    counts = {"AUD": 1, "BRL": 5, "CAD": 6, "CHF": 7, "EUR": 12, "GBP": 31}
    path = warehouse(
        tmp_path,
        [
            row
            for currency, count in counts.items()
            for row in paid(count, step=1234.5, salary_currency=currency)
        ],
    )
    expected = {
        currency: median_interval([105_000 + 1234.5 * number for number in range(count)])
        for currency, count in counts.items()
    }

    rows = ask(path, "select currency, ci_low, ci_high from answer_pay")

    assert {currency: tuple(bounds) for currency, *bounds in rows} == {
        currency: bounds or (None, None) for currency, bounds in expected.items()
    }
    assert expected["BRL"] is None
    assert expected["CAD"] is not None
