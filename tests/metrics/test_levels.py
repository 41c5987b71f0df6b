"""Answers about levels: roles, skills, skills by role, pay."""

from __future__ import annotations

from functools import partial

import pytest
from tests.warehouse.rows import Given, ask, settings
from tests.warehouse.rows import warehouse as with_answers

from mltrends.metrics.quartiles import SEED
from mltrends.stats.bootstrap import quantiles_by_employer
from mltrends.stats.medians import median_interval
from mltrends.stats.shares import clustered_interval, wilson

# All answers take two seconds, for each market that a test makes up.
warehouse = partial(
    with_answers,
    answers=(
        "answer_industries",
        "answer_pay",
        "answer_pay_estimates",
        "answer_pay_levels",
        "answer_pay_usd",
        "answer_remote_scope",
        "answer_roles",
        "answer_skill_roles",
        "answer_skills",
    ),
)

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


@pytest.fixture(scope="module")
def industries(tmp_path_factory):
    rows = [
        *ads(30, industry="healthcare"),
        *ads(10, industry_said="healthcare", industry_field="company"),
        *ads(5, industry="other", industry_said="healthcare", industry_field="text"),
        *ads(5, industry="an-industry-of-another-vocabulary"),
        *ads(50),
        *ads(30, industry="finance", role="Software Engineer"),
        *ads(30, industry="finance", source="survey"),
    ]
    return warehouse(
        tmp_path_factory.mktemp("industries"),
        rows,
        THIN,
        concepts={"healthcare": "industry", "finance": "industry"},
    )


def test_industries_are_shares_of_all_ads_in_scope_with_what_nobody_says_as_a_row(industries):
    rows = ask(industries, "select industry, label, k, n, share, by_words, suppressed from answer_industries")

    assert rows == [
        ("healthcare", "Healthcare", 40, 100, 0.4, 10, False),
        ("finance", "Finance", 0, 100, 0.0, 0, False),
        ("other", "Other industries", 10, 100, 0.1, 0, False),
        ("unstated", "Unstated", 50, 100, 0.5, 0, False),
    ]


def test_the_interval_of_an_industry_is_that_of_its_share(industries):
    ((low, high, employers),) = ask(
        industries, "select ci_low, ci_high, employers from answer_industries where industry = 'healthcare'"
    )

    assert (low, high) == tuple(map(pytest.approx, wilson(40, 100)))
    assert employers == 100


def test_industries_of_too_few_ads_say_so_instead_of_a_share(tmp_path):
    path = warehouse(tmp_path, ads(49, industry="healthcare"), THIN, concepts={"healthcare": "industry"})

    rows = ask(
        path,
        "select k, share, ci_low, suppressed, reason from answer_industries where industry = 'healthcare'",
    )
    assert rows == [(49, None, None, True, "too few ads (n=49 < 50)")]


def test_the_column_wins_over_name_and_text_and_the_row_says_which(industries):
    rows = ask(
        industries,
        "select distinct industry, industry_field, industry_column from postings where industry_said is not null order by all",
    )

    assert rows == [("healthcare", "company", None), ("other", "column", "other")]


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
            "title": f"T {number} {first} {given}",
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


def test_pay_has_quartiles_and_an_interval_of_the_median(pay):
    low, high, method = interval([105_000.0 + 1000 * number for number in range(40)])

    row = ask(
        pay,
        "select * exclude (disclosure) from answer_pay where currency = 'USD' and role = 'Data Scientist'",
    )

    assert row == [
        (
            "Data Scientist",
            "USD",
            40,
            130,
            104,
            114_750,
            124_500,
            134_250,
            low,
            high,
            method,
            1.0,
            0,
            40,
            1,
            False,
            None,
        )
    ]
    assert method == "bootstrap of employers, 2000 draws"


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
    counts = {"AUD": 1, "BRL": 4, "CAD": 6, "EUR": 12, "GBP": 31}
    path = warehouse(
        tmp_path,
        [
            row
            for currency, count in counts.items()
            for row in paid(count, step=1234.5, salary_currency=currency)
        ],
    )

    rows = ask(path, "select currency, ci_low, ci_high, ci_method from answer_pay")

    assert {currency: tuple(told) for currency, *told in rows} == {
        currency: interval([105_000 + 1234.5 * number for number in range(count)])
        for currency, count in counts.items()
    }


def test_employers_who_pay_alike_widen_the_interval_of_the_median(tmp_path):
    rows = [
        row | {"company": f"Company {company}", "title": f"T {company} {number}"}
        for company in range(12)
        for number, row in enumerate(paid(20, first=80_000.0 + 5000 * company, step=10.0))
    ]
    path = warehouse(tmp_path, rows)

    ((low, high),) = ask(path, "select ci_low, ci_high from answer_pay")
    alone = median_interval([85_000.0 + 5000 * company + 10 * n for company in range(12) for n in range(20)])

    assert high - low > 2 * (alone[1] - alone[0])


def test_pay_that_lies_far_from_its_like_is_removed_and_counted(tmp_path):
    rows = [
        *paid(60, step=500.0),
        *paid(2, first=20_000.0, step=1.0, text_chars=500),
        *paid(3, first=20_000.0, role="Data Analyst", seniority="senior"),
    ]
    path = warehouse(tmp_path, rows)

    assert ask(path, "select role, k, removed from answer_pay order by role") == [
        ("Data Analyst", 3, 0),  # too few of its like to judge
        ("Data Scientist", 60, 2),
    ]
    assert ask(path, "select count(*), min(deviations) > 3.5 from pay_outliers") == [(2, True)]


def test_estimates_are_told_by_who_makes_them_beside_what_employers_state(tmp_path):
    rows = [
        *paid(40),
        *paid(10, salary_currency="EUR"),
        *paid(30, first=60_000.0, pay_kind="board_estimate"),
        *paid(30, first=70_000.0, step=0.0, pay_kind="model_predicted", salary_currency="EUR"),
        *paid(29, first=80_000.0, pay_kind="employer_estimate"),
        *paid(30, first=90_000.0, pay_kind="board_estimate", role="Data Engineer", company="One employer"),
        *paid(30, pay_kind="board_estimate", source="synthetic"),
        *paid(30, pay_kind="board_estimate", role="Software Engineer"),
        *paid(30, pay_kind="survey"),
    ]
    path = warehouse(tmp_path, rows, THIN)

    told = ask(
        path,
        "select role, currency, salary_kind, k, amounts, p50, stated_k, stated_p50, reason from answer_pay_estimates order by all",
    )

    assert told == [
        ("Data Engineer", "USD", "board_estimate", 30, 30, None, 0, None, "too few employers (1 < 5)"),
        ("Data Scientist", "EUR", "model_predicted", 30, 1, 75_000, 10, None, None),
        ("Data Scientist", "USD", "board_estimate", 30, 30, 79_500, 40, 124_500, None),
        (
            "Data Scientist",
            "USD",
            "employer_estimate",
            29,
            29,
            None,
            40,
            124_500,
            "too few ads with pay (k=29 < 30)",
        ),
    ]
    assert ask(
        path, "select currency, k, p50 from answer_pay where role = 'Data Scientist' order by all"
    ) == [
        ("EUR", 10, None),
        ("USD", 40, 124_500),
    ]
    assert ask(path, "select sum(k) from mart_pay_role") == [(50,)]


def test_the_interval_of_estimates_is_worked_out_and_says_so(tmp_path):
    rows = [
        row | {"company": f"Company {company}", "title": f"T {company} {number}"}
        for company in range(12)
        for number, row in enumerate(
            paid(20, first=80_000.0 + 5000 * company, step=10.0, pay_kind="board_estimate")
        )
    ]
    path = warehouse(tmp_path, rows)

    ((low, middle, high, method),) = ask(
        path, "select ci_low, p50, ci_high, ci_method from answer_pay_estimates"
    )
    alone = median_interval([85_000.0 + 5000 * company + 10 * n for company in range(12) for n in range(20)])

    assert method == "order statistics, with as many ads as employers leave them worth"
    assert low < middle < high
    assert high - low > 2 * (alone[1] - alone[0])


def test_estimates_are_held_to_their_like_and_not_to_stated_pay(tmp_path):
    rows = [
        *paid(60, step=500.0),
        *paid(60, first=20_000.0, step=100.0, pay_kind="board_estimate"),
        *paid(2, first=200_000.0, pay_kind="board_estimate", text_chars=500),
        *paid(9, pay_kind="board_estimate", employment="contract"),
        *paid(9, pay_kind="board_estimate", salary_max=900_000.0),
    ]
    path = warehouse(tmp_path, rows)

    assert ask(path, "select k, amounts, removed, stated_k from answer_pay_estimates") == [(60, 60, 2, 60)]
    assert ask(path, "select k, removed from answer_pay") == [(60, 0)]
    assert ask(path, "select salary_kind, count(*) from pay_outliers group by all") == [("board_estimate", 2)]


def test_levels_and_countries_have_rows_of_their_own(tmp_path):
    rows = [
        *paid(8, seniority="senior", country="DE", salary_currency="EUR"),
        *paid(7, seniority="junior", country="DE", salary_currency="EUR"),
        *paid(6),
        *ads(8, seniority="senior", country="DE"),
    ]
    path = warehouse(tmp_path, rows)

    assert ask(path, "select seniority, country, currency, k, n, disclosure from answer_pay_levels") == [
        ("junior", "DE", "EUR", 7, 7, 1.0),
        ("mid", "unstated", "USD", 6, 6, 1.0),
        ("senior", "DE", "EUR", 8, 16, 0.5),
    ]


def test_dollars_are_told_with_whose_rate_made_them_and_with_what_has_none(tmp_path):
    survey = [
        {
            "source": "survey", "date_text": "2023", "pay_min": 50_000.0 + number, "pay_max": 50_000.0 + number,
            "pay_currency": "EUR", "pay_period": "year", "pay_kind": "survey", "pay_usd": (50_000 + number) * 1.0797,
        }
        for number in range(12)
    ]  # fmt: skip
    rows = [
        *survey,
        *paid(6),
        *paid(3, salary_currency="EUR", posted_on="2023-05-04"),
        *paid(5, salary_currency="EUR", posted_on="2019-05-04"),
        *paid(4, salary_currency="GBP"),
    ]
    path = warehouse(tmp_path, rows)

    assert ask(path, "select measure, k, own, survey, left_out from answer_pay_usd") == [
        ("converted", 9, pytest.approx(6 / 9), pytest.approx(3 / 9), 9)
    ]


def interval(middles):
    """Bounds and method for as many employers as ads."""
    found = quantiles_by_employer(middles, range(len(middles)), seed=SEED)
    median = found.quantiles[1]
    return median.ci_low, median.ci_high, found.ci_method
